/** Most calls that are held, and most bytes that they may have together. */
const MAX_CALLS = 256;
const MAX_BYTES = 64 << 20;

interface Held<T> {
  readonly call: T;
  readonly bytes: number;
}

/** Calls that are held until the next one of their thread, one a thread. When they are too many, the oldest is given out. */
export class HeldCalls<T> {
  /** By thread, the oldest first. */
  readonly #held = new Map<number, Held<T>>();
  #bytes = 0;

  /** How many there are. */
  get size(): number {
    return this.#held.size;
  }

  /** Takes out the call of a thread. */
  take(tid: number): T | undefined {
    const held = this.#held.get(tid);
    if (!held) return undefined;
    this.#held.delete(tid);
    this.#bytes -= held.bytes;
    return held.call;
  }

  /** Holds a call of a thread that has none; gives those for which there is no room then. */
  hold(tid: number, call: T, bytes: number): T[] {
    this.#held.set(tid, { call, bytes });
    this.#bytes += bytes;
    return this.#takeWhile(() => this.#held.size > MAX_CALLS || this.#bytes > MAX_BYTES);
  }

  /** Takes out the oldest ones, up to the first that is not wanted. */
  takeOldest(isWanted: (call: T) => boolean): T[] {
    return this.#takeWhile(isWanted);
  }

  /** Takes out all that are wanted, the oldest first. */
  takeAll(isWanted: (call: T) => boolean): T[] {
    const tids = [...this.#held].filter(([, { call }]) => isWanted(call)).map(([tid]) => tid);
    return tids.map((tid) => this.take(tid) as T);
  }

  #takeWhile(isWanted: (call: T) => boolean): T[] {
    const taken: T[] = [];
    for (const [tid, { call }] of this.#held) {
      if (!isWanted(call)) break;
      taken.push(this.take(tid) as T);
    }
    return taken;
  }
}
