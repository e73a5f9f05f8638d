import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ExitError, exitStatus } from './exit-status.mjs';
import { say } from './message.mjs';

/** Debian's package for each thing that is needed; a path is a file, all else a command. */
const packageOf = Object.freeze({
  'qemu-system-x86_64': 'qemu-system-x86',
  mke2fs: 'e2fsprogs',
  debugfs: 'e2fsprogs',
  setpriv: 'util-linux',
  flock: 'util-linux',
  unshare: 'util-linux',
  git: 'git',
  tar: 'tar',
  debootstrap: 'debootstrap',
  chromium: 'chromium',
  '/usr/share/keyrings/debian-archive-keyring.gpg': 'debian-archive-keyring',
});

/** @typedef {keyof typeof packageOf} Need */

/** @type {readonly Need[]} */
export const toRun = ['qemu-system-x86_64', 'mke2fs', 'debugfs', 'setpriv', 'flock', 'git', 'tar'];
/** @type {readonly Need[]} */
export const toBuild = [...toRun, 'unshare', 'debootstrap', '/usr/share/keyrings/debian-archive-keyring.gpg'];

/**
 * Installs what is missing, or says how to.
 *
 * @param {readonly Need[]} needs
 */
export function ensureHostPackages(needs) {
  const missing = [...new Set(needs.filter((need) => !isThere(need)).map((need) => packageOf[need]))];
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new ExitError(
      exitStatus.unavailable,
      `this host lacks ${missing.join(', ')}; install with:\n  sudo apt-get update && sudo ${install}`,
    );
  }
  say(`installing ${missing.join(', ')}`);
  for (const command of ['apt-get update', install]) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new ExitError(
        exitStatus.unavailable,
        `${command} failed:\n${stdout ?? ''}${stderr ?? 'no apt-get here'}`,
      );
    }
  }
}

/** @param {string} need */
function isThere(need) {
  return need.startsWith('/') ? existsSync(need) : findCommand(need) !== undefined;
}

/**
 * @param {string} name
 * @returns {string | undefined} its path; the folders that a person's PATH often lacks are looked at too
 */
export function findCommand(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
