import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { atExit } from './at-exit.mjs';
import { complain } from './message.mjs';
import { Session } from './session.mjs';

/**
 * Copies a file or folder out of the guest, from where the session before on this channel has left it. What is at its
 * place on the host is added to and replaced, not removed.
 *
 * @param {import('./channel.mjs').Channel} channel
 * @param {{ guest: string, host: string }} copy
 * @returns {Promise<boolean>} whether it was there
 */
export async function copyOut(channel, { guest, host }) {
  const path = posix.normalize(guest).replace(/\/$/, '');
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-vm-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const forget = atExit(remove);
  try {
    const unpack = spawn('tar', ['--extract', '--no-same-owner', '--no-same-permissions', '-C', folder], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    unpack.stdin.on('error', () => {});
    const unpacked = once(unpack, 'close');
    let errors = '';
    const status = await new Session(channel).run(
      { argv: ['tar', '--create', '-C', posix.dirname(path), posix.basename(path)], reuse: true },
      {
        stdout: async (data) => {
          if (!unpack.stdin.write(data)) await Promise.race([once(unpack.stdin, 'drain'), unpacked]);
        },
        stderr: (data) => {
          errors = (errors + data.toString()).slice(0, 1000);
        },
      },
    );
    unpack.stdin.end();
    const [unpackStatus] = await unpacked;
    if (status !== 0 || unpackStatus !== 0) {
      complain(`${guest} could not be copied out of the guest: ${errors.trim()}`);
      return false;
    }
    mkdirSync(dirname(host), { recursive: true });
    cpSync(join(folder, basename(path)), host, { recursive: true, verbatimSymlinks: true });
    return true;
  } finally {
    remove();
    forget();
  }
}
