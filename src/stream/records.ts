import { decode, type Nvlist, NvlistError } from '../nvlist/index.ts';
import { type ByteSource, chunksOf } from './chunks.ts';
import { StreamError } from './error.ts';
import { type StreamFeature, streamFeatures } from './features.ts';
import type { Fletcher4Words } from './fletcher4.ts';
import {
  CHECKSUM_AT,
  type RecordFields,
  type RecordType,
  readChecksum,
  readFields,
} from './record-layout.ts';
import { type RawRecord, RecordScanner } from './record-scanner.ts';

/** Where a record stands and what follows its header. */
interface RecordPlace {
  /** Byte offset of its header from the start of the input; `offset` is a field of some records. */
  readonly start: number;
  /** Its number, from 0, through all substreams. */
  readonly index: number;
  /** Bytes that follow its header. */
  readonly payloadSize: number;
  /** Those bytes; undefined where there are none, or where they were not asked for. */
  readonly payload: Uint8Array | undefined;
  /**
   * Fletcher-4 checksum of the substream up to this place in the header. Four zeros in BEGIN, which has none, in what
   * libzfs writes into a package, and in streams of before 2013.
   */
  readonly runningChecksum: Fletcher4Words;
}

/** What is told by the first record of a stream, of each substream and of a package besides its fields. */
export interface BeginFacts {
  /** Byte order of the host that made the stream. */
  readonly byteOrder: 'little' | 'big';
  /** `compound` for the beginning of a package, `substream` for that of a stream. */
  readonly headerType: 'substream' | 'compound';
  /** What a receiver has to understand. */
  readonly features: readonly StreamFeature[];
  /**
   * The list behind it: that of a package (`fss`, `tosnap`, ...), or of a stream that is redacted, resumed or raw
   * (`redact_snaps`, `resume_object`, `crypt_keydata`, ...).
   */
  readonly list: Nvlist | undefined;
}

/** A record of one type: its fields by their names in `dmu_replay_record_t` without `drr_`. */
export type RecordOf<T extends RecordType> = { readonly type: T } & RecordPlace &
  RecordFields<T> &
  (T extends 'BEGIN' ? BeginFacts : unknown);

/** A record of a send stream. A union by `type`, so that a `switch` on it narrows the fields. */
export type StreamRecord = { [T in RecordType]: RecordOf<T> }[RecordType];

/** Options of {@link readRecords}. */
export interface ReadRecordsOptions {
  /** Whether payloads are given. Default: true. Without, memory use does not depend on the stream. */
  readonly payloads?: boolean | undefined;
  /** Ends the reading; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the records of a send stream, plain or a package of several (`zfs send -R`, `-I`, `-p`), of either byte order. Each
 * record is given when its checksum has been confirmed, so that nothing damaged is ever given; payloads are bounded by the
 * largest block of ZFS, 16 MiB, the list of a package by 64 MiB. The source is closed in any case.
 *
 * @param source - the stream's bytes: a Node Readable, an array of Uint8Arrays, ...; chunks must not be changed later
 * @throws StreamError with the byte offset, every `STREAM_` code; whatever the source throws; the signal's reason
 */
export async function* readRecords(
  source: ByteSource,
  options: ReadRecordsOptions = {},
): AsyncGenerator<StreamRecord, void, void> {
  for await (const records of scanRecords(source, options)) {
    for (const record of records) yield parseRecord(record);
  }
}

/**
 * Reads the records of a send stream as they stand there, as many at a time as a chunk completes. See {@link readRecords},
 * which is slower by a promise a record.
 */
export async function* scanRecords(
  source: ByteSource,
  { payloads = true, signal }: ReadRecordsOptions = {},
): AsyncGenerator<RawRecord[], void, void> {
  const scanner = new RecordScanner({ payloads });
  for await (const chunk of chunksOf(source, signal)) {
    const records: RawRecord[] = [];
    try {
      scanner.push(chunk, records);
    } finally {
      // What came before the damage is given too, and then the error.
      if (records.length > 0) yield records;
    }
  }
  scanner.finish();
}

/**
 * The fields of a record.
 *
 * @throws StreamError `STREAM_BAD_LIST` where the list of a BEGIN record cannot be decoded
 */
export function parseRecord(record: RawRecord): StreamRecord {
  const { type, offset, index, littleEndian, header, payloadSize, payload } = record;
  const fields = readFields(type, header, littleEndian);
  const runningChecksum =
    type === 'BEGIN' ? ([0n, 0n, 0n, 0n] as const) : readChecksum(header, CHECKSUM_AT, littleEndian);
  const place = { start: offset, index, payloadSize, payload, runningChecksum };
  const facts = type === 'BEGIN' ? beginFacts(record, fields as RecordFields<'BEGIN'>) : undefined;
  return { type, ...place, ...fields, ...facts } as StreamRecord;
}

function beginFacts(record: RawRecord, { versioninfo }: RecordFields<'BEGIN'>): BeginFacts {
  return {
    byteOrder: record.littleEndian ? 'little' : 'big',
    headerType: (versioninfo & 3n) === 2n ? 'compound' : 'substream',
    features: streamFeatures(versioninfo),
    list: record.payload && decodeList(record, record.payload),
  };
}

function decodeList({ offset, index, type }: RawRecord, payload: Uint8Array): Nvlist {
  try {
    return decode(payload);
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    const why = `the list of the record cannot be decoded: ${error.message}`;
    throw new StreamError('STREAM_BAD_LIST', why, { offset, record: index, type, cause: error });
  }
}
