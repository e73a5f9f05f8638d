import type { Release } from '../../ioctl/index.ts';
import { type PropertySchema, releaseOf, tableSchema } from './dataset-property-schema.ts';
import { poolProperties } from './pool-properties.ts';
import type { PoolPropertyName, VdevPropertyName } from './property-values.ts';
import { vdevProperties } from './vdev-properties.ts';

/**
 * The native properties that pools have in a release, by name, in the order of the kernel's table; without features and `tname`.
 * No kernel is asked.
 *
 * @param release - such as `'2.3.9'` or `[2, 3, 9]`
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when it is no release
 */
export function poolPropertySchema(
  release: string | Release,
): ReadonlyMap<PoolPropertyName, PropertySchema<PoolPropertyName>> {
  return tableSchema<PoolPropertyName>(poolProperties, releaseOf(release));
}

/**
 * The native properties that vdevs have in a release, by name, in the order of the kernel's table; empty before 2.2. No kernel
 * is asked.
 *
 * @param release - such as `'2.3.9'` or `[2, 3, 9]`
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when it is no release
 */
export function vdevPropertySchema(
  release: string | Release,
): ReadonlyMap<VdevPropertyName, PropertySchema<VdevPropertyName>> {
  return tableSchema<VdevPropertyName>(vdevProperties, releaseOf(release));
}
