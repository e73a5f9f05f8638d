import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Channel } from './channel.mjs';
import { ConsoleWatch } from './console.mjs';
import { frameKind } from './frame.mjs';

const protocol = 1;
/** How long a guest that crashes may go on telling why. */
const lastWordsMs = 1500;

/**
 * @typedef {object} Greeting
 * @property {number} protocol
 * @property {string} kernel
 * @property {string} zfs
 *
 * @typedef {Omit<import('./qemu.mjs').GuestSetup, 'disks'> & { diskBytes: number[] }} MachineSetup
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
  consolePath;
  /** Settles when the guest is gone and its console is complete. */
  ended;
  #process;

  /**
   * @param {import('./guest-process.mjs').GuestProcess} process
   * @param {string} folder
   */
  constructor(process, folder) {
    this.#process = process;
    this.ended = process.ended;
    this.consolePath = join(folder, 'console.log');
  }

  /** What the program that runs the guest complained about. */
  get errors() {
    return this.#process.errors();
  }

  /** @returns {string} */
  console() {
    return readFileSync(this.consolePath, 'latin1');
  }

  async kill() {
    this.#process.child.kill('SIGKILL');
    await this.ended;
  }
}

/**
 * Starts a guest and waits until it answers on all its ports.
 *
 * @param {import('./guest-process.mjs').Launch} launch
 * @param {MachineSetup} setup
 * @param {{ folder: string, limitMs: number }} options
 * @returns {Promise<Machine>}
 */
export async function boot(launch, { diskBytes, ...setup }, { folder, limitMs }) {
  rmSync(join(folder, 'console.log'), { force: true });
  writeFileSync(join(folder, 'console.log'), '');
  // Only this process and its child know the disks: they need no removing.
  const disks = diskBytes.map((bytes, index) => {
    const path = join(folder, `disk${index}`);
    const descriptor = openSync(path, 'w+', 0o600);
    ftruncateSync(descriptor, bytes);
    rmSync(path);
    return descriptor;
  });
  const started = await launch({ ...setup, disks: [] }, disks, folder);
  for (const descriptor of disks) closeSync(descriptor);
  const machine = new Machine(started, folder);
  watchConsole(started.console, machine);
  const timer = new AbortController();
  try {
    const problem = await Promise.race([
      greet(machine, started.ports),
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
 * @param {Promise<import('node:stream').Duplex[]>} ports
 * @returns {Promise<string | undefined>} what is wrong
 */
async function greet(machine, ports) {
  machine.channels = (await ports).map((port) => new Channel(port));
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
 * @param {import('node:stream').Readable} stream
 * @param {Machine} machine
 */
function watchConsole(stream, machine) {
  const watch = new ConsoleWatch();
  stream.on('error', () => {});
  stream.on('data', (/** @type {Buffer} */ data) => {
    if (watch.push(data.toString('latin1'))) setTimeout(() => machine.kill(), lastWordsMs).unref();
  });
}
