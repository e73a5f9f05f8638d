import { addWords } from './fletcher4-bigint.ts';
import { BLOCK_BYTES, DATA_AT, type Fletcher4Loop, fletcher4Loop } from './fletcher4-wasm.ts';

/** The four 64-bit words of a fletcher-4 checksum (`zio_cksum_t`). */
export type Fletcher4Words = readonly [bigint, bigint, bigint, bigint];

/** One loop for all sums: an instance takes much address space. Undefined until it is needed, null where there is none. */
let shared: { add: Fletcher4Loop['add']; memory: Buffer } | null | undefined;

function loop(): { add: Fletcher4Loop['add']; memory: Buffer } | null {
  if (shared === undefined) {
    const made = fletcher4Loop();
    shared = made === undefined ? null : { add: made.add, memory: Buffer.from(made.memory.buffer) };
  }
  return shared;
}

/**
 * The fletcher-4 checksum of bytes that come in pieces of any size: four sums modulo 2^64 over words of 4 bytes, each of
 * the sums of the one before. Bytes behind the last whole word do not count, as in ZFS.
 *
 * Source: `fletcher_4_scalar_native`, `fletcher_4_scalar_byteswap` in OpenZFS `module/zcommon/zfs_fletcher.c`.
 */
export class Fletcher4 {
  readonly #littleEndian: boolean;
  /** The sums as little-endian 64-bit words. */
  readonly #sums = Buffer.alloc(32);
  /** The first bytes of a word that is not whole yet. */
  readonly #rest = Buffer.alloc(4);
  #restLength = 0;

  /** @param littleEndian - byte order of the words that are summed, that of the host that made the stream */
  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian;
  }

  /** Adds the bytes that come next. */
  update(bytes: Uint8Array): this {
    let from = this.#completeWord(bytes);
    const end = bytes.length - ((bytes.length - from) % 4);
    if (from < end) this.#addWords(bytes, from, end);
    for (from = Math.max(from, end); from < bytes.length; from++) {
      this.#rest[this.#restLength++] = bytes[from] as number;
    }
    return this;
  }

  /** The sums so far. */
  words(): Fletcher4Words {
    const sums = this.#sums;
    return [
      sums.readBigUInt64LE(0),
      sums.readBigUInt64LE(8),
      sums.readBigUInt64LE(16),
      sums.readBigUInt64LE(24),
    ];
  }

  /** Whether the sums so far are the 32 bytes at `at`, four 64-bit words in this checksum's byte order. */
  equals(view: DataView, at: number): boolean {
    const little = this.#littleEndian;
    const [low, high] = little ? [0, 4] : [4, 0];
    for (let word = 0; word < 32; word += 8) {
      if (view.getUint32(at + word + low, little) !== this.#sums.readUInt32LE(word)) return false;
      if (view.getUint32(at + word + high, little) !== this.#sums.readUInt32LE(word + 4)) return false;
    }
    return true;
  }

  /** Fills the word that the last bytes left incomplete, and gives how many bytes that took. */
  #completeWord(bytes: Uint8Array): number {
    if (this.#restLength === 0) return 0;
    const taken = Math.min(4 - this.#restLength, bytes.length);
    this.#rest.set(bytes.subarray(0, taken), this.#restLength);
    this.#restLength += taken;
    if (this.#restLength === 4) {
      this.#addWords(this.#rest, 0, 4);
      this.#restLength = 0;
    }
    return taken;
  }

  #addWords(bytes: Uint8Array, from: number, end: number): void {
    const wasm = loop();
    if (wasm === null) addWords(this.#sums, bytes.subarray(from, end), this.#littleEndian);
    else this.#addBlocks(wasm, bytes, from, end);
  }

  #addBlocks(
    { add, memory }: { add: Fletcher4Loop['add']; memory: Buffer },
    bytes: Uint8Array,
    from: number,
    end: number,
  ): void {
    memory.set(this.#sums);
    for (let at = from; at < end; at += BLOCK_BYTES) {
      const length = Math.min(BLOCK_BYTES, end - at);
      memory.set(bytes.subarray(at, at + length), DATA_AT);
      if (!this.#littleEndian) memory.subarray(DATA_AT, DATA_AT + length).swap32();
      add(DATA_AT + length);
    }
    this.#sums.set(memory.subarray(0, 32));
  }
}

/** The fletcher-4 checksum of bytes at hand. */
export function fletcher4(bytes: Uint8Array, littleEndian = true): Fletcher4Words {
  return new Fletcher4(littleEndian).update(bytes).words();
}
