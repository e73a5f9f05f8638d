import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Whether something has a block device for itself: a filesystem, md, LVM, multipath or ZFS. O_EXCL without O_CREAT fails then
 * (open(2)). What cannot be opened for another reason does not count.
 */
export async function isTaken(path: string): Promise<boolean> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_EXCL | constants.O_NONBLOCK);
    await handle.close();
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EBUSY';
  }
}
