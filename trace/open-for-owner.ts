import { closeSync, fchmodSync, fstatSync, openSync } from 'node:fs';
import { fileError } from './file-error.ts';

/**
 * Makes a file, which its owner alone may read (mode 0600), or empties one that is there. Gives its descriptor.
 *
 * @param done - what cannot be done with it when it fails: `made`, `written`
 * @throws ZfsError with the system's code, such as `ENOENT` or `EACCES`
 */
export function openForOwner(path: string, done: string): number {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'w', 0o600);
    // One that is there keeps its mode otherwise; a device or pipe is not ours.
    if (fstatSync(fd).isFile()) fchmodSync(fd, 0o600);
    return fd;
  } catch (cause) {
    if (fd !== undefined) closeSync(fd);
    throw fileError(path, done, cause);
  }
}
