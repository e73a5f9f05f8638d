import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { atExit } from './at-exit.mjs';
import { cacheFolder } from './cache.mjs';
import { Channel } from './channel.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { frameKind } from './frame.mjs';
import { bootSetup } from './guest-setup.mjs';
import { locked } from './lock.mjs';
import { say, secondsSince } from './message.mjs';
import { startTime } from './process-identity.mjs';
import { bootBest } from './runner.mjs';

/**
 * @typedef {object} WarmState A guest that was started and stays.
 * @property {number} pid Of the process that keeps it.
 * @property {string | undefined} started When that process was started.
 * @property {string} imageKey
 * @property {string} toolsKey
 * @property {number[]} diskBytes
 * @property {number} memoryMib
 * @property {number} idleMinutes
 * @property {string} runner
 * @property {import('./machine.mjs').Greeting} greeting
 * @property {string} since
 */

/** @param {string} release */
export function warmFolder(release) {
  return join(cacheFolder(), 'warm', release);
}

/**
 * @param {string} release
 * @returns {WarmState | undefined} of the guest of this release that runs, if one does
 */
export function readWarm(release) {
  try {
    const state = JSON.parse(readFileSync(join(warmFolder(release), 'state.json'), 'utf8'));
    return startTime(state.pid) === state.started ? state : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} release
 * @returns {Promise<Channel>} to a free port of the guest that runs
 */
export function connectWarm(release) {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath(warmFolder(release)));
    socket.on('connect', () => resolve(new Channel(socket)));
    socket.on('error', (error) =>
      reject(new ExitError(exitStatus.failed, `the started guest does not answer (${error.message})`)),
    );
  });
}

/**
 * @param {string} release
 * @returns {Promise<number>} how many sessions it has
 */
export async function countSessions(release) {
  const channel = await connectWarm(release);
  await channel.send(frameKind.status);
  const frame = await channel.receive();
  channel.close();
  return frame ? JSON.parse(frame.payload.toString()).sessions : 0;
}

/** @param {import('./arguments.mjs').Options} options */
export async function startWarm(options) {
  await locked(`warm-${options.release}`, async () => {
    if (readWarm(options.release)) say(`${options.release} runs already`);
    else await launch(options);
  });
}

/**
 * Ends the guest that runs and starts another one like it.
 *
 * @param {import('./arguments.mjs').Options} options
 * @param {WarmState} state
 */
export async function restartWarm(options, { diskBytes, memoryMib, idleMinutes }) {
  await stopWarm(options.release);
  await startWarm({ ...options, diskBytes, memoryMib, idleMinutes });
}

/** @param {import('./arguments.mjs').Options} options */
async function launch(options) {
  const { release, diskBytes, memoryMib, idleMinutes, runner } = options;
  // Fails early, and in front of whoever asked, where something is missing.
  await bootSetup(options);
  const folder = warmFolder(release);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = join(folder, 'keeper.log');
  const descriptor = openSync(log, 'w');
  const args = [
    fileURLToPath(new URL('vm', import.meta.url)),
    'keep',
    '--release',
    release,
    '--idle',
    `${idleMinutes}`,
  ];
  if (diskBytes) args.push('--disks', `${diskBytes.length}:${(diskBytes[0] ?? 0) / 1024 ** 2}M`);
  if (memoryMib) args.push('--memory', `${memoryMib}`);
  if (runner) args.push('--runner', runner);
  const keeper = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', descriptor, descriptor, 'ipc'],
  });
  const forget = atExit(() => keeper.kill('SIGTERM'));
  const started = performance.now();
  const ready = await new Promise((resolve) => {
    keeper.once('message', () => resolve(true));
    keeper.once('exit', () => resolve(false));
  });
  forget();
  const told = readFileSync(log, 'utf8').trimEnd();
  if (!ready) throw new ExitError(exitStatus.failed, `the guest was not started:\n${told}`);
  keeper.disconnect();
  keeper.unref();
  say(
    `${told.replace(/^vm: /gm, '')}; started in ${secondsSince(started)} s, ends after ${idleMinutes} idle minutes`,
  );
}

/** @param {string} release */
export async function stopWarm(release) {
  const state = readWarm(release);
  if (!state) return false;
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    process.kill(state.pid, signal);
    for (let i = 0; i < 100 && startTime(state.pid) === state.started; i++) await sleep(50);
    if (startTime(state.pid) !== state.started) break;
  }
  rmSync(join(warmFolder(release), 'state.json'), { force: true });
  return true;
}

/**
 * Boots a guest and lends its ports to whoever connects; ends with the guest, or after a time without use.
 *
 * @param {import('./arguments.mjs').Options} options
 */
export async function keepWarm(options) {
  const { release, idleMinutes } = options;
  const folder = warmFolder(release);
  const setup = await bootSetup(options);
  const { machine, runner } = await bootBest(setup, folder, options.runner);

  const free = [...machine.channels];
  /** @type {((channel: Channel) => void)[]} */
  const waiting = [];
  let sessions = 0;
  let lastUse = performance.now();

  /** @param {Channel} client */
  async function serve(client) {
    let frame = await client.receive();
    if (!frame) return;
    if (frame.kind === frameKind.status) {
      await client.sendJson(frameKind.status, { sessions });
      return;
    }
    sessions += 1;
    /** @type {Channel} */
    const port = free.pop() ?? (await new Promise((resolve) => void waiting.push(resolve)));
    const down = async () => {
      for (; frame; frame = await client.receive()) await port.send(frame.kind, frame.payload);
      await port.send(frameKind.abort);
    };
    const up = async () => {
      for (;;) {
        const answer = await port.receive();
        if (!answer) return machine.ended;
        if (answer.kind === frameKind.idle) return;
        await client.send(answer.kind, answer.payload);
      }
    };
    await Promise.all([down().catch(() => port.send(frameKind.abort)), up()]);
    sessions -= 1;
    lastUse = performance.now();
    const next = waiting.shift();
    if (next) next(port);
    else free.push(port);
  }

  const path = socketPath(folder);
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    const client = new Channel(socket);
    void machine.ended.then(() => client.close());
    serve(client)
      .catch((error) => console.error(error))
      .finally(() => client.close());
  });
  await new Promise((resolve) => void server.listen(path, () => resolve(undefined)));
  const stateFile = join(folder, 'state.json');
  atExit(() => rmSync(stateFile, { force: true }));
  atExit(() => rmSync(path, { force: true }));
  /** @type {WarmState} */
  const state = {
    pid: process.pid,
    started: startTime(process.pid),
    imageKey: setup.image.key,
    toolsKey: setup.toolsKey,
    diskBytes: setup.diskBytes,
    memoryMib: setup.memoryMib,
    idleMinutes,
    runner,
    greeting: machine.greeting,
    since: new Date().toISOString(),
  };
  writeFileSync(stateFile, `${JSON.stringify(state)}\n`);
  process.send?.('ready');
  if (process.connected) process.disconnect?.();

  setInterval(() => {
    if (sessions === 0 && performance.now() - lastUse > idleMinutes * 60_000) process.exit(0);
  }, 1000);
  await machine.ended;
  // The clients read the console by themselves; they are told by the end of their connections.
  await sleep(200);
}

/**
 * @param {string} folder
 * @returns {string} a path short enough for a socket
 */
function socketPath(folder) {
  const path = join(folder, 'control.sock');
  return Buffer.byteLength(path) < 100 ? path : `/proc/self/fd/${openSync(folder, 'r')}/control.sock`;
}
