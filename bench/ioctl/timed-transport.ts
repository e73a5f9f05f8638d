import type { IoctlReply, IoctlRequest, KernelTransport, Transport } from 'zfskit/ioctl';

/** Counts the time during which at least one ioctl is under way. */
export class TimedTransport implements Transport {
  insideMs = 0;
  readonly #inner: KernelTransport;
  #underWay = 0;
  #since = 0;

  constructor(inner: KernelTransport) {
    this.#inner = inner;
  }

  get abi() {
    return this.#inner.abi;
  }

  get closing() {
    return this.#inner.closing;
  }

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    if (this.#underWay++ === 0) this.#since = performance.now();
    try {
      return await this.#inner.ioctl(request, signal);
    } finally {
      if (--this.#underWay === 0) this.insideMs += performance.now() - this.#since;
    }
  }

  pipe(direction: 'from-kernel' | 'to-kernel') {
    return this.#inner.pipe(direction);
  }

  close() {
    return this.#inner.close();
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }
}
