import * as libc from '../ffi/libc.ts';
import type { Abi } from './abi/index.ts';
import type { IoctlResult } from './ioctl-threads.ts';
import type { IoctlReply, IoctlRequest } from './transport.ts';
import { ZfsCmd } from './zfs-cmd.ts';

/** The kernel copies its own `sizeof (zfs_cmd_t)`: the buffer is larger than any release's. */
const COMMAND_BYTES = 16384;

/** What the kernel has the addresses of during a call: none of it may be collected before the call ends. */
export interface Lent {
  readonly request: IoctlRequest;
  readonly command: Uint8Array;
  readonly dst: Uint8Array;
  readonly history: Uint8Array;
}

/** A fresh command with fresh buffers, and their addresses in it. */
export function lend(abi: Abi, request: IoctlRequest): Lent {
  const command = new Uint8Array(COMMAND_BYTES);
  command.set(request.command);
  const lent = {
    request,
    command,
    dst: new Uint8Array(request.dstSize),
    history: new Uint8Array(request.historySize),
  };
  const fields = new ZfsCmd(abi.layout, command);
  point(fields, 'zc_nvlist_src', 'zc_nvlist_src_size', request.src);
  point(fields, 'zc_nvlist_conf', 'zc_nvlist_conf_size', request.conf);
  point(fields, 'zc_nvlist_dst', 'zc_nvlist_dst_size', lent.dst);
  if (request.dstCount !== undefined) fields.set('zc_nvlist_dst_size', BigInt(request.dstCount));
  point(fields, 'zc_history', 'zc_history_len', lent.history);
  return lent;
}

function point(command: ZfsCmd, member: string, size: string, bytes: Uint8Array | undefined): void {
  if (bytes === undefined || bytes.length === 0) return;
  command.set(member, libc.addressOf(bytes));
  command.set(size, BigInt(bytes.length));
}

/** What the kernel left in what it was lent. */
export function replyOf({ command, dst, history }: Lent, [result, errno]: IoctlResult): IoctlReply {
  return { errno: result === 0 ? 0 : errno, command, dst, history };
}
