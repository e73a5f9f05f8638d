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
