import { humanBytes, printable } from '../src/human.ts';
import { MAX_NAME_BYTES, type MemberValue } from '../src/ioctl/index.ts';
import { durationText } from './duration-text.ts';
import { addList } from './inline-list.ts';
import { failuresOf } from './item-failures.ts';
import { LineRoom } from './line-room.ts';
import { isEmpty, isPlumbing, memberText, structOf } from './member-text.ts';
import { type Paint, plainPaint } from './paint.ts';
import { shortened } from './shortened.ts';
import type { TracedCall, TracedList } from './traced-call.ts';

/** How a line shall look. */
export interface OneLineOptions {
  /** Characters of each list; default 72. */
  readonly limit?: number | undefined;
  /** Add how long the call took. */
  readonly duration?: boolean | undefined;
  readonly paint?: Paint | undefined;
}

/** Characters of a list in a line, unless another number is asked for. */
export const LINE_LIMIT = 72;

/**
 * A call on one line, without its end: ioctl, subject, what the program gave, the result and its meaning, items that
 * failed, what the kernel answered, and, if asked for, the time it took.
 *
 *     SNAPSHOT tank  {snaps: {tank@a, tank@b}}  = -1 EEXIST (there is such a snapshot already)  tank@b: EEXIST
 *
 * Members that are 0 or empty are left out, and so are addresses and sizes of buffers: {@link callTree} has them all.
 */
export function oneLine(call: TracedCall, options: OneLineOptions = {}): string {
  const { limit = LINE_LIMIT, duration = false, paint = plainPaint } = options;
  const subject = call.subject === '' ? '' : ` ${paint(subjectText(call.subject), 'subject')}`;
  const parts = [
    `${paint(shortName(call.name), 'name')}${subject}`,
    inputText(call, limit),
    resultText(call, paint),
    failuresText(call, limit, paint),
    answerText(call, limit, paint),
    call.attempts > 1 ? paint(`(${call.attempts} tries)`, 'faint') : '',
    duration && call.durationNs !== undefined ? paint(`<${durationText(call.durationNs)}>`, 'faint') : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** `POOL_STATS` for `ZFS_IOC_POOL_STATS`; a number stays as it is. */
export function shortName(name: string): string {
  return name.replace(/^ZFS_IOC_/, '');
}

/** `= 0`, `= -1 ENOENT (there is no such dataset)`, or `= ?` for a call that never came back. */
export function resultText({ errno, code, meaning }: TracedCall, paint: Paint = plainPaint): string {
  if (errno === undefined) return paint('= ? (it did not come back)', 'error');
  if (errno === 0) return '= 0';
  return paint(`= -1 ${code ?? errno}${meaning === undefined ? '' : ` (${meaning})`}`, 'error');
}

function subjectText(subject: string): string {
  const room = new LineRoom(MAX_NAME_BYTES);
  room.addText(subject);
  return room.text;
}

function inputText(call: TracedCall, limit: number): string {
  const given = call.members.filter(
    ({ name, before }) => name !== 'zc_name' && !isPlumbing(name) && !isEmpty(before),
  );
  const lists = call.lists
    .filter(({ place }) => place !== 'zc_nvlist_dst')
    .map((list) => `${list.place === 'zc_nvlist_conf' ? 'conf=' : ''}${listText(list, limit)}`);
  const members = membersText(
    call,
    given.map(({ name, before }) => [name, before]),
    limit,
  );
  const problem = call.problem === undefined ? '' : `<${problemText(call.problem)}>`;
  return spaced([...lists, members, problem]);
}

type NamedValue = readonly [member: string, value: MemberValue];

/** `zc_cookie=5 zc_value=tank/b`; members of one struct as `zc_objset_stats={dds_guid=5 dds_type=DMU_OST_ZFS}`. */
function membersText(call: TracedCall, values: readonly NamedValue[], limit: number): string {
  const room = new LineRoom(limit);
  let open = '';
  for (const [name, value] of values) {
    const struct = structOf(name);
    if (open !== '' && struct !== open) room.add('}');
    if (room.text !== '') room.add(' ');
    if (room.left <= 0) {
      room.cut();
      break;
    }
    if (struct !== '' && struct !== open) room.add(`${struct}={`);
    open = struct;
    room.add(`${struct === '' ? name : name.slice(struct.length + 1)}=`);
    if (typeof value === 'string') room.addText(value);
    else room.add(memberText(call.name, name, value));
  }
  if (open !== '') room.add('}');
  return room.text;
}

function listText(list: TracedList, limit: number): string {
  const room = new LineRoom(limit);
  if (list.list) addList(list.list, room, list.redacted);
  else room.addBytes(list.bytes, 8);
  return list.problem === undefined ? room.text : `${room.text} <${problemText(list.problem)}>`;
}

function problemText(problem: string): string {
  return printable(shortened(problem, 100));
}

function failuresText(call: TracedCall, limit: number, paint: Paint): string {
  const room = new LineRoom(limit);
  for (const [name, code] of failuresOf(call)) {
    if (room.text !== '') room.add(', ');
    if (room.left <= 0) {
      room.cut();
      break;
    }
    room.addText(name);
    room.add(`: ${code}`);
  }
  return room.text === '' ? '' : paint(room.text, 'error');
}

/** What came back: members that changed, the reply's list if it is short, else how large it is. */
function answerText(call: TracedCall, limit: number, paint: Paint): string {
  const changed = call.members.flatMap(({ name, after, changed }): NamedValue[] =>
    changed && after !== undefined && !isPlumbing(name) ? [[name, after]] : [],
  );
  const isPlain = ([name]: NamedValue) => !name.includes('.');
  const dst = call.lists.find(({ place }) => place === 'zc_nvlist_dst');
  const hasFailures = !failuresOf(call).next().done;
  const text = spaced([
    membersText(call, changed.filter(isPlain), limit),
    dst && !hasFailures ? replyText(dst, limit) : '',
    call.history?.length ? `history of ${humanBytes(call.history.length)}` : '',
    membersText(
      call,
      changed.filter((member) => !isPlain(member)),
      limit,
    ),
  ]);
  return text === '' ? '' : `${paint('→', 'changed')} ${text}`;
}

function spaced(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function replyText({ list, bytes, size, problem, redacted }: TracedList, limit: number): string {
  const trouble = problem === undefined ? '' : ` <${problemText(problem)}>`;
  if (list === undefined)
    return bytes.length === 0 ? trouble.trim() : `${humanBytes(size)} of bytes${trouble}`;
  if (list.size === 0) return trouble.trim();
  const room = new LineRoom(limit);
  addList(list, room, redacted);
  if (!room.isCut) return room.text + trouble;
  return `${list.size} ${list.size === 1 ? 'key' : 'keys'}, ${humanBytes(size)}${trouble}`;
}
