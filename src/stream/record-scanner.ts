import { StreamError, type StreamErrorCode } from './error.ts';
import { HEADER_TYPE, headerType } from './features.ts';
import { Fletcher4 } from './fletcher4.ts';
import { PAYLOAD_LIMIT, payloadSize } from './payload-size.ts';
import {
  BACKUP_MAGIC,
  END_CHECKSUM_AT,
  RECORD_BYTES,
  RECORD_TYPES,
  type RecordType,
  readChecksum,
} from './record-layout.ts';

/** A record as it stands in a stream. */
export interface RawRecord {
  readonly type: RecordType;
  /** Byte offset of its header from the start of the input. */
  readonly offset: number;
  /** Its number, from 0, through all substreams. */
  readonly index: number;
  /** Byte order of the host that made the stream. */
  readonly littleEndian: boolean;
  /** The 312 bytes of its header. */
  readonly header: Uint8Array;
  /** Bytes that follow the header. */
  readonly payloadSize: number;
  /** Those bytes; undefined where there are none, or where they were not asked for. */
  readonly payload: Uint8Array | undefined;
}

/** Which record types may come next; nothing behind the end. */
const STAGES = {
  start: { BEGIN: true },
  'list of a package': { END: true },
  substream: Object.fromEntries(RECORD_TYPES.map((type) => [type, type !== 'BEGIN'])),
  package: { BEGIN: true, END: true },
  end: {},
} as const satisfies Record<string, { readonly [K in RecordType]?: boolean }>;

type Stage = keyof typeof STAGES;

/** A record of which the payload is not complete yet, or of which nothing confirms the payload yet. */
class PendingRecord implements RawRecord {
  readonly type: RecordType;
  readonly offset: number;
  readonly index: number;
  readonly littleEndian: boolean;
  readonly payloadSize: number;
  payload: Uint8Array | undefined = undefined;
  /** Bytes of the payload that are still to come. */
  left: number;
  /** Those that came. */
  pieces: Uint8Array[] | undefined = undefined;
  private bytes: Uint8Array;
  private at: number;

  constructor(place: Omit<RawRecord, 'header' | 'payload'>, bytes: Uint8Array, at: number) {
    this.type = place.type;
    this.offset = place.offset;
    this.index = place.index;
    this.littleEndian = place.littleEndian;
    this.payloadSize = place.payloadSize;
    this.left = place.payloadSize;
    this.bytes = bytes;
    this.at = at;
  }

  get header(): Uint8Array {
    return this.bytes.subarray(this.at, this.at + RECORD_BYTES);
  }

  /** Makes the header independent of the chunk that it stands in. */
  detach(): void {
    // Not slice, which of a Buffer gives a view.
    this.bytes = new Uint8Array(this.header);
    this.at = 0;
  }
}

/**
 * Takes a send stream apart into records, checks their order, their sizes and every checksum. A record is given out when
 * the checksum in the header of the one behind it has confirmed it, payload and all; in streams of before 2013, which
 * have a checksum in their END record alone, without being confirmed.
 *
 * Headers and payloads are views of the chunks where they stand in one. A source that reuses its buffers may do so when no
 * payloads are kept and the records of the last `push` are done with.
 *
 * Source: `dump_record` in OpenZFS `module/zfs/dmu_send.c`, `receive_read_payload_and_next_header` in `dmu_recv.c`,
 * `send_prelim_records` in `lib/libzfs/libzfs_sendrecv.c`.
 */
export class RecordScanner {
  readonly #payloads: boolean;
  readonly #partial = new Uint8Array(RECORD_BYTES);
  #partialLength = 0;
  #stage: Stage = 'start';
  #isPackage = false;
  #position = 0;
  #verified = 0;
  #count = 0;
  #checksum = new Fletcher4();
  #pending: PendingRecord | undefined;

  /** @param payloads - whether payloads are kept; that of BEGIN, a packed list, always is */
  constructor({ payloads = true }: { readonly payloads?: boolean | undefined } = {}) {
    this.#payloads = payloads;
  }

  /** Whether the stream turned out to be a package. */
  get isPackage(): boolean {
    return this.#isPackage;
  }

  /** Whether the stream is complete. */
  get done(): boolean {
    return this.#stage === 'end';
  }

  /**
   * Takes the bytes that come next, gives the records that are complete and confirmed by them.
   *
   * @param records - where they are added to; what was complete before an error is there when it is thrown
   * @throws StreamError every `STREAM_` code but `STREAM_NOT_BYTES`; nothing can be pushed after that
   */
  push(chunk: Uint8Array, records: RawRecord[] = []): RawRecord[] {
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < chunk.length; ) {
      const pending = this.#pending;
      if (pending !== undefined && pending.left > 0) at = this.#takePayload(pending, chunk, at);
      else at = this.#takeHeader(chunk, view, at, records);
    }
    if (!this.#payloads) this.#pending?.detach();
    return records;
  }

  /**
   * Says that there are no more bytes.
   *
   * @throws StreamError `STREAM_TRUNCATED` where there should be
   */
  finish(): void {
    if (this.#stage === 'end') return;
    const offset = this.#position;
    const pending = this.#pending;
    const missing = pending === undefined ? 0 : pending.left;
    const { index: record, type } =
      missing > 0 && pending ? pending : { index: this.#count, type: undefined };
    const why =
      missing > 0
        ? `the stream ends ${missing} bytes before the end of a payload`
        : this.#partialLength > 0
          ? `the stream ends inside the header of a record`
          : 'the stream ends without an END record, as those of zfs send --saved do';
    throw new StreamError('STREAM_TRUNCATED', why, { offset, record, type, verified: this.#verified });
  }

  /** Takes what the chunk has of the payload, and gives where it ends. */
  #takePayload(record: PendingRecord, chunk: Uint8Array, from: number): number {
    const end = Math.min(chunk.length, from + record.left);
    this.#checksum.update(chunk, from, end);
    record.left -= end - from;
    this.#position += end - from;
    if (this.#payloads || record.type === 'BEGIN') this.#keep(record, chunk.subarray(from, end));
    return end;
  }

  #keep(record: PendingRecord, piece: Uint8Array): void {
    record.pieces ??= [];
    record.pieces.push(this.#payloads ? piece : new Uint8Array(piece));
    if (record.left > 0) return;
    record.payload =
      record.pieces.length === 1 ? record.pieces[0] : joined(record.pieces, record.payloadSize);
    record.pieces = undefined;
  }

  /** Takes what the chunk has of a header, and gives where it ends. */
  #takeHeader(chunk: Uint8Array, view: DataView, from: number, records: RawRecord[]): number {
    if (this.#stage === 'end') this.#fail('STREAM_TRAILING', 'bytes after the end of the stream');
    if (this.#partialLength === 0 && chunk.length - from >= RECORD_BYTES) {
      this.#open(chunk, view, from, records);
      return from + RECORD_BYTES;
    }
    const end = Math.min(chunk.length, from + RECORD_BYTES - this.#partialLength);
    this.#partial.set(chunk.subarray(from, end), this.#partialLength);
    this.#partialLength += end - from;
    this.#position += end - from;
    if (this.#partialLength === RECORD_BYTES) {
      this.#partialLength = 0;
      this.#position -= RECORD_BYTES;
      const header = this.#partial.slice();
      this.#open(header, new DataView(header.buffer), 0, records);
    }
    return end;
  }

  /** A whole header: checks it, gives out what it confirms, and begins its record. */
  #open(bytes: Uint8Array, view: DataView, at: number, records: RawRecord[]): void {
    const offset = this.#position;
    const littleEndian = this.#byteOrder(view, at);
    const number = view.getUint32(at, littleEndian);
    const type = RECORD_TYPES[number];
    const confirmed = this.#addHeader(type, bytes, at);
    if (type === undefined) this.#fail('STREAM_BAD_RECORD', `record type ${number} is unknown`);
    const allowed: { readonly [K in RecordType]?: boolean } = STAGES[this.#stage];
    if (!allowed[type]) this.#fail('STREAM_BAD_RECORD', `no ${type} record may come here`, type);
    const size = this.#sizeOf(type, view, at, littleEndian);
    const stage = this.#stageAfter(type, view, at, littleEndian);
    if (confirmed) this.#verified = offset + RECORD_BYTES;
    if (this.#pending !== undefined) records.push(this.#pending);
    const place = { type, offset, index: this.#count++, littleEndian, payloadSize: size };
    const record = new PendingRecord(place, bytes, at);
    this.#position += RECORD_BYTES;
    this.#stage = stage;
    this.#pending = type === 'END' ? undefined : record;
    if (type === 'END') records.push(record);
  }

  /** Byte order of the record: that of the BEGIN before it, which is told by its magic number. */
  #byteOrder(view: DataView, at: number): boolean {
    if (this.#pending !== undefined) return this.#pending.littleEndian;
    const hasMagic = (little: boolean) => view.getBigUint64(at + 8, little) === BACKUP_MAGIC;
    const isEnd = (little: boolean) => view.getUint32(at, little) === RECORD_TYPES.indexOf('END');
    const littleEndian = [true, false].find(
      (little) => hasMagic(little) || (this.#stage === 'package' && isEnd(little)),
    );
    if (littleEndian === undefined) {
      const what = this.#stage === 'start' ? 'this is no send stream' : 'neither a substream nor the end';
      const code = this.#stage === 'start' ? 'STREAM_BAD_MAGIC' : 'STREAM_BAD_RECORD';
      return this.#fail(code, `${what}: the magic number at byte 8 of the record is missing`);
    }
    this.#checksum = new Fletcher4(littleEndian);
    return littleEndian;
  }

  /** Adds a header to the checksum; true if the one in it confirms all that was before. */
  #addHeader(type: RecordType | undefined, bytes: Uint8Array, at: number): boolean {
    const before = type === 'END' ? this.#checksum.words() : undefined;
    const found = this.#checksum.updateChecked(bytes, at, RECORD_BYTES);
    if (type === 'BEGIN') return false;
    if (found === 'different') this.#damaged(type);
    if (before === undefined) return found === 'equal';
    const header = bytes.subarray(at, at + RECORD_BYTES);
    const stored = readChecksum(header, END_CHECKSUM_AT, this.#pending?.littleEndian ?? true);
    if (!stored.every((word, i) => word === before[i])) this.#damaged(type);
    // What libzfs writes into a package has no checksum of its own: there is nothing in it that could be damaged.
    if (this.#stage !== 'substream' && !isBare(header)) this.#damaged(type);
    return true;
  }

  #sizeOf(type: RecordType, view: DataView, at: number, littleEndian: boolean): number {
    const bytes = payloadSize(type, view, at, littleEndian);
    const limit = PAYLOAD_LIMIT[type] ?? 0;
    if (bytes > limit || bytes % 4 !== 0) {
      const why = bytes > limit ? `at most ${limit} are allowed` : 'that is no multiple of 4';
      this.#fail('STREAM_BAD_SIZE', `a payload of ${bytes} bytes, ${why}`, type);
    }
    return bytes;
  }

  #stageAfter(type: RecordType, view: DataView, at: number, littleEndian: boolean): Stage {
    if (type === 'END') return this.#isPackage && this.#stage !== 'package' ? 'package' : 'end';
    if (type !== 'BEGIN') return this.#stage;
    const kind = headerType(view.getBigUint64(at + 16, littleEndian));
    if (kind === HEADER_TYPE.substream) return 'substream';
    if (kind !== HEADER_TYPE.compound || this.#stage === 'package') {
      this.#fail('STREAM_BAD_RECORD', `a header of type ${kind} may not come here`, type);
    }
    this.#isPackage = true;
    return 'list of a package';
  }

  #damaged(type: RecordType | undefined): never {
    const end = this.#position + RECORD_BYTES;
    const why = `the stream is damaged between byte ${this.#verified} and byte ${end}`;
    this.#fail('STREAM_BAD_CHECKSUM', why, type);
  }

  #fail(code: StreamErrorCode, reason: string, type?: RecordType): never {
    const place = { offset: this.#position, record: this.#count, type, verified: this.#verified };
    throw new StreamError(code, reason, place);
  }
}

function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

/** Whether an END record has nothing but its type and the checksum of what was before it. */
function isBare(header: Uint8Array): boolean {
  return isZero(header.subarray(4, END_CHECKSUM_AT)) && isZero(header.subarray(END_CHECKSUM_AT + 32));
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
