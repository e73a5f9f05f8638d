import { deflateSync, inflateSync } from 'node:zlib';
import { decodeWith, encodeWith, nv } from '../nvlist/index.ts';
import { StreamError } from './error.ts';
import { fletcher4 } from './fletcher4.ts';

/** `ZFS_SEND_RESUME_TOKEN_VERSION` in OpenZFS `include/sys/zfs_ioctl.h`: the only version there is. */
const VERSION = '1';

/** What a token's packed list may take in bytes: a redaction by a million snapshots would fit. */
const MAX_LIST_BYTES = 8 << 20;

/** Where in a stream a receive stopped, and how the stream was made. */
export interface ResumeToken {
  /** Full name of the snapshot that was sent, as the sender called it: `tank/fs@snap`. */
  readonly toname: string;
  /** Guid of that snapshot. */
  readonly toguid: bigint;
  /** Guid of the snapshot or bookmark that the stream starts from; absent for a full stream. */
  readonly fromguid?: bigint | undefined;
  /** Number of the object to go on with. */
  readonly object: bigint;
  /** Byte offset in that object to go on with. */
  readonly offset: bigint;
  /** Bytes that were received so far. */
  readonly bytes: bigint;
  /** The stream has blocks larger than 128 KiB. */
  readonly largeblockok?: boolean | undefined;
  /** The stream has embedded blocks. */
  readonly embedok?: boolean | undefined;
  /** The stream has compressed blocks. */
  readonly compressok?: boolean | undefined;
  /** The stream is raw: encrypted blocks are as they are on disk. */
  readonly rawok?: boolean | undefined;
  /** The stream was itself made of a partly received dataset (`zfs send --saved`, since 2.0). */
  readonly savedok?: boolean | undefined;
  /** Guids of the snapshots that the stream is redacted by. */
  readonly redact_snaps?: BigUint64Array | undefined;
  /** Guids of the snapshots that the bookmark the stream starts from was redacted by. */
  readonly book_redact_snaps?: BigUint64Array | undefined;
}

/** Names and types as in `get_receive_resume_token_impl` (OpenZFS `module/zfs/dsl_dataset.c`), in its order. */
const TOKEN = nv.list({
  fromguid: nv.optional(nv.uint64()),
  object: nv.uint64(),
  offset: nv.uint64(),
  bytes: nv.uint64(),
  toguid: nv.uint64(),
  toname: nv.string(),
  largeblockok: nv.flag(),
  embedok: nv.flag(),
  compressok: nv.flag(),
  rawok: nv.flag(),
  savedok: nv.flag(),
  redact_snaps: nv.optional(nv.uint64Array()),
  book_redact_snaps: nv.optional(nv.uint64Array()),
});

/**
 * Reads a resume token, the value of the property `receive_resume_token`: a version, the first word of the fletcher-4
 * checksum of the compressed bytes, the size of the packed list, and that list, compressed with zlib, in hexadecimal.
 * Names of later releases are ignored.
 *
 * Source: `get_receive_resume_token_impl` in OpenZFS `module/zfs/dsl_dataset.c`, `zfs_send_resume_token_to_nvlist` in
 * `lib/libzfs/libzfs_sendrecv.c`.
 *
 * @throws StreamError `TOKEN_MALFORMED`, `TOKEN_BAD_VERSION`, `TOKEN_BAD_CHECKSUM`, `TOKEN_BAD_CONTENT`,
 *   `TOKEN_TOO_LARGE`
 */
export function decodeResumeToken(token: string): ResumeToken {
  const { checksum, size, compressed } = takeApart(token);
  // The checksum is in the byte order of the host that made the token; so is the list, which says so itself.
  if (![true, false].some((littleEndian) => fletcher4(compressed, littleEndian)[0] === checksum)) {
    throw new StreamError('TOKEN_BAD_CHECKSUM', 'the checksum of the resume token is wrong');
  }
  try {
    return decodeWith(TOKEN, inflate(compressed, size));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StreamError('TOKEN_BAD_CONTENT', `the resume token cannot be unpacked: ${why}`, {
      cause: error,
    });
  }
}

/** What `inflateSync` gives with `info`. */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** The checksum leaves up to three bytes out: they have to be the end of what is compressed. */
function inflate(compressed: Uint8Array, size: number): Uint8Array {
  const inflated: unknown = inflateSync(compressed, { maxOutputLength: size, info: true });
  const { buffer, engine } = inflated as Inflated;
  if (buffer.length !== size) throw new Error(`it has ${buffer.length} bytes, not ${size}`);
  if (engine.bytesWritten !== compressed.length) throw new Error('there is something behind its end');
  return buffer;
}

function takeApart(token: string): { checksum: bigint; size: number; compressed: Uint8Array } {
  if (token.length > 2 * MAX_LIST_BYTES + 64) {
    throw new StreamError('TOKEN_TOO_LARGE', `a resume token of ${token.length} characters`);
  }
  const parts = /^(\d{1,10})-([0-9a-f]{1,16})-([0-9a-f]{1,16})-((?:[0-9a-f]{2})+)$/i.exec(token);
  if (parts === null) {
    throw new StreamError('TOKEN_MALFORMED', 'a resume token has the form 1-CHECKSUM-SIZE-HEX');
  }
  const [, version = '', checksum, size, hex = ''] = parts;
  if (version !== VERSION) throw new StreamError('TOKEN_BAD_VERSION', `resume token of version ${version}`);
  const bytes = BigInt(`0x${size}`);
  if (bytes === 0n || bytes > MAX_LIST_BYTES) {
    throw new StreamError('TOKEN_TOO_LARGE', `a resume token with a list of ${bytes} bytes`);
  }
  return { checksum: BigInt(`0x${checksum}`), size: Number(bytes), compressed: Buffer.from(hex, 'hex') };
}

/**
 * Writes a resume token as `zfs send -t` takes it. Its bytes may differ from those of the kernel's token for the same
 * values, since compressors differ.
 *
 * @throws NvlistError `NVLIST_MISSING`, `NVLIST_OUT_OF_RANGE`, `NVLIST_WRONG_TYPE`, `NVLIST_UNKNOWN_KEY` for values that
 *   cannot be written
 */
export function encodeResumeToken(token: ResumeToken): string {
  const packed = encodeWith(TOKEN, token);
  const compressed = deflateSync(packed);
  const checksum = fletcher4(compressed)[0].toString(16);
  return `${VERSION}-${checksum}-${packed.length.toString(16)}-${compressed.toString('hex')}`;
}
