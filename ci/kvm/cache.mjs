import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { atExit } from './at-exit.mjs';
import { startTime } from './process-identity.mjs';

/** @returns {string} where images, downloads and the states of running guests are kept */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'zfskit', 'vm');
}

/**
 * @param {...(string | Uint8Array)} parts
 * @returns {string} a name for what is made of these parts
 */
export function keyOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Makes a folder of the cache: either complete or not there at all. The caller holds a lock.
 *
 * @param {string} folder
 * @param {(temporary: string) => Promise<void>} fill
 */
export async function publish(folder, fill) {
  mkdirSync(dirname(folder), { recursive: true });
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.new-`)) rmSync(join(dirname(folder), name), { recursive: true });
  }
  const temporary = `${folder}.new-${process.pid}`;
  mkdirSync(temporary);
  // Processes that were just killed may still add to it.
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  const forget = atExit(remove);
  try {
    await fill(temporary);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(temporary, folder);
  } finally {
    remove();
    forget();
  }
}

/**
 * A folder for one running guest. It goes with this process; those of processes that were killed are swept up here.
 *
 * @param {string} release
 */
export function runFolder(release) {
  const parent = join(cacheFolder(), 'run');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const { name, alive } of runFolders())
    if (!alive) rmSync(join(parent, name), { recursive: true, force: true });
  const folder = join(parent, `${release}-${process.pid}-${startTime(process.pid)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @returns {{ name: string, release: string, pid: number, alive: boolean }[]} */
export function runFolders() {
  const parent = join(cacheFolder(), 'run');
  if (!existsSync(parent)) return [];
  return readdirSync(parent).map((name) => {
    const [release = '', pid = '', started] = name.split('-');
    return { name, release, pid: Number(pid), alive: startTime(Number(pid)) === started };
  });
}
