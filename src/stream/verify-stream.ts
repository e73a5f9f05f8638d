import type { ByteSource } from './chunks.ts';
import { RECORD_BYTES, RECORD_TYPES, type RecordType } from './record-layout.ts';
import type { RawRecord } from './record-scanner.ts';
import { parseRecord, type RecordOf, scanRecords } from './records.ts';

/** How many records of a type there are, and how many bytes follow their headers in all. */
export interface RecordCount {
  readonly records: number;
  readonly payloadBytes: number;
}

/** What a stream consists of. */
export interface StreamSummary {
  /** The first record: that of the stream, or of the package. */
  readonly begin: RecordOf<'BEGIN'>;
  /** The first record of each substream, without its list; of a plain stream just that of itself. */
  readonly substreams: readonly RecordOf<'BEGIN'>[];
  /** Counts by record type, for every type. */
  readonly counts: Readonly<Record<RecordType, RecordCount>>;
  readonly records: number;
  readonly payloadBytes: number;
  /** Bytes of all headers: 312 for each record. */
  readonly headerBytes: number;
  /** Bytes of the stream. */
  readonly bytes: number;
}

/** Counts the records of a stream as they come. */
export class StreamCounter {
  #begin: RecordOf<'BEGIN'> | undefined;
  readonly #substreams: RecordOf<'BEGIN'>[] = [];
  readonly #counts = Object.fromEntries(
    RECORD_TYPES.map((type) => [type, { records: 0, payloadBytes: 0 }]),
  ) as Record<RecordType, { records: number; payloadBytes: number }>;

  /** @throws StreamError `STREAM_BAD_LIST` */
  add(record: RawRecord): void {
    const count = this.#counts[record.type];
    count.records++;
    count.payloadBytes += record.payloadSize;
    if (record.type === 'BEGIN') this.#addBegin(parseRecord(record) as RecordOf<'BEGIN'>);
  }

  /** The lists of substreams are not kept: there may be any number of them. */
  #addBegin(begin: RecordOf<'BEGIN'>): void {
    this.#begin ??= begin;
    const bare = { ...begin, payload: undefined, list: undefined };
    if (begin.headerType === 'substream') this.#substreams.push(bare);
  }

  /** What came so far, which has to be one record at least. */
  summary(): StreamSummary {
    const counts = Object.values(this.#counts);
    const records = counts.reduce((sum, count) => sum + count.records, 0);
    const payloadBytes = counts.reduce((sum, count) => sum + count.payloadBytes, 0);
    const headerBytes = records * RECORD_BYTES;
    return {
      begin: this.#begin as RecordOf<'BEGIN'>,
      substreams: this.#substreams,
      counts: this.#counts,
      ...{ records, payloadBytes, headerBytes, bytes: headerBytes + payloadBytes },
    };
  }
}

/**
 * Reads a send stream to its end and checks all that can be checked without a pool: the order and the sizes of its records,
 * its lists, and every checksum. Memory use does not depend on the stream, but for 1 kB a substream.
 *
 * @throws StreamError with the byte offset, every `STREAM_` code; whatever the source throws; the signal's reason
 */
export async function verifyStream(
  source: ByteSource,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<StreamSummary> {
  const counter = new StreamCounter();
  for await (const records of scanRecords(source, { ...options, payloads: false })) {
    for (const record of records) counter.add(record);
  }
  return counter.summary();
}
