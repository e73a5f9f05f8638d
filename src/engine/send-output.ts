import { LINUX_ERRNO } from '../ioctl/index.ts';
import { write } from './bindings/libc.ts';
import { type Callback, callback, callbackType, errno, type Pointer } from './libzpool.ts';
import { type Allocation, allocation, memoryAt, setUint64At } from './memory.ts';
import type { SendUnderWay } from './sends-under-way.ts';

/** `dmu_send_outparams_t` (`include/sys/dmu_send.h`, the same in all releases): a function, its argument, a `boolean_t`. */
const OUTPARAMS_BYTES = 24;
const DRY_RUN_OFFSET = 16;

/** `dmu_send_outfunc_t`. */
let outputType: ReturnType<typeof callbackType> | undefined;

/** Takes bytes of a stream: answers 0, or an errno that ends the send. */
type TakeBytes = (bytes: Pointer, length: number) => number;

/** Where a send writes to: what `dmu_send` is given. Dispose of it afterwards. */
export class SendOutput implements Disposable {
  readonly #take: TakeBytes;
  readonly #params: Allocation = allocation(OUTPARAMS_BYTES);
  readonly #offset: Allocation = allocation(8);
  readonly #callback: Callback;
  #failure: unknown;

  /**
   * @param take - called on this thread with a record, and then with its payload if it has one
   * @param dryRun - data is not read, payloads are NULL
   */
  constructor(take: TakeBytes, dryRun: boolean) {
    outputType ??= callbackType('int zfskit_send_output(void *os, void *buf, int len, void *arg)');
    this.#take = take;
    this.#callback = callback(outputType, (_objset: Pointer, bytes: Pointer, length: number) =>
      this.#taken(bytes, length),
    );
    setUint64At(this.#params.pointer, this.#callback.pointer);
    memoryAt(this.#params.pointer, OUTPARAMS_BYTES)[DRY_RUN_OFFSET] = Number(dryRun);
  }

  /** Address of the parameters. */
  get params(): Pointer {
    return this.#params.pointer;
  }

  /** Address of the count of bytes. */
  get offset(): Pointer {
    return this.#offset.pointer;
  }

  /** @throws what was thrown while the library had no way to take it */
  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #taken(bytes: Pointer, length: number): number {
    try {
      return this.#take(bytes, length);
    } catch (error) {
      this.#failure = error;
      return LINUX_ERRNO.EIO;
    }
  }

  [Symbol.dispose](): void {
    this.#callback[Symbol.dispose]();
    this.#offset[Symbol.dispose]();
    this.#params[Symbol.dispose]();
  }
}

/** Writes a stream into a descriptor that blocks, until it is told to stop. */
export function writeTo(fd: number, progress: SendUnderWay, isAborted: () => boolean): TakeBytes {
  let record: Pointer | undefined;
  return (bytes, length) => {
    // Every record comes from the same place, payloads from others.
    record ??= bytes;
    if (isAborted()) return LINUX_ERRNO.EINTR;
    const failure = writeAll(fd, bytes, length);
    if (failure === 0) progress.count(length, bytes !== record);
    return failure;
  };
}

function writeAll(fd: number, bytes: Pointer, length: number): number {
  let done = 0;
  while (done < length) {
    const written = Number(write(fd, bytes + BigInt(done), BigInt(length - done)));
    if (written >= 0) done += written;
    else if (errno() !== LINUX_ERRNO.EINTR) return errno();
  }
  return 0;
}
