import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zfs_znode.h`. Writes a path with its NUL. */
export const zfs_obj_to_path = bind<
  (os: Pointer, object: bigint, path: Uint8Array, length: number) => number
>('int zfs_obj_to_path(void *os, uint64_t obj, _Out_ uint8_t *buf, int len)');
/** `include/sys/zfs_stat.h`. Writes a `zfs_stat_t` too. */
export const zfs_obj_to_stats = bind<
  (os: Pointer, object: bigint, stat: Uint8Array, path: Uint8Array, length: number) => number
>('int zfs_obj_to_stats(void *os, uint64_t obj, _Out_ uint8_t *sb, _Out_ uint8_t *buf, int len)');
/** `include/sys/dmu.h`: the object after one, in the same place. */
export const dmu_object_next = bind<
  (os: Pointer, object: BigUint64Array, hole: number, txg: bigint) => number
>('int dmu_object_next(void *os, _Inout_ uint64_t *objectp, int hole, uint64_t txg)');
/** Writes records to a file (`zfs_file_t`). */
export const dmu_diff = bind<(to: string, from: string, file: Pointer, offset: BigUint64Array) => number>(
  'int dmu_diff(const char *tosnap, const char *fromsnap, void *fp, _Inout_ uint64_t *offp)',
);
/** `include/sys/dsl_dataset.h`. Writes a name with its NUL. */
export const dsl_dsobj_to_dsname = bind<(pool: string, object: bigint, name: Uint8Array) => number>(
  'int dsl_dsobj_to_dsname(const char *pname, uint64_t obj, _Out_ uint8_t *buf)',
);
