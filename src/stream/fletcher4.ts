import { bigintLoop } from './fletcher4-bigint.ts';
import { BLOCK_BYTES, DATA_AT, type Fletcher4Loop, wasmLoop } from './fletcher4-wasm.ts';

/** The four 64-bit words of a fletcher-4 checksum (`zio_cksum_t`). */
export type Fletcher4Words = readonly [bigint, bigint, bigint, bigint];

/** Bytes of the four words. */
const WORDS_BYTES = 32;

/** What {@link Fletcher4.updateChecked} found. */
export type CheckedUpdate = 'equal' | 'different' | 'absent';

/**
 * One loop for all sums, since an instance of it takes much address space. The sums of the one who used it last stay in
 * its memory.
 */
class Engine {
  readonly #loop: Fletcher4Loop;
  readonly #memory: Buffer;
  readonly #view: DataView;
  #owner: Buffer | undefined;

  constructor(loop: Fletcher4Loop) {
    this.#loop = loop;
    this.#memory = Buffer.from(loop.memory.buffer);
    this.#view = new DataView(loop.memory.buffer);
  }

  /** Brings the sums into the memory. */
  load(sums: Buffer): void {
    if (this.#owner === sums) return;
    if (this.#owner !== undefined) this.store(this.#owner);
    this.#memory.set(sums);
    this.#owner = sums;
  }

  /** Brings the sums up to date, if they are in the memory. */
  store(sums: Buffer): void {
    if (this.#owner === sums) sums.set(this.#memory.subarray(0, WORDS_BYTES));
  }

  /** Brings bytes into the memory, as little-endian words. */
  copy(bytes: Uint8Array, from: number, end: number, littleEndian: boolean): void {
    this.#memory.set(from === 0 && end === bytes.length ? bytes : bytes.subarray(from, end), DATA_AT);
    if (!littleEndian) this.#memory.subarray(DATA_AT, DATA_AT + end - from).swap32();
  }

  /** Adds a part of the bytes in the memory to the sums there. */
  add(from: number, end: number): void {
    this.#loop.add(DATA_AT + from, DATA_AT + end);
  }

  /** Compares a checksum among the bytes in the memory with the sums there. */
  compare(at: number, littleEndian: boolean): CheckedUpdate {
    const view = this.#view;
    const from = DATA_AT + at;
    const [low, high] = littleEndian ? [0, 4] : [4, 0];
    let zero = true;
    let equal = true;
    for (let word = 0; word < WORDS_BYTES; word += 8) {
      const lows = view.getUint32(from + word + low, true);
      const highs = view.getUint32(from + word + high, true);
      zero &&= lows === 0 && highs === 0;
      equal &&= lows === view.getUint32(word, true) && highs === view.getUint32(word + 4, true);
    }
    return zero ? 'absent' : equal ? 'equal' : 'different';
  }
}

let engine: Engine | undefined;

function theEngine(): Engine {
  engine ??= new Engine(wasmLoop() ?? bigintLoop());
  return engine;
}

/**
 * The fletcher-4 checksum of bytes that come in pieces of any size: four sums modulo 2^64 over words of 4 bytes, each of
 * the sums of the one before. Bytes behind the last whole word do not count, as in ZFS.
 *
 * Source: `fletcher_4_scalar_native`, `fletcher_4_scalar_byteswap` in OpenZFS `module/zcommon/zfs_fletcher.c`.
 */
export class Fletcher4 {
  readonly #engine = theEngine();
  readonly #littleEndian: boolean;
  /** The sums as little-endian 64-bit words. */
  readonly #sums = Buffer.alloc(WORDS_BYTES);
  /** The first bytes of a word that is not whole yet. */
  readonly #rest = Buffer.alloc(4);
  #restLength = 0;

  /** @param littleEndian - byte order of the words that are summed, that of the host that made the stream */
  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian;
  }

  /** Adds the bytes that come next, or a part of them. */
  update(bytes: Uint8Array, from = 0, end = bytes.length): this {
    const start = this.#restLength === 0 ? from : this.#completeWord(bytes, from, end);
    const whole = start + ((end - start) & ~3);
    if (start < whole) this.#addWords(bytes, start, whole);
    for (let at = whole; at < end; at++) this.#rest[this.#restLength++] = bytes[at] as number;
    return this;
  }

  /**
   * Adds a header of which the last 32 bytes are the checksum of everything before them, and says whether they are: equal,
   * different, or absent, which is all zero. Header and what was before it are whole words.
   */
  updateChecked(bytes: Uint8Array, from: number, length: number): CheckedUpdate {
    const at = length - WORDS_BYTES;
    this.#engine.load(this.#sums);
    this.#engine.copy(bytes, from, from + length, this.#littleEndian);
    this.#engine.add(0, at);
    const found = this.#engine.compare(at, this.#littleEndian);
    this.#engine.add(at, length);
    return found;
  }

  /** The sums so far. */
  words(): Fletcher4Words {
    const sums = this.#sums;
    this.#engine.store(sums);
    return [
      sums.readBigUInt64LE(0),
      sums.readBigUInt64LE(8),
      sums.readBigUInt64LE(16),
      sums.readBigUInt64LE(24),
    ];
  }

  /** Fills the word that the last bytes left incomplete, and gives where the next one begins. */
  #completeWord(bytes: Uint8Array, from: number, end: number): number {
    const taken = Math.min(4 - this.#restLength, end - from);
    this.#rest.set(bytes.subarray(from, from + taken), this.#restLength);
    this.#restLength += taken;
    if (this.#restLength === 4) {
      this.#addWords(this.#rest, 0, 4);
      this.#restLength = 0;
    }
    return from + taken;
  }

  #addWords(bytes: Uint8Array, from: number, end: number): void {
    this.#engine.load(this.#sums);
    for (let at = from; at < end; at += BLOCK_BYTES) {
      const blockEnd = Math.min(at + BLOCK_BYTES, end);
      this.#engine.copy(bytes, at, blockEnd, this.#littleEndian);
      this.#engine.add(0, blockEnd - at);
    }
  }
}

/** The fletcher-4 checksum of bytes at hand. */
export function fletcher4(bytes: Uint8Array, littleEndian = true): Fletcher4Words {
  return new Fletcher4(littleEndian).update(bytes).words();
}
