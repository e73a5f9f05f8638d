import { encodeWith, fromNvlist, type Infer, type Nvlist, NvlistError, nv } from '../nvlist/index.ts';
import { type ByteSource, chunksOf } from './chunks.ts';
import { StreamError } from './error.ts';
import { versionInfo } from './features.ts';
import { BACKUP_MAGIC } from './record-layout.ts';
import { type RawRecord, RecordScanner } from './record-scanner.ts';
import { RecordWriter } from './record-writer.ts';
import { parseRecord, type RecordOf, scanRecords } from './records.ts';

/**
 * The list of a dataset in a package.
 *
 * Source: `send_iterate_fs`, `send_iterate_snap` in OpenZFS `lib/libzfs/libzfs_sendrecv.c`.
 */
const DATASET = nv.list(
  {
    name: nv.string({ doc: 'the dataset as the sender calls it' }),
    parentfromsnap: nv.uint64({ doc: "guid of the parent's snapshot that the stream starts from, or 0" }),
    origin: nv.optional(nv.uint64({ doc: 'guid of the snapshot that the dataset is a clone of' })),
    props: nv.optional(nv.raw({ doc: 'properties to set: strings, and uint64 for numbers and indexes' })),
    is_encroot: nv.flag({ doc: 'it is the encryption root of itself' }),
    snaps: nv.map(nv.uint64(), { doc: 'guids of its snapshots by their short names' }),
    snapprops: nv.optional(nv.map(nv.raw(), { doc: 'properties of the snapshots by their short names' })),
    snapholds: nv.optional(nv.map(nv.raw(), { doc: 'holds of the snapshots by their short names' })),
  },
  { extra: 'ignore' },
);

/** The list at the beginning of a package. Source: `send_prelim_records` in `lib/libzfs/libzfs_sendrecv.c`. */
const PACKAGE = nv.list(
  {
    fromsnap: nv.optional(nv.string()),
    tosnap: nv.string(),
    not_recursive: nv.flag(),
    raw: nv.flag(),
    fss: nv.map(DATASET, { doc: 'the datasets by their guids, as 0x and hexadecimal digits' }),
  },
  { extra: 'ignore' },
);

/** What a package says of a dataset. */
export type PackageDataset = Infer<typeof DATASET>;

/**
 * What a package says of its substreams: `tosnap` and `fromsnap` are short names of snapshots, `not_recursive` is set
 * unless descendants are sent too (`zfs send -R`), `raw` is set where all substreams are raw, `fss` has the datasets by
 * their guids, as `0x` and hexadecimal digits.
 */
export type PackageList = Infer<typeof PACKAGE>;

/** Longest `drr_toname` in bytes, without its NUL. */
const MAX_NAME = 255;

/** Options of {@link writePackage}. */
export interface WritePackageOptions {
  /**
   * Features of the package itself; those of substreams are their own. libzfs sets `sa_spill` for a filesystem, and
   * `holds` where the list has holds. Default: `sa_spill`.
   */
  readonly features?: readonly ('sa_spill' | 'holds')[] | undefined;
  /** Ends the writing; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a replication package, as `zfs send -R`, `-I` and `-p` do: the list of what is in it, the substreams one after
 * the other, the end. `zfs receive` takes it. Every substream is checked as it passes: where one is damaged or ends early,
 * the package ends with that error and without its END record, so that nobody takes it for a complete one.
 *
 * Source: `send_prelim_records`, `zfs_send` in OpenZFS `lib/libzfs/libzfs_sendrecv.c`.
 *
 * @param filesystem - name of the topmost dataset, as the sender calls it
 * @param list - what the package says of its substreams
 * @param substreams - plain streams, in the order in which they are to be received: a dataset before its descendants and
 *   clones, an older snapshot before a newer one
 * @throws StreamError `STREAM_BAD_RECORD` for a name that is too long or a substream that is a package itself, every other
 *   `STREAM_` code for a substream; NvlistError for a list that cannot be written; the signal's reason
 */
export async function* writePackage(
  filesystem: string,
  list: PackageList,
  substreams: AsyncIterable<ByteSource> | Iterable<ByteSource>,
  { features = ['sa_spill'], signal }: WritePackageOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  const writer = new RecordWriter();
  const toname = `${filesystem}@${list.tosnap}`;
  if (new TextEncoder().encode(toname).length > MAX_NAME || toname.includes('\0')) {
    throw new StreamError(
      'STREAM_BAD_RECORD',
      `the name ${JSON.stringify(toname)} does not fit a BEGIN record`,
    );
  }
  const begin = { magic: BACKUP_MAGIC, versioninfo: versionInfo('compound', features), toname };
  yield* writer.write('BEGIN', begin, encodeWith(PACKAGE, list, { encoding: 'xdr' }));
  yield writer.conclude();
  for await (const substream of substreams) yield* checked(substream, signal);
  yield writer.conclude();
}

/** The chunks of a plain stream. Throws as soon as they are none, and at the end when something is missing. */
async function* checked(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const scanner = new RecordScanner({ payloads: false });
  for await (const chunk of chunksOf(source, signal)) {
    scanner.push(chunk);
    if (scanner.isPackage) throw new StreamError('STREAM_BAD_RECORD', 'a package cannot be inside a package');
    yield chunk;
  }
  scanner.finish();
}

/** A stream of a package, to be received on its own. */
export interface Substream {
  /** Its first record: snapshot, guids, features. */
  readonly begin: RecordOf<'BEGIN'>;
  /** Its bytes, a plain stream. Can be read once, before the next substream is asked for; what is not read is skipped. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A package that is being read. */
export interface ReplicationPackage {
  /** Its first record. */
  readonly begin: RecordOf<'BEGIN'>;
  /** What it says of its substreams; undefined in a package without properties. */
  readonly list: PackageList | undefined;
  /** Its substreams, one after the other. Leaving the loop closes the source. */
  readonly substreams: AsyncGenerator<Substream, void, void>;
}

/**
 * Takes a package apart into streams that can be received on their own. A plain stream is a package of one, without a
 * list. Only bytes that a checksum has confirmed are given.
 *
 * @param source - a package's bytes; chunks must not be changed later
 * @throws StreamError every `STREAM_` code, also from `substreams` and their bytes; whatever the source throws; the
 *   signal's reason
 */
export async function readPackage(
  source: ByteSource,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<ReplicationPackage> {
  const records = new ConfirmedRecords(source, signal);
  try {
    const first = await records.next();
    if (first === undefined) throw new StreamError('STREAM_TRUNCATED', 'the stream is empty', { offset: 0 });
    const begin = parseRecord(first) as RecordOf<'BEGIN'>;
    if (begin.headerType === 'substream')
      return { begin, list: undefined, substreams: split(records, first) };
    const list = begin.list && listOf(begin);
    await records.next();
    return { begin, list, substreams: split(records) };
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** The records of a stream one by one. What went wrong once goes wrong again: a failed stream never looks complete. */
class ConfirmedRecords {
  readonly #chunks: AsyncGenerator<RawRecord[], void>;
  #left: RawRecord[] = [];
  #failure: { readonly error: unknown } | undefined;

  constructor(source: ByteSource, signal: AbortSignal | undefined) {
    this.#chunks = scanRecords(source, { signal });
  }

  async next(): Promise<RawRecord | undefined> {
    if (this.#failure) throw this.#failure.error;
    try {
      while (this.#left.length === 0) {
        const { done, value } = await this.#chunks.next();
        if (done) return undefined;
        this.#left = value.reverse();
      }
      return this.#left.pop();
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return();
  }
}

function listOf({ list, start, index, type }: RecordOf<'BEGIN'>): PackageList {
  try {
    return fromNvlist(PACKAGE, list as Nvlist);
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    const why = `the list of the package is not as it should be: ${error.message}`;
    throw new StreamError('STREAM_BAD_LIST', why, { offset: start, record: index, type, cause: error });
  }
}

/** The substreams from one that has begun, or from the next. */
async function* split(records: ConfirmedRecords, begun?: RawRecord): AsyncGenerator<Substream, void, void> {
  try {
    let first = begun ?? (await records.next());
    while (first?.type === 'BEGIN') {
      const bytes = substreamBytes(first, records);
      yield { begin: parseRecord(first) as RecordOf<'BEGIN'>, bytes };
      for await (const _ of bytes);
      first = await records.next();
    }
    // Behind the end of a package nothing may come.
    if (first !== undefined) await records.next();
  } finally {
    await records.close();
  }
}

/** The bytes of one substream. After a reader has left early, its rest is skipped by reading on. */
function substreamBytes(first: RawRecord, records: ConfirmedRecords): AsyncIterableIterator<Uint8Array> {
  const left: Uint8Array[] = [];
  let begun = false;
  let ended = false;
  const bytes: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => bytes,
    async next() {
      if (left.length === 0 && !ended) {
        const record = begun ? ((await records.next()) as RawRecord) : first;
        begun = true;
        ended = record.type === 'END';
        left.push(record.header, ...(record.payload === undefined ? [] : [record.payload]));
      }
      const value = left.shift();
      return value === undefined ? { done: true, value } : { done: false, value };
    },
  };
  return bytes;
}
