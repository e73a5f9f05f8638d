import { zil_itx_assign, zil_itx_create } from '../bindings/zil.ts';
import type { Pointer } from '../libzpool.ts';
import { addressOf, copyBytes } from '../memory.ts';

/** Types of records (`include/sys/zil.h`). */
export const TX_WRITE = 9n;
export const TX_TRUNCATE = 10n;

/**
 * `itx_t`: the state of a write, the size of it all, and where the record begins. The same in 2.1, 2.3 and 2.4, as offsetof
 * says on their headers for 64 bits; each record is checked against what `zil_itx_create` has written.
 */
const ITX = { writeState: 24, size: 48, record: 72 } as const;

/** `lr_t`, `lr_write_t` and `lr_truncate_t`: on disk, the same for ever. */
export const RECORD = {
  type: 0,
  length: 8,
  object: 32,
  offset: 40,
  bytes: 48,
  blockPointer: 64,
  data: 192,
} as const;
const TRUNCATE_BYTES = 56;

/** `WR_COPIED`: the record holds the data itself. */
const COPIED = 1;

/** The head of the record that is being made: libzpool's memory is copied here and back. */
const head = new Uint8Array(ITX.record + RECORD.data);
const view = new DataView(head.buffer);
const headAddress = addressOf(head);

/** Notes a write in the log; its data are copied. */
export function logWrite(
  zilog: Pointer,
  tx: Pointer,
  object: bigint,
  offset: bigint,
  data: Pointer,
  length: number,
): void {
  const itx = newRecord(TX_WRITE, RECORD.data + length);
  view.setUint32(ITX.writeState, COPIED, true);
  head.fill(0, ITX.record + RECORD.object);
  setRange(object, offset, BigInt(length));
  copyBytes(itx, headAddress, head.length);
  copyBytes(itx + BigInt(head.length), data, length);
  zil_itx_assign(zilog, itx, tx);
}

/** Notes in the log that a range was freed. */
export function logTruncate(
  zilog: Pointer,
  tx: Pointer,
  object: bigint,
  offset: bigint,
  length: bigint,
): void {
  const itx = newRecord(TX_TRUNCATE, TRUNCATE_BYTES);
  setRange(object, offset, length);
  copyBytes(itx, headAddress, ITX.record + TRUNCATE_BYTES);
  zil_itx_assign(zilog, itx, tx);
}

/** Makes a record, and reads what all records begin with to `head`. */
function newRecord(type: bigint, bytes: number): Pointer {
  const itx = zil_itx_create(type, bytes);
  copyBytes(headAddress, itx, ITX.record + RECORD.object);
  const rounded = BigInt((bytes + 7) & ~7);
  const fits =
    view.getBigUint64(ITX.size, true) === BigInt(ITX.record) + rounded &&
    view.getBigUint64(ITX.record + RECORD.type, true) === type &&
    view.getBigUint64(ITX.record + RECORD.length, true) === rounded;
  if (!fits) throw new Error('this libzpool has records of the intent log in a layout that is not known');
  return itx;
}

function setRange(object: bigint, offset: bigint, length: bigint): void {
  view.setBigUint64(ITX.record + RECORD.object, object, true);
  view.setBigUint64(ITX.record + RECORD.offset, offset, true);
  view.setBigUint64(ITX.record + RECORD.bytes, length, true);
}
