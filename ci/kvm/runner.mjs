import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { excerpt } from './console.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { findCommand } from './host-packages.mjs';
import { kvmtool, launchKvmtool, mostBlankDisks } from './kvmtool.mjs';
import { BootError, boot } from './machine.mjs';
import { complain, say, secondsSince } from './message.mjs';
import { launchQemu, qemu } from './qemu.mjs';

const attempts = 3;

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {import('./guest-process.mjs').Launch} launch
 * @property {number} limitMs How long a guest may take to be ready.
 * @property {boolean} [doubtful] Only a boot tells whether it works here.
 */

/** @type {readonly Runner[]} */
const runners = [
  { name: 'kvmtool', launch: launchKvmtool, limitMs: 20_000, doubtful: true },
  { name: 'qemu-kvm', launch: launchQemu('kvm'), limitMs: 20_000, doubtful: true },
  { name: 'qemu-tcg', launch: launchQemu('tcg'), limitMs: 120_000 },
];

/**
 * @param {Runner} runner
 * @param {import('./machine.mjs').MachineSetup} setup
 */
function isCandidate({ name }, { diskBytes }) {
  if (name === 'kvmtool') {
    const possible = diskBytes.length <= mostBlankDisks && findCommand('busybox') !== undefined;
    return possible && findCommand(kvmtool) !== undefined && hasVirtualization() && canOpen('/dev/kvm');
  }
  if (name === 'qemu-kvm') return canOpen('/dev/kvm');
  return findCommand(qemu) !== undefined;
}

/**
 * Boots a guest with the best runner this host has.
 *
 * @param {Parameters<typeof boot>[1]} setup
 * @param {string} folder
 * @param {string | undefined} only Name of the runner to use; no other is tried.
 * @returns {Promise<{ machine: import('./machine.mjs').Machine, runner: string }>}
 */
export async function bootBest(setup, folder, only) {
  const verdicts = readVerdicts();
  for (const runner of runners) {
    const { name, doubtful } = runner;
    if (only ? name !== only : !isCandidate(runner, setup) || verdicts[name] === false) continue;
    const machine = await bootPatiently(runner, setup, folder, doubtful && !verdicts[name] ? 1 : attempts);
    if (doubtful && verdicts[name] === undefined) writeVerdict(name, machine !== undefined);
    if (machine) return { machine, runner: name };
    if (!doubtful) break;
    say(`${name} does not work here; remembered until the next boot of this host`);
  }
  throw new ExitError(exitStatus.failed, 'no guest came up');
}

/**
 * @param {Runner} runner
 * @param {Parameters<typeof boot>[1]} setup
 * @param {string} folder
 * @param {number} most
 */
async function bootPatiently({ name, launch, limitMs }, setup, folder, most) {
  for (let attempt = 1; attempt <= most; attempt++) {
    const started = performance.now();
    try {
      const machine = await boot(launch, setup, { folder, limitMs });
      const { kernel, zfs } = machine.greeting;
      say(`${setup.release}: Linux ${kernel}, ZFS ${zfs}, on ${name}, ready in ${secondsSince(started)} s`);
      return machine;
    } catch (error) {
      if (!(error instanceof BootError)) throw error;
      const again = attempt < most;
      const [reason] = error.message.split('\n');
      const text = `the guest did not come up on ${name}: ${reason}${again ? '; starting it again' : ''}`;
      if (most === 1) say(text);
      else complain(`${text}\n${excerpt(error.consoleText, again ? 15 : 40)}`);
    }
  }
  return undefined;
}

/** @returns {Record<string, boolean>} which doubtful runners work since this host was started */
function readVerdicts() {
  try {
    const { host, verdicts } = JSON.parse(readFileSync(verdictFile(), 'utf8'));
    return host === hostIdentity() ? verdicts : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} name
 * @param {boolean} works
 */
function writeVerdict(name, works) {
  mkdirSync(cacheFolder(), { recursive: true });
  const verdicts = { ...readVerdicts(), [name]: works };
  writeFileSync(verdictFile(), `${JSON.stringify({ host: hostIdentity(), verdicts })}\n`);
}

function verdictFile() {
  return join(cacheFolder(), 'runners.json');
}

function hostIdentity() {
  const { stdout } = spawnSync(qemu, ['--version'], { encoding: 'utf8' });
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stdout?.split('\n')[0] ?? ''}`;
}

/** kvmtool refuses to run on a processor that does not say so. */
function hasVirtualization() {
  return /^flags\s*:.*\b(vmx|svm)\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'));
}

/** @param {string} path */
function canOpen(path) {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
