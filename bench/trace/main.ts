/**
 * `npm run bench -- trace [RELEASE] [--json]`: what tracing costs a command, beside strace with its filter. On this machine with
 * ioctls on a stand-in device, on all processors and on one; with a release, in its guest with ioctls of ZFS, where an emulated
 * processor makes much of every switch between programs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchInGuest } from '../in-guest.ts';
import { measureOverhead } from './overhead.ts';

declare const BENCH_FOLDER: string;

const CALLS = 20_000;

if (process.argv.slice(2).some((word) => !word.startsWith('-'))) {
  process.exitCode = await benchInGuest(BENCH_FOLDER);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-bench-'));
  try {
    const tracee = join(folder, 'tracee');
    const source = join(BENCH_FOLDER, '../../integration/trace/tracee.c');
    execFileSync('cc', ['-O2', '-pthread', source, '-o', tracee]);
    execFileSync('npm', ['run', '--silent', 'build', '--', '--silent'], { stdio: ['ignore', 2, 2] });
    for (const [place, prefix] of [
      ['all processors', []],
      ['one processor', ['taskset', '-c', '0']],
    ] as const) {
      await measureOverhead({
        place,
        prefix,
        options: ['--device', '/dev/null', '--release', '2.3.9'],
        commands: {
          [`${CALLS} ioctls`]: [tracee, '/dev/null', 'calls', String(CALLS)],
          'no ioctl (find /usr)': ['find', '/usr', '-name', 'zfskit-bench-none'],
        },
        ways: [['-v'], ['--json'], ['-c'], ['--record', 'FOLDER/recording']],
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
