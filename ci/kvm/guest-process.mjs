import { spawn } from 'node:child_process';
import { atExit } from './at-exit.mjs';

/**
 * @typedef {object} GuestProcess The program that runs a guest, and what leads into the guest.
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string} errors What it complained about.
 * @property {Promise<void>} ended
 * @property {Promise<import('node:stream').Duplex[]>} ports
 * @property {import('node:stream').Readable} console
 *
 * @typedef {(setup: import('./qemu.mjs').GuestSetup, disks: number[], folder: string) => Promise<GuestProcess>} Launch
 *   starts a guest; `disks` are open files
 */

/**
 * Starts the program that runs a guest. It ends with this process, however that ends.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.folder
 * @param {import('node:child_process').IOType[]} options.stdio Without the disks, which follow.
 * @param {number[]} options.disks
 * @param {'exit' | 'close'} options.endsWith
 */
export function startProcess(program, args, { folder, stdio, disks, endsWith }) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    // Out of reach of Ctrl-C, which is for the command in the guest.
    detached: true,
    stdio: [...stdio, ...disks],
  });
  let errors = '';
  const forget = atExit(() => child.kill('SIGKILL'));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      errors += error.message;
      resolve();
    });
    child.on(endsWith, () => {
      forget();
      resolve();
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-4096);
  });
  return { child, ended, errors: () => errors.trim() };
}

/**
 * The name under which a child process can open a descriptor that it inherits: its files need no names then.
 *
 * @param {number} descriptor
 */
export function descriptorPath(descriptor) {
  return `/proc/self/fd/${descriptor}`;
}
