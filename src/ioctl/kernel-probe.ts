import * as libc from '../ffi/libc.ts';
import type { ProbeDevice } from './abi/prove-layout.ts';

/** Bytes of memory in front of the guard: more than any `zfs_cmd_t`, and a multiple of every page size. */
const MEMORY_BYTES = 65536;

/** The kernel's ZFS device as something to try a layout on; its ioctls return at once. */
export class KernelProbe implements ProbeDevice, Disposable {
  readonly fd: number;
  readonly #memory: libc.GuardedMemory;
  readonly #lent: Uint8Array[] = [];

  private constructor(fd: number, memory: libc.GuardedMemory) {
    this.fd = fd;
    this.#memory = memory;
  }

  /** @returns undefined when there is no memory for it */
  static on(fd: number): KernelProbe | undefined {
    const memory = libc.mapGuarded(MEMORY_BYTES);
    return memory && new KernelProbe(fd, memory);
  }

  ioctl(number: number, command: Uint8Array): number {
    const address = this.#memory.end - BigInt(command.length);
    libc.memcpy(address, libc.addressOf(command), command.length);
    const result = libc.ioctl(this.fd, number, address);
    const errno = result === 0 ? 0 : libc.errno();
    libc.memcpy(libc.addressOf(command), address, command.length);
    return errno;
  }

  lend(buffer: Uint8Array): bigint {
    this.#lent.push(buffer);
    return libc.addressOf(buffer);
  }

  [Symbol.dispose](): void {
    this.#memory.free();
    this.#lent.length = 0;
  }
}
