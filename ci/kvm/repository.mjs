import { spawn } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from './at-exit.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { execute } from './subprocess.mjs';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The files the guest is to see: all that git would keep or offer to keep, as they are now, and what was built.
 *
 * @returns {Promise<string[]>}
 */
export async function listRepository() {
  let listed;
  try {
    listed = await execute('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: repository });
  } catch (error) {
    throw new ExitError(exitStatus.unavailable, `git cannot list the files of the repository: ${error}`);
  }
  const built = isThere('dist')
    ? readdirSync(join(repository, 'dist'), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.path, entry.name).slice(repository.length))
    : [];
  return [...new Set([...listed.split('\0').filter(Boolean), ...built])].filter(isThere);
}

/** @param {string} path */
function isThere(path) {
  // A work tree may link to the packages of another one; git does not ignore such a link as it does the folder.
  if (path === 'node_modules') return false;
  return lstatSync(join(repository, path), { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param {string[]} files
 * @returns {AsyncGenerator<Buffer>} them as a tar
 */
export async function* packRepository(files) {
  const args = ['--create', '--format=gnu', '--owner=0', '--group=0', '--numeric-owner'];
  const child = spawn(
    'tar',
    [...args, '--null', '--no-recursion', '--verbatim-files-from', '--files-from=-'],
    {
      cwd: repository,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const forget = atExit(() => child.kill('SIGKILL'));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(files.map((file) => `${file}\0`).join(''));
  try {
    yield* child.stdout;
    // 1: a file changed while it was read.
    const status = await ended;
    if (status !== 0 && status !== 1) throw new ExitError(exitStatus.failed, `tar failed: ${errors.trim()}`);
  } finally {
    child.kill('SIGKILL');
    forget();
  }
}
