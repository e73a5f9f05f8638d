/** Backs up an encrypted dataset into files, and restores it. See README.md. */
import { parseArgs } from 'node:util';
import { openZfs, ZfsError } from 'zfskit';
import { backUp } from './back-up.ts';
import { lockFolder } from './folder-lock.ts';
import { readManifest } from './manifest.ts';
import { restore } from './restore.ts';
import { type Damage, verify } from './verify.ts';

const USAGE = `Usage: main backup --dataset DATASET --folder FOLDER [--keep N] [--chain N]
                   [--socket PATH]
       main verify --folder FOLDER
       main restore --folder FOLDER --target DATASET [--snapshot NAME]
                    [--socket PATH]

backup makes a snapshot and sends it raw into a file in FOLDER: a full stream
when a chain has N streams (7), else what has changed. All files are verified,
then chains before the last N (2) are deleted, then snapshots but the newest.
restore verifies the chain of a snapshot (the latest), and receives it into a
new DATASET. With --socket they use the ZFS of a zfskit service.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 a file is damaged: nothing was
deleted, nothing restored.`;

const DAMAGED = 3;

/** What to do next, by the code of the error. */
const ADVICE: Readonly<Record<string, string>> = {
  EEXIST: 'there is such a dataset or snapshot already: name another target, or wait a second',
  ENOENT: 'name a dataset that exists; of a target, the parent has to exist',
  ENOSPC: 'make space, then run this again',
  ZFSKIT_NO_DEVICE: 'load the zfs module, or name the socket of a service with --socket',
  ZFSKIT_NO_PERMISSION: 'run this as root, or name the socket of a service with --socket',
};

const { values, positionals } = argumentsGiven();

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => interrupted.abort(new Error(`ended by ${name}; nothing was deleted`)));
}

try {
  process.exitCode = await run(positionals[0], interrupted.signal);
} catch (error) {
  console.error(`encrypted-backup: ${error instanceof Error ? error.message : error}`);
  const advice = error instanceof ZfsError ? ADVICE[error.code] : undefined;
  if (advice !== undefined) console.error(`encrypted-backup: ${advice}`);
  process.exitCode = 1;
}

async function run(command: string | undefined, signal: AbortSignal): Promise<number> {
  const { dataset, folder, target, snapshot } = values;
  const [keep, chainLength] = [wholeNumber(values.keep), wholeNumber(values.chain)];
  if (folder === undefined || keep === undefined || chainLength === undefined) return usage();
  await using _lock = await lockFolder(folder);
  if (command === 'verify') {
    const manifest = await readManifest(folder);
    if (manifest === undefined) throw new Error(`${folder} has no manifest`);
    return report(await verify(folder, manifest.streams, signal));
  }
  const needed = command === 'backup' ? dataset : command === 'restore' ? target : undefined;
  if (needed === undefined) return usage();
  await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
  if (command === 'restore') return report(await restore(zfs, { folder, target: needed, snapshot, signal }));
  const done = await backUp(zfs, { dataset: needed, folder, keep, chainLength, signal });
  console.log(
    `${done.made.fromGuid === undefined ? 'full' : 'incremental'} ${done.made.file} ${done.made.bytes} bytes`,
  );
  for (const name of [...done.deletedFiles, ...done.destroyedSnapshots]) console.log(`deleted ${name}`);
  return report(done.damage);
}

function report(damage: Damage): number {
  for (const [file, problem] of damage) console.error(`encrypted-backup: ${file} is damaged: ${problem}`);
  if (damage.size === 0) return 0;
  console.error(
    'encrypted-backup: nothing was deleted. Fetch the file from another copy of the folder; without one, move the folder away and back up into a new one',
  );
  return DAMAGED;
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        dataset: { type: 'string' },
        folder: { type: 'string' },
        keep: { type: 'string', default: '2' },
        chain: { type: 'string', default: '7' },
        target: { type: 'string' },
        snapshot: { type: 'string' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`encrypted-backup: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
