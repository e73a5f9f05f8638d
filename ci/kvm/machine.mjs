import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './at-exit.mjs';
import { Channel } from './channel.mjs';
import { ConsoleWatch } from './console.mjs';
import { frameKind } from './frame.mjs';
import { portCount } from './guest.mjs';

const protocol = 1;
/** How long a guest that crashes may go on telling why. */
const lastWordsMs = 1500;

/**
 * @typedef {object} Greeting
 * @property {number} protocol
 * @property {string} kernel
 * @property {string} zfs
 *
 * @typedef {(setup: import('./qemu.mjs').GuestSetup, descriptors: import('./qemu.mjs').Descriptors) => string[]} Command
 *   what starts the guest
 */

/** A guest that did not come up. */
export class BootError extends Error {
  /**
   * @param {string} message
   * @param {string} consoleText
   */
  constructor(message, consoleText) {
    super(message);
    this.name = 'BootError';
    this.consoleText = consoleText;
  }
}

/** A running guest; it ends with this process. */
export class Machine {
  /** @type {Channel[]} */
  channels = [];
  /** @type {Greeting} */
  greeting = { protocol, kernel: '', zfs: '' };
  /** Settles when the guest is gone. @type {Promise<void>} */
  ended;
  consolePath;
  #child;
  #errors = '';

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} folder
   */
  constructor(child, folder) {
    this.#child = child;
    this.consolePath = join(folder, 'console.log');
    const forget = atExit(() => child.kill('SIGKILL'));
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => {
        this.#errors += error.message;
        resolve();
      });
      child.on('exit', () => {
        forget();
        resolve();
      });
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-4096);
    });
  }

  /** What the program that runs the guest complained about. */
  get errors() {
    return this.#errors.trim();
  }

  /** @returns {string} */
  console() {
    try {
      return readFileSync(this.consolePath, 'latin1');
    } catch {
      return '';
    }
  }

  async kill() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

/**
 * Starts a guest and waits until it answers on all its ports.
 *
 * @param {Command} command
 * @param {Omit<import('./qemu.mjs').GuestSetup, 'disks'> & { diskBytes: number[] }} setup
 * @param {{ folder: string, limitMs: number }} options
 * @returns {Promise<Machine>}
 */
export async function boot(command, { diskBytes, ...setup }, { folder, limitMs }) {
  rmSync(join(folder, 'console.log'), { force: true });
  // Only this process and its child know the disks: they need no removing.
  const disks = diskBytes.map((bytes, index) => {
    const path = join(folder, `disk${index}`);
    const descriptor = openSync(path, 'w+', 0o600);
    ftruncateSync(descriptor, bytes);
    rmSync(path);
    return descriptor;
  });
  const descriptors = { console: 3, firstPort: 4 };
  const firstDisk = descriptors.firstPort + portCount;
  const paths = disks.map((_, index) => `/dev/fd/${firstDisk + index}`);
  const [program = '', ...args] = command({ ...setup, disks: paths }, descriptors);

  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    cwd: folder,
    // Out of reach of Ctrl-C, which is for the command in the guest.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', ...Array(1 + portCount).fill('pipe'), ...disks],
  });
  for (const descriptor of disks) closeSync(descriptor);
  const machine = new Machine(child, folder);

  /** @param {number} number */
  const stream = (number) =>
    /** @type {import('node:stream').Duplex} */ (/** @type {unknown} */ (child.stdio[number]));
  if (child.pid !== undefined) {
    machine.channels = Array.from(
      { length: portCount },
      (_, n) => new Channel(stream(descriptors.firstPort + n)),
    );
    watchConsole(stream(descriptors.console), machine);
  }
  const timer = new AbortController();
  try {
    const problem = await Promise.race([
      greet(machine),
      machine.ended.then(() => machine.errors || 'it ended before it was ready'),
      sleep(limitMs, `it was not ready after ${limitMs / 1000} s`, { signal: timer.signal }),
      complaint(machine, timer.signal),
    ]);
    if (problem) {
      await machine.kill();
      throw new BootError(problem, machine.console());
    }
    return machine;
  } finally {
    timer.abort();
  }
}

/**
 * @param {Machine} machine
 * @returns {Promise<string | undefined>} what is wrong
 */
async function greet(machine) {
  for (const channel of machine.channels) {
    const frame = await channel.receive();
    if (!frame) return machine.ended.then(() => machine.errors || 'it ended before it was ready');
    if (frame.kind !== frameKind.hello) return 'it does not speak as expected';
    machine.greeting = JSON.parse(frame.payload.toString());
    if (machine.greeting.protocol !== protocol) return 'it speaks another protocol';
  }
  return undefined;
}

/**
 * @param {Machine} machine
 * @param {AbortSignal} signal
 * @returns {Promise<string>} settles when KVM fails, which QEMU tells but does not end for
 */
async function complaint(machine, signal) {
  for (;;) {
    await sleep(100, undefined, { signal });
    if (/KVM internal error/.test(machine.errors)) return machine.errors.split('\n')[0] ?? '';
  }
}

/**
 * @param {import('node:stream').Duplex} stream
 * @param {Machine} machine
 */
function watchConsole(stream, machine) {
  const watch = new ConsoleWatch();
  stream.on('error', () => {});
  stream.on('data', (/** @type {Buffer} */ data) => {
    if (watch.push(data.toString('latin1'))) setTimeout(() => machine.kill(), lastWordsMs).unref();
  });
}
