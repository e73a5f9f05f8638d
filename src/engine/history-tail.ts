import { decode, type Nvlist, NvlistError } from '../nvlist/index.ts';

/** Bytes before a record that say how long it is. */
const LENGTH_BYTES = 8;

/** Longest record that is taken for one (`HIS_MAX_RECORD_LEN` in `include/sys/spa.h`, and what it is packed with). */
const MOST_BYTES = 1 << 21;

/** Puts the records of a history together that is read piece by piece, from some place on. */
export class HistoryTail {
  #rest = new Uint8Array();
  /** Where to go on reading. */
  offset = 0n;

  /** The records that are complete with another piece. What is damaged, or was overwritten in between, is left out. */
  read(piece: Uint8Array, from: bigint, next: bigint): Nvlist[] {
    const bytes = from === this.offset ? Buffer.concat([this.#rest, piece]) : Buffer.from(piece);
    const records: Nvlist[] = [];
    let at = 0;
    for (;;) {
      const length = at + LENGTH_BYTES <= bytes.length ? Number(bytes.readBigUInt64LE(at)) : Infinity;
      if (length > MOST_BYTES && length !== Infinity) at = bytes.length;
      if (at + LENGTH_BYTES + length > bytes.length) break;
      const record = listIn(bytes.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length));
      if (record) records.push(record);
      at += LENGTH_BYTES + length;
    }
    this.#rest = Uint8Array.from(bytes.subarray(at));
    this.offset = next;
    return records;
  }
}

function listIn(bytes: Uint8Array): Nvlist | undefined {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof NvlistError) return undefined;
    throw error;
  }
}
