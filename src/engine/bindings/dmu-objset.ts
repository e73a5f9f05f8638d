import { bind, type Pointer } from '../libzpool.ts';

type IsPresent = (os: Pointer) => number;

/** `include/sys/dmu_objset.h`: whether space is accounted for users and groups, their objects, projects. */
export const dmu_objset_userspace_present = bind<IsPresent>('int dmu_objset_userspace_present(void *os)');
export const dmu_objset_userobjspace_present = bind<IsPresent>(
  'int dmu_objset_userobjspace_present(void *os)',
);
export const dmu_objset_projectquota_present = bind<IsPresent>(
  'int dmu_objset_projectquota_present(void *os)',
);
/** Has a function called for each file that changes in datasets of a type. */
export const dmu_objset_register_type = bind<(type: number, fileInfo: Pointer) => void>(
  'void dmu_objset_register_type(int ost, void *cb)',
);
export const dmu_objset_is_snapshot = bind<(os: Pointer) => number>('int dmu_objset_is_snapshot(void *os)');
/** `zfs_sync_type_t`: what the property `sync` is now. */
export const dmu_objset_syncprop = bind<(os: Pointer) => number>('int dmu_objset_syncprop(void *os)');
/** `zfs_logbias_op_t`: what the property `logbias` is now. */
export const dmu_objset_logbias = bind<(os: Pointer) => number>('int dmu_objset_logbias(void *os)');
export const dmu_objset_ds = bind<(os: Pointer) => Pointer>('void *dmu_objset_ds(void *os)');
