import { StreamError, type StreamErrorCode } from './error.ts';
import { HEADER_TYPE, headerType } from './features.ts';
import { Fletcher4 } from './fletcher4.ts';
import { payloadSize } from './payload-size.ts';
import {
  BACKUP_MAGIC,
  CHECKSUM_AT,
  END_CHECKSUM_AT,
  RECORD_BYTES,
  RECORD_TYPES,
  type RecordType,
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

/** What may come next. */
type Stage =
  /** The first BEGIN. */
  | 'start'
  /** The END behind the list of a package. */
  | 'package list'
  /** Any record but BEGIN. */
  | 'substream'
  /** The BEGIN of a substream, or the END of the package. */
  | 'package'
  /** Nothing. */
  | 'end';

/** A record of which the payload is not complete yet, or of which nothing confirms the payload yet. */
interface PendingRecord extends RawRecord {
  header: Uint8Array;
  payload: Uint8Array | undefined;
  readonly view: DataView;
  readonly pieces: Uint8Array[];
  left: number;
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
    for (let at = 0; at < chunk.length; ) {
      if (this.#pending !== undefined && this.#pending.left > 0)
        at = this.#takePayload(this.#pending, chunk, at);
      else at = this.#takeHeader(chunk, at, records);
    }
    if (!this.#payloads && this.#pending !== undefined) this.#pending.header = this.#pending.header.slice();
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
    const piece = chunk.subarray(from, end);
    this.#checksum.update(piece);
    if (this.#payloads) record.pieces.push(piece);
    else if (record.type === 'BEGIN') record.pieces.push(piece.slice());
    record.left -= end - from;
    this.#position += end - from;
    if (record.left === 0 && record.pieces.length > 0) {
      record.payload =
        record.pieces.length === 1 ? record.pieces[0] : joined(record.pieces, record.payloadSize);
      record.pieces.length = 0;
    }
    return end;
  }

  /** Takes what the chunk has of a header, and gives where it ends. */
  #takeHeader(chunk: Uint8Array, from: number, records: RawRecord[]): number {
    if (this.#stage === 'end')
      this.#fail('STREAM_TRAILING', 'bytes after the end of the stream', this.#position);
    if (this.#partialLength === 0 && chunk.length - from >= RECORD_BYTES) {
      this.#open(chunk.subarray(from, from + RECORD_BYTES), records);
      return from + RECORD_BYTES;
    }
    const end = Math.min(chunk.length, from + RECORD_BYTES - this.#partialLength);
    this.#partial.set(chunk.subarray(from, end), this.#partialLength);
    this.#partialLength += end - from;
    this.#position += end - from;
    if (this.#partialLength === RECORD_BYTES) {
      this.#partialLength = 0;
      this.#position -= RECORD_BYTES;
      this.#open(this.#partial.slice(), records);
    }
    return end;
  }

  /** A whole header: checks it, gives out what it confirms, and begins its record. */
  #open(header: Uint8Array, records: RawRecord[]): void {
    const offset = this.#position;
    const view = new DataView(header.buffer, header.byteOffset, RECORD_BYTES);
    const littleEndian = this.#byteOrder(view);
    const confirmed = this.#addHeader(view, header, littleEndian);
    const type = this.#typeOf(view, littleEndian);
    const size = this.#sizeOf(type, view, littleEndian);
    if (confirmed) this.#verified = offset + RECORD_BYTES;
    if (this.#pending !== undefined) records.push(this.#pending);
    const index = this.#count++;
    const record: PendingRecord = {
      ...{ type, offset, index, littleEndian, header, view, payloadSize: size, payload: undefined },
      ...{ pieces: [], left: size },
    };
    this.#pending = record;
    this.#position += RECORD_BYTES;
    this.#stage = this.#stageAfter(record);
    if (type === 'END') {
      records.push(record);
      this.#pending = undefined;
    }
  }

  /** Byte order of the record: that of the BEGIN before it, which is told by its magic number. */
  #byteOrder(view: DataView): boolean {
    if (this.#pending !== undefined) return this.#pending.littleEndian;
    const hasMagic = (little: boolean) => view.getBigUint64(8, little) === BACKUP_MAGIC;
    const isEnd = (little: boolean) => view.getUint32(0, little) === RECORD_TYPES.indexOf('END');
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
  #addHeader(view: DataView, header: Uint8Array, littleEndian: boolean): boolean {
    const number = view.getUint32(0, littleEndian);
    const type = RECORD_TYPES[number];
    if (type === 'END' && !this.#checksum.equals(view, END_CHECKSUM_AT)) this.#damaged(type);
    this.#checksum.update(header.subarray(0, CHECKSUM_AT));
    const checked = type !== 'BEGIN' && !isZero(header.subarray(CHECKSUM_AT));
    if (checked && !this.#checksum.equals(view, CHECKSUM_AT)) this.#damaged(type);
    // What libzfs writes into a package has no checksum of its own: there is nothing in it that could be damaged.
    if (type === 'END' && this.#stage !== 'substream' && !isBare(header)) this.#damaged(type);
    this.#checksum.update(header.subarray(CHECKSUM_AT));
    return checked || type === 'END';
  }

  /** Type of a header, which has to be one that may come here. */
  #typeOf(view: DataView, littleEndian: boolean): RecordType {
    const number = view.getUint32(0, littleEndian);
    const type = RECORD_TYPES[number];
    if (type === undefined) return this.#fail('STREAM_BAD_RECORD', `record type ${number} is unknown`);
    const allowed = {
      start: type === 'BEGIN',
      'package list': type === 'END',
      substream: type !== 'BEGIN',
      package: type === 'BEGIN' || type === 'END',
      end: false,
    };
    if (!allowed[this.#stage])
      this.#fail('STREAM_BAD_RECORD', `no ${type} record may come here`, undefined, type);
    return type;
  }

  #sizeOf(type: RecordType, view: DataView, littleEndian: boolean): number {
    const { bytes, limit } = payloadSize(type, view, littleEndian);
    if (bytes > limit || bytes % 4 !== 0) {
      const why = bytes > limit ? `at most ${limit} are allowed` : 'that is no multiple of 4';
      this.#fail('STREAM_BAD_SIZE', `a payload of ${bytes} bytes, ${why}`, undefined, type);
    }
    return bytes;
  }

  #stageAfter({ type, view, littleEndian }: PendingRecord): Stage {
    if (type === 'END') return this.#isPackage && this.#stage !== 'package' ? 'package' : 'end';
    if (type !== 'BEGIN') return this.#stage;
    const kind = headerType(view.getBigUint64(16, littleEndian));
    if (kind === HEADER_TYPE.substream) return 'substream';
    if (kind !== HEADER_TYPE.compound || this.#stage === 'package') {
      this.#fail('STREAM_BAD_RECORD', `a header of type ${kind} may not come here`, undefined, type);
    }
    this.#isPackage = true;
    return 'package list';
  }

  #damaged(type: RecordType | undefined): never {
    const end = this.#position + RECORD_BYTES;
    this.#fail(
      'STREAM_BAD_CHECKSUM',
      `the stream is damaged between byte ${this.#verified} and byte ${end}`,
      undefined,
      type,
    );
  }

  #fail(code: StreamErrorCode, reason: string, offset = this.#position, type?: RecordType): never {
    throw new StreamError(code, reason, { offset, record: this.#count, type, verified: this.#verified });
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
