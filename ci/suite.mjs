import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readCounts } from './count-reporter.mjs';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const reporters = ['--reporter=default', '--reporter=./ci/count-reporter.mjs'];

/**
 * Runs a program in the repository and gives its exit status.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {(chunk: Uint8Array) => void} [onOutput] gets what it prints; shown as it comes when left out
 * @returns {Promise<number>}
 */
export async function run(program, args, onOutput) {
  const output = onOutput ? 'pipe' : 'inherit';
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', output, output] });
  if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.on('data', onOutput);
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
 * @param {object} [options]
 * @param {string} [options.release]
 * @param {readonly string[]} [options.args]
 * @param {(chunk: Uint8Array) => void} [options.onOutput] gets what it prints; shown as it comes when left out
 * @returns {Promise<import('./count-reporter.mjs').Counts>}
 */
export async function runProject(project, { release, args = [], onOutput = show } = {}) {
  const command = ['node_modules/.bin/vitest', 'run', '--project', project, ...reporters, ...args];
  const [program, rest] = release
    ? inGuest(release, command)
    : [/** @type {string} */ (command[0]), command.slice(1)];
  let end = '';
  const status = await run(program, rest, (chunk) => {
    end = (end + chunk).slice(-100_000);
    onOutput(chunk);
  });
  const counts = readCounts(end) ?? { passed: 0, failed: 1, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {Uint8Array} chunk */
function show(chunk) {
  process.stdout.write(chunk);
}
