import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readCounts } from './count-reporter.mjs';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const reporters = ['--reporter=default', '--reporter=./ci/count-reporter.mjs'];

/**
 * Runs a program in the repository and gives its exit status; its output is shown.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {(text: string) => void} [onOutput] also gets what it prints on standard output
 * @returns {Promise<number>}
 */
export async function run(program, args, onOutput) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', onOutput ? 'pipe' : 'inherit', 'inherit'],
  });
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    onOutput?.(String(chunk));
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(signal ? 128 : (status ?? 1)));
  });
}

/**
 * The command that runs something in the guest of a release.
 *
 * @param {string} release
 * @param {readonly string[]} command
 * @returns {[string, string[]]}
 */
export function inGuest(release, command) {
  const colour = process.stdout.isTTY ? ['--env', 'FORCE_COLOR=1'] : ['--env', 'NO_COLOR=1'];
  return ['ci/kvm/vm', ['run', '--release', release, ...colour, '--', ...command]];
}

/**
 * Runs one vitest project, on this host or in the guest of a release, and counts its tests. A run that ends without
 * numbers, or with a bad status and no failed test, counts as one failure.
 *
 * @param {string} project
 * @param {{ release?: string, args?: readonly string[] }} [options]
 * @returns {Promise<import('./count-reporter.mjs').Counts>}
 */
export async function runProject(project, { release, args = [] } = {}) {
  const command = ['node_modules/.bin/vitest', 'run', '--project', project, ...reporters, ...args];
  const [program, rest] = release
    ? inGuest(release, command)
    : [/** @type {string} */ (command[0]), command.slice(1)];
  let output = '';
  const status = await run(program, rest, (text) => {
    output = (output + text).slice(-100_000);
  });
  const counts = readCounts(output) ?? { passed: 0, failed: 1, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
