import { LINUX_ERRNO, ZfsError } from '../ioctl/index.ts';

/** Something of the server's transport that one connection opened. Requests under way keep it from being closed. */
export class FarObject<T = unknown> {
  /** What it is. */
  readonly of: 'stream' | 'device' | 'volume';
  /** Its number in the server's transport; -1 for what has none. */
  readonly fd: number;
  readonly value: T;
  readonly #close: () => void | Promise<void>;
  #uses = 0;
  #idle: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(of: FarObject['of'], fd: number, value: T, close: () => void | Promise<void>) {
    this.of = of;
    this.fd = fd;
    this.value = value;
    this.#close = close;
  }

  /** Nobody can begin to use it any more. */
  get closing(): boolean {
    return this.#closed !== undefined;
  }

  /** Uses it until the function that comes back is called. */
  use(): () => void {
    this.#uses++;
    return () => {
      this.#uses--;
      if (this.#uses === 0) this.#idle?.();
    };
  }

  /** Closes it as soon as nobody uses it: its number may then become that of something else. */
  close(): Promise<void> {
    this.#closed ??= (async () => {
      if (this.#uses > 0) {
        await new Promise<void>((resolve) => {
          this.#idle = resolve;
        });
      }
      await this.#close();
    })();
    return this.#closed;
  }
}

/** What one connection has open, by the client's numbers. */
export class FarObjects {
  readonly #objects = new Map<number, FarObject>();
  readonly #limit: number;

  /** @param limit - objects of each kind */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a number is taken. */
  has(id: number): boolean {
    return this.#objects.has(id);
  }

  /** Whether there is room for one more, or for `count`. */
  hasRoom(of: FarObject['of'], count = 1): boolean {
    let open = 0;
    for (const object of this.#objects.values()) if (object.of === of) open++;
    return open + count <= this.#limit;
  }

  add(id: number, object: FarObject): void {
    this.#objects.set(id, object);
  }

  /**
   * What a number of the client's means.
   *
   * @throws ZfsError `EBADF`
   */
  find(id: number, of: FarObject['of']): FarObject {
    const object = this.#objects.get(id);
    if (object && object.of === of && !object.closing) return object;
    throw new ZfsError({
      code: 'EBADF',
      errno: LINUX_ERRNO.EBADF,
      message: `descriptor ${id} is no ${of} that this connection has open: was a limit of the service reached?`,
    });
  }

  /** Closes one; it keeps its number until that is done. What is not there needs no closing. */
  async close(id: number): Promise<void> {
    const object = this.#objects.get(id);
    if (!object) return;
    try {
      await object.close();
    } finally {
      this.#objects.delete(id);
    }
  }

  /** Closes all. */
  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#objects.keys()].map((id) => this.close(id)));
  }
}
