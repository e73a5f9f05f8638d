import { spa_feature_is_enabled } from './bindings/spa.ts';
import { zfeature_lookup_name } from './bindings/zfs-prop.ts';
import type { Pointer } from './libzpool.ts';

/** Whether a feature, such as `large_blocks`, is enabled in a pool. One that this libzpool does not know is not. */
export function hasFeature(spa: Pointer, name: string): boolean {
  const feature = new Int32Array(1);
  return zfeature_lookup_name(name, feature) === 0 && spa_feature_is_enabled(spa, feature[0] ?? 0) !== 0;
}
