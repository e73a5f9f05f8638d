#!/usr/bin/env node
/**
 * `npm test`: formatting, lint and types, the unit tests, the VM harness, and the tests against the real kernel in a VM.
 * Its last line says how many passed.
 */
import { run, runProject } from './suite.mjs';

const started = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };

await step('build', () => command('npm', ['run', '--silent', 'build']));
await step('format, lint, types', () => command('npm', ['run', '--silent', 'check']));
await step('unit tests', () => runProject('unit'));
await step('image of the virtual machine', () => command('ci/kvm/vm', ['build', '--release', 'trixie']));
await step('the VM harness', () => runProject('vm'));
await step('tests against the kernel: trixie', () => runProject('integration', { release: 'trixie' }));

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {() => Promise<import('./count-reporter.mjs').Counts>} work
 */
async function step(name, work) {
  const at = performance.now();
  console.log(`\n== ${name}`);
  const counts = await work();
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
  /** @param {number} from */
  const seconds = (from) => ((performance.now() - from) / 1000).toFixed(0);
  console.log(
    `== ${name}: ${counts.failed === 0 ? 'done' : 'FAILED'} in ${seconds(at)} s (${seconds(started)} s in all)`,
  );
}

/**
 * A step that is no test run counts only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
async function command(program, args) {
  const status = await run(program, args);
  return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}
