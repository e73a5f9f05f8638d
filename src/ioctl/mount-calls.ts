import { addressOf, close, errno, ioctl, mount, O_CLOEXEC, O_NONBLOCK, open, umount2 } from '../ffi/libc.ts';

/** Flags of mount(2) that ZFS's options come to (`include/uapi/linux/mount.h`). */
export const MOUNT_FLAGS = {
  MS_RDONLY: 1,
  MS_NOSUID: 2,
  MS_NODEV: 4,
  MS_NOEXEC: 8,
  MS_MANDLOCK: 64,
  MS_NOATIME: 1024,
  MS_RELATIME: 1 << 21,
  MS_STRICTATIME: 1 << 24,
} as const;

/** Flags of umount2(2). */
export const UNMOUNT_FLAGS = { MNT_FORCE: 1, MNT_DETACH: 2, UMOUNT_NOFOLLOW: 8 } as const;

/**
 * Mounts a dataset on a directory, off the caller's thread. mount(2).
 *
 * @returns 0 or the error number
 */
export function mountDataset(
  dataset: string,
  directory: string,
  flags: number,
  data: string,
): Promise<number> {
  return errnoOf((done) => mount.async(dataset, directory, 'zfs', flags, data, done));
}

/**
 * Unmounts what is mounted on a directory, off the caller's thread. umount2(2).
 *
 * @returns 0 or the error number
 */
export function unmountDirectory(directory: string, flags: number): Promise<number> {
  return errnoOf((done) => umount2.async(directory, flags, done));
}

function errnoOf(begin: (done: (error: Error | null, result: number) => void) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    begin((error, result) => {
      const number = errno();
      if (error) reject(error);
      else resolve(result === 0 ? 0 : number);
    });
  });
}

/** `_IOR(0x12, 125, char[256])`: the name of the volume behind a block device. */
const BLKZNAME = 0x8100_127d;
const NAME_BYTES = 256;

/**
 * The volume that a block device is, asked of the device itself; undefined when it cannot be opened or is something else.
 * BLKZNAME of `module/os/linux/zfs/zvol_os.c`.
 */
export function volumeOfDevice(path: string): string | undefined {
  const fd = open(path, O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return undefined;
  try {
    const name = new Uint8Array(NAME_BYTES);
    if (ioctl(fd, BLKZNAME, addressOf(name)) !== 0) return undefined;
    const end = name.indexOf(0);
    return Buffer.from(name.buffer, 0, end < 0 ? NAME_BYTES : end).toString('latin1');
  } finally {
    close(fd);
  }
}
