import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { runFolder } from './cache.mjs';
import { bootSetup } from './guest-setup.mjs';
import { openImage } from './image.mjs';
import { say } from './message.mjs';
import { bootBest } from './runner.mjs';
import { openToolsImage } from './tools-image.mjs';
import { connectWarm, countSessions, readWarm, restartWarm, warmFolder } from './warm.mjs';

/**
 * @typedef {object} GuestConnection
 * @property {import('./channel.mjs').Channel} channel
 * @property {() => string} console What the guest's kernel has said since the connection was made.
 * @property {Promise<void>} ended Settles when the console of a guest that was lost is complete.
 * @property {() => Promise<void>} close Ends the guest too, where it was booted for this connection.
 */

/**
 * A connection to the guest that runs, or to one that is booted for it.
 *
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<GuestConnection>}
 */
export async function connectGuest(options) {
  return (await connectToWarm(options)) ?? (await connectToNew(options));
}

/** @param {import('./arguments.mjs').Options} options */
async function connectToWarm(options) {
  const { release, fresh, diskBytes, memoryMib } = options;
  const state = fresh ? undefined : readWarm(release);
  if (!state) return undefined;
  if (
    (diskBytes && `${diskBytes}` !== `${state.diskBytes}`) ||
    (memoryMib && memoryMib !== state.memoryMib)
  ) {
    say('the guest that runs has other disks or memory; booting one for this');
    return undefined;
  }
  const [image, tools] = await Promise.all([openImage(release), openToolsImage()]);
  if (image.key !== state.imageKey || tools.key !== state.toolsKey) {
    const what = tools.key !== state.toolsKey ? 'node or node_modules' : 'the image';
    if ((await countSessions(release)) > 0) {
      say(`${what} changed since the guest was started, and others use it; booting one for this`);
      return undefined;
    }
    say(`${what} changed since the guest was started; starting it again`);
    await restartWarm(options, state);
  }
  const console = followFile(join(warmFolder(release), 'console.log'), 'end');
  const channel = await connectWarm(release);
  return {
    channel,
    console: console.read,
    // Its keeper ends the connection only then.
    ended: Promise.resolve(),
    async close() {
      channel.close();
      console.close();
    },
  };
}

/** @param {import('./arguments.mjs').Options} options */
async function connectToNew(options) {
  const setup = await bootSetup(options);
  const { machine } = await bootBest(setup, runFolder(options.release), options.runner);
  const [channel] = machine.channels;
  if (!channel) throw new Error('a guest without ports');
  const console = followFile(machine.consolePath, 'start');
  return {
    channel,
    console: console.read,
    ended: machine.ended,
    async close() {
      await machine.kill();
      console.close();
    },
  };
}

/**
 * @param {string} path
 * @param {'start' | 'end'} from
 */
function followFile(path, from) {
  // The file stays readable here when it is removed or begun anew.
  const descriptor = openSync(path, 'r');
  const start = from === 'end' ? fstatSync(descriptor).size : 0;
  return {
    read() {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - start));
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, start));
    },
    close: () => closeSync(descriptor),
  };
}
