import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zfs_file.h`, as `lib/libzpool/kernel.c` has it. */
export const zfs_file_open_2_1 = bind<
  (path: string, flags: number, mode: number, file: BigUint64Array) => number
>('int zfs_file_open(const char *path, int flags, int mode, _Out_ uint64_t *fp)');
/** Since 2.3. */
export const zfs_file_open = bind<
  (path: string, flags: number, mode: number, credentials: Pointer, file: BigUint64Array) => number
>('int zfs_file_open(const char *path, int flags, int mode, void *cr, _Out_ uint64_t *fp)');
export const zfs_file_close = bind<(file: Pointer) => void>('void zfs_file_close(void *fp)');
