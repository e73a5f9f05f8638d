import { Nvlist, type NvTyped } from '../../src/nvlist/index.ts';

/**
 * A list made anew by adding pair after pair, as `nvlist_dup` does it: under unique names the last duplicate is left,
 * and of the flags only those that libnvpair knows.
 */
export function canonical(list: Nvlist): Nvlist {
  const copy = new Nvlist(list.flags & 3);
  for (const pair of list) copy.set(pair.name, canonicalValue(pair));
  return copy;
}

function canonicalValue(pair: NvTyped): NvTyped {
  if (pair.type === 'nvlist') return { type: 'nvlist', value: canonical(pair.value) };
  if (pair.type === 'nvlist_array') return { type: 'nvlist_array', value: pair.value.map(canonical) };
  return pair;
}
