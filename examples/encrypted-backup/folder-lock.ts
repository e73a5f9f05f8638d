import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/**
 * Has a folder alone, until it is disposed of or the process ends, however it does: the lock is a socket in Linux's abstract
 * namespace (unix(7)), which leaves no file behind.
 *
 * @throws Error when another process has it
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const server = createServer();
  const path = await realpath(folder);
  try {
    await once(server.listen(`\0zfskit-encrypted-backup:${path}`.slice(0, 107)), 'listening');
  } catch (cause) {
    throw new Error(`${folder} is in use by another run: wait until that has ended`, { cause });
  }
  server.unref();
  return {
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
