import { fstatSync, readFileSync, readSync, type Stats } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as libc from '../ffi/libc.ts';
import { LINUX_ERRNO } from './errno.ts';
import { systemError } from './system-error.ts';
import type { DescriptorKind, LentDescriptor } from './transport.ts';
import { ZfsError } from './zfs-error.ts';

/** How long to wait before looking again whether bytes have come, in milliseconds: at first, and at most. */
const FIRST_WAIT_MS = 1;
const LONGEST_WAIT_MS = 20;

/** A descriptor of this process that an ioctl reads or writes. */
export class KernelDescriptor implements LentDescriptor {
  readonly fd: number;
  readonly kind: DescriptorKind;
  #open = true;

  /** Takes over a descriptor. */
  constructor(fd: number, kind: DescriptorKind) {
    this.fd = fd;
    this.kind = kind;
  }

  /**
   * A copy of a descriptor, which its owner can close at any time.
   *
   * @throws ZfsError `EBADF`, `EMFILE`, `EPIPE` (a pipe that nobody reads); `ZFSKIT_INVALID_ARGUMENT` when it is not open
   *   for that use, or is a socket or device that does not block
   */
  static copyOf(fd: number, use: 'read' | 'write'): KernelDescriptor {
    if (!Number.isInteger(fd) || fd < 0 || fd > 0x7fffffff) refuse(`${fd} is no file descriptor`);
    const flags = libc.fcntl(fd, libc.F_GETFL, 0);
    if (flags < 0) throw systemError(`descriptor ${fd}: fcntl`, libc.errno());
    const access = flags & libc.O_ACCMODE;
    if (access === (use === 'read' ? libc.O_WRONLY : libc.O_RDONLY)) {
      refuse(`descriptor ${fd} is not open to ${use}`);
    }
    const kind = kindOf(fstatSync(fd));
    const reopened = kind === 'pipe' ? reopenPipe(fd, use) : undefined;
    if (reopened !== undefined) return new KernelDescriptor(reopened, kind);
    if ((flags & libc.O_NONBLOCK) !== 0 && kind !== 'file') {
      refuse(`descriptor ${fd} does not block (O_NONBLOCK), the kernel would fail where it has to wait`);
    }
    const copy = libc.fcntl(fd, libc.F_DUPFD_CLOEXEC, 0);
    if (copy < 0) throw systemError(`descriptor ${fd}: fcntl`, libc.errno());
    return new KernelDescriptor(copy, kind);
  }

  get broken(): boolean {
    return (this.kind === 'pipe' || this.kind === 'socket') && libc.isBroken(this.fd);
  }

  get position(): bigint {
    if (this.kind !== 'file') return 0n;
    const position = /^pos:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${this.fd}`, 'latin1'))?.[1];
    return BigInt(position ?? 0);
  }

  async read(count: number, signal?: AbortSignal): Promise<Uint8Array> {
    const bytes = new Uint8Array(count);
    let got = 0;
    let wait = FIRST_WAIT_MS;
    while (got < count) {
      signal?.throwIfAborted();
      if (!libc.isReadable(this.fd)) {
        await delay(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_MS);
        continue;
      }
      const more = readSync(this.fd, bytes, got, count - got, null);
      if (more === 0) break;
      got += more;
    }
    return bytes.subarray(0, got);
  }

  close(): void {
    if (this.#open) libc.close(this.fd);
    this.#open = false;
  }
}

/**
 * Opens a pipe once more: a copy would share O_NONBLOCK with others, who may set it at any time, as Node does with standard
 * output. Undefined where this process may not open it (another user's).
 *
 * @throws ZfsError `EPIPE`
 */
function reopenPipe(fd: number, use: 'read' | 'write'): number | undefined {
  const access = use === 'read' ? libc.O_RDONLY : libc.O_WRONLY;
  // Would wait for the other end, were it not for O_NONBLOCK.
  const opened = libc.open(`/proc/self/fd/${fd}`, access | libc.O_NONBLOCK | libc.O_CLOEXEC);
  if (opened >= 0) {
    libc.fcntl(opened, libc.F_SETFL, access);
    return opened;
  }
  if (libc.errno() === LINUX_ERRNO.ENXIO) throw systemError(`descriptor ${fd}: write`, LINUX_ERRNO.EPIPE);
  return undefined;
}

function kindOf(stats: Stats): DescriptorKind {
  if (stats.isFile()) return 'file';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'other';
}

function refuse(why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: why });
}
