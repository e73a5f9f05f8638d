import {
  type IoctlReply,
  type IoctlRequest,
  type IoctlRow,
  LINUX_ERRNO,
  ZfsCmd,
  type ZfsCmdLayout,
} from '../src/ioctl/index.ts';
import { dstExtent, type Extent, historyExtent } from '../trace/dst-extent.ts';
import type { DeviceCall } from './notification-thread.ts';
import { readBytes, writeBytes } from './program-memory.ts';

/** Most bytes of a list that a program gives, and of an answer that it is given; the kernel's limit is not higher. */
const MAX_LIST_BYTES = 128 << 20;

/** A request whose lists can be exchanged. */
export type ProgramRequest = { -readonly [K in keyof IoctlRequest]: IoctlRequest[K] };

/** A call as it was read out of a program's memory. */
export interface ProgramCall {
  /** The command as the program gave it. */
  readonly given: ZfsCmd;
  /** The same, with what of the program's buffers is used. */
  readonly used: ZfsCmd;
  readonly request: ProgramRequest;
}

/** Members that point into the program, and sizes: the transport has its own. */
const POINTERS = ['zc_nvlist_src', 'zc_nvlist_conf', 'zc_nvlist_dst', 'zc_history'] as const;
const SIZES = ['zc_nvlist_src_size', 'zc_nvlist_conf_size', 'zc_nvlist_dst_size', 'zc_history_len'] as const;

/** Reads a call out of a program's memory: the call, or the errno that the kernel has for one that cannot be read. */
export function readCall(
  { tid, request: number, argument }: DeviceCall,
  row: IoctlRow,
  layout: ZfsCmdLayout,
): ProgramCall | number {
  const image = readBytes(tid, argument, layout.size);
  if (!image) return LINUX_ERRNO.EFAULT;
  const given = new ZfsCmd(layout, image);
  const used = new ZfsCmd(layout, image.slice());
  used.set('zc_nvlist_dst_filled', 0);
  const raw = row.style === 'legacy' ? row.dstRaw : undefined;
  const width = raw?.countsEntries ? raw.entryBytes : 1;
  const room = number64(given, 'zc_nvlist_dst_size');
  if (raw && room * BigInt(width) > MAX_LIST_BYTES) return LINUX_ERRNO.ENOMEM;
  const count = limited(used, 'zc_nvlist_dst_size');
  const hasHistory = row.style === 'legacy' && row.history !== undefined;
  const historySize = hasHistory && given.get('zc_history') !== 0n ? limited(used, 'zc_history_len') : 0;
  const src = readList(tid, given, 'zc_nvlist_src');
  if (typeof src === 'number') return src;
  const hasConf = row.style === 'legacy' && row.conf !== undefined;
  const conf = hasConf ? readList(tid, given, 'zc_nvlist_conf') : undefined;
  if (typeof conf === 'number') {
    src?.fill(0);
    return conf;
  }
  const command = new ZfsCmd(layout, used.bytes.slice());
  for (const name of POINTERS) command.set(name, 0n);
  for (const name of SIZES) command.set(name, 0n);
  const request: ProgramRequest = {
    number,
    command: command.bytes,
    src,
    conf,
    dstSize: count * width,
    historySize,
    dstCount: width === 1 ? undefined : count,
    lasting: row.lasting,
  };
  return { given, used, request };
}

/**
 * Writes what came back into a program's memory, as the kernel does: the command also after an error, lists as far as there is one
 * and it fits.
 *
 * @returns 0 or the errno of the call
 */
export function writeReply(
  { tid, argument }: DeviceCall,
  row: IoctlRow,
  { given, used, request }: ProgramCall,
  reply: IoctlReply,
  layout: ZfsCmdLayout,
): number {
  const after = new ZfsCmd(layout, reply.command.slice());
  const put = (pointer: string, bytes: Uint8Array, extent: Extent | undefined) => {
    if (!extent) return true;
    const start = Number(extent.offset);
    const piece = bytes.subarray(start, start + Number(extent.size));
    return writeBytes(tid, (given.get(pointer) as bigint) + extent.offset, piece);
  };
  const isWhole =
    put('zc_nvlist_dst', reply.dst, dstExtent(row, pointed(used, layout), after, reply.errno)) &&
    put('zc_history', reply.history, historyExtent(row, used, after, reply.errno));
  restore(given, used, after, request);
  if (!writeBytes(tid, argument, after.bytes)) return reply.errno || LINUX_ERRNO.EFAULT;
  return isWhole ? reply.errno : LINUX_ERRNO.EFAULT;
}

/** A list that does not fit in front of address 0 fails there, not before. */
function pointed(used: ZfsCmd, layout: ZfsCmdLayout): ZfsCmd {
  if (used.get('zc_nvlist_dst') !== 0n || used.get('zc_nvlist_dst_size') === 0n) return used;
  const command = new ZfsCmd(layout, used.bytes.slice());
  command.set('zc_nvlist_dst', 1n);
  return command;
}

/** Puts back what is the program's, and sizes that the transport left as they were. */
function restore(given: ZfsCmd, used: ZfsCmd, after: ZfsCmd, request: IoctlRequest): void {
  for (const name of POINTERS) after.set(name, given.get(name));
  for (const name of ['zc_nvlist_src_size', 'zc_nvlist_conf_size'] as const) after.set(name, given.get(name));
  const isFilled = after.get('zc_nvlist_dst_filled') !== 0;
  const dstSize = after.get('zc_nvlist_dst_size');
  const wasNotSet = request.dstSize === 0 ? dstSize === 0n : dstSize === used.get('zc_nvlist_dst_size');
  if (!isFilled && wasNotSet) after.set('zc_nvlist_dst_size', given.get('zc_nvlist_dst_size'));
  if (!isFilled) after.set('zc_nvlist_dst_filled', given.get('zc_nvlist_dst_filled'));
  const historyLength = after.get('zc_history_len');
  if (request.historySize === 0 || historyLength === used.get('zc_history_len')) {
    after.set('zc_history_len', given.get('zc_history_len'));
  }
}

function number64(command: ZfsCmd, member: string): bigint {
  return command.get(member) as bigint;
}

/** Bounds a size in a command, and gives it. */
function limited(command: ZfsCmd, member: string): number {
  const size = number64(command, member);
  if (size <= MAX_LIST_BYTES) return Number(size);
  command.set(member, BigInt(MAX_LIST_BYTES));
  return MAX_LIST_BYTES;
}

/** A list of the program's: undefined for none, an errno where it cannot be read (`zfsdev_ioctl_common`, `get_nvlist`). */
function readList(tid: number, given: ZfsCmd, member: string): Uint8Array | number | undefined {
  const size = number64(given, `${member}_size`);
  if (size === 0n) return undefined;
  if (size > MAX_LIST_BYTES) return LINUX_ERRNO.EINVAL;
  return readBytes(tid, number64(given, member), Number(size)) ?? LINUX_ERRNO.EFAULT;
}
