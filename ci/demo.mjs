#!/usr/bin/env node
/** `npm run demo`: examples/demo.ts on an engine in userspace, or on a kernel's ZFS in a VM or on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inGuest, root, run } from './suite.mjs';

const { values } = parseArgs({
  options: { kernel: { type: 'boolean' }, here: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const program = 'dist/examples/demo.js';

if (values.help) {
  console.log(`Usage: npm run demo [-- --kernel | --here]

Creates a throwaway pool on a file, works with it and destroys it: with OpenZFS in userspace, for which Debian's packages are
downloaded into the cache folder the first time. With --kernel in a virtual machine with Debian's ZFS, which is built first if
it is not there (about 6 minutes, once). With --here on this machine's own kernel ZFS; that needs root.`);
} else if (values.here) {
  process.exitCode = await here();
} else {
  process.exitCode = values.kernel ? await inMachine() : await onEngine();
}

async function onEngine() {
  const built = await build();
  if (built !== 0) return built;
  const found = spawnSync(join(root, 'integration/engine/openzfs.sh'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (found.status !== 0) return refuse('OpenZFS cannot be had here: use --kernel, or --here');
  return run(process.execPath, [program, '--libraries', join(found.stdout.trim(), 'lib')]);
}

async function here() {
  if (!existsSync('/dev/zfs'))
    return refuse('there is no /dev/zfs here: load the module, or leave out --here');
  if (process.getuid?.() !== 0) return refuse('creating a pool needs root: use sudo, or leave out --here');
  return (await build()) || run(process.execPath, [program, '--kernel']);
}

async function inMachine() {
  return (
    (await build()) ||
    (await run('ci/kvm/vm', ['build', '--release', 'trixie'])) ||
    (await run(...inGuest('trixie', ['node', program, '--kernel'])))
  );
}

async function build() {
  console.error('demo: building the package');
  return run('npm', ['run', '--silent', 'build', '--', '--silent']);
}

/** @param {string} why */
function refuse(why) {
  console.error(`demo: ${why}`);
  return 2;
}
