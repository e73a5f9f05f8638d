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
export const dmu_objset_id = bind<(os: Pointer) => number | bigint>('uint64_t dmu_objset_id(void *os)');
