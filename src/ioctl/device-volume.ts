import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { addressOf, errno, ioctl } from '../ffi/libc.ts';
import { errnoName, LINUX_ERRNO } from './errno.ts';
import { systemError } from './system-error.ts';
import type { OpenVolume } from './transport.ts';
import { ZfsError } from './zfs-error.ts';

/** `_IOR(0x12, 114, size_t)` and `_IO(0x12, 119)` (`include/uapi/linux/fs.h`). */
const BLKGETSIZE64 = 0x8008_1272;
const BLKDISCARD = 0x1277;

/**
 * What the open of a volume fails with when for a second another one, such as an import, had the lock that it needs: meant for the
 * kernel, which since 5.13 no longer tries again (`zvol_open` in `module/os/linux/zfs/zvol_os.c`).
 */
const ERESTARTSYS = 512;

/** How long an open is tried again, and the pause between. */
const OPENING_MS = 30_000;
const PAUSE_MS = 50;

/** Most bytes of zeros that are written at a time. */
const ZERO_BYTES = 1 << 20;

/** How to open the device of a volume. */
export interface DeviceVolumeOptions {
  /** Path of the block device. */
  readonly path: string;
  /** Full name of the volume or snapshot. */
  readonly name: string;
  /** `volblocksize`. */
  readonly blockSize: number;
  readonly readOnly: boolean;
}

/**
 * A volume through its block device: reads and writes go through the kernel's cache of it, `sync` is fsync(2), which has the
 * kernel write its intent log. A discard is BLKDISCARD of whole blocks and zeros for what is left at its ends, because a
 * volume's device leaves those as they are (`zvol_discard`).
 */
export class DeviceVolume implements OpenVolume {
  readonly name: string;
  readonly blockSize: number;
  readonly #file: FileHandle;
  readonly #readOnly: boolean;
  readonly #underWay = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  private constructor({ name, blockSize, readOnly }: DeviceVolumeOptions, file: FileHandle) {
    this.name = name;
    this.blockSize = blockSize;
    this.#readOnly = readOnly;
    this.#file = file;
  }

  /** @throws ZfsError `EACCES`, `EROFS`, `EBUSY`, `ENOENT` */
  static async open(options: DeviceVolumeOptions): Promise<DeviceVolume> {
    const mode = options.readOnly ? constants.O_RDONLY : constants.O_RDWR;
    for (const end = performance.now() + OPENING_MS; ; ) {
      try {
        return new DeviceVolume(options, await open(options.path, mode));
      } catch (error) {
        const { errno: number } = error as NodeJS.ErrnoException;
        if (number !== -ERESTARTSYS || performance.now() > end) throw asZfsError(options.name, 'open', error);
        await delay(PAUSE_MS);
      }
    }
  }

  size(): Promise<bigint> {
    return this.#do('size', async () => this.#size());
  }

  read(offset: bigint, length: number): Promise<Uint8Array> {
    return this.#do('read', async () => {
      this.#checkRange(offset, BigInt(Number.isSafeInteger(length) ? length : -1));
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const at = Number(offset) + done;
        const { bytesRead } = await this.#file.read(bytes, done, length - done, at);
        if (bytesRead === 0) throw this.#invalid(`the volume ends at ${at}`);
        done += bytesRead;
      }
      return bytes;
    });
  }

  write(offset: bigint, bytes: Uint8Array): Promise<void> {
    return this.#do('write', async () => {
      this.#checkChange(offset, BigInt(bytes.length));
      await this.#write(Number(offset), bytes);
    });
  }

  discard(offset: bigint, length: bigint): Promise<void> {
    return this.#do('discard', async () => {
      this.#checkChange(offset, length);
      const block = BigInt(this.blockSize);
      const end = offset + length;
      const first = ((offset + block - 1n) / block) * block;
      const last = (end / block) * block;
      if (first >= last) return this.#zero(offset, end);
      await this.#zero(offset, first);
      await this.#discardBlocks(first, last - first);
      await this.#zero(last, end);
    });
  }

  sync(): Promise<void> {
    return this.#do('sync', () => this.#file.sync());
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      await Promise.allSettled(this.#underWay);
      await this.#file.close();
    })();
    return this.#closed;
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #size(): bigint {
    const size = new BigUint64Array(1);
    if (ioctl(this.#file.fd, BLKGETSIZE64, addressOf(new Uint8Array(size.buffer))) !== 0) {
      throw systemError('BLKGETSIZE64', errno());
    }
    return size[0] ?? 0n;
  }

  async #write(offset: number, bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
  }

  async #zero(from: bigint, to: bigint): Promise<void> {
    for (let at = from; at < to; at += BigInt(ZERO_BYTES)) {
      const left = to - at;
      await this.#write(Number(at), new Uint8Array(left < ZERO_BYTES ? Number(left) : ZERO_BYTES));
    }
  }

  #discardBlocks(offset: bigint, length: bigint): Promise<void> {
    const range = new Uint8Array(new BigUint64Array([offset, length]).buffer);
    return new Promise((resolve, reject) => {
      ioctl.async(this.#file.fd, BLKDISCARD, addressOf(range), (error, result) => {
        const number = errno();
        // The kernel reads the range during the call: it is kept until here.
        if (error || range.length === 0) reject(error);
        else if (result === 0) resolve();
        else reject(systemError('BLKDISCARD', number));
      });
    });
  }

  async #do<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      const message = `${this.name} was closed`;
      throw new ZfsError({ code: 'ZFSKIT_CLOSED', message, subject: this.name });
    }
    const promise = work();
    this.#underWay.add(promise);
    try {
      return await promise;
    } catch (error) {
      throw asZfsError(this.name, what, error);
    } finally {
      this.#underWay.delete(promise);
    }
  }

  #checkChange(offset: bigint, length: bigint): void {
    if (this.#readOnly) throw failure(this.name, 'write', LINUX_ERRNO.EROFS);
    this.#checkRange(offset, length);
  }

  #checkRange(offset: bigint, length: bigint): void {
    if (offset >= 0n && length >= 0n && offset + length <= this.#size()) return;
    throw this.#invalid(`${length} bytes at ${offset} are no range of the volume, or reach beyond its end`);
  }

  #invalid(why: string): ZfsError {
    const message = `${this.name}: ${why}`;
    return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message, subject: this.name });
  }
}

/** What Node's calls on files fail with has a negative errno. */
function asZfsError(name: string, what: string, error: unknown): unknown {
  if (error instanceof ZfsError || !(error instanceof Error)) return error;
  const { errno: number } = error as NodeJS.ErrnoException;
  return number === undefined ? error : failure(name, what, -number, error);
}

function failure(name: string, what: string, number: number, cause?: unknown): ZfsError {
  const code = errnoName(number);
  const message = `${name}: ${what} failed with ${code}`;
  return new ZfsError({ code, errno: number, message, subject: name, cause });
}
