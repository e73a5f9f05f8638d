import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dmu_objset.h`. */
export const dmu_objset_own = bind<
  (name: string, type: number, readOnly: number, decrypt: number, tag: Pointer, os: BigUint64Array) => number
>('int dmu_objset_own(const char *name, int type, int readonly, int decrypt, void *tag, _Out_ uint64_t *os)');
export const dmu_objset_disown = bind<(os: Pointer, decrypt: number, tag: Pointer) => void>(
  'void dmu_objset_disown(void *os, int decrypt, void *tag)',
);
export const dmu_objset_spa = bind<(os: Pointer) => Pointer>('void *dmu_objset_spa(void *os)');
export const dmu_objset_pool = bind<(os: Pointer) => Pointer>('void *dmu_objset_pool(void *os)');
export const dmu_objset_zil = bind<(os: Pointer) => Pointer>('void *dmu_objset_zil(void *os)');
export const dmu_objset_is_snapshot = bind<(os: Pointer) => number>('int dmu_objset_is_snapshot(void *os)');
/** `zfs_sync_type_t`: what the property `sync` is now. */
export const dmu_objset_syncprop = bind<(os: Pointer) => number>('int dmu_objset_syncprop(void *os)');
/** `zfs_logbias_op_t`: what the property `logbias` is now. */
export const dmu_objset_logbias = bind<(os: Pointer) => number>('int dmu_objset_logbias(void *os)');
