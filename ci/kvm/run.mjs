import { setTimeout as sleep } from 'node:timers/promises';
import { excerpt, scanConsole } from './console.mjs';
import { copyOut } from './copy-out.mjs';
import { ExitError, exitStatus, signalStatus } from './exit-status.mjs';
import { inTree } from './guest.mjs';
import { connectGuest } from './guest-connection.mjs';
import { complain, say } from './message.mjs';
import { writeAll } from './output.mjs';
import { listRepository, packRepository } from './repository.mjs';
import { ConnectionLost, Session } from './session.mjs';
import { forwardSignals } from './signals.mjs';
import { terminalSize, withTerminal } from './terminal.mjs';

const killAfterMs = 5000;
const giveUpAfterMs = 15_000;
const lostAfterMs = 3000;

/**
 * Runs a command or a shell in a guest.
 *
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<number>} what to exit with
 */
export async function run(options) {
  const listing = listRepository();
  listing.catch(() => {});
  const guest = await connectGuest(options);
  try {
    const files = await listing;
    const session = new Session(guest.channel);
    const running = start(session, files, options);
    forwardSignals((name) => void session.signal(name));
    const status = await within(options.timeoutMs, session, running);
    forwardSignals(undefined);
    let copied = true;
    for (const copy of options.out) copied = (await copyOut(guest.channel, copy)) && copied;
    return judge(guest.console()) ?? (copied ? status : status || exitStatus.failed);
  } catch (error) {
    // A guest that is not gone by then has lost its agent.
    if (error instanceof ConnectionLost) await Promise.race([guest.ended, sleep(lostAfterMs)]);
    return explain(error, guest.console());
  } finally {
    forwardSignals(undefined);
    await guest.close();
  }
}

/**
 * @param {Session} session
 * @param {string[]} files
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<number>}
 */
function start(session, files, { action, command, env }) {
  const streams = {
    tree: packRepository(files),
    stdin: process.stdin,
    stdout: (/** @type {Buffer} */ data) => pass(1, data),
    stderr: (/** @type {Buffer} */ data) => pass(2, data),
  };
  const argv = inTree(action === 'shell' ? ['bash'] : command);
  if (action !== 'shell' || !process.stdin.isTTY || !process.stdout.isTTY)
    return session.run({ argv, env }, streams);
  const request = { argv, env: { TERM: process.env.TERM ?? 'xterm', ...env }, terminal: terminalSize() };
  return withTerminal(session, () => session.run(request, streams));
}

/**
 * @param {number | undefined} limitMs
 * @param {Session} session
 * @param {Promise<number>} running
 * @returns {Promise<number>} its status, or the one for a command that took too long
 */
async function within(limitMs, session, running) {
  if (limitMs === undefined) return running;
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  let late = false;
  /** @type {Promise<never>} */
  const givenUp = new Promise((_, reject) => {
    const end = () => {
      late = true;
      complain(`ending the command after ${limitMs / 1000} s`);
      void session.signal('SIGTERM');
    };
    timers.push(setTimeout(end, limitMs));
    timers.push(setTimeout(() => void session.signal('SIGKILL'), limitMs + killAfterMs));
    const giveUp = () =>
      reject(new ExitError(exitStatus.timeout, 'the command does not end; it is left behind'));
    timers.push(setTimeout(giveUp, limitMs + giveUpAfterMs));
  });
  try {
    const status = await Promise.race([running, givenUp]);
    return late ? exitStatus.timeout : status;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/**
 * @param {number} descriptor
 * @param {Buffer} data
 */
async function pass(descriptor, data) {
  try {
    await writeAll(descriptor, data);
  } catch (error) {
    // Nobody reads on: the end a local command would have found.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit(signalStatus('SIGPIPE'));
    throw error;
  }
}

/**
 * @param {string} console
 * @returns {number | undefined} the status to exit with when the kernel is not well
 */
function judge(console) {
  const findings = scanConsole(console);
  const worst = findings.find(({ level }) => level === 'fatal');
  if (worst) {
    complain(`the guest's kernel failed: ${worst.line}\n${excerpt(console)}`);
    return exitStatus.crash;
  }
  for (const { line } of findings) say(`the guest's kernel says: ${line}`);
  return undefined;
}

/**
 * @param {unknown} error
 * @param {string} console
 * @returns {number} the status for a kernel that failed, which explains any other error
 */
function explain(error, console) {
  const status = judge(console);
  if (status !== undefined) return status;
  if (!(error instanceof ConnectionLost)) throw error;
  throw new ExitError(exitStatus.failed, `the guest was lost; the end of its console:\n${excerpt(console)}`);
}
