/**
 * Why labels could not be looked for at all. Match on this, never on the message. A damaged label is no error: its state
 * says so.
 *
 * - `LABEL_CANNOT_OPEN` there is no such file, or it may not be read
 * - `LABEL_NOT_A_DEVICE` neither a regular file nor a block device
 * - `LABEL_NO_SIZE` the size of a block device cannot be found out
 */
export type LabelErrorCode = 'LABEL_CANNOT_OPEN' | 'LABEL_NOT_A_DEVICE' | 'LABEL_NO_SIZE';

/** Failure of `zfskit/label`. The message holds code and path; `cause` is the system's error. */
export class LabelError extends Error {
  /** Stable reason, see {@link LabelErrorCode}. */
  readonly code: LabelErrorCode;
  /** The file or device; a descriptor's number as text where no path was given. */
  readonly path: string;

  constructor(code: LabelErrorCode, path: string, reason: string, cause?: unknown) {
    super(`${code}: ${path}: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'LabelError';
    this.code = code;
    this.path = path;
  }
}
