import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zap.h`. Types are numbers of `dmu_object_type_t`. */
export const zap_create = bind<
  (os: Pointer, type: number, bonusType: number, bonusLength: number, tx: Pointer) => bigint
>('uint64_t zap_create(void *os, int type, int bonustype, int bonuslen, void *tx)');
export const zap_create_claim = bind<
  (os: Pointer, object: bigint, type: number, bonusType: number, bonusLength: number, tx: Pointer) => number
>('int zap_create_claim(void *os, uint64_t obj, int type, int bonustype, int bonuslen, void *tx)');
export const zap_create_norm_dnsize = bind<
  (
    os: Pointer,
    normalization: number,
    type: number,
    bonusType: number,
    bonusLength: number,
    dnodeSize: number,
    tx: Pointer,
  ) => bigint
>(
  'uint64_t zap_create_norm_dnsize(void *os, int normflags, int type, int bonustype, int bonuslen, int dnodesize, void *tx)',
);
export const zap_add = bind<
  (
    os: Pointer,
    zap: bigint,
    name: string,
    size: number,
    count: bigint,
    value: BigUint64Array,
    tx: Pointer,
  ) => number
>(
  'int zap_add(void *os, uint64_t zapobj, const char *name, int integer_size, uint64_t num_integers, const uint64_t *value, void *tx)',
);
export const zap_update = bind<
  (
    os: Pointer,
    zap: bigint,
    name: string,
    size: number,
    count: bigint,
    value: BigUint64Array,
    tx: Pointer,
  ) => number
>(
  'int zap_update(void *os, uint64_t zapobj, const char *name, int integer_size, uint64_t num_integers, const uint64_t *value, void *tx)',
);
export const zap_remove = bind<(os: Pointer, zap: bigint, name: string, tx: Pointer) => number>(
  'int zap_remove(void *os, uint64_t zapobj, const char *name, void *tx)',
);
export const zap_lookup = bind<
  (os: Pointer, zap: bigint, name: string, size: bigint, count: bigint, value: BigUint64Array) => number
>(
  'int zap_lookup(void *os, uint64_t zapobj, const char *name, uint64_t integer_size, uint64_t num_integers, _Out_ uint64_t *value)',
);
export const zap_cursor_init_serialized = bind<
  (cursor: Pointer, os: Pointer, zap: bigint, serialized: bigint) => void
>('void zap_cursor_init_serialized(void *zc, void *os, uint64_t zapobj, uint64_t serialized)');
export const zap_cursor_fini = bind<(cursor: Pointer) => void>('void zap_cursor_fini(void *zc)');
export const zap_cursor_retrieve = bind<(cursor: Pointer, attribute: Pointer) => number>(
  'int zap_cursor_retrieve(void *zc, void *za)',
);
export const zap_cursor_advance = bind<(cursor: Pointer) => void>('void zap_cursor_advance(void *zc)');
export const zap_cursor_serialize = bind<(cursor: Pointer) => bigint>(
  'uint64_t zap_cursor_serialize(void *zc)',
);
/** Since 2.3. */
export const zap_attribute_alloc = bind<() => Pointer>('void *zap_attribute_alloc(void)');
export const zap_attribute_free = bind<(attribute: Pointer) => void>('void zap_attribute_free(void *za)');
