#!/usr/bin/env node
/** `npm run integration`: the tests against the real kernel, in the VM of one release. */
import { parseArgs } from 'node:util';
import { run, runProject } from './suite.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { release: { type: 'string', default: 'trixie' }, help: { type: 'boolean', short: 'h' } },
});

if (values.help) {
  console.log(`Usage: npm run integration -- [--release RELEASE] [FILTER...]

Builds the package and runs integration/ against kernel ZFS in the VM of RELEASE (default trixie); a VM that was started
with "ci/kvm/vm start" is used. FILTER is part of a test file's name.

Examples:
  npm run integration
  npm run integration -- --release trixie stream`);
} else {
  const built = await run('npm', ['run', '--silent', 'build']);
  if (built !== 0) process.exit(built);
  const { passed, failed, skipped } = await runProject('integration', {
    release: values.release,
    args: positionals,
  });
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}
