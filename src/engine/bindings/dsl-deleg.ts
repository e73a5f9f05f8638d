import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_deleg.h` and `include/zfs_deleg.h`. */
export const dsl_deleg_get = bind<(name: string, list: BigUint64Array) => number>(
  'int dsl_deleg_get(const char *ddname, _Out_ uint64_t *nvp)',
);
export const dsl_deleg_set = bind<(name: string, list: Pointer, unset: number) => number>(
  'int dsl_deleg_set(const char *ddname, void *nvp, int unset)',
);
/** 0 for a well formed list. */
export const zfs_deleg_verify_nvlist = bind<(list: Pointer) => number>(
  'int zfs_deleg_verify_nvlist(void *nvp)',
);
