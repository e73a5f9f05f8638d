import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dmu.h` and `dmu_objset.h`. */
export const dmu_objset_hold = bind<(name: string, tag: Pointer, os: Out) => number>(
  'int dmu_objset_hold(const char *name, void *tag, _Out_ uint64_t *os)',
);
export const dmu_objset_rele = bind<(os: Pointer, tag: Pointer) => void>(
  'void dmu_objset_rele(void *os, void *tag)',
);
export const dmu_objset_stats = bind<(os: Pointer, list: Pointer) => void>(
  'void dmu_objset_stats(void *os, void *list)',
);
export const dmu_objset_fast_stat = bind<(os: Pointer, stats: Uint8Array) => void>(
  'void dmu_objset_fast_stat(void *os, _Inout_ uint8_t *stats)',
);
export const dsl_prop_get_all = bind<(os: Pointer, list: Out) => number>(
  'int dsl_prop_get_all(void *os, _Out_ uint64_t *list)',
);
export const dmu_object_info = bind<(os: Pointer, object: bigint, info: Uint8Array) => number>(
  'int dmu_object_info(void *os, uint64_t object, _Out_ uint8_t *doi)',
);
export const dmu_read = bind<
  (os: Pointer, object: bigint, offset: bigint, size: bigint, buffer: Pointer, flags: number) => number
>('int dmu_read(void *os, uint64_t object, uint64_t offset, uint64_t size, void *buf, uint32_t flags)');
export const dmu_write = bind<
  (
    os: Pointer,
    object: bigint,
    offset: bigint,
    size: bigint,
    buffer: Pointer,
    tx: Pointer,
    ...flags: number[]
  ) => void
>([
  [
    '2.1',
    'void dmu_write(void *os, uint64_t object, uint64_t offset, uint64_t size, const void *buf, void *tx)',
  ],
  [
    '2.4',
    'void dmu_write(void *os, uint64_t object, uint64_t offset, uint64_t size, const void *buf, void *tx, uint32_t flags)',
  ],
]);
export const dmu_free_long_range = bind<
  (os: Pointer, object: bigint, offset: bigint, size: bigint) => number
>('int dmu_free_long_range(void *os, uint64_t object, uint64_t offset, uint64_t size)');
export const dmu_objset_id = bind<(os: Pointer) => number | bigint>('uint64_t dmu_objset_id(void *os)');
