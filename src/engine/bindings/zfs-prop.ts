import { bind } from '../libzpool.ts';

/** `include/sys/fs/zfs.h` and `zfs_prop.h`. A property is a number of `zfs_prop_t`; -1 is none that ZFS has itself. */
export const zfs_name_to_prop = bind<(name: string) => number>('int zfs_name_to_prop(const char *name)');
export const zfs_prop_user = bind<(name: string) => number>('int zfs_prop_user(const char *name)');
export const zfs_prop_userquota = bind<(name: string) => number>('int zfs_prop_userquota(const char *name)');
export const zfs_prop_inheritable = bind<(property: number) => number>('int zfs_prop_inheritable(int prop)');
/** A number of `zprop_type_t`: 0 number, 1 text, 2 index. */
export const zfs_prop_get_type = bind<(property: number) => number>('int zfs_prop_get_type(int prop)');
export const zfs_prop_default_numeric = bind<(property: number) => bigint>(
  'uint64_t zfs_prop_default_numeric(int prop)',
);
export const zfs_prop_index_to_string = bind<
  (property: number, index: bigint, text: BigUint64Array) => number
>('int zfs_prop_index_to_string(int prop, uint64_t index, _Out_ uint64_t *string)');
/** `include/zfeature_common.h`: gives the number of a feature by its short name; 0 when there is one. */
export const zfeature_lookup_name = bind<(name: string, feature: Int32Array) => number>(
  'int zfeature_lookup_name(const char *name, _Out_ int *res)',
);
/** `include/sys/zio_checksum.h`: number of the feature that a checksum needs. */
export const zio_checksum_to_feature = bind<(checksum: number) => number>(
  'int zio_checksum_to_feature(int cksum)',
);
