import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dsl_dataset.h`. */
export const dsl_dataset_hold = bind<(pool: Pointer, name: string, tag: Pointer, dataset: Out) => number>(
  'int dsl_dataset_hold(void *pool, const char *name, void *tag, _Out_ uint64_t *dataset)',
);
export const dsl_dataset_hold_obj = bind<
  (pool: Pointer, object: bigint, tag: Pointer, dataset: Out) => number
>('int dsl_dataset_hold_obj(void *pool, uint64_t object, void *tag, _Out_ uint64_t *dataset)');
export const dsl_dataset_rele = bind<(dataset: Pointer, tag: Pointer) => void>(
  'void dsl_dataset_rele(void *dataset, void *tag)',
);
export const dsl_dataset_is_before = bind<(later: Pointer, earlier: Pointer, txg: bigint) => number>(
  'int dsl_dataset_is_before(void *later, void *earlier, uint64_t txg)',
);
/** Writes the full name, of less than 256 bytes (`ZFS_MAX_DATASET_NAME_LEN`). */
export const dsl_dataset_name = bind<(dataset: Pointer, name: Uint8Array) => void>(
  'void dsl_dataset_name(void *dataset, _Inout_ uint8_t *name)',
);
export const dsl_dataset_fast_stat = bind<(dataset: Pointer, stats: Uint8Array) => void>(
  'void dsl_dataset_fast_stat(void *dataset, _Inout_ uint8_t *stats)',
);
export const dsl_get_guid = bind<(dataset: Pointer) => bigint | number>(
  'uint64_t dsl_get_guid(void *dataset)',
);
/** `ds_object`. */
export const dsl_get_objsetid = bind<(dataset: Pointer) => bigint | number>(
  'uint64_t dsl_get_objsetid(void *dataset)',
);
