import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_pool.h`. */
export const dsl_pool_hold = bind<(name: string, tag: Pointer, pool: BigUint64Array) => number>(
  'int dsl_pool_hold(const char *name, void *tag, _Out_ uint64_t *dp)',
);
export const dsl_pool_rele = bind<(pool: Pointer, tag: Pointer) => void>(
  'void dsl_pool_rele(void *dp, void *tag)',
);
