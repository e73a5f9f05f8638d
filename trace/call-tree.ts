import { printable } from '../src/human.ts';
import type { MemberValue } from '../src/ioctl/index.ts';
import { durationText } from './duration-text.ts';
import { escaped } from './escaped.ts';
import { hexLines } from './hex-lines.ts';
import { historyRecords } from './history-records.ts';
import { failuresOf } from './item-failures.ts';
import { listLines } from './list-lines.ts';
import { isEmpty, memberName, structOf } from './member-text.ts';
import { resultText, shortName } from './one-line.ts';
import { type Paint, plainPaint } from './paint.ts';
import { timeText } from './time-text.ts';
import type { TracedCall, TracedList, TracedMember } from './traced-call.ts';

const SPACE = ' '.repeat(4);

/**
 * All that is known of a call, as lines: members as the program gave them and, behind an arrow, as the kernel left them;
 * lists in full; bytes that are no list in hexadecimal with the reason; the items that failed.
 */
export function callTree(call: TracedCall, paint: Paint = plainPaint): string[] {
  const failures = [...failuresOf(call)].map(([item, code]) =>
    paint(`${SPACE}failed: ${escaped(item)}: ${code}`, 'error'),
  );
  return [
    headLine(call, paint),
    paint(`${SPACE}${factsText(call)}`, 'faint'),
    ...(call.problem === undefined ? [] : [paint(`${SPACE}${printable(call.problem)}`, 'error')]),
    ...memberLines(call, paint),
    ...call.lists.flatMap((list) => listBlock(list, paint)),
    ...historyBlock(call),
    ...failures,
  ];
}

function headLine(call: TracedCall, paint: Paint): string {
  const subject = call.subject === '' ? '' : ` ${paint(escaped(call.subject), 'subject')}`;
  const tries = call.attempts > 1 ? `  (${call.attempts} tries)` : '';
  const duration = call.durationNs === undefined ? '' : `  <${durationText(call.durationNs)}>`;
  const name = paint(shortName(call.name), 'name');
  return `${name}${subject}  ${resultText(call, paint)}${paint(`${tries}${duration}`, 'faint')}`;
}

function factsText({ seq, pid, tid, fd, request, at }: TracedCall): string {
  const thread = tid === pid ? '' : `, thread ${tid}`;
  return `call ${seq} of process ${pid}${thread}, fd ${fd}, request 0x${request.toString(16)}, ${timeText(at)}`;
}

/** A line a member; of a struct in which all is 0 and stayed so, one line. */
function memberLines(call: TracedCall, paint: Paint): string[] {
  const telling = new Set(call.members.filter((member) => !isIdle(member)).map(({ name }) => structOf(name)));
  const idle = new Set<string>();
  return call.members.flatMap((member) => {
    const struct = structOf(member.name);
    if (struct === '' || telling.has(struct)) return [memberLine(call, member, paint)];
    if (idle.has(struct)) return [];
    idle.add(struct);
    return [`${SPACE}${struct}  all 0 or empty`];
  });
}

function isIdle({ before, changed }: TracedMember): boolean {
  return !changed && isEmpty(before);
}

function memberLine(call: TracedCall, { name, before, after, changed }: TracedMember, paint: Paint): string {
  const start = `${SPACE}${name}  ${valueText(call, name, before)}`;
  if (!changed || after === undefined) return start;
  return `${start} ${paint(`→ ${valueText(call, name, after)}`, 'changed')}`;
}

function valueText(call: TracedCall, member: string, value: MemberValue): string {
  if (typeof value === 'string') return `'${escaped(value)}'`;
  if (typeof value === 'object') return `[${value.join(', ')}]`;
  const name = memberName(call.name, member, value);
  return name === undefined ? String(value) : `${value} (${name})`;
}

function listBlock({ place, list, bytes, size, problem, redacted }: TracedList, paint: Paint): string[] {
  const captured = BigInt(bytes.length) === size ? '' : `, of which ${bytes.length} were captured`;
  const empty = list?.size === 0 ? ': {}' : '';
  return [
    `${SPACE}${place}  ${size} bytes${captured}${empty}`,
    ...(problem === undefined ? [] : [paint(`${SPACE}${SPACE}${printable(problem)}`, 'error')]),
    ...(list ? listLines(list, 8, redacted) : hexLines(bytes, 8)),
  ];
}

function historyBlock({ name, history }: TracedCall): string[] {
  if (history === undefined) return [];
  const found = name === 'ZFS_IOC_POOL_GET_HISTORY' ? historyRecords(history) : undefined;
  const head = `${SPACE}zc_history  ${history.length} bytes`;
  if (found === undefined) return [head, ...hexLines(history, 8)];
  const records = found.records.flatMap((record, index) => [
    `${SPACE}${SPACE}record[${index}]:`,
    ...listLines(record, 12, false),
  ]);
  const rest = found.restBytes === 0 ? [] : [`${SPACE}${SPACE}… ${found.restBytes} bytes of another record`];
  return [head, ...records, ...rest];
}
