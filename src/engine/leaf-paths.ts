import type { Nvlist } from '../nvlist/index.ts';

/** Paths of the leaves of a vdev tree, with its spares and cache devices. */
export function leafPaths(tree: Nvlist): string[] {
  const below = ['children', 'spares', 'l2cache'].flatMap((name) => tree.find(name, 'nvlist_array') ?? []);
  if (below.length > 0) return below.flatMap(leafPaths);
  const path = tree.find('path', 'string');
  return path === undefined ? [] : [path];
}
