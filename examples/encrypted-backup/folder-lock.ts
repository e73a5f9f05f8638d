import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/**
 * Has a folder alone, until it is disposed of or the process ends, however it does: the lock is a socket in Linux's abstract
 * namespace (unix(7)), which leaves no file behind. It keeps out this program, in this network namespace of this host.
 *
 * @throws Error when another process has it
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const server = createServer();
  // An address has 108 bytes, a path may have 4096.
  const hash = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  try {
    await once(server.listen(`\0zfskit-encrypted-backup:${hash}`), 'listening');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Error(`${folder} is in use by another run: wait until that has ended`, { cause });
  }
  server.unref();
  return {
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
