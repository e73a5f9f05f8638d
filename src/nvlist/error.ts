/**
 * What went wrong, as a stable string. Match on this, never on the message.
 *
 * Reading bytes:
 * - `NVLIST_TRUNCATED` the input ends inside the list
 * - `NVLIST_BAD_ENCODING` byte 0 is neither native nor XDR
 * - `NVLIST_BAD_ENDIAN` byte 1 of a native stream is neither little nor big
 * - `NVLIST_BAD_VERSION` an embedded native list has a version other than 0
 * - `NVLIST_BAD_SIZE` the size of a pair does not fit its name and value
 * - `NVLIST_BAD_NAME` a name is empty of its NUL, has one too early, or is too long
 * - `NVLIST_BAD_TYPE` unknown data type
 * - `NVLIST_BAD_COUNT` an element count that the data type does not allow
 * - `NVLIST_BAD_VALUE` a boolean that is neither 0 nor 1
 * - `NVLIST_BAD_STRING` a string without end, or one that cannot be written (NUL or a lone surrogate inside)
 * - `NVLIST_TRAILING` bytes after the end, where that was asked to be refused
 *
 * Limits, see {@link LIMITS}:
 * - `NVLIST_TOO_DEEP` more embedded levels than allowed
 * - `NVLIST_TOO_MANY_PAIRS` more pairs than allowed
 * - `NVLIST_TOO_LARGE` more bytes than allowed
 *
 * Looking up, building and schemas:
 * - `NVLIST_MISSING` no pair of that name, or a required key without a value
 * - `NVLIST_WRONG_TYPE` the pair has, or the value would need, another data type
 * - `NVLIST_OUT_OF_RANGE` a number that does not fit its data type
 * - `NVLIST_AMBIGUOUS` a JavaScript value that could be several data types: use a constructor
 * - `NVLIST_UNKNOWN_KEY` a key that the schema does not have
 * - `NVLIST_BAD_JSON` text that is not the JSON form of a list
 */
export type NvlistErrorCode =
  | 'NVLIST_TRUNCATED'
  | 'NVLIST_BAD_ENCODING'
  | 'NVLIST_BAD_ENDIAN'
  | 'NVLIST_BAD_VERSION'
  | 'NVLIST_BAD_SIZE'
  | 'NVLIST_BAD_NAME'
  | 'NVLIST_BAD_TYPE'
  | 'NVLIST_BAD_COUNT'
  | 'NVLIST_BAD_VALUE'
  | 'NVLIST_BAD_STRING'
  | 'NVLIST_TRAILING'
  | 'NVLIST_TOO_DEEP'
  | 'NVLIST_TOO_MANY_PAIRS'
  | 'NVLIST_TOO_LARGE'
  | 'NVLIST_MISSING'
  | 'NVLIST_WRONG_TYPE'
  | 'NVLIST_OUT_OF_RANGE'
  | 'NVLIST_AMBIGUOUS'
  | 'NVLIST_UNKNOWN_KEY'
  | 'NVLIST_BAD_JSON';

/** Where an {@link NvlistError} happened. */
export interface NvlistErrorPlace {
  /** Byte offset from the start of the buffer; absent when no bytes were being read. */
  readonly offset?: number | undefined;
  /** Names from the outermost list: `vdev_tree/children[2]/guid`; empty for the list itself. */
  readonly path?: string | undefined;
}

/** The only error that this codec throws. The message holds code, path and offset. */
export class NvlistError extends Error {
  /** Stable reason, see {@link NvlistErrorCode}. */
  readonly code: NvlistErrorCode;
  /** What was wrong, without code and place. */
  readonly reason: string;
  /** Byte offset from the start of the buffer, or undefined when no bytes were being read. */
  readonly offset: number | undefined;
  /** Names from the outermost list: `vdev_tree/children[2]/guid`; empty for the list itself. */
  readonly path: string;

  constructor(code: NvlistErrorCode, reason: string, place: NvlistErrorPlace = {}) {
    const path = place.path ?? '';
    const at = place.offset === undefined ? '' : ` at byte ${place.offset}`;
    super(`${code}: ${path === '' ? '' : `${path}: `}${reason}${at}`);
    this.name = 'NvlistError';
    this.code = code;
    this.reason = reason;
    this.offset = place.offset;
    this.path = path;
  }
}

/** Appends a name, and an index if there is one, to a path. */
export function joinPath(parent: string, name: string, index = -1): string {
  const own = index < 0 ? name : `${name}[${index}]`;
  return parent === '' ? own : `${parent}/${own}`;
}

/** The same error with a path if it has none yet. */
export function atPath(error: unknown, path: string): unknown {
  if (!(error instanceof NvlistError) || error.path !== '') return error;
  return new NvlistError(error.code, error.reason, { path, offset: error.offset });
}
