import type { Duplex } from 'node:stream';
import type { Abi } from './abi/index.ts';
import type { Capabilities } from './capabilities.ts';
import type { LastingKind } from './row.ts';

/** One ioctl as bytes: what a {@link Transport} carries. */
export interface IoctlRequest {
  /** Request number, such as 0x5a12. */
  readonly number: number;
  /** Image of `zfs_cmd_t` in the transport's ABI, `layout.size` bytes; its pointers are zero. */
  readonly command: Uint8Array;
  /** Packed nvlist for `zc_nvlist_src`. */
  readonly src?: Uint8Array | undefined;
  /** Packed nvlist for `zc_nvlist_conf`. */
  readonly conf?: Uint8Array | undefined;
  /** Bytes of buffer to offer as `zc_nvlist_dst`; 0 offers none. */
  readonly dstSize: number;
  /** Bytes of buffer to offer as `zc_history`; 0 offers none. */
  readonly historySize: number;
  /** What to write as `zc_nvlist_dst_size` where that is not `dstSize`: a number of entries. */
  readonly dstCount?: number | undefined;
  /** Why the call may last; it must then not occupy a thread that short calls need. */
  readonly lasting?: LastingKind | undefined;
}

/** What came back from an {@link IoctlRequest}. */
export interface IoctlReply {
  /** 0, or the error number of the call. */
  readonly errno: number;
  /** `zfs_cmd_t` as the kernel left it; it is copied back on errors too. */
  readonly command: Uint8Array;
  /** What came in the buffer that was offered as `zc_nvlist_dst`: a list, or all `dstSize` bytes where it has no list. */
  readonly dst: Uint8Array;
  /** The buffer that was offered as `zc_history`, of `historySize` bytes. */
  readonly history: Uint8Array;
}

/** A pipe of which the kernel has one end for the duration of an ioctl. */
export interface KernelPipe {
  /** Descriptor of the kernel's end, a number that has a meaning only inside an ioctl of the same transport. */
  readonly fd: number;
  /** Our end. */
  readonly stream: Duplex;
  /** Gives up the kernel's end, once; the other side then sees the end of the data, or EPIPE. */
  closeKernelEnd(): void;
}

/**
 * An open ZFS device that holds (`cleanup_fd` of ZFS_IOC_HOLD) and temporary snapshots can be tied to: the kernel undoes
 * them when it is closed, which it also is when the process dies.
 */
export interface CleanupDescriptor {
  /** A number that has a meaning only inside an ioctl of the same transport. */
  readonly fd: number;
  /** Closes it, once; resolves when the kernel has undone what was tied to it. */
  close(): Promise<void>;
}

/** What a descriptor is: the kernel reads and writes the first three itself. */
export type DescriptorKind = 'file' | 'pipe' | 'socket' | 'other';

/** A descriptor that ioctls of the same transport can be given. */
export interface LentDescriptor {
  /** Its number, which nobody else uses. */
  readonly fd: number;
  readonly kind: DescriptorKind;
  /** Where the kernel goes on to write or read: bytes from the start of a file; 0n for all else. */
  readonly position: bigint;
  /** The other end of a pipe or socket is gone: nobody will read what is written. */
  readonly broken: boolean;
  /**
   * Takes bytes out of it before the kernel does, fewer than `count` only where it ends. Waits without a thread.
   *
   * @throws the signal's reason; what read(2) fails with
   */
  read(count: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** Gives it up, once. */
  close(): void;
}

/** A pipe of which the kernel has both ends: one ioctl writes what another reads. */
export interface KernelLink {
  readonly readEnd: LentDescriptor;
  readonly writeEnd: LentDescriptor;
}

/** A volume, or a snapshot of one, whose bytes can be read and written. Offsets and lengths are in bytes, of any alignment. */
export interface OpenVolume extends AsyncDisposable {
  /** Full name. */
  readonly name: string;
  /** `volblocksize`: what is written in pieces of it, aligned, is written without being read before. */
  readonly blockSize: number;
  /** `volsize`, as it is now. */
  size(): Promise<bigint>;
  /**
   * Reads bytes.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for what lies beyond the end; `EIO` (blocks are damaged), `ZFSKIT_CLOSED`
   */
  read(offset: bigint, length: number): Promise<Uint8Array>;
  /**
   * Writes bytes: other readers see them at once, and they are lost in a crash until `sync` has come back.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for what lies beyond the end, `EROFS`, `ENOSPC`, `EDQUOT`, `EIO`, `ZFSKIT_CLOSED`
   */
  write(offset: bigint, bytes: Uint8Array): Promise<void>;
  /** Frees a range, which then reads as zeros. In effect as `write` is. */
  discard(offset: bigint, length: bigint): Promise<void>;
  /** Comes back when all that was written or discarded before, by anybody, survives a crash: not with sync=disabled. */
  sync(): Promise<void>;
  /** Gives it up. Safe to call twice. */
  close(): Promise<void>;
}

/** Where ioctls go: the kernel, or anything else that answers as it does. */
export interface Transport extends AsyncDisposable {
  /** Release and layouts of the ZFS at the other end. */
  readonly abi: Abi;
  /** Why this host's kernel must not be asked to mount datasets of that ZFS, where it is not its own. */
  readonly cannotMount?: string;
  /** What that ZFS says that it supports; what its release is known to have where this is left out. */
  capabilities?(): Capabilities;
  /** Aborted, with a ZfsError `ZFSKIT_CLOSED`, as soon as the transport is being closed. */
  readonly closing: AbortSignal;
  /**
   * Carries out one ioctl. An errno is part of the reply.
   *
   * @param signal - interrupts a call that waits; the reply then has EINTR, or whatever the call came to
   * @throws ZfsError `ZFSKIT_CLOSED`; the signal's reason when the call was not begun
   */
  ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply>;
  /** The same on the caller's thread, where a transport can do that. */
  ioctlSync?(request: IoctlRequest): IoctlReply;
  /** Makes a pipe that the kernel writes to (`from-kernel`) or reads from (`to-kernel`). */
  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe;
  /** Opens a descriptor that holds can be tied to, where a transport can do that. Closing the transport closes it. */
  cleanupDescriptor?(): CleanupDescriptor;
  /**
   * Makes a copy of a descriptor of this process for an ioctl that reads or writes it, where a transport can do that.
   *
   * @throws ZfsError `EBADF`; `EPIPE` (a pipe that nobody reads); `ZFSKIT_INVALID_ARGUMENT` when it is not open for that,
   *   or is a socket that does not block: the kernel would fail where it has to wait
   */
  lend?(fd: number, use: 'read' | 'write'): LentDescriptor;
  /** Makes a pipe between two ioctls, where a transport can do that. */
  link?(): KernelLink;
  /**
   * Opens a volume, or a snapshot of one (which is read-only), where a transport can do that without a device.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_ARGUMENT` (a filesystem), `EBUSY`
   */
  openVolume?(name: string, options?: { readonly readOnly?: boolean | undefined }): Promise<OpenVolume>;
  /** Ends streams and waits, lets the calls in flight come to their end, and gives everything back. Safe to call twice. */
  close(): Promise<void>;
}
