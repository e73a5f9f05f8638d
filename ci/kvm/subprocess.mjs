import { spawn } from 'node:child_process';
import { atExit } from './at-exit.mjs';

/**
 * Runs a command of the host to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stderr?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>} what it wrote, where nobody took its lines
 */
export function execute(command, args, { env, cwd, stderr, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
      stdio: ['ignore', 'pipe', stderr ?? 'pipe'],
      cwd,
      env: { ...(env ?? process.env), PATH: `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin` },
      detached: true,
    });
    const forget = atExit(() => child.kill('SIGKILL'));
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (!onLine) return;
      const lines = output.split('\n');
      output = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-4096);
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      forget();
      if (status === 0) resolve(output);
      else
        reject(
          new Error(`${command} ended with ${signal ?? `status ${status}`}${errors && `: ${errors.trim()}`}`),
        );
    });
  });
}
