import * as libc from '../ffi/libc.ts';
import type { ZfsCmdLayout } from './abi/layout.ts';
import type { IoctlResult } from './ioctl-threads.ts';
import type { IoctlReply, IoctlRequest } from './transport.ts';
import { ZfsCmd } from './zfs-cmd.ts';

/** The kernel copies its own `sizeof (zfs_cmd_t)`: the buffer is larger than any release's. */
const COMMAND_BYTES = 16384;

/** Replies up to this size come in buffers that are kept. */
const KEPT_REPLY_BYTES = 64 << 10;

/** Buffers that are kept for the next call: making them costs more than a short ioctl. */
const KEPT_BUFFERS = 8;

const NOTHING = new Uint8Array();

/** Memory for one call at a time. Its bytes are outside of the JavaScript heap, and so never move. */
class CallBuffers {
  readonly command = new Uint8Array(COMMAND_BYTES);
  readonly commandAddress = libc.addressOf(this.command);
  readonly dst = new Uint8Array(KEPT_REPLY_BYTES);
  readonly dstAddress = libc.addressOf(this.dst);
}

/** What the kernel is lent for the duration of a call: the command and the buffers that it points at. */
export class Loan {
  readonly #layout: ZfsCmdLayout;
  readonly #request: IoctlRequest;
  readonly #buffers: CallBuffers;
  readonly #largeDst: Uint8Array | undefined;
  readonly #history: Uint8Array;

  constructor(layout: ZfsCmdLayout, request: IoctlRequest, buffers: CallBuffers) {
    this.#layout = layout;
    this.#request = request;
    this.#buffers = buffers;
    this.#largeDst = request.dstSize > KEPT_REPLY_BYTES ? new Uint8Array(request.dstSize) : undefined;
    this.#history = request.historySize > 0 ? new Uint8Array(request.historySize) : NOTHING;
    buffers.command.fill(0, request.command.length);
    buffers.command.set(request.command);
    const command = new ZfsCmd(layout, buffers.command);
    const point = (member: string, address: bigint, size: string, bytes: number) => {
      command.set(member, address);
      command.set(size, BigInt(bytes));
    };
    const { src, conf, dstSize, dstCount } = request;
    if (src) point('zc_nvlist_src', libc.addressOf(src), 'zc_nvlist_src_size', src.length);
    if (conf) point('zc_nvlist_conf', libc.addressOf(conf), 'zc_nvlist_conf_size', conf.length);
    if (dstSize > 0) {
      const address = this.#largeDst ? libc.addressOf(this.#largeDst) : buffers.dstAddress;
      point('zc_nvlist_dst', address, 'zc_nvlist_dst_size', dstCount ?? dstSize);
    }
    if (this.#history.length > 0)
      point('zc_history', libc.addressOf(this.#history), 'zc_history_len', this.#history.length);
  }

  /** Address of the command. */
  get address(): bigint {
    return this.#buffers.commandAddress;
  }

  /** The reply, in memory of its own. */
  reply([result, errno]: IoctlResult): IoctlReply {
    const { command } = this.#request;
    command.set(this.#buffers.command.subarray(0, command.length));
    return { errno: result === 0 ? 0 : errno, command, dst: this.#dst(result !== 0), history: this.#history };
  }

  #dst(failed: boolean): Uint8Array {
    if (this.#largeDst) return this.#largeDst;
    const answer = new ZfsCmd(this.#layout, this.#request.command);
    const all = this.#request.dstSize;
    if (answer.get('zc_nvlist_dst_filled') === 0) return failed ? NOTHING : this.#buffers.dst.slice(0, all);
    const size = answer.get('zc_nvlist_dst_size') as bigint;
    return this.#buffers.dst.slice(0, size < all ? Number(size) : all);
  }
}

/** Lends buffers to the kernel. What is lent is held here, so that it is not collected while a call is under way. */
export class Loans {
  readonly #layout: ZfsCmdLayout;
  readonly #out = new Map<Loan, CallBuffers>();
  readonly #kept: CallBuffers[] = [];

  constructor(layout: ZfsCmdLayout) {
    this.#layout = layout;
  }

  lend(request: IoctlRequest): Loan {
    const buffers = this.#kept.pop() ?? new CallBuffers();
    const loan = new Loan(this.#layout, request, buffers);
    this.#out.set(loan, buffers);
    return loan;
  }

  /** Takes a loan back, when the kernel has let go of it and its reply was read. */
  takeBack(loan: Loan): void {
    const buffers = this.#out.get(loan);
    if (this.#out.delete(loan) && buffers && this.#kept.length < KEPT_BUFFERS) this.#kept.push(buffers);
  }
}
