import { excerpt, scanConsole } from './console.mjs';
import { copyOut } from './copy-out.mjs';
import { exitStatus, ExitError, signalStatus } from './exit-status.mjs';
import { inTree } from './guest.mjs';
import { connectGuest } from './guest-connection.mjs';
import { complain, say } from './message.mjs';
import { writeAll } from './output.mjs';
import { listRepository, packRepository } from './repository.mjs';
import { ConnectionLost, Session } from './session.mjs';
import { forwardSignals } from './signals.mjs';
import { terminalSize, withTerminal } from './terminal.mjs';

const killAfterMs = 5000;

/**
 * Runs a command or a shell in a guest.
 *
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<number>} what to exit with
 */
export async function run(options) {
  const shell = options.action === 'shell';
  const interactive = shell && process.stdin.isTTY && process.stdout.isTTY;
  const files = listRepository();
  files.catch(() => {});
  const guest = await connectGuest(options);
  const { channel } = guest;
  const session = new Session(channel);
  let timedOut = false;
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  try {
    forwardSignals((name) => void session.signal(name));
    if (options.timeoutMs !== undefined) {
      const end = () => {
        timedOut = true;
        void session.signal('SIGTERM');
        timers.push(setTimeout(() => void session.signal('SIGKILL'), killAfterMs));
      };
      timers.push(setTimeout(end, options.timeoutMs));
    }
    const env = interactive ? { TERM: process.env.TERM ?? 'xterm', ...options.env } : options.env;
    const request = {
      argv: inTree(shell ? ['bash', '-i'] : options.command),
      env,
      ...(interactive ? { terminal: terminalSize() } : {}),
    };
    const streams = {
      tree: packRepository(await files),
      stdin: process.stdin,
      stdout: (/** @type {Buffer} */ data) => pass(1, data),
      stderr: (/** @type {Buffer} */ data) => pass(2, data),
    };
    const running = () => session.run(request, streams);
    let status = await (interactive ? withTerminal(session, running) : running());
    forwardSignals(undefined);
    for (const copy of options.out) if (!(await copyOut(channel, copy))) status ||= exitStatus.failed;
    if (timedOut) {
      complain(`the command was ended after ${(options.timeoutMs ?? 0) / 1000} s`);
      status = exitStatus.timeout;
    }
    return judge(guest.console()) ?? status;
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    return explainLoss(guest.console());
  } finally {
    forwardSignals(undefined);
    for (const timer of timers) clearTimeout(timer);
    await guest.close();
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
 * The connection goes with the guest, so its console is complete.
 *
 * @param {string} console
 * @returns {number}
 */
function explainLoss(console) {
  const status = judge(console);
  if (status !== undefined) return status;
  throw new ExitError(exitStatus.failed, `the guest was lost; the end of its console:\n${excerpt(console)}`);
}
