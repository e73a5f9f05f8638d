#!/usr/bin/env node
/**
 * `npm test`: formatting, lint and types, the reports of the public surface, the unit tests, the tests against the real kernel in a
 * VM, and beside them, one after the other, all that needs no VM. Its last line says how many passed.
 */
import { run, runProject } from './suite.mjs';

const release = 'trixie';

/** Projects that need no VM of the release, in this order, by their titles. */
const BESIDE = {
  'the VM harness': 'vm',
  'the engine in userspace': 'engine',
  'the suite on the engine': 'conformance',
  'the ioctl service': 'service',
  'programs on an engine': 'run',
  'the examples': 'examples',
  'the nvlist codec beside libnvpair': 'libnvpair',
  'the table beside the headers of every release': 'headers',
  'the tracer on a stand-in device': 'trace',
  'the page of a trace in a browser': 'page',
  'the packed package, installed by others': 'package',
  'the documentation': 'docs',
};

const started = performance.now();
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, for the end: whoever reads the last lines alone is to know. @type {string[]} */
const failures = [];

await step('build', command('npm', ['run', '--silent', 'build', '--', '--silent']));
await step('format, lint, types', command('npm', ['run', '--silent', 'check']));
await step('reports of the public surface', command('npm', ['run', '--silent', 'api:check']));
await step('unit tests', (onOutput) => runProject('unit', { onOutput }));
await step('image of the virtual machine', command('ci/kvm/vm', ['build', '--release', release]));
// An emulated machine keeps one processor busy; what does not need that machine goes on beside it.
/** @type {[title: string, work: Work][]} */
const beside = [];
for (const [title, project] of Object.entries(BESIDE))
  beside.push([title, ahead((onOutput) => runProject(project, { onOutput }), beside.at(-1)?.[1])]);
const fuzz = command('npm', ['run', '--silent', 'fuzz', '--', 'all', '--seconds', '60']);
beside.push(['fuzzers, a minute in all', ahead(fuzz, beside.at(-1)?.[1])]);
await step(`the real kernel: ${release}`, (onOutput) => runProject('integration', { release, onOutput }));
for (const [title, work] of beside) await step(title, work);

for (const text of failures) console.log(`FAILED: ${text}`);
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
  const named = counts.failures ?? [];
  if (counts.failed > 0)
    failures.push(
      ...(named.length > 0 ? named : ['its output above says why']).map((text) => `${name}: ${text}`),
    );
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
