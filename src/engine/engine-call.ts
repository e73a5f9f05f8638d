import { type IoctlRequest, type IoctlRow, LINUX_ERRNO, ZfsCmd, type ZfsCmdLayout } from '../ioctl/index.ts';
import { decode, encode, Nvlist, NvlistError } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';
import type { NativeList } from './native-list.ts';
import type { TemporaryHolds } from './temporary-holds.ts';

/** What of a request goes to a worker. */
export interface CarriedRequest extends Omit<IoctlRequest, 'lasting'> {
  /** Cleanup descriptors that are open. */
  readonly cleanups?: readonly number[] | undefined;
}

/** One ioctl under way: what it was given, and what it answers. */
export class EngineCall {
  readonly row: IoctlRow;
  /** `zfs_cmd_t`, in and out. */
  readonly command: ZfsCmd;
  readonly layout: ZfsCmdLayout;
  /** `zc_history` of the reply; the caller's buffer. */
  readonly history: Uint8Array;
  /** What is to be undone when a cleanup descriptor is closed. */
  readonly atCleanup: TemporaryHolds[] = [];
  readonly #request: CarriedRequest;
  readonly #abort: Int32Array | undefined;
  #dst: Uint8Array = new Uint8Array();

  constructor(row: IoctlRow, layout: ZfsCmdLayout, request: CarriedRequest, abort: Int32Array | undefined) {
    this.row = row;
    this.layout = layout;
    this.command = new ZfsCmd(layout, request.command);
    this.history = new Uint8Array(request.historySize);
    this.#request = request;
    this.#abort = abort;
  }

  /** `zc_name`. */
  get name(): string {
    return this.command.get('zc_name') as string;
  }

  /** The pool that `zc_name` is in. */
  get pool(): string {
    return /^[^/@#]*/.exec(this.name)?.[0] ?? '';
  }

  /** A text of the command. */
  text(member: string): string {
    return this.command.get(member) as string;
  }

  /** An integer of 64 bits of the command. */
  uint64(member: string): bigint {
    return this.command.get(member) as bigint;
  }

  /** A narrower integer of the command. */
  integer(member: string): number {
    return this.command.get(member) as number;
  }

  /** `zc_nvlist_src` as it came; undefined when there is none. */
  get srcBytes(): Uint8Array | undefined {
    return this.#request.src;
  }

  /** `zc_nvlist_conf` as it came. */
  get confBytes(): Uint8Array | undefined {
    return this.#request.conf;
  }

  /** Bytes of the caller's `zc_nvlist_dst`. */
  get dstSize(): number {
    return this.#request.dstSize;
  }

  /** Entries that the caller has room for, where a reply counts entries. */
  get dstCount(): number | undefined {
    return this.#request.dstCount;
  }

  /**
   * Checks that a number is that of an open cleanup descriptor.
   *
   * @throws EngineFailure EBADF
   */
  checkCleanup(fd: number): void {
    if (!this.#request.cleanups?.includes(fd)) throw new EngineFailure(LINUX_ERRNO.EBADF);
  }

  /** The packed input list, as a list of ours; empty when there is none. */
  get innvl(): Nvlist {
    return this.#request.src ? decoded(this.#request.src) : new Nvlist();
  }

  /**
   * `zc_nvlist_conf`, as a list of ours.
   *
   * @throws EngineFailure EINVAL when there is none
   */
  get conf(): Nvlist {
    if (!this.#request.conf) throw new EngineFailure(LINUX_ERRNO.EINVAL);
    return decoded(this.#request.conf);
  }

  /** The caller has given up: what waits ends with EINTR. */
  get aborted(): boolean {
    return this.#abort !== undefined && Atomics.load(this.#abort, 0) !== 0;
  }

  /** Waits a moment, or until the caller gives up. */
  pause(milliseconds: number): void {
    if (this.#abort) Atomics.wait(this.#abort, 0, 0, milliseconds);
  }

  /**
   * Answers a list, as `put_nvlist` in `zfs_ioctl.c`. Of a call with lists an empty one is not answered to who has no room for any
   * (`zfsdev_ioctl_common`): libzfs has none where it expects none.
   *
   * @throws EngineFailure ENOMEM when it does not fit; its size is then in `zc_nvlist_dst_size`
   */
  reply(list: Nvlist | NativeList | Uint8Array): void {
    const isEmpty = list instanceof Nvlist && list.size === 0;
    if (isEmpty && this.dstSize === 0 && this.row.style === 'nvlist') return;
    const bytes = list instanceof Uint8Array ? list : list instanceof Nvlist ? encode(list) : list.pack();
    this.command.set('zc_nvlist_dst_size', BigInt(bytes.length));
    if (bytes.length > this.#request.dstSize) throw new EngineFailure(LINUX_ERRNO.ENOMEM);
    this.#dst = bytes;
    this.command.set('zc_nvlist_dst_filled', 1);
  }

  /** Answers bytes that are no list; they are as long as the buffer of the caller. */
  replyRaw(bytes: Uint8Array): void {
    this.#dst = new Uint8Array(this.#request.dstSize);
    this.#dst.set(bytes.subarray(0, this.#dst.length));
  }

  /** What was answered so far. */
  get dst(): Uint8Array {
    return this.#dst;
  }
}

function decoded(bytes: Uint8Array): Nvlist {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof NvlistError) throw new EngineFailure(LINUX_ERRNO.EINVAL);
    throw error;
  }
}
