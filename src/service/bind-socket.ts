import { once } from 'node:events';
import { chmodSync, linkSync, lstatSync, mkdtempSync, rmSync, type Stats, unlinkSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { ZfsError } from '../ioctl/index.ts';

/** Longest path of a unix socket in bytes (`sun_path` of 108, less the NUL). */
const MAX_PATH_BYTES = 107;

/**
 * Lets a server listen at a path. A socket there that nobody listens at any more is replaced; anything else is left alone. From
 * the moment it can be connected to, the socket has its mode: it is made in a folder of its own.
 *
 * @returns takes the socket away, if it is still that one
 * @throws ZfsError `EADDRINUSE`, `EEXIST` (something else is there), `ZFSKIT_INVALID_ARGUMENT` (the path is too long); what the
 *   file system says
 */
export async function bindSocket(server: Server, path: string, mode: number): Promise<() => void> {
  checkPath(path);
  await removeStale(path);
  const folder = mkdtempSync(join(dirname(path), '.s-'));
  try {
    const made = join(folder, 's');
    checkPath(made);
    server.listen(made);
    await once(server, 'listening');
    chmodSync(made, mode);
    // Unlike a rename it replaces nothing: of two that begin at a time one fails.
    linkSync(made, path);
    const mine = lstatSync(path);
    return () => {
      const now = statOf(path);
      if (now && now.ino === mine.ino && now.dev === mine.dev) unlinkSync(path);
    };
  } catch (error) {
    server.close();
    throw isErrno(error, 'EEXIST') ? inUse(path, 'somebody else has begun to listen there') : error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function removeStale(path: string): Promise<void> {
  const there = statOf(path);
  if (!there) return;
  if (!there.isSocket()) {
    throw new ZfsError({ code: 'EEXIST', message: `${path} exists, and is no socket`, subject: path });
  }
  if (await isAlive(path)) throw inUse(path, 'a server listens there');
  unlinkSync(path);
}

/** Whether somebody accepts connections at a socket. Only a refusal says that nobody does. */
async function isAlive(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return !isErrno(error, 'ECONNREFUSED');
  } finally {
    socket.destroy();
  }
}

function checkPath(path: string): void {
  const bytes = Buffer.byteLength(path);
  if (bytes <= MAX_PATH_BYTES && !path.includes('\0')) return;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `the path of a socket has at most ${MAX_PATH_BYTES} bytes, ${JSON.stringify(path)} has ${bytes}`,
  });
}

function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function inUse(path: string, why: string): ZfsError {
  return new ZfsError({ code: 'EADDRINUSE', message: `${path} is in use: ${why}`, subject: path });
}
