import { bind } from '../libzpool.ts';

/** `include/zfs_prop.h`. A number below 0 stands for no native property. */
export const zfs_name_to_prop = bind<(name: string) => number>('int zfs_name_to_prop(const char *name)');
export const zfs_prop_inheritable = bind<(prop: number) => number>('int zfs_prop_inheritable(int prop)');
export const zfs_prop_user = bind<(name: string) => number>('int zfs_prop_user(const char *name)');
