import type { MemberValue } from '../src/ioctl/index.ts';
import { listArray, Nvlist, toJson } from '../src/nvlist/index.ts';
import { historyRecords } from './history-records.ts';
import { ioctlOf } from './ioctl-of.ts';
import { failuresOf } from './item-failures.ts';
import { memberName } from './member-text.ts';
import type { CallKind, PageCall, PageDetails, PageHistory, PageList, PageMember } from './page/page-data.ts';
import { shortened } from './shortened.ts';
import type { TracedCall, TracedList, TracedMember } from './traced-call.ts';

/** Bytes of a list that a page shows as a tree; of a larger one it shows the first bytes. */
const MAX_TREE_BYTES = 4 * 1024 * 1024;

/** Bytes that a page shows in hexadecimal, of each list that cannot be decoded and of `zc_history`. */
const MAX_HEX_BYTES = 256 * 1024;

/** Items of a call that are named as failed; the reply itself has all. */
const MAX_FAILURES = 1000;

/** Characters of a text in a row, such as a subject: the longest name of a dataset has fewer. */
const MAX_TEXT = 256;

/** A text as a row of the page has it. */
export function shortText(text: string): string {
  return shortened(text, MAX_TEXT);
}

/**
 * A call as a row of the page.
 *
 * @param startedAt - when the trace began, nanoseconds since 1970
 */
export function pageCall(call: TracedCall, id: number, startedAt: bigint): PageCall {
  return {
    id,
    seq: call.seq,
    at: Number(call.at - startedAt),
    duration: call.durationNs === undefined ? null : Number(call.durationNs),
    pid: call.pid,
    tid: call.tid,
    name: call.name,
    kind: kindOf(call),
    subject: shortText(call.subject),
    errno: call.errno ?? null,
    code: call.code ?? '',
  };
}

function kindOf({ request }: TracedCall): CallKind {
  const row = ioctlOf(request)?.row;
  if (!row) return 'unknown';
  return row.repeatable || row.readOnly ? 'read' : 'change';
}

/** What the page shows of a call when it is selected. */
export function pageDetails(call: TracedCall): PageDetails {
  const { fd, request, attempts, meaning = null, problem = null, members, lists, history } = call;
  return {
    fd,
    request,
    attempts,
    meaning,
    problem,
    failures: failuresIn(call),
    members: members.map((member) => pageMember(call.name, member)),
    lists: lists.map(pageList),
    history: history ? pageHistory(call.name, history) : null,
  };
}

function failuresIn(call: TracedCall): [string, string][] {
  const failures: [string, string][] = [];
  for (const [item, code] of failuresOf(call)) {
    if (failures.length === MAX_FAILURES) break;
    failures.push([shortText(item), code]);
  }
  return failures;
}

function pageMember(ioctl: string, { name, before, after, changed }: TracedMember): PageMember {
  return {
    name,
    isText: typeof before === 'string',
    before: memberText(before),
    beforeName: memberName(ioctl, name, before) ?? null,
    after: after === undefined ? null : memberText(after),
    afterName: after === undefined ? null : (memberName(ioctl, name, after) ?? null),
    changed,
  };
}

function pageHistory(ioctl: string, bytes: Uint8Array): PageHistory {
  const size = bytes.length;
  const found =
    ioctl === 'ZFS_IOC_POOL_GET_HISTORY' && size <= MAX_TREE_BYTES ? historyRecords(bytes) : undefined;
  if (!found) return { size, records: null, hex: hexOf(bytes) };
  const records = toJson(new Nvlist().set('record', listArray([...found.records])));
  return { size, records, hex: found.restBytes === 0 ? null : hexOf(bytes.subarray(size - found.restBytes)) };
}

function memberText(value: MemberValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function pageList(traced: TracedList): PageList {
  const { place, bytes, size, redacted } = traced;
  const facts = { place, size: String(size), captured: bytes.length, redacted };
  if (bytes.length > MAX_TREE_BYTES) {
    const problem = `${bytes.length} bytes are too many for a page`;
    return { ...facts, list: null, hex: hexOf(bytes), problem };
  }
  const { list, problem = null } = traced;
  return { ...facts, list: list ? toJson(list) : null, hex: list ? null : hexOf(bytes), problem };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEX_BYTES)).toString('hex');
}
