import { checkDepth } from './compare.ts';
import { Nvlist } from './list.ts';
import { createObject } from './object-room.ts';
import type { NvObject, NvObjectValue } from './plain-object.ts';

/** A list as a plain object, as `decodeObject` gives it for the list's bytes. Arrays are shared with the list. */
export function toObject(list: Nvlist, depth = 0): NvObject {
  checkDepth(depth);
  const object = createObject();
  const cells = list.rawCells();
  for (let at = 0; at < cells.length; at += 3) {
    object[cells[at] as string] = toPlainValue(cells[at + 2], depth);
  }
  return object;
}

/** A value of a pair with objects in place of lists. */
export function toPlainValue(value: unknown, depth = 0): NvObjectValue {
  if (value instanceof Nvlist) return toObject(value, depth + 1);
  if (Array.isArray(value) && value[0] instanceof Nvlist) {
    return value.map((child: Nvlist) => toObject(child, depth + 1));
  }
  return value as NvObjectValue;
}
