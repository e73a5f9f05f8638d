import type { WireType } from './element.ts';
import { NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import { Nvlist } from './list.ts';

/** Throws `NVLIST_TOO_DEEP` where a list in memory has more embedded levels than can be encoded, or holds itself. */
export function checkDepth(depth: number): void {
  if (depth > LIMITS.depth) {
    throw new NvlistError('NVLIST_TOO_DEEP', `more than ${LIMITS.depth} embedded levels`);
  }
}

/** Same flags, and the same names, types and values in the same order. Throws `NVLIST_TOO_DEEP`. */
export function equalLists(a: Nvlist, b: Nvlist, depth = 0): boolean {
  checkDepth(depth);
  if (a === b) return true;
  const left = a.rawCells();
  const right = b.rawCells();
  if (left.length !== right.length || a.flags !== b.flags || a.version !== b.version) return false;
  for (let at = 0; at < left.length; at += 3) {
    if (left[at] !== right[at] || left[at + 1] !== right[at + 1]) return false;
    if (!equalValues(left[at + 2], right[at + 2], depth)) return false;
  }
  return true;
}

/** Whether two values of the same data type are equal; NaN equals NaN, 0 is not -0. */
export function equalValues(a: unknown, b: unknown, depth = 0): boolean {
  if (a instanceof Nvlist) return b instanceof Nvlist && equalLists(a, b, depth + 1);
  if (typeof a !== 'object') return Object.is(a, b);
  const left = a as ArrayLike<unknown>;
  const right = b as ArrayLike<unknown>;
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (!equalValues(left[i], right[i], depth)) return false;
  return true;
}

/** A copy that shares nothing with the list. Throws `NVLIST_TOO_DEEP`. */
export function cloneList(list: Nvlist, depth = 0): Nvlist {
  checkDepth(depth);
  const copy = new Nvlist(list.flags, list.version);
  const cells = list.rawCells();
  for (let at = 0; at < cells.length; at += 3) {
    copy.append(cells[at] as string, cells[at + 1] as WireType, cloneValue(cells[at + 2], depth));
  }
  return copy;
}

function cloneValue(value: unknown, depth: number): unknown {
  if (value instanceof Nvlist) return cloneList(value, depth + 1);
  if (typeof value !== 'object') return value;
  const array = value as unknown[];
  if (array[0] instanceof Nvlist) return array.map((child) => cloneList(child as Nvlist, depth + 1));
  return array.slice();
}
