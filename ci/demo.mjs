#!/usr/bin/env node
/** `npm run demo`: examples/demo.ts on real ZFS, in a VM or on this machine. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inGuest, run } from './suite.mjs';

const { values } = parseArgs({
  options: { here: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const program = 'dist/examples/demo.js';

if (values.help) {
  console.log(`Usage: npm run demo [-- --here]

Creates a throwaway pool on a file, works with it and destroys it: in a virtual machine with Debian's ZFS, which is built
first if it is not there (about 6 minutes, once). With --here on this machine's own ZFS instead; that needs root.`);
} else {
  process.exitCode = values.here ? await here() : await inMachine();
}

async function here() {
  if (!existsSync('/dev/zfs'))
    return refuse('there is no /dev/zfs here: load the module, or leave out --here to use a VM');
  if (process.getuid?.() !== 0)
    return refuse('creating a pool needs root: use sudo, or leave out --here to use a VM');
  return (await build()) || run(process.execPath, [program]);
}

async function inMachine() {
  return (
    (await build()) ||
    (await run('ci/kvm/vm', ['build', '--release', 'trixie'])) ||
    (await run(...inGuest('trixie', ['node', program])))
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
