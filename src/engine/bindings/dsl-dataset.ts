import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dsl_destroy.h`. */
export const dsl_destroy_head = bind<(name: string) => number>('int dsl_destroy_head(const char *name)');
/** `include/sys/dsl_dataset.h`. */
export const dsl_dataset_hold_obj = bind<(pool: Pointer, object: bigint, tag: Pointer, ds: Out) => number>(
  'int dsl_dataset_hold_obj(void *dp, uint64_t dsobj, void *tag, _Out_ uint64_t *ds)',
);
export const dsl_dataset_rele = bind<(ds: Pointer, tag: Pointer) => void>(
  'void dsl_dataset_rele(void *ds, void *tag)',
);
export const dsl_get_creationtxg = bind<(ds: Pointer) => bigint | number>(
  'uint64_t dsl_get_creationtxg(void *ds)',
);
export const dsl_dataset_fast_stat = bind<(ds: Pointer, stats: Uint8Array) => void>(
  'void dsl_dataset_fast_stat(void *ds, _Inout_ uint8_t *stats)',
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
