/** Sends that can be followed at the same time: as many as there are threads. */
const SLOTS = 160;

/** A slot: state and descriptor (32 bits), bytes and blocks (64 bits), then the snapshot's name with its NUL. */
const SLOT_BYTES = 320;
const NAME_OFFSET = 24;
const NAME_BYTES = SLOT_BYTES - NAME_OFFSET;
const [FREE, TAKEN, SHOWN] = [0, 1, 2];

/** How far a send has come. */
export interface SendCounts {
  readonly bytes: bigint;
  readonly blocks: bigint;
}

/** Memory for {@link SendsUnderWay}, which all threads of an engine share. */
export const memoryOfSends = (): SharedArrayBuffer => new SharedArrayBuffer(SLOTS * SLOT_BYTES);

/** Sends that threads of this engine carry out, so that another one can tell how far they are (ZFS_IOC_SEND_PROGRESS). */
export class SendsUnderWay {
  readonly #memory: SharedArrayBuffer;

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory;
  }

  /** Begins one. When all slots are taken it is not seen. */
  begin(snapshot: string, fd: number, position: bigint): SendUnderWay {
    for (let index = 0; index < SLOTS; index++) {
      const slot = new Slot(this.#memory, index);
      if (slot.take(snapshot, fd, position)) return new SendUnderWay(slot);
    }
    return new SendUnderWay(undefined);
  }

  /** How far the send of a snapshot into a descriptor is; undefined when there is none. */
  find(snapshot: string, fd: number): SendCounts | undefined {
    for (let index = 0; index < SLOTS; index++) {
      const found = new Slot(this.#memory, index).counts(snapshot, fd);
      if (found) return found;
    }
    return undefined;
  }
}

/** A send that can be seen until it is disposed of. */
export class SendUnderWay implements Disposable {
  readonly #slot: Slot | undefined;

  constructor(slot: Slot | undefined) {
    this.#slot = slot;
  }

  /** Counts what was written: of how many bytes, and of a block or not. */
  count(bytes: number, isBlock: boolean): void {
    this.#slot?.add(bytes, isBlock);
  }

  [Symbol.dispose](): void {
    this.#slot?.free();
  }
}

class Slot {
  readonly #state: Int32Array;
  readonly #counts: BigInt64Array;
  readonly #name: Uint8Array;

  constructor(memory: SharedArrayBuffer, index: number) {
    const start = index * SLOT_BYTES;
    this.#state = new Int32Array(memory, start, 2);
    this.#counts = new BigInt64Array(memory, start + 8, 2);
    this.#name = new Uint8Array(memory, start + NAME_OFFSET, NAME_BYTES);
  }

  take(snapshot: string, fd: number, position: bigint): boolean {
    if (Atomics.compareExchange(this.#state, 0, FREE, TAKEN) !== FREE) return false;
    this.#name.fill(0).set(nameBytes(snapshot));
    Atomics.store(this.#state, 1, fd);
    Atomics.store(this.#counts, 0, position);
    Atomics.store(this.#counts, 1, 0n);
    Atomics.store(this.#state, 0, SHOWN);
    return true;
  }

  counts(snapshot: string, fd: number): SendCounts | undefined {
    if (Atomics.load(this.#state, 0) !== SHOWN || Atomics.load(this.#state, 1) !== fd) return undefined;
    const name = nameBytes(snapshot);
    if (this.#name[name.length] !== 0 || name.some((byte, at) => this.#name[at] !== byte)) return undefined;
    return { bytes: Atomics.load(this.#counts, 0), blocks: Atomics.load(this.#counts, 1) };
  }

  add(bytes: number, isBlock: boolean): void {
    Atomics.add(this.#counts, 0, BigInt(bytes));
    if (isBlock) Atomics.add(this.#counts, 1, 1n);
  }

  free(): void {
    Atomics.store(this.#state, 0, FREE);
  }
}

/** Names are shorter than 256 bytes (`ZFS_MAX_DATASET_NAME_LEN`). */
function nameBytes(snapshot: string): Uint8Array {
  return new TextEncoder().encode(snapshot).subarray(0, NAME_BYTES - 1);
}

let shared: SendsUnderWay | undefined;

/** Tells this thread of the memory that all share. */
export function shareSends(memory: SharedArrayBuffer): void {
  shared = new SendsUnderWay(memory);
}

/** The sends of this engine. */
export function sendsUnderWay(): SendsUnderWay {
  shared ??= new SendsUnderWay(memoryOfSends());
  return shared;
}
