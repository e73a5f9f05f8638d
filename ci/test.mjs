#!/usr/bin/env node
/**
 * `npm test`: formatting, lint and types, the unit tests, the VM harness, and the tests against the real kernel in a VM.
 * Its last line says how many passed.
 */
import { run, runProject } from './suite.mjs';

const release = 'trixie';
const started = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };

await step('build', command('npm', ['run', '--silent', 'build', '--', '--silent']));
await step('format, lint, types', command('npm', ['run', '--silent', 'check']));
await step('unit tests', (onOutput) => runProject('unit', { onOutput }));
await step('image of the virtual machine', command('ci/kvm/vm', ['build', '--release', release]));
// Each keeps one processor busy, as an emulated machine does.
const harness = held((onOutput) => runProject('vm', { onOutput }));
await step(`tests against the kernel: ${release}`, (onOutput) =>
  runProject('integration', { release, onOutput }),
);
await step('the VM harness', harness);

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * @typedef {import('./count-reporter.mjs').Counts} Counts
 * @typedef {(onOutput: (chunk: Uint8Array) => void) => Promise<Counts>} Work
 */

/**
 * @param {string} name
 * @param {Work} work
 */
async function step(name, work) {
  const at = performance.now();
  console.log(`\n== ${name}`);
  const counts = await work((chunk) => process.stdout.write(chunk));
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
  const verdict = counts.failed === 0 ? 'done' : 'FAILED';
  console.log(`== ${name}: ${verdict} in ${secondsSince(at)} s (${secondsSince(started)} s in all)`);
}

/**
 * Starts work now; what it prints is shown when its step comes.
 *
 * @param {Work} work
 * @returns {Work}
 */
function held(work) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  const result = work((chunk) => chunks.push(chunk));
  return async (onOutput) => {
    const counts = await result;
    for (const chunk of chunks) onOutput(chunk);
    return counts;
  };
}

/**
 * A step that is no test run counts only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Work}
 */
function command(program, args) {
  return async () => ({ passed: 0, failed: (await run(program, args)) === 0 ? 0 : 1, skipped: 0 });
}

/** @param {number} time */
function secondsSince(time) {
  return ((performance.now() - time) / 1000).toFixed(0);
}
