import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_dir.h`. With 0n as `tail` the whole name must exist, else ENOENT. */
export const dsl_dir_hold = bind<
  (pool: Pointer, name: string, tag: Pointer, dd: BigUint64Array, tail: Pointer) => number
>('int dsl_dir_hold(void *dp, const char *name, void *tag, _Out_ uint64_t *dd, void *tail)');
export const dsl_dir_rele = bind<(dd: Pointer, tag: Pointer) => void>(
  'void dsl_dir_rele(void *dd, void *tag)',
);
export const dsl_dir_is_clone = bind<(dd: Pointer) => number>('int dsl_dir_is_clone(void *dd)');
export const dsl_dir_rename = bind<(from: string, to: string) => number>(
  'int dsl_dir_rename(const char *oldname, const char *newname)',
);
