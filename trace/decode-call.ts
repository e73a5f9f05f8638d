import { type Abi, type IoctlRow, type MemberValue, ZfsCmd, type ZfsCmdLayout } from '../src/ioctl/index.ts';
import { decodeText } from '../src/nvlist/index.ts';
import { errnoFacts } from './errno-facts.ts';
import { ioctlOf } from './ioctl-of.ts';
import { type MemberSlot, memberSlots } from './member-slots.ts';
import { redactUrls, usersIn } from './redact-urls.ts';
import type { Captured, RawCall } from './trace-event.ts';
import type { ListPlace, TracedCall, TracedList, TracedMember } from './traced-call.ts';
import { tracedList } from './traced-list.ts';

/** Options of {@link decodeCall}. */
export interface DecodeCallOptions {
  /** Leaves keys and passwords as they are in the call; default false. */
  readonly showSecrets?: boolean | undefined;
}

/** `zfs_cmd_t` of a call as far as it could be read. */
interface Commands {
  readonly before: ZfsCmd | undefined;
  readonly after: ZfsCmd | undefined;
  readonly problem: string | undefined;
}

/**
 * Decodes a call by the row of its ioctl. It never throws, whatever the bytes are: what cannot be read is told in `problem`, of
 * the call or of one of its lists. The given bytes are not changed, and are kept by what is returned.
 *
 * @param abi - in whose layout the command is
 */
export function decodeCall(call: RawCall, abi: Abi, options: DecodeCallOptions = {}): TracedCall {
  const { request, errno } = call;
  const known = ioctlOf(request);
  const showSecrets = options.showSecrets === true;
  const commands = commandsOf(call, abi.layout);
  const { before } = commands;
  const { code, meaning } = errnoFacts(errno, known?.row);
  return {
    kind: 'call',
    seq: call.seq,
    at: call.at,
    pid: call.pid,
    tid: call.tid,
    fd: call.fd,
    durationNs: call.durationNs,
    request,
    name: known?.name ?? `0x${request.toString(16)}`,
    known: known !== undefined,
    subject: before ? (shownValue(before, 'zc_name', showSecrets) as string) : '',
    members: membersOf(call, commands, memberSlots(abi.layout, known?.row), showSecrets),
    lists: listsOf(call, known?.row, showSecrets),
    dstRoom: before ? (before.get('zc_nvlist_dst_size') as bigint) : 0n,
    history: historyOf(call.history, showSecrets),
    errno,
    code,
    meaning,
    attempts: 1,
    problem: commands.problem ?? cutHistory(call.history),
  };
}

function commandsOf({ before, after }: RawCall, layout: ZfsCmdLayout): Commands {
  const isWhole = before.length >= layout.size;
  const isBackWhole = after === undefined || after.length >= layout.size;
  return {
    before: isWhole ? new ZfsCmd(layout, before) : undefined,
    after: after && isBackWhole ? new ZfsCmd(layout, after) : undefined,
    problem: !isWhole
      ? tooShort(before, layout, '')
      : !isBackWhole
        ? tooShort(after, layout, ' when the call came back')
        : undefined,
  };
}

function tooShort(bytes: Uint8Array, { size }: ZfsCmdLayout, when: string): string {
  return `zfs_cmd_t has ${size} bytes, of which ${bytes.length} could be read${when}`;
}

function membersOf(
  { dst }: RawCall,
  { before, after }: Commands,
  slots: readonly MemberSlot[],
  showSecrets: boolean,
): TracedMember[] {
  if (!before) return [];
  const members: TracedMember[] = [];
  for (const slot of slots) {
    const { name, shown } = slot;
    if (shown !== 'always' && !isUsed(before.bytes, slot) && !(after && isUsed(after.bytes, slot))) continue;
    const changed = after !== undefined && isChanged(before, after, slot);
    if (shown === 'changed' && (!changed || (dst && name === 'zc_nvlist_dst_size'))) continue;
    members.push({
      name,
      before: shownValue(before, name, showSecrets),
      after: after && shownValue(after, name, showSecrets),
      changed,
    });
  }
  return members;
}

function shownValue(command: ZfsCmd, name: string, showSecrets: boolean): MemberValue {
  const value = command.get(name);
  if (typeof value !== 'string') return value;
  const isText = !value.includes('\ufffd');
  const mayBeShown = showSecrets || !value.includes('://');
  if (isText && mayBeShown) return value;
  const bytes = command.textBytes(name).slice();
  if (!mayBeShown) redactUrls(bytes, true);
  return decodeText(bytes);
}

/** Whether it is neither 0 nor an empty text; what stands behind a text's end does not count. */
function isUsed(bytes: Uint8Array, { offset, size, isText }: MemberSlot): boolean {
  const end = offset + (isText ? 1 : size);
  for (let at = offset; at < end; at++) if (bytes[at] !== 0) return true;
  return false;
}

function isChanged(before: ZfsCmd, after: ZfsCmd, { name, offset, size, isText }: MemberSlot): boolean {
  const [given, left] = [before, after].map((command) =>
    isText ? command.textBytes(name) : command.bytes.subarray(offset, offset + size),
  ) as [Uint8Array, Uint8Array];
  return Buffer.compare(given, left) !== 0;
}

function listsOf(call: RawCall, row: IoctlRow | undefined, showSecrets: boolean): TracedList[] {
  const isArray = row?.style === 'legacy' && row.dstRaw !== undefined;
  const places: [ListPlace, Captured | undefined, boolean][] = [
    ['zc_nvlist_src', call.src, true],
    ['zc_nvlist_conf', call.conf, true],
    ['zc_nvlist_dst', call.dst, !isArray],
  ];
  return places.flatMap(([place, captured, isList]) => {
    const isThere = captured !== undefined && (captured.size > 0n || !isList);
    return isThere ? [tracedList(place, captured, { isList, showSecrets })] : [];
  });
}

function cutHistory(captured: Captured | undefined): string | undefined {
  const isCut = captured && BigInt(captured.bytes.length) < captured.size;
  return isCut
    ? `only ${captured.bytes.length} of ${captured.size} bytes of zc_history were captured`
    : undefined;
}

function historyOf(captured: Captured | undefined, showSecrets: boolean): Uint8Array | undefined {
  if (!captured || showSecrets || usersIn(captured.bytes).length === 0) return captured?.bytes;
  const bytes = captured.bytes.slice();
  redactUrls(bytes);
  return bytes;
}
