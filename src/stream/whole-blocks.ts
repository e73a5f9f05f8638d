import { streamFeatures } from './features.ts';
import { Fletcher4, type Fletcher4Words } from './fletcher4.ts';
import { PAYLOAD_LIMIT, payloadSize } from './payload-size.ts';
import {
  BACKUP_MAGIC,
  CHECKSUM_AT,
  END_CHECKSUM_AT,
  RECORD_TYPES,
  type RecordType,
  readChecksum,
  readFields,
  writeChecksum,
  writeFields,
} from './record-layout.ts';

/** Objset type of a filesystem: the blocks of a volume have a power of two bytes. */
const FILESYSTEM = 2;

/** `DMU_OBJECT_END`, as a length. */
const TO_END = 0xffff_ffff_ffff_ffffn;

/**
 * Fills short writes up to whole blocks with zeros. A file of one large block, of 200 KiB say, is sent in pieces of 128 KiB where the
 * stream must not have large blocks, and the last piece is shorter than the blocks that the receiver is told to make. OpenZFS before
 * 2.4 receives that well, but a build of it that checks its assertions, as libzpool is one, fails one over it
 * (`flush_write_batch_impl` in `module/zfs/dmu_recv.c`),
 * and another one over a block in the cache (`dbuf_dirty_lightweight` in `dbuf.c`).
 *
 * It is given a stream record by record. The checksums are those of what it gives; where one of what it was given is wrong, so is
 * that which it gives.
 */
export class WholeBlocks {
  /** Bytes that were added so far. */
  added = 0;
  readonly #given = new Fletcher4();
  readonly #made = new Fletcher4();
  #isDamaged = false;
  #isChanged = false;
  #object = -1n;
  #blockBytes = 0;

  /**
   * Whether a stream may have such writes.
   *
   * @param begin - its first record
   */
  static isNeeded(begin: Uint8Array): boolean {
    const { magic, objset_type, versioninfo } = readFields('BEGIN', begin, true);
    const features = streamFeatures(versioninfo);
    const hasWhole = features.includes('large_blocks') || features.includes('raw');
    return magic === BACKUP_MAGIC && objset_type === FILESYSTEM && !hasWhole;
  }

  /**
   * @param begin - the first record
   * @param payload - what follows it
   */
  constructor(begin: Uint8Array, payload: Uint8Array) {
    for (const checksum of [this.#given, this.#made]) checksum.update(begin).update(payload);
  }

  /** Bytes that follow a header; undefined for what is no header of a stream. */
  payloadBytes(header: Uint8Array): number | undefined {
    const type = typeOf(header);
    if (type === undefined || type === 'BEGIN') return undefined;
    const bytes = payloadSize(type, viewOf(header), 0, true);
    return bytes <= (PAYLOAD_LIMIT[type] ?? 0) ? bytes : undefined;
  }

  /** The record as it is to be received. What was given is left as it is. */
  take(header: Uint8Array, payload: Uint8Array): readonly Uint8Array[] {
    this.#confirm(header, payload);
    const type = typeOf(header);
    if (this.#isDamaged) return [header, payload];
    if (type === 'OBJECT') this.#remember(header);
    const missing = type === 'WRITE' ? this.#missing(header) : 0;
    const [made, data] = missing > 0 ? filled(header, payload, missing) : [header.slice(), payload];
    if (type === 'FREE') this.#freeWhole(made);
    this.added += missing;
    if (missing > 0) this.#isChanged = true;
    this.#seal(made, data, type === 'END');
    return [made, data];
  }

  #confirm(header: Uint8Array, payload: Uint8Array): void {
    this.#given.update(header.subarray(0, CHECKSUM_AT));
    const stated = readChecksum(header, CHECKSUM_AT, true);
    if (!isZero(stated) && !isSame(stated, this.#given.words())) this.#isDamaged = true;
    this.#given.update(header.subarray(CHECKSUM_AT)).update(payload);
  }

  #remember(header: Uint8Array): void {
    const { object, blksz } = readFields('OBJECT', header, true);
    [this.#object, this.#blockBytes] = [object, blksz];
  }

  #missing(header: Uint8Array): number {
    const { object, logical_size, compressiontype } = readFields('WRITE', header, true);
    if (object !== this.#object || compressiontype !== 0) return 0;
    return Math.max(0, this.#blockBytes - Number(logical_size));
  }

  /** What is freed to the end begins behind the block that is filled: freeing a part of it brings it into the cache. */
  #freeWhole(header: Uint8Array): void {
    const { object, offset, length } = readFields('FREE', header, true);
    if (object !== this.#object || length !== TO_END || this.#blockBytes === 0) return;
    const over = offset % BigInt(this.#blockBytes);
    if (over === 0n) return;
    writeFields('FREE', { offset: offset - over + BigInt(this.#blockBytes) }, header, true);
    this.#isChanged = true;
  }

  #seal(header: Uint8Array, payload: Uint8Array, isEnd: boolean): void {
    const hasChecksum = !isZero(readChecksum(header, CHECKSUM_AT, true));
    if (isEnd && this.#isChanged) writeChecksum(header, END_CHECKSUM_AT, this.#made.words(), true);
    this.#made.update(header.subarray(0, CHECKSUM_AT));
    if (hasChecksum) writeChecksum(header, CHECKSUM_AT, this.#made.words(), true);
    this.#made.update(header.subarray(CHECKSUM_AT)).update(payload);
  }
}

function filled(header: Uint8Array, payload: Uint8Array, missing: number): [Uint8Array, Uint8Array] {
  const data = new Uint8Array(payload.length + missing);
  data.set(payload);
  const made = header.slice();
  writeFields('WRITE', { logical_size: BigInt(data.length) }, made, true);
  return [made, data];
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array) => new DataView(buffer, byteOffset, length);

const typeOf = (header: Uint8Array): RecordType | undefined =>
  RECORD_TYPES[viewOf(header).getUint32(0, true)];

const isZero = (words: Fletcher4Words) => words.every((word) => word === 0n);

const isSame = (one: Fletcher4Words, other: Fletcher4Words) => one.every((word, at) => word === other[at]);
