import { ZfsError } from '../../ioctl/index.ts';
import { decode, type Nvlist } from '../../nvlist/index.ts';
import { type HistoryRecord, readHistoryRecord } from './history-record.ts';

/** Largest record that is read, in bytes. The kernel leaves outputs above 1 MiB out of its records. */
export const MAX_HISTORY_RECORD_BYTES = 64 << 20;

const LENGTH_BYTES = 8;

/**
 * Cuts a pool's log into records: each is a uint64 in little-endian order, the length, and a packed nvlist
 * (`spa_history_log_sync` in `module/zfs/spa_history.c`). Pieces may end anywhere.
 */
export class HistoryLog {
  readonly #pool: string;
  /** Where the next piece has to begin. */
  #position: bigint;
  #lostBytes = 0n;
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #needed = LENGTH_BYTES;

  /** @param position - offset in the log at which a record begins */
  constructor(pool: string, position: bigint) {
    this.#pool = pool;
    this.#position = position;
  }

  /** Offset behind the last piece. */
  get position(): bigint {
    return this.#position;
  }

  /**
   * Takes the next piece of the log and gives the records that are now complete. Where the piece begins later than the one
   * before ended, the kernel has overwritten what was between, and goes on at the beginning of a record.
   *
   * @throws ZfsError `ZFSKIT_BAD_REPLY`, with the offset, for a record that is damaged
   */
  add(start: bigint, piece: Uint8Array): HistoryRecord[] {
    if (start < this.#position) throw this.#damaged(start, `the log went back from ${this.#position}`);
    if (start > this.#position) this.#skipTo(start);
    this.#position = start + BigInt(piece.length);
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes < this.#needed) return [];
    return this.#cut(Buffer.concat(this.#pieces));
  }

  /**
   * Says that the log ends here.
   *
   * @throws ZfsError `ZFSKIT_BAD_REPLY` in the middle of a record
   */
  end(): void {
    if (this.#bytes > 0) throw this.#damaged(this.#position - BigInt(this.#bytes), 'the log ends within it');
  }

  #cut(bytes: Buffer): HistoryRecord[] {
    const records: HistoryRecord[] = [];
    let from = 0;
    this.#needed = LENGTH_BYTES;
    while (bytes.length - from >= LENGTH_BYTES) {
      const offset = this.#position - BigInt(bytes.length - from);
      const length = bytes.readBigUInt64LE(from);
      if (length === 0n || length > MAX_HISTORY_RECORD_BYTES) {
        throw this.#damaged(offset, `it has ${length} bytes, 1 to ${MAX_HISTORY_RECORD_BYTES} are possible`);
      }
      const whole = LENGTH_BYTES + Number(length);
      if (bytes.length - from < whole) {
        this.#needed = whole;
        break;
      }
      records.push(this.#read(bytes.subarray(from + LENGTH_BYTES, from + whole), offset));
      from += whole;
    }
    const rest = bytes.subarray(from);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    return records;
  }

  #read(packed: Uint8Array, offset: bigint): HistoryRecord {
    const end = offset + BigInt(LENGTH_BYTES + packed.length);
    const lostBytes = this.#lostBytes;
    this.#lostBytes = 0n;
    try {
      const list: Nvlist = decode(packed);
      return readHistoryRecord(list, end, lostBytes);
    } catch (cause) {
      throw this.#damaged(offset, (cause as Error).message, cause);
    }
  }

  #skipTo(start: bigint): void {
    this.#lostBytes += start - this.#position + BigInt(this.#bytes);
    this.#pieces = [];
    this.#bytes = 0;
    this.#needed = LENGTH_BYTES;
  }

  #damaged(offset: bigint, why: string, cause?: unknown): ZfsError {
    return new ZfsError({
      code: 'ZFSKIT_BAD_REPLY',
      message: `${this.#pool}: the record at offset ${offset} of the history is damaged: ${why}`,
      ioctl: 'ZFS_IOC_POOL_GET_HISTORY',
      subject: this.#pool,
      cause,
    });
  }
}
