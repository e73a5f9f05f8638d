import { closeSync } from 'node:fs';
import * as libc from '../src/ffi/libc.ts';
import { memoryFile } from '../src/ffi/tracing.ts';
import { systemError } from '../src/ioctl/index.ts';

/**
 * Holds a new process between fork and exec until it is traced: it opens a file on which we have a lease, and the kernel
 * makes it wait (fcntl(2), F_SETLEASE). When we die the lease goes with us, and the process runs on.
 */
export class LaunchGate {
  /** Descriptor that the new process may use for the file. */
  readonly spareFd: number;
  /** Descriptor that has the lease. */
  readonly fd: number;

  /** @throws ZfsError with the errno where there are no leases */
  constructor() {
    this.spareFd = checked('memfd_create', memoryFile('zfskit-launch'));
    this.fd = libc.open(`/proc/self/fd/${this.spareFd}`, libc.O_RDONLY | libc.O_CLOEXEC);
    if (this.fd < 0) {
      const errno = libc.errno();
      closeSync(this.spareFd);
      throw systemError('open of a file in memory', errno);
    }
    // Left to itself, the kernel tells of the waiting process with SIGIO, which ends us.
    libc.installInterruptHandler();
    libc.fcntl(this.fd, libc.F_SETSIG, libc.INTERRUPT_SIGNAL);
    if (libc.fcntl(this.fd, libc.F_SETLEASE, libc.F_RDLCK) < 0) {
      const errno = libc.errno();
      this.close();
      throw systemError('fcntl F_SETLEASE', errno);
    }
  }

  /** The file, by a name that means it in the new process. */
  get path(): string {
    return `/proc/self/fd/${this.fd}`;
  }

  close(): void {
    closeSync(this.fd);
    closeSync(this.spareFd);
  }
}

function checked(what: string, fd: number): number {
  if (fd < 0) throw systemError(what, libc.errno());
  return fd;
}
