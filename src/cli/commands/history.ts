import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { printable } from '../../human.ts';
import { errnoName } from '../../ioctl/index.ts';
import { dump, type Nvlist } from '../../nvlist/index.ts';
import { type HistoryRecord, MAX_LAST_RECORDS } from '../../zfs/index.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';

interface HistoryCommandOptions {
  readonly internal?: boolean;
  readonly json?: boolean;
  readonly long?: boolean;
  readonly last?: number;
}

/** `zfskit history`: what was done to a pool. */
export function historyCommand(): Command {
  return new Command('history')
    .description('print the commands that were run on a pool, the oldest first; times are UTC')
    .argument('<pool>', 'pool, imported')
    .option('-i, --internal', 'also what the kernel did, and the ioctls with what they were given')
    .option('-l, --long', 'also who it was, and on which host')
    .option('--last <count>', 'only so many, the newest', count)
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .action(printHistory);
}

async function printHistory(pool: string, options: HistoryCommandOptions): Promise<void> {
  const { internal = false, json = false, long = false, last } = options;
  await using zfs = await openCommandZfs();
  const records = internal ? zfs.history(pool, { last }) : newest(commandsOf(zfs.history(pool)), last);
  for await (const record of records) {
    const output = json ? `${jsonText(facts(record))}\n` : text(record, long);
    if (!process.stdout.write(output)) await once(process.stdout, 'drain');
  }
}

async function* commandsOf(records: AsyncIterable<HistoryRecord>): AsyncGenerator<HistoryRecord, void> {
  for await (const record of records) if (record.kind === 'command') yield record;
}

/** All records, or the last so many, of which no more than twice as many are in memory. */
async function* newest(
  records: AsyncIterable<HistoryRecord>,
  last: number | undefined,
): AsyncGenerator<HistoryRecord, void> {
  const kept: HistoryRecord[] = [];
  for await (const record of records) {
    if (last === undefined) yield record;
    else {
      kept.push(record);
      if (kept.length >= 2 * last) kept.splice(0, kept.length - last);
    }
  }
  if (last !== undefined) yield* kept.slice(-last);
}

function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > MAX_LAST_RECORDS) {
    throw new InvalidArgumentError(`It is a number from 1 to ${MAX_LAST_RECORDS}.`);
  }
  return number;
}

function facts({ list, ...record }: HistoryRecord): object {
  return record.kind === 'unknown' ? { ...record, record: list } : record;
}

function text(record: HistoryRecord, long: boolean): string {
  const [first, ...rest] = describe(record);
  const who = long ? ` [user ${record.uid ?? '-'} on ${printable(record.host ?? '-')}]` : '';
  return [`${timeText(record.timeSeconds)} ${first}${who}\n`, ...rest].join('');
}

/** One line, and lists below it. */
function describe(record: HistoryRecord): string[] {
  switch (record.kind) {
    case 'command':
      return [printable(record.command)];
    case 'internal': {
      const dataset =
        record.dataset === undefined ? '' : ` ${printable(record.dataset)} (${record.datasetId})`;
      return [`[txg:${record.txg ?? '-'}] ${printable(record.name)}${dataset} ${printable(record.message)}`];
    }
    case 'ioctl': {
      const failed = record.errno === undefined ? '' : ` failed: ${errnoName(Number(record.errno))}`;
      const size =
        record.outputBytes === undefined ? [] : [`    output: ${record.outputBytes} bytes, left out\n`];
      return [
        `ioctl ${printable(record.name)}${failed}`,
        ...indented('input', record.input),
        ...indented('output', record.output),
        ...size,
      ];
    }
    case 'unknown':
      return ['unknown record', ...indented('record', record.list)];
  }
}

function indented(title: string, list: Nvlist | undefined): string[] {
  return list ? [`    ${title}:\n`, dump(list).replace(/^(?=.)/gm, '        ')] : [];
}

function timeText(seconds: bigint | undefined): string {
  const date = new Date(Number(seconds ?? 0n) * 1000);
  return seconds === undefined || Number.isNaN(date.getTime())
    ? '-'.padEnd(20)
    : `${date.toISOString().slice(0, 19)}Z`;
}
