import { constants } from 'node:buffer';
import { errnoName, LINUX_ERRNO, type OpenVolume, ZfsError } from '../../ioctl/index.ts';
import type { SharedVolume } from './shared-volume.ts';

/** Longest read for which memory is taken before it is known that the volume is as large. */
const UNCHECKED_BYTES = 16 << 20;

/** `INT64_MAX`: no volume is larger. */
const MOST_OFFSET = (1n << 63n) - 1n;

/**
 * A volume that was opened in the engine. What `sync` has come back for survives the death of the engine and of the machine:
 * it is in the volume's intent log, as the kernel writes it, or in its place (see {@link OpenVolume.sync}); the next opener, here
 * or in the kernel, replays that log. The properties `sync` and `logbias` are obeyed as they are at the time: with sync=always each
 * write and discard is synced before it comes back, with sync=disabled `sync` does nothing, with logbias=throughput it waits
 * until the transaction group is on the devices.
 *
 * Reads, writes and discards on the same bytes are carried out one after the other, in the order in which they were asked for;
 * all others at the same time.
 */
export class EngineVolume implements OpenVolume {
  readonly name: string;
  readonly #shared: SharedVolume;
  readonly #readOnly: boolean;
  readonly #leave: () => Promise<void>;
  readonly #underWay = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(name: string, shared: SharedVolume, readOnly: boolean, leave: () => Promise<void>) {
    this.name = name;
    this.#shared = shared;
    this.#readOnly = readOnly || shared.objset.readOnly;
    this.#leave = leave;
  }

  get blockSize(): number {
    return this.#shared.objset.blockSize;
  }

  size(): Promise<bigint> {
    return this.#do(() => this.#shared.size());
  }

  read(offset: bigint, length: number): Promise<Uint8Array> {
    return this.#do(async () => {
      if (!Number.isSafeInteger(length) || length > constants.MAX_LENGTH) {
        throw this.#invalid(`${length} is no number of bytes, or more than a buffer can hold`);
      }
      this.#checkRange(offset, BigInt(length));
      if (length > UNCHECKED_BYTES && offset + BigInt(length) > (await this.#shared.size())) {
        throw this.#invalid(`a read of ${length} bytes at ${offset} reaches beyond the end of the volume`);
      }
      if (length === 0) return new Uint8Array();
      const bytes = Buffer.allocUnsafeSlow(length);
      await this.#shared.read(offset, bytes);
      return new Uint8Array(bytes.buffer);
    });
  }

  /** The bytes are copied before this comes back: the caller may change them then. */
  write(offset: bigint, bytes: Uint8Array): Promise<void> {
    return this.#do(async () => {
      this.#checkWritable();
      this.#checkRange(offset, BigInt(bytes.length));
      if (bytes.length === 0) return;
      const copy = Buffer.allocUnsafeSlow(bytes.length);
      copy.set(bytes);
      await this.#shared.write(offset, copy);
    });
  }

  discard(offset: bigint, length: bigint): Promise<void> {
    return this.#do(async () => {
      this.#checkWritable();
      this.#checkRange(offset, length);
      if (length > 0n) await this.#shared.discard(offset, length);
    });
  }

  sync(): Promise<void> {
    return this.#do(() => this.#shared.sync());
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      await Promise.allSettled(this.#underWay);
      await this.#leave();
    })();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #do<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      throw new ZfsError({
        code: 'ZFSKIT_CLOSED',
        message: `${this.name} was closed`,
        subject: this.name,
      });
    }
    const promise = work();
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }

  #checkRange(offset: bigint, length: bigint): void {
    if (offset >= 0n && length >= 0n && offset + length <= MOST_OFFSET) return;
    throw this.#invalid(`${length} bytes at ${offset} are no range of a volume`);
  }

  #checkWritable(): void {
    if (!this.#readOnly) return;
    const { EROFS } = LINUX_ERRNO;
    const message = `${this.name} is read-only`;
    throw new ZfsError({ code: errnoName(EROFS), errno: EROFS, message, subject: this.name });
  }

  #invalid(why: string): ZfsError {
    return new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${this.name}: ${why}`,
      subject: this.name,
    });
  }
}
