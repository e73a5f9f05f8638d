import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dsl_dataset.h`. */
export const dsl_dataset_hold = bind<(pool: Pointer, name: string, tag: Pointer, ds: Out) => number>(
  'int dsl_dataset_hold(void *dp, const char *name, void *tag, _Out_ uint64_t *ds)',
);
export const dsl_dataset_rele = bind<(ds: Pointer, tag: Pointer) => void>(
  'void dsl_dataset_rele(void *ds, void *tag)',
);
/** Of one that was held with flags: 1 for its key. */
export const dsl_dataset_rele_flags = bind<(ds: Pointer, flags: number, tag: Pointer) => void>(
  'void dsl_dataset_rele_flags(void *ds, int flags, void *tag)',
);
/** Lists by pointer: names, properties (0n for none), and what failed. */
export const dsl_dataset_snapshot = bind<(snaps: Pointer, props: Pointer, failures: Pointer) => number>(
  'int dsl_dataset_snapshot(void *snaps, void *props, void *errors)',
);
export const dsl_dataset_snapshot_tmp = bind<
  (dataset: string, snapshot: string, minor: number, tag: string) => number
>(
  'int dsl_dataset_snapshot_tmp(const char *fsname, const char *snapname, unsigned int minor, const char *htag)',
);
/** Since 2.4 by another name, in `dsl_dataset.h`; before in `dmu.h`. */
export const dsl_dataset_clone = bind<(clone: string, origin: string) => number>([
  ['2.1', 'int dmu_objset_clone(const char *name, const char *origin)'],
  ['2.4', 'int dsl_dataset_clone(const char *clone, const char *origin)'],
]);
/** Writes the name of a snapshot that is in the way, of up to 256 bytes with its NUL. */
export const dsl_dataset_promote = bind<(name: string, conflict: Uint8Array) => number>(
  'int dsl_dataset_promote(const char *name, _Inout_ uint8_t *conflsnap)',
);
export const dsl_dataset_rename_snapshot = bind<
  (dataset: string, from: string, to: string, recursive: number) => number
>(
  'int dsl_dataset_rename_snapshot(const char *fsname, const char *oldsnapname, const char *newsnapname, int recursive)',
);
export const dsl_dataset_rollback = bind<
  (dataset: string, to: string | null, owner: Pointer, result: Pointer) => number
>('int dsl_dataset_rollback(const char *fsname, const char *tosnap, void *owner, void *result)');
/** Each writes three numbers of bytes: used, compressed, uncompressed. */
export const dsl_dataset_space_written = bind<
  (old: Pointer, ds: Pointer, used: Out, compressed: Out, uncompressed: Out) => number
>(
  'int dsl_dataset_space_written(void *oldsnap, void *newds, _Out_ uint64_t *usedp, _Out_ uint64_t *compp, _Out_ uint64_t *uncompp)',
);
export const dsl_dataset_space_wouldfree = bind<
  (first: Pointer, last: Pointer, used: Out, compressed: Out, uncompressed: Out) => number
>(
  'int dsl_dataset_space_wouldfree(void *firstsnap, void *last, _Out_ uint64_t *usedp, _Out_ uint64_t *compp, _Out_ uint64_t *uncompp)',
);
/** `bookmark` is the `zfs_bookmark_phys_t` of `dsl_bookmark_lookup`. */
export const dsl_dataset_space_written_bookmark = bind<
  (bookmark: Out, ds: Pointer, used: Out, compressed: Out, uncompressed: Out) => number
>(
  'int dsl_dataset_space_written_bookmark(_Inout_ uint64_t *bmp, void *newds, _Out_ uint64_t *usedp, _Out_ uint64_t *compp, _Out_ uint64_t *uncompp)',
);
export const dsl_dataset_hold_obj = bind<(pool: Pointer, object: bigint, tag: Pointer, ds: Out) => number>(
  'int dsl_dataset_hold_obj(void *dp, uint64_t dsobj, void *tag, _Out_ uint64_t *ds)',
);
export const dsl_get_creationtxg = bind<(ds: Pointer) => bigint>('uint64_t dsl_get_creationtxg(void *ds)');
export const dsl_get_inconsistent = bind<(ds: Pointer) => bigint>('uint64_t dsl_get_inconsistent(void *ds)');
export const dsl_get_refreservation = bind<(ds: Pointer) => bigint>(
  'uint64_t dsl_get_refreservation(void *ds)',
);
export const dsl_get_unique = bind<(ds: Pointer) => bigint>('uint64_t dsl_get_unique(void *ds)');
export const dsl_get_available = bind<(ds: Pointer) => bigint>('uint64_t dsl_get_available(void *ds)');
export const dsl_dataset_fast_stat = bind<(ds: Pointer, stats: Uint8Array) => void>(
  'void dsl_dataset_fast_stat(void *ds, _Inout_ uint8_t *stats)',
);
/** Keeps a dataset from going; unlike a hold it does not keep its pool's configuration. */
export const dsl_dataset_long_hold = bind<(ds: Pointer, tag: Pointer) => void>(
  'void dsl_dataset_long_hold(void *ds, void *tag)',
);
export const dsl_dataset_long_rele = bind<(ds: Pointer, tag: Pointer) => void>(
  'void dsl_dataset_long_rele(void *ds, void *tag)',
);
/** `include/sys/dmu_objset.h`. The objset is there for as long as the dataset is held. */
export const dmu_objset_from_ds = bind<(ds: Pointer, os: Out) => number>(
  'int dmu_objset_from_ds(void *ds, _Out_ uint64_t *os)',
);
/** `include/sys/dmu.h`. Names end with NUL; the cursor goes on from where it was. */
export const dmu_dir_list_next = bind<
  (os: Pointer, length: number, name: Uint8Array, id: Pointer, cursor: Out) => number
>('int dmu_dir_list_next(void *os, int namelen, _Out_ uint8_t *name, void *idp, _Inout_ uint64_t *offp)');
export const dmu_snapshot_list_next = bind<
  (os: Pointer, length: number, name: Uint8Array, id: Out, cursor: Out, conflict: Pointer) => number
>(
  'int dmu_snapshot_list_next(void *os, int namelen, _Out_ uint8_t *name, _Out_ uint64_t *id, _Inout_ uint64_t *offp, void *case_conflict)',
);
export const dsl_dataset_is_before = bind<(later: Pointer, earlier: Pointer, txg: bigint) => number>(
  'int dsl_dataset_is_before(void *later, void *earlier, uint64_t txg)',
);
/** Writes the full name, of less than 256 bytes (`ZFS_MAX_DATASET_NAME_LEN`). */
export const dsl_dataset_name = bind<(dataset: Pointer, name: Uint8Array) => void>(
  'void dsl_dataset_name(void *dataset, _Inout_ uint8_t *name)',
);
export const dsl_get_guid = bind<(dataset: Pointer) => bigint>('uint64_t dsl_get_guid(void *dataset)');
/** `ds_object`. */
export const dsl_get_objsetid = bind<(dataset: Pointer) => bigint>(
  'uint64_t dsl_get_objsetid(void *dataset)',
);
