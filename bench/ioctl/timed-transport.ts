import type { IoctlReply, IoctlRequest, KernelTransport, Transport } from 'zfskit/ioctl';

/** Counts the time inside ioctls. */
export class TimedTransport implements Transport {
  insideMs = 0;
  readonly #inner: KernelTransport;

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
    const start = performance.now();
    try {
      return await this.#inner.ioctl(request, signal);
    } finally {
      this.insideMs += performance.now() - start;
    }
  }

  async walk(requests: readonly IoctlRequest[]) {
    const start = performance.now();
    try {
      return await this.#inner.walk(requests);
    } finally {
      this.insideMs += performance.now() - start;
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
