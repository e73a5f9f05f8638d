import { Nvlist, type NvPair } from '../src/nvlist/index.ts';
import { addVdev, isVdev } from './inline-vdev.ts';
import { HIDDEN_NAMES } from './is-hidden.ts';
import type { LineRoom } from './line-room.ts';
import { redactedText } from './redacted.ts';

/** Whether secrets are overwritten in a list, and whether that holds for all that is at this place in it. */
type Secrecy = 'open' | 'redacted' | 'hidden';

/**
 * Adds a list to a line: flags as bare names, text in quotes where it needs them, vdev trees in short, secrets as
 * `<redacted, 32 bytes>`, and what does not fit as `… 14 more`.
 *
 * @param redacted - secrets in it are overwritten
 */
export function addList(list: Nvlist, room: LineRoom, redacted: boolean): void {
  addItem(list, room, redacted ? 'redacted' : 'open');
}

function addPairs(list: Nvlist, room: LineRoom, secrecy: Secrecy): void {
  room.add('{');
  let count = 0;
  for (const pair of list.has('vdev_tree', 'nvlist') ? tellingFirst(list) : list) {
    if (count > 0) room.add(', ');
    if (room.left <= 0) {
      room.cut(`… ${list.size - count} more`);
      break;
    }
    room.addText(pair.name);
    if (pair.type !== 'boolean') {
      room.add(': ');
      addValue(pair, room, secrecy === 'redacted' && HIDDEN_NAMES.has(pair.name) ? 'hidden' : secrecy);
    }
    count++;
  }
  room.add('}');
}

/** A pool's configuration is cut off where it is least telling: its name and vdevs come first. */
function* tellingFirst(config: Nvlist): Generator<NvPair> {
  const telling = (pair: NvPair) => pair.name === 'name' || pair.name === 'vdev_tree';
  for (const pair of config) if (telling(pair)) yield pair;
  for (const pair of config) if (!telling(pair)) yield pair;
}

function addValue({ type, value }: NvPair, room: LineRoom, secrecy: Secrecy): void {
  if (type === 'nvlist') addItem(value, room, secrecy);
  else if (secrecy === 'hidden' && type !== 'nvlist_array') room.add(redactedText(value));
  else if (type === 'byte_array' || type === 'uint8_array') room.addBytes(value);
  else if (typeof value === 'object') addItems(value, room, secrecy);
  else addItem(value, room, secrecy);
}

function addItems(items: ArrayLike<unknown>, room: LineRoom, secrecy: Secrecy): void {
  room.add('[');
  for (let i = 0; i < items.length; i++) {
    if (i > 0) room.add(', ');
    if (room.left <= 0) {
      room.cut(`… ${items.length - i} more`);
      break;
    }
    addItem(items[i], room, secrecy);
  }
  room.add(']');
}

function addItem(item: unknown, room: LineRoom, secrecy: Secrecy): void {
  if (typeof item === 'string') room.addText(item);
  else if (!(item instanceof Nvlist)) room.add(String(item));
  else if (secrecy !== 'hidden' && isVdev(item)) addVdev(item, room);
  else addPairs(item, room, secrecy);
}
