/**
 * What is wrong with a stream or a resume token, as a stable string. Match on this, never on the message.
 *
 * Streams:
 * - `STREAM_TRUNCATED` it ends inside a record, or before its END record, which `zfs send --saved` leaves out
 * - `STREAM_BAD_MAGIC` it does not begin as a send stream does
 * - `STREAM_BAD_RECORD` a record of an unknown type, in a wrong place, or with a field that makes no sense
 * - `STREAM_BAD_SIZE` a payload larger than ZFS allows
 * - `STREAM_BAD_CHECKSUM` bytes before or in a record are not those that were sent
 * - `STREAM_BAD_LIST` the nvlist of a BEGIN record cannot be decoded
 * - `STREAM_TRAILING` bytes after the last record
 * - `STREAM_NOT_BYTES` the source gives something that is not a Uint8Array
 *
 * Resume tokens:
 * - `TOKEN_MALFORMED` not of the form `1-checksum-size-hex`
 * - `TOKEN_BAD_VERSION` a version other than 1
 * - `TOKEN_BAD_CHECKSUM` the text was changed or is incomplete
 * - `TOKEN_BAD_CONTENT` what was packed cannot be unpacked, or lacks a name that every token has
 * - `TOKEN_TOO_LARGE` larger than any that ZFS makes
 */
export type StreamErrorCode =
  | 'STREAM_TRUNCATED'
  | 'STREAM_BAD_MAGIC'
  | 'STREAM_BAD_RECORD'
  | 'STREAM_BAD_SIZE'
  | 'STREAM_BAD_CHECKSUM'
  | 'STREAM_BAD_LIST'
  | 'STREAM_TRAILING'
  | 'STREAM_NOT_BYTES'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_BAD_VERSION'
  | 'TOKEN_BAD_CHECKSUM'
  | 'TOKEN_BAD_CONTENT'
  | 'TOKEN_TOO_LARGE';

/** Where a {@link StreamError} happened. */
export interface StreamErrorPlace {
  /** Byte offset from the start of the input at which the record, or what is missing, begins. */
  readonly offset?: number | undefined;
  /** Bytes from the start of the input that a checksum has confirmed. */
  readonly verified?: number | undefined;
  /** Number of the record, from 0, through all substreams. */
  readonly record?: number | undefined;
  /** Type of the record, where it is known. */
  readonly type?: string | undefined;
  readonly cause?: unknown;
}

/** Every failure of `zfskit/stream`. The message holds code, record and offset. */
export class StreamError extends Error {
  /** Stable reason, see {@link StreamErrorCode}. */
  readonly code: StreamErrorCode;
  /** What was wrong, without code and place. */
  readonly reason: string;
  /** Byte offset from the start of the input, or undefined for a token. */
  readonly offset: number | undefined;
  /**
   * Bytes from the start of the input that a checksum has confirmed: what is damaged stands at or behind this offset, and
   * no record that reaches behind it was given out. Undefined for a token.
   */
  readonly verified: number | undefined;
  /** Number of the record, from 0, through all substreams; undefined for a token. */
  readonly record: number | undefined;
  /** Type of the record, such as `WRITE`; undefined where it is not known. */
  readonly type: string | undefined;

  constructor(code: StreamErrorCode, reason: string, place: StreamErrorPlace = {}) {
    const { offset, verified, record, type, cause } = place;
    const where = record === undefined ? '' : `, record ${record}${type === undefined ? '' : ` (${type})`}`;
    const at = offset === undefined ? '' : ` at byte ${offset}${where}`;
    super(`${code}: ${reason}${at}`, cause === undefined ? undefined : { cause });
    this.name = 'StreamError';
    this.code = code;
    this.reason = reason;
    this.offset = offset;
    this.verified = verified;
    this.record = record;
    this.type = type;
  }
}
