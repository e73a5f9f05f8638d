import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/vdev.h`. With all locks of `spa_vdev_state_enter`. */
export const vdev_label_read_bootenv = bind<(root: Pointer, list: Pointer) => number>(
  'int vdev_label_read_bootenv(void *rvd, void *bootenv)',
);
export const vdev_label_write_bootenv = bind<(root: Pointer, list: Pointer) => number>(
  'int vdev_label_write_bootenv(void *rvd, void *env)',
);
