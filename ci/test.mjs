#!/usr/bin/env node
/**
 * `npm test`: formatting, lint and types, the unit tests, the tests against the real kernel in a VM, the VM harness itself, the
 * engine in userspace by its own tests and by the kernel's, the service, programs that run on an engine, the codec beside libnvpair,
 * the table beside the headers of each release, the tracer on a stand-in device, its page in a browser, the documentation with its
 * samples, links and site, and a minute of fuzzing. Its last line says how many passed.
 */
import { run, runProject } from './suite.mjs';

const release = 'trixie';
const started = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };

await step('build', command('npm', ['run', '--silent', 'build', '--', '--silent']));
await step('format, lint, types', command('npm', ['run', '--silent', 'check']));
await step('unit tests', (onOutput) => runProject('unit', { onOutput }));
await step('image of the virtual machine', command('ci/kvm/vm', ['build', '--release', release]));
// An emulated machine keeps one processor busy; what does not need that machine goes on beside it.
const harness = ahead((onOutput) => runProject('vm', { onOutput }));
const engine = ahead((onOutput) => runProject('engine', { onOutput }), harness);
const conformance = ahead((onOutput) => runProject('conformance', { onOutput }), engine);
const service = ahead((onOutput) => runProject('service', { onOutput }), conformance);
const runs = ahead((onOutput) => runProject('run', { onOutput }), service);
const libnvpair = ahead((onOutput) => runProject('libnvpair', { onOutput }), runs);
const headers = ahead((onOutput) => runProject('headers', { onOutput }), libnvpair);
const tracer = ahead((onOutput) => runProject('trace', { onOutput }), headers);
const page = ahead((onOutput) => runProject('page', { onOutput }), tracer);
const docs = ahead((onOutput) => runProject('docs', { onOutput }), page);
const fuzzers = ahead(command('npm', ['run', '--silent', 'fuzz', '--', 'all', '--seconds', '60']), docs);
await step(`the real kernel: ${release}`, (onOutput) => runProject('integration', { release, onOutput }));
await step('the VM harness', harness);
await step('the engine in userspace', engine);
await step('the suite on the engine', conformance);
await step('the ioctl service', service);
await step('programs on an engine', runs);
await step('the nvlist codec beside libnvpair', libnvpair);
await step('the table beside the headers of every release', headers);
await step('the tracer on a stand-in device', tracer);
await step('the page of a trace in a browser', page);
await step('the documentation', docs);
await step('fuzzers, a minute in all', fuzzers);

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
 * Starts work ahead of its step, which shows what it printed; after other such work, where that is given.
 *
 * @param {Work} work
 * @param {Work} [after]
 * @returns {Work}
 */
function ahead(work, after) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  const result = Promise.resolve(after?.(() => {}))
    .then(() => work((chunk) => chunks.push(chunk)))
    .catch((error) => {
      chunks.push(Buffer.from(`${error}\n`));
      return { passed: 0, failed: 1, skipped: 0 };
    });
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
  return async (onOutput) => {
    const status = await run(program, args, onOutput);
    return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  };
}

/** @param {number} time */
function secondsSince(time) {
  return ((performance.now() - time) / 1000).toFixed(0);
}
