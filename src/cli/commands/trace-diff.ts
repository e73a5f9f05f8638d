import { Command, InvalidArgumentError } from 'commander';
import { eventJson } from '../../../trace/call-json.ts';
import type { CallDifference } from '../../../trace/compare-calls.ts';
import { diffRecordings, type RecordingDifference } from '../../../trace/diff-recordings.ts';
import { differenceTexts } from '../../../trace/difference-text.ts';
import { FdWriter } from '../../../trace/fd-writer.ts';
import { oneLine, shortName } from '../../../trace/one-line.ts';
import { readRecording } from '../../../trace/read-recording.ts';
import type { TracedCall } from '../../../trace/traced-call.ts';
import { printable } from '../../human.ts';
import { complain } from '../complain.ts';
import { jsonText } from '../json-text.ts';
import { inStyle, mayBeStyled, type Style } from '../style.ts';
import { TRACE_FAILED } from '../trace-failed.ts';

/** Exit statuses, as those of diff(1) with 125 for trouble, which `zfskit trace` has. */
const DIFFERENT = 1;

const STANDARD_OUTPUT = 1;

interface TraceDiffOptions {
  readonly map: ReadonlyMap<string, string>;
  readonly results?: true;
  readonly json?: true;
}

/** `zfskit trace diff`: in what two recordings differ, call by call. Needs neither ZFS nor root. */
export function traceDiffCommand(): Command {
  return new Command('diff')
    .description('compare two recordings call by call')
    .argument('<a>', 'recording')
    .argument('<b>', 'recording')
    .option(
      '--map <old=new>',
      'pool or dataset that A calls OLD and B calls NEW; repeatable',
      addName,
      new Map(),
    )
    .option('--results', 'compare all that the kernel answered, not only its errno')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .exitOverride()
    .action(async (a: string, b: string, options: TraceDiffOptions) => {
      try {
        process.exitCode = (await printDiff(a, b, options)) ? DIFFERENT : 0;
      } catch (error) {
        await complain(error);
        process.exitCode = TRACE_FAILED;
      }
    });
}

function addName(text: string, before: ReadonlyMap<string, string>): Map<string, string> {
  const [from, to, ...others] = text.split('=');
  if (!from || !to || others.length > 0) throw new InvalidArgumentError('Two names, as in tank=test.');
  return new Map([...before, [from, to]]);
}

/** Tells whether there were differences. */
async function printDiff(a: string, b: string, { map, results, json }: TraceDiffOptions): Promise<boolean> {
  const output = new FdWriter(STANDARD_OUTPUT);
  const paint = mayBeStyled(STANDARD_OUTPUT) ? inStyle : (text: string) => text;
  let isDifferent = false;
  for (const found of diffRecordings(readRecording(a), readRecording(b), { names: map, results })) {
    isDifferent = true;
    await output.write(json ? `${jsonOf(found)}\n` : textOf(found, paint));
    if (output.isClosed) break;
  }
  return isDifferent;
}

function jsonOf(found: RecordingDifference): string {
  if (found.kind === 'only-a') return jsonText({ kind: found.kind, a: eventJson(found.a) });
  if (found.kind === 'only-b') return jsonText({ kind: found.kind, b: eventJson(found.b) });
  const { kind, a, b, differences } = found;
  return jsonText({ kind, a: eventJson(a), b: eventJson(b), differences });
}

function textOf(found: RecordingDifference, paint: (text: string, style: Style) => string): string {
  if (found.kind === 'only-a') return `${paint(`- ${callLine(found.a)}`, 'red')}\n`;
  if (found.kind === 'only-b') return `${paint(`+ ${callLine(found.b)}`, 'green')}\n`;
  const { a, b, differences } = found;
  const subject = b.subject === '' ? '' : ` ${printable(b.subject)}`;
  const lines = differences.flatMap((difference) => differenceLines(difference, paint));
  return `! #${a.seq} #${b.seq} ${shortName(b.name)}${subject}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

function callLine(call: TracedCall): string {
  return `#${call.seq} ${oneLine(call)}`;
}

function differenceLines(
  { path, kind, before, after, byChance }: CallDifference,
  paint: (text: string, style: Style) => string,
): string[] {
  const [was, is] = path === 'errno' ? [String(before), String(after)] : differenceTexts(before, after);
  const place = printable(path) + (kind === 'flags' || kind === 'length' ? ` (${kind})` : '');
  const mark = byChance ? '  (differs from run to run)' : '';
  return [
    ...(before === undefined ? [] : [paint(`- ${place}: ${printable(was)}${mark}`, 'red')]),
    ...(after === undefined ? [] : [paint(`+ ${place}: ${printable(is)}${mark}`, 'green')]),
  ];
}
