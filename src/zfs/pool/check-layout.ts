import { setImmediate } from 'node:timers/promises';
import { type DeviceUse, readDevice } from './device-use.ts';
import type { PoolLayout } from './root-vdev.ts';
import { checkedVdev, type LeafVdev, leavesOf, type Vdev } from './vdev.ts';

/** What may be wrong with a layout; see {@link LayoutFinding}. */
export type LayoutFindingKind = DeviceUse['kind'] | ShapeFinding['kind'];

/**
 * One thing that `zpool create` would ask about, or refuse without `-f`.
 *
 * Of a device: `missing`, `not-a-device` (a directory, or a file given as a disk, ...), `too-small` (under 64 MiB),
 * `mounted`, `swap`, `held` (by md, LVM, multipath, ...), `busy` (opened by somebody for himself alone), `in-pool` (it has the
 * label of a pool that was not destroyed, of a spare or of a cache vdev).
 *
 * Of the layout: `listed-twice`; `mixed-redundancy` (the vdevs do not survive the same number of failures), `mixed-shape`
 * (they differ in kind or width), `mixed-sizes` and `mixed-ashift` within a vdev.
 */
export type LayoutFinding = DeviceUse | ShapeFinding;

/** A {@link LayoutFinding} about vdevs beside each other. */
export interface ShapeFinding {
  readonly kind: 'listed-twice' | 'mixed-redundancy' | 'mixed-shape' | 'mixed-sizes' | 'mixed-ashift';
  /** The first path that it is about. */
  readonly path: string;
  readonly message: string;
}

/** Devices of a vdev may differ by this much (`ZPOOL_FUZZ` in `cmd/zpool/zpool_vdev.c`). */
const SIZE_TOLERANCE = 16n << 20n;

/**
 * Looks at the devices of a layout and at its shape, for what `zpool create` and `zpool add` check before they ask the kernel
 * (`make_root_vdev` in `cmd/zpool/zpool_vdev.c`). Nothing is changed, and `create` does not do this by itself: a device that is
 * free now may be taken a moment later, and the kernel has the last word. Filesystems that are not mounted are not found.
 *
 * Sources: the devices' labels, `/proc/self/mountinfo`, `/proc/swaps`, holders in sysfs, and whether a device can be opened with
 * O_EXCL. Needs the right to read the devices.
 *
 * @returns the findings, device by device, then those of the shape; empty when nothing speaks against the layout
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for what is no layout; the signal's reason
 */
export async function checkLayout(
  layout: Partial<PoolLayout>,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<LayoutFinding[]> {
  const { vdevs = [], log = [], special = [], dedup = [], cache = [], spares = [] } = layout;
  const tops = [vdevs, log, special, dedup, cache, spares].map((group) => group.map(checkedVdev));
  const leaves = tops.flat().flatMap(leavesOf);
  const findings: LayoutFinding[] = [];
  const sizes = new Map<string, bigint>();
  for (const leaf of leaves) {
    options.signal?.throwIfAborted();
    await setImmediate();
    const { size, uses } = await readDevice(leaf);
    findings.push(...uses);
    if (size !== undefined) sizes.set(leaf.path, size);
  }
  const storing = [vdevs, special, dedup].flat();
  return [
    ...findings,
    ...twice(leaves),
    ...mixedRedundancy(storing),
    ...mixedShape(vdevs),
    ...tops.flat().flatMap((top) => [...mixedSizes(top, sizes), ...mixedAshift(top)]),
  ];
}

function twice(leaves: readonly LeafVdev[]): ShapeFinding[] {
  const paths = leaves.map(({ path }) => path);
  const repeated = new Set(paths.filter((path, index) => paths.indexOf(path) !== index));
  return [...repeated].map((path) => ({
    kind: 'listed-twice',
    path,
    message: `${path} is listed more than once`,
  }));
}

/** How many of its leaves a vdev can lose. */
function tolerance(vdev: Vdev): number {
  if (vdev.type === 'mirror') return vdev.children.length - 1;
  return 'parity' in vdev ? vdev.parity : 0;
}

function mixedRedundancy(vdevs: readonly Vdev[]): ShapeFinding[] {
  const described = (vdev: Vdev) =>
    `${vdev.type} of ${leavesOf(vdev).length} survives ${tolerance(vdev)} failures`;
  return differing('mixed-redundancy', vdevs, tolerance, described);
}

function mixedShape(vdevs: readonly Vdev[]): ShapeFinding[] {
  const shape = (vdev: Vdev) => `${vdev.type} of ${leavesOf(vdev).length}`;
  return differing('mixed-shape', vdevs, shape, shape);
}

function mixedAshift(vdev: Vdev): ShapeFinding[] {
  const described = (leaf: Vdev) => `${firstPath(leaf)} has ${ashiftOf(leaf) ?? 'that of the device'}`;
  return differing('mixed-ashift', leavesOf(vdev), ashiftOf, described);
}

function ashiftOf(vdev: Vdev): number | undefined {
  return 'ashift' in vdev ? vdev.ashift : undefined;
}

function mixedSizes(vdev: Vdev, sizes: ReadonlyMap<string, bigint>): ShapeFinding[] {
  const known = leavesOf(vdev).flatMap(({ path }) => {
    const size = sizes.get(path);
    return size === undefined ? [] : [{ path, size }];
  });
  const [smallest, ...rest] = known.sort((a, b) => Number(a.size - b.size));
  const largest = rest.at(-1);
  if (!smallest || !largest || largest.size - smallest.size <= SIZE_TOLERANCE) return [];
  const message = `${largest.path} has ${largest.size} bytes, ${smallest.path} ${smallest.size}: the rest is wasted`;
  return [{ kind: 'mixed-sizes', path: smallest.path, message }];
}

/** A finding where not all vdevs have the same value. */
function differing(
  kind: ShapeFinding['kind'],
  vdevs: readonly Vdev[],
  measure: (vdev: Vdev) => unknown,
  described: (vdev: Vdev) => string,
): ShapeFinding[] {
  const [first] = vdevs;
  const other = first && vdevs.find((vdev) => measure(vdev) !== measure(first));
  if (!first || !other) return [];
  return [{ kind, path: firstPath(other), message: `${described(first)}, ${described(other)}` }];
}

function firstPath(vdev: Vdev): string {
  return leavesOf(vdev)[0]?.path ?? '';
}
