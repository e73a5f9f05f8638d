import { Command } from 'commander';
import { printable } from '../../human.ts';
import { type StreamSummary, verifyStream } from '../../stream/index.ts';
import { jsonText } from '../json-text.ts';
import { streamFile } from './stream-file.ts';

/** `zfskit stream verify`: whether a stream is complete and undamaged, by its checksums. */
export function streamVerifyCommand(): Command {
  return new Command('verify')
    .description('check every checksum of a stream; exit status 1, and the damaged place, if it is damaged')
    .argument('<file>', 'send stream, or - for standard input')
    .option('--json', 'print one JSON object, 64-bit integers as decimal strings')
    .action(async (file: string, options: { json?: boolean }) => {
      const summary = await verifyStream(streamFile(file));
      process.stdout.write(`${options.json ? jsonText(record(summary)) : line(summary)}\n`);
    });
}

function line({ begin, records, bytes, substreams }: StreamSummary): string {
  const inside = begin.headerType === 'compound' ? `, package of ${substreams.length} streams` : '';
  return `${printable(begin.toname)}: complete and undamaged, ${records} records, ${bytes} bytes${inside}`;
}

function record({ begin, records, bytes, substreams }: StreamSummary): object {
  const { toname, headerType } = begin;
  return { toname, headerType, substreams: substreams.length, records, bytes };
}
