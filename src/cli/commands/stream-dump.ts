import { once } from 'node:events';
import { Command } from 'commander';
import { printable } from '../../human.ts';
import { dump } from '../../nvlist/index.ts';
import {
  parseRecord,
  type RawRecord,
  type RecordOf,
  readFields,
  StreamCounter,
  type StreamSummary,
  scanRecords,
} from '../../stream/index.ts';
import { jsonText } from '../json-text.ts';
import { streamFile } from './stream-file.ts';

interface DumpOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `zfskit stream dump`: what a stream consists of. */
export function streamDumpCommand(): Command {
  return new Command('dump')
    .description('print where a stream comes from and what it consists of; checks it as verify does')
    .argument('<file>', 'send stream, or - for standard input')
    .option('-v, --verbose', 'print every record')
    .option('--json', 'print one JSON object a line, the summary last; 64-bit integers as decimal strings')
    .action(dumpStream);
}

async function dumpStream(file: string, { json = false, verbose = false }: DumpOptions): Promise<void> {
  const print = json ? jsonOf : textOf;
  const counter = new StreamCounter();
  for await (const records of scanRecords(streamFile(file), { payloads: false })) {
    const lines: string[] = [];
    for (const record of records) {
      counter.add(record);
      if (verbose || record.type === 'BEGIN') lines.push(print(record));
    }
    await write(lines.join(''));
  }
  await write(json ? `${jsonText({ summary: summaryOf(counter.summary()) })}\n` : tableOf(counter.summary()));
}

/** Waits for a reader that is slower than the stream. */
async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

function jsonOf(record: RawRecord): string {
  const { payload: _, ...facts } = parseRecord(record);
  return `${jsonText(facts)}\n`;
}

function textOf(record: RawRecord): string {
  return record.type === 'BEGIN' ? beginText(parseRecord(record) as RecordOf<'BEGIN'>) : recordLine(record);
}

const hex = (value: bigint) => `0x${value.toString(16)}`;

function beginText(begin: RecordOf<'BEGIN'>): string {
  const facts: [string, string | number | bigint][] = [
    ['kind', begin.headerType === 'compound' ? 'package' : 'stream'],
    ['features', begin.features.join(' ') || '-'],
    ['byte order', begin.byteOrder],
    ['creation time', timeText(begin.creation_time)],
    ['objset type', begin.objset_type],
    ['flags', `0x${begin.flags.toString(16)}`],
    ['toguid', hex(begin.toguid)],
    ['fromguid', hex(begin.fromguid)],
    ['payload', begin.payloadSize],
  ];
  const lines = facts.map(([name, value]) => `    ${name.padEnd(14)} ${value}\n`).join('');
  const list = begin.list === undefined ? '' : dump(begin.list).replace(/^(?=.)/gm, '        ');
  return `BEGIN ${printable(begin.toname)}\n${lines}${list}`;
}

/** Seconds since 1970 as a date, where there is such a date. */
function timeText(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

/** One line: type, byte offset, size of the payload, then the fields that are not empty, but for the guid of all records. */
function recordLine({ type, header, littleEndian, offset, payloadSize }: RawRecord): string {
  let line = `${type} at=${offset} payload=${payloadSize}`;
  const fields = readFields(type, header, littleEndian) as Readonly<Record<string, FieldValue>>;
  for (const name in fields) if (name !== 'toguid') line += fieldText(name, fields[name] as FieldValue);
  return `${line}\n`;
}

type FieldValue = bigint | number | string | Uint8Array | readonly bigint[];

function fieldText(name: string, value: FieldValue): string {
  if (value instanceof Uint8Array) {
    return value.every((byte) => byte === 0) ? '' : ` ${name}=${Buffer.from(value).toString('hex')}`;
  }
  if (typeof value !== 'object') return ` ${name}=${value}`;
  return value.every((word) => word === 0n) ? '' : ` ${name}=${value.map(hex).join('/')}`;
}

function tableOf({ counts, records, payloadBytes, headerBytes, bytes, substreams }: StreamSummary): string {
  const rows = Object.entries(counts).map(
    ([type, count]) => [type, count.records, count.payloadBytes] as const,
  );
  const table = [...rows, ['all', records, payloadBytes] as const]
    .map(
      ([name, count, size]) =>
        `${name.padEnd(14)} ${String(count).padStart(12)} ${String(size).padStart(16)}\n`,
    )
    .join('');
  const head = `${''.padEnd(14)} ${'records'.padStart(12)} ${'payload bytes'.padStart(16)}\n`;
  const streams = substreams.length === 1 ? 'stream' : 'streams';
  return `\n${head}${table}\n${substreams.length} ${streams}, ${bytes} bytes, of which ${headerBytes} headers\n`;
}

function summaryOf({ counts, records, payloadBytes, headerBytes, bytes, substreams }: StreamSummary): object {
  return { substreams: substreams.length, counts, records, payloadBytes, headerBytes, bytes };
}
