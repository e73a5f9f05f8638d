import { type IoctlName, ioctls, ZfsCmd } from '../src/ioctl/index.ts';
import type { Nvlist } from '../src/nvlist/index.ts';
import { decodeCall } from '../trace/decode-call.ts';
import { dstExtent, historyExtent } from '../trace/dst-extent.ts';
import { FoldCalls } from '../trace/fold-calls.ts';
import { ioctlOf } from '../trace/ioctl-of.ts';
import { isHidden } from '../trace/is-hidden.ts';
import { MADE_ABI, madeCall } from '../trace/made-call.ts';
import { redactCall } from '../trace/redact-call.ts';
import type { RawCall } from '../trace/trace-event.ts';
import type { TracedCall } from '../trace/traced-call.ts';

const NAMES = Object.keys(ioctls) as IoctlName[];
const ERRNOS = [0, 12, 14, 17, 512, 1029, 70_000, undefined];

/**
 * Any bytes as a command, its lists and its history, of any ioctl: a call is decoded and redacted without an exception, the size
 * of nothing changes, no secret is left in a list, and what is redacted once is not changed again.
 */
export function fuzz(data: Uint8Array): void {
  if (data.length < 4) return;
  const call = callOf(data);
  const decoded = decodeCall(call, MADE_ABI);
  for (const { list } of decoded.lists) if (list) checkHidden(list, []);
  look(decodeCall(call, MADE_ABI, { showSecrets: true }));
  checkExtents(call);
  new FoldCalls().push(decoded);
  const sizes = sizesOf(call);
  const redacted = bytesOf(decodeCall(redactCall(call, MADE_ABI), MADE_ABI));
  if (sizesOf(call) !== sizes) throw new Error('a size changed');
  if (redacted !== bytesOf(decoded)) throw new Error('a redacted call is decoded to other bytes');
  if (redacted !== bytesOf(decodeCall(redactCall(call, MADE_ABI), MADE_ABI)))
    throw new Error('redacted twice');
}

function callOf(data: Uint8Array): RawCall {
  const [which = 0, flags = 0, end = 0] = data;
  const content = data.subarray(3);
  const request = which < NAMES.length ? (NAMES[which] as IoctlName) : 0x5a00 + which;
  const call = madeCall({ ioctl: request, errno: ERRNOS[end & 7] ?? null });
  const captured = (bit: number) =>
    flags & bit
      ? { bytes: content.slice(), size: BigInt(content.length + (flags & 128 ? 8 : 0)) }
      : undefined;
  for (const [i, command] of [call.before, call.after].entries()) {
    if (command && flags & (16 << i))
      for (let at = 0; at < command.length; at += 509)
        command.set(content.subarray(0, 100), Math.min(at, 13_600));
  }
  return {
    ...call,
    before: flags & 64 ? call.before.subarray(0, end << 6) : call.before,
    src: captured(1),
    conf: captured(2),
    dst: captured(4),
    history: captured(8),
  };
}

/** Looks at everything that is made on first use. */
function look({ lists, members }: TracedCall): void {
  for (const { list, problem, redacted } of lists) {
    if (!list && problem === undefined && redacted) throw new Error('secrets are shown');
  }
  if (members.some(({ name }) => name === '')) throw new Error('a member without a name');
}

function checkHidden(list: Nvlist, path: readonly string[]): void {
  for (const { name, type, value } of list) {
    const here = [...path, name];
    if (type === 'nvlist') checkHidden(value, here);
    else if (type === 'nvlist_array') for (const child of value) checkHidden(child, here);
    else if (isHidden(here) && !/^[x0,.truefalse-]*$/.test(String(value)))
      throw new Error(`${here}: ${value}`);
  }
}

function checkExtents({ request, before, after, errno }: RawCall): void {
  const { layout } = MADE_ABI;
  if (before.length < layout.size || !after || errno === undefined) return;
  const commands = [new ZfsCmd(layout, before), new ZfsCmd(layout, after)] as const;
  const row = ioctlOf(request)?.row;
  const dst = dstExtent(row, ...commands, errno);
  const history = historyExtent(row, ...commands, errno);
  const counted = row?.style === 'legacy' && row.dstRaw?.countsEntries ? BigInt(row.dstRaw.entryBytes) : 1n;
  const room = (commands[0].get('zc_nvlist_dst_size') as bigint) * counted;
  if (dst && (dst.offset < 0n || dst.size < 0n || dst.offset + dst.size > room))
    throw new Error('outside of the buffer');
  if (history && history.size > (commands[0].get('zc_history_len') as bigint))
    throw new Error('outside of the history');
}

function sizesOf({ before, after, src, conf, dst, history }: RawCall): string {
  return [before, after, ...[src, conf, dst, history].map((captured) => captured?.bytes)]
    .map((bytes) => bytes?.length)
    .join();
}

function bytesOf({ lists, history, members, subject }: TracedCall): string {
  const parts = [...lists.map(({ bytes }) => bytes), history ?? new Uint8Array()];
  const texts = members.map(({ name, before, after }) => `${name}=${before}/${after}`);
  return [subject, ...texts, ...parts.map((bytes) => Buffer.from(bytes).toString('hex'))].join('\n');
}
