#!/usr/bin/env node
/** `npm run integration`: the tests against the real kernel, in the VM of one release or of each. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defaultRelease, releases } from './kvm/releases.mjs';
import { run, runProject } from './suite.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    release: { type: 'string', default: defaultRelease },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});
const names = Object.keys(releases);
const chosen = values.release === 'all' ? names : [values.release];

if (values.help) {
  console.log(`Usage: npm run integration -- [--release RELEASE] [--keep] [FILTER...]

Builds the package and runs integration/ against kernel ZFS in the VM of RELEASE: ${names.join(', ')}
(default ${defaultRelease}), or all, one after the other. A VM that was started with "ci/kvm/vm start" is used. FILTER is part
of a test file's name. --keep writes the numbers of a whole run down for the documentation: then npm run generate.

Examples:
  npm run integration
  npm run integration -- --release bullseye stream
  npm run integration -- --release all --keep`);
} else if (!chosen.every((release) => names.includes(release))) {
  console.error(`integration: there is no release ${values.release}: ${names.join(', ')}, all`);
  process.exitCode = 64;
} else {
  const built = await run('npm', ['run', '--silent', 'build']);
  if (built !== 0) process.exit(built);
  /** @type {[string, string][]} */
  const lines = [];
  for (const release of chosen) {
    const started = performance.now();
    const { passed, failed, skipped } = await runProject('integration', { release, args: positionals });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    if (values.keep && positionals.length === 0)
      await keep({ suite: release, date: today(), passed, failed, skipped });
    lines.push([release, `${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`]);
    if (failed > 0) process.exitCode = 1;
  }
  for (const [release, line] of lines) console.log(`${release.padEnd(10)}${line}`);
}

/** @typedef {{ suite: string, date: string, passed: number, failed: number, skipped: number }} Result */

/**
 * Writes a result down in the place of the one before.
 *
 * @param {Result} result
 */
async function keep(result) {
  const path = new URL('../docs/reference/matrix.json', import.meta.url);
  /** @type {Result[]} */
  const kept = JSON.parse(await readFile(path, 'utf8'));
  const all = [...kept.filter(({ suite }) => suite !== result.suite), result];
  all.sort((a, b) => names.indexOf(a.suite) - names.indexOf(b.suite));
  await writeFile(path, `${JSON.stringify(all, null, 2)}\n`);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
