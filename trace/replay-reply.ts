import {
  type Abi,
  type IoctlReply,
  type IoctlRequest,
  LINUX_ERRNO,
  type RawReply,
  ZfsCmd,
} from '../src/ioctl/index.ts';
import { ioctlOf } from './ioctl-of.ts';
import { isRestart } from './replayable-calls.ts';
import type { Captured, RawCall } from './trace-event.ts';

/** A reply that was made of a recorded call. */
export interface ReplayedReply {
  readonly reply: IoctlReply;
  /** The recorded answer did not fit the buffer: the reply is what the kernel says then, and the program asks again. */
  readonly tooSmall: boolean;
}

const NOTHING = new Uint8Array();

/** Members that are addresses. */
const ADDRESSES = ['zc_nvlist_src', 'zc_nvlist_conf', 'zc_nvlist_dst', 'zc_history'];

/**
 * What the kernel would have answered to a request, by what it answered to a recorded call of the same input.
 *
 * @returns a text that says why the recording is not enough for it: something was not captured, or the answer depends on the
 *   size of a buffer that was larger
 */
export function replayReply(call: RawCall, request: IoctlRequest, { layout }: Abi): ReplayedReply | string {
  const { after, errno } = call;
  if (!after || errno === undefined) return 'it never came back when it was recorded';
  if (after.length < layout.size) return 'what the kernel left of the command was not captured';
  const answer = new ZfsCmd(layout, Uint8Array.from(after.subarray(0, layout.size)));
  for (const member of ADDRESSES) answer.set(member, 0n);
  const row = ioctlOf(call.request)?.row;
  const history = historyBuffer(call.history, request.historySize);
  if (typeof history === 'string') return history;
  // Without the signal handler's SA_RESTART a program sees EINTR (signal(7)).
  const made = { errno: isRestart(errno) ? LINUX_ERRNO.EINTR : errno, command: answer.bytes, history };
  const { dst } = call;
  if (!dst)
    return { reply: { ...made, dst: new Uint8Array(errno === 0 ? request.dstSize : 0) }, tooSmall: false };
  if (BigInt(dst.bytes.length) < dst.size)
    return `only ${dst.bytes.length} of the ${dst.size} bytes of its answer were captured`;
  const raw = row?.style === 'legacy' ? row.dstRaw : undefined;
  if (raw) return arrayReply(made, answer, dst.bytes, raw, request);
  answer.set('zc_nvlist_dst_size', dst.size);
  answer.set('zc_nvlist_dst_filled', 1);
  if (dst.bytes.length <= request.dstSize)
    return { reply: { ...made, dst: Uint8Array.from(dst.bytes) }, tooSmall: false };
  // An error of the call itself comes before that of the buffer.
  const late = errno === 0 ? LINUX_ERRNO.ENOMEM : errno;
  return { reply: { ...made, errno: late, dst: NOTHING }, tooSmall: errno === 0 && row?.repeatable === true };
}

/** Where the kernel counts entries, it fills the array from its end, and says how many are left free. */
function arrayReply(
  made: Omit<IoctlReply, 'dst'>,
  answer: ZfsCmd,
  bytes: Uint8Array,
  { countsEntries, entryBytes }: RawReply,
  { dstSize, dstCount }: IoctlRequest,
): ReplayedReply | string {
  const dst = new Uint8Array(dstSize);
  if (!countsEntries) {
    if (bytes.length > dstSize) return `its answer has ${bytes.length} bytes, and ${dstSize} are asked for`;
    dst.set(bytes);
    return { reply: { ...made, dst }, tooSmall: false };
  }
  const entries = dstCount ?? Math.floor(dstSize / entryBytes);
  const free = entries - Math.floor(bytes.length / entryBytes);
  if (free < 0) return { reply: { ...made, errno: LINUX_ERRNO.ENOMEM, dst: NOTHING }, tooSmall: true };
  dst.set(bytes, free * entryBytes);
  answer.set('zc_nvlist_dst_size', BigInt(free));
  return { reply: { ...made, dst }, tooSmall: false };
}

function historyBuffer(history: Captured | undefined, room: number): Uint8Array | string {
  const buffer = new Uint8Array(room);
  if (!history) return buffer;
  if (BigInt(history.bytes.length) < history.size) return `not all of its history was captured`;
  if (history.bytes.length > room)
    return `its history has ${history.bytes.length} bytes, and ${room} are asked for`;
  buffer.set(history.bytes);
  return buffer;
}
