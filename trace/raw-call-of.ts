import { type Abi, type IoctlReply, type IoctlRequest, ZfsCmd } from '../src/ioctl/index.ts';
import { dstExtent, historyExtent } from './dst-extent.ts';
import { ioctlOf } from './ioctl-of.ts';
import type { Captured, RawCall } from './trace-event.ts';

/** What a request does not say of a call. */
type CallFacts = Pick<RawCall, 'seq' | 'at' | 'pid' | 'tid'>;

/** Stands for the address of a buffer: a request has none. */
const SOME_ADDRESS = 1n;

/**
 * A call of this process as a tracer would have seen it, before it was made. It has a copy of the command, which the kernel
 * writes to, and the lists themselves.
 */
export function rawCallOf(request: IoctlRequest, { layout }: Abi, facts: CallFacts): RawCall {
  const before = new ZfsCmd(layout, Uint8Array.from(request.command));
  const point = (member: string, size: string, bytes: number) => {
    if (bytes === 0) return;
    before.set(member, SOME_ADDRESS);
    before.set(size, BigInt(bytes));
  };
  const { src, conf, dstSize, dstCount, historySize } = request;
  point('zc_nvlist_src', 'zc_nvlist_src_size', src?.length ?? 0);
  point('zc_nvlist_conf', 'zc_nvlist_conf_size', conf?.length ?? 0);
  point('zc_nvlist_dst', 'zc_nvlist_dst_size', dstCount ?? dstSize);
  point('zc_history', 'zc_history_len', historySize);
  return {
    kind: 'call',
    ...facts,
    durationNs: undefined,
    request: request.number,
    fd: -1,
    errno: undefined,
    before: before.bytes,
    after: undefined,
    src: captured(src),
    conf: captured(conf),
    dst: undefined,
    history: undefined,
  };
}

/** The same call when it has come back. */
export function answeredCall(call: RawCall, reply: IoctlReply, { layout }: Abi, durationNs: bigint): RawCall {
  const before = new ZfsCmd(layout, call.before);
  const after = new ZfsCmd(layout, Uint8Array.from(reply.command));
  const row = ioctlOf(call.request)?.row;
  const dst = dstExtent(row, before, after, reply.errno);
  const history = historyExtent(row, before, after, reply.errno);
  return {
    ...call,
    durationNs,
    errno: reply.errno,
    after: after.bytes,
    dst: dst && captured(part(reply.dst, dst.offset, dst.size)),
    history: history && captured(part(reply.history, history.offset, history.size)),
  };
}

function part(bytes: Uint8Array, offset: bigint, size: bigint): Uint8Array {
  return bytes.slice(Number(offset), Number(offset + size));
}

function captured(bytes: Uint8Array | undefined): Captured | undefined {
  return bytes && { bytes, size: BigInt(bytes.length) };
}
