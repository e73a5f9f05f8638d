import { join } from 'node:path';
import { runInGuest } from '../in-guest.ts';
import { ownTime, type RecordedReply } from './recorded-reply.ts';

declare const BENCH_FOLDER: string;

/**
 * `npm run bench -- ioctl [RELEASE] [--short] [--json]`: zfskit beside C and beside the zfs command in the guest of a release. All
 * numbers are from one run in one guest; under an emulated processor only their ratios mean anything, and so our own part
 * of a call is measured on the host too. `--short` leaves out what takes minutes: 1,000 datasets and 10,000 snapshots.
 */
const args = process.argv.slice(2);
const json = args.includes('--json');
const recorded: RecordedReply[] = [];
process.exitCode = await runInGuest(
  {
    repository: join(BENCH_FOLDER, '../..'),
    folder: BENCH_FOLDER,
    release: args.find((word) => !word.startsWith('-')) ?? 'trixie',
    peer: true,
    args: args.filter((word) => word.startsWith('-')),
  },
  (line) => {
    if (line.startsWith('{"recorded"')) recorded.push(JSON.parse(line) as RecordedReply);
    else console.log(line);
  },
);
for (const reply of recorded) {
  const us = ownTime(reply);
  const row = {
    name: `${reply.recorded}, our part of a synchronous call on this host`,
    ours: us,
    unit: 'us',
  };
  console.log(json ? JSON.stringify(row) : `${row.name}: ${us.toFixed(1)} us`);
}
