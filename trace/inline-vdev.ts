import type { Nvlist } from '../src/nvlist/index.ts';
import type { LineRoom } from './line-room.ts';

/** `type` of vdevs: `VDEV_TYPE_*` in `include/sys/fs/zfs.h`. */
const VDEV_TYPES: ReadonlySet<unknown> = new Set([
  'root',
  'mirror',
  'replacing',
  'raidz',
  'draid',
  'dspare',
  'disk',
  'file',
  'missing',
  'hole',
  'spare',
  'log',
  'l2cache',
  'indirect',
]);

/** Types that stand for a device: shown by its path. */
const DEVICE_TYPES: ReadonlySet<string> = new Set(['disk', 'file', 'dspare']);

/** Arrays of vdevs beside the children, and what they are called in a zpool command. */
const EXTRA_VDEVS = [
  ['l2cache', 'cache'],
  ['spares', 'spare'],
] as const;

/** Whether a list is a node of a vdev tree. */
export function isVdev(list: Nvlist): boolean {
  return VDEV_TYPES.has(typedValue(list, 'type', 'string')) && !list.has('vdev_tree');
}

/** Adds a vdev tree nearly as a zpool command would have it: `root(mirror(/a /b) log(/c) cache(/d))`. */
export function addVdev(vdev: Nvlist, room: LineRoom): void {
  const type = typedValue(vdev, 'type', 'string') ?? '';
  const path = typedValue(vdev, 'path', 'string');
  if (DEVICE_TYPES.has(type) && path !== undefined) {
    room.addText(path);
    return;
  }
  const parity = type === 'raidz' || type === 'draid' ? typedValue(vdev, 'nparity', 'uint64') : undefined;
  room.add(`${type}${parity ?? ''}`);
  const children = typedValue(vdev, 'children', 'nvlist_array');
  const extras = EXTRA_VDEVS.filter(([key]) => typedValue(vdev, key, 'nvlist_array')?.length);
  if (children === undefined && extras.length === 0) return;
  room.add('(');
  addVdevs(children ?? [], room);
  for (const [key, word] of extras) {
    if (room.left <= 0) {
      room.cut(` …`);
      break;
    }
    room.add(children?.length || key !== extras[0]?.[0] ? ` ${word}(` : `${word}(`);
    addVdevs(typedValue(vdev, key, 'nvlist_array') ?? [], room);
    room.add(')');
  }
  room.add(')');
}

function addVdevs(vdevs: readonly Nvlist[], room: LineRoom): void {
  for (const [index, vdev] of vdevs.entries()) {
    if (index > 0) room.add(' ');
    if (room.left <= 0) {
      room.cut(`… ${vdevs.length - index} more`);
      return;
    }
    const purpose = purposeOf(vdev);
    if (purpose !== undefined) room.add(`${purpose}(`);
    addVdev(vdev, room);
    if (purpose !== undefined) room.add(')');
  }
}

/** What a top-level vdev is for, where that is not data. */
function purposeOf(vdev: Nvlist): string | undefined {
  if (typedValue(vdev, 'is_log', 'uint64') === 1n) return 'log';
  const bias = typedValue(vdev, 'alloc_bias', 'string');
  return bias === 'log' || bias === 'special' || bias === 'dedup' ? bias : undefined;
}

/** A value of a type; undefined also where the name stands for another type. */
function typedValue<K extends 'string' | 'uint64' | 'nvlist_array'>(list: Nvlist, name: string, type: K) {
  return list.has(name, type) ? list.find(name, type) : undefined;
}
