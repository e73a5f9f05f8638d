import { checkDepth, equalValues } from './compare.ts';
import { joinPath } from './error.ts';
import type { Nvlist } from './list.ts';
import type { NvPair, NvTyped } from './value.ts';

/** One thing in which two lists differ. */
export interface NvDifference {
  /** Names from the outermost list; a name that stands more than once has its occurrence as `name#2`. */
  readonly path: string;
  /**
   * `order`: the same names in another order. `flags`: another nvflag. `length`: an array of lists of another length;
   * the children that both have are compared.
   */
  readonly kind: 'added' | 'removed' | 'changed' | 'order' | 'flags' | 'length';
  readonly before?: NvTyped | number;
  readonly after?: NvTyped | number;
}

/** What makes the second list different from the first; empty exactly when `equals` says true of both. */
export function diff(before: Nvlist, after: Nvlist): NvDifference[] {
  const found: NvDifference[] = [];
  diffLists(before, after, '', found, 0);
  return found;
}

function diffLists(before: Nvlist, after: Nvlist, path: string, found: NvDifference[], depth: number): void {
  checkDepth(depth);
  if (before.flags !== after.flags || before.version !== after.version) {
    found.push({ path, kind: 'flags', before: before.flags, after: after.flags });
  }
  const old = keyedPairs(before);
  const now = keyedPairs(after);
  for (const [key, pair] of old) {
    const other = now.get(key);
    if (other === undefined)
      found.push({ path: joinPath(path, shown(key)), kind: 'removed', before: typed(pair) });
    else diffPairs(pair, other, joinPath(path, shown(key)), found, depth);
  }
  for (const [key, pair] of now) {
    if (!old.has(key)) found.push({ path: joinPath(path, shown(key)), kind: 'added', after: typed(pair) });
  }
  const shared = [...old.keys()].filter((key) => now.has(key));
  const order = [...now.keys()].filter((key) => old.has(key));
  if (shared.some((key, i) => key !== order[i])) found.push({ path, kind: 'order' });
}

/** Pairs by name and occurrence. A name may look like another's occurrence: the NUL keeps them apart. */
function keyedPairs(list: Nvlist): Map<string, NvPair> {
  const pairs = new Map<string, NvPair>();
  const seen = new Map<string, number>();
  for (const pair of list) {
    const count = (seen.get(pair.name) ?? 0) + 1;
    seen.set(pair.name, count);
    pairs.set(count === 1 ? pair.name : `${pair.name}\0#${count}`, pair);
  }
  return pairs;
}

function shown(key: string): string {
  return key.replace('\0', '');
}

function diffPairs(before: NvPair, after: NvPair, path: string, found: NvDifference[], depth: number): void {
  if (before.type === 'nvlist' && after.type === 'nvlist') {
    diffLists(before.value, after.value, path, found, depth + 1);
  } else if (before.type === 'nvlist_array' && after.type === 'nvlist_array') {
    const shared = Math.min(before.value.length, after.value.length);
    for (let i = 0; i < shared; i++) {
      diffLists(before.value[i] as Nvlist, after.value[i] as Nvlist, `${path}[${i}]`, found, depth + 1);
    }
    if (before.value.length !== after.value.length) {
      found.push({ path, kind: 'length', before: before.value.length, after: after.value.length });
    }
  } else if (before.type !== after.type || !equalValues(before.value, after.value)) {
    found.push({ path, kind: 'changed', before: typed(before), after: typed(after) });
  }
}

function typed(pair: NvPair): NvTyped {
  return { type: pair.type, value: pair.value } as NvTyped;
}
