import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';

/**
 * Runs something that no other process of this harness may run at the same time. The lock is held by flock(1) with a
 * child that waits for the end of its input, so it is gone with this process however that ends.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} task
 * @param {() => void} [onWait] called when another process holds it
 * @returns {Promise<T>}
 */
export async function locked(name, task, onWait) {
  const folder = join(cacheFolder(), 'locks');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  let holder = await hold(file, ['--nonblock']);
  if (!holder) {
    onWait?.();
    holder = await hold(file, []);
  }
  if (!holder) throw new ExitError(exitStatus.failed, `cannot lock ${file}`);
  try {
    return await task();
  } finally {
    holder.stdin.end();
  }
}

/**
 * @param {string} file
 * @param {string[]} options
 * @returns {Promise<import('node:child_process').ChildProcessByStdio<
 *   import('node:stream').Writable, import('node:stream').Readable, null> | undefined>}
 */
function hold(file, options) {
  return new Promise((resolve, reject) => {
    const child = spawn('flock', [...options, file, 'sh', '-c', 'echo held; exec cat'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Ctrl-C is for this process, which lets go of the lock as it ends.
      detached: true,
    });
    child.on('error', reject);
    child.on('exit', () => resolve(undefined));
    child.stdout.once('data', () => resolve(child));
  });
}
