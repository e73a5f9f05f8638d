import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/vdev.h`. Flags and states are those of `include/sys/fs/zfs.h`. */
export const vdev_online = bind<(spa: Pointer, guid: bigint, flags: bigint, state: Int32Array) => number>(
  'int vdev_online(void *spa, uint64_t guid, uint64_t flags, _Inout_ int *state)',
);
export const vdev_offline = bind<(spa: Pointer, guid: bigint, flags: bigint) => number>(
  'int vdev_offline(void *spa, uint64_t guid, uint64_t flags)',
);
export const vdev_fault = bind<(spa: Pointer, guid: bigint, why: number) => number>(
  'int vdev_fault(void *spa, uint64_t guid, int aux)',
);
export const vdev_degrade = bind<(spa: Pointer, guid: bigint, why: number) => number>(
  'int vdev_degrade(void *spa, uint64_t guid, int aux)',
);
export const vdev_remove_wanted = bind<(spa: Pointer, guid: bigint) => number>(
  'int vdev_remove_wanted(void *spa, uint64_t guid)',
);
/** Clears the errors of a vdev and those below it; of the whole pool for NULL. */
export const vdev_clear = bind<(spa: Pointer, vdev: Pointer) => void>('void vdev_clear(void *spa, void *vd)');
export const vdev_reopen = bind<(vdev: Pointer) => void>('void vdev_reopen(void *vd)');
export const vdev_config_dirty = bind<(vdev: Pointer) => void>('void vdev_config_dirty(void *vd)');
export const vdev_prop_get = bind<(vdev: Pointer, innvl: Pointer, outnvl: Pointer) => number>([
  ['2.2', 'int vdev_prop_get(void *vd, void *nvprops, void *outnvl)'],
]);
export const vdev_prop_set = bind<(vdev: Pointer, innvl: Pointer, outnvl: Pointer) => number>([
  ['2.2', 'int vdev_prop_set(void *vd, void *innvl, void *outnvl)'],
]);
export const vdev_label_read_bootenv = bind<(root: Pointer, list: Pointer) => number>(
  'int vdev_label_read_bootenv(void *rvd, void *bootenv)',
);
export const vdev_label_write_bootenv = bind<(root: Pointer, list: Pointer) => number>(
  'int vdev_label_write_bootenv(void *vd, void *env)',
);
