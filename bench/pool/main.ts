import { join } from 'node:path';
import { runInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/**
 * `npm run bench -- pool [RELEASE] [--json]`: the status of a pool of 60 vdevs beside zpool status, in one run in the guest of
 * a release. Under an emulated processor only the ratios mean anything.
 */
const args = process.argv.slice(2);
process.exitCode = await runInGuest(
  {
    repository: join(BENCH_FOLDER, '../..'),
    folder: BENCH_FOLDER,
    release: args.find((word) => !word.startsWith('-')) ?? 'trixie',
    args: args.includes('--json') ? ['--json'] : [],
  },
  (line) => console.log(line),
);
