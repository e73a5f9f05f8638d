import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { dmu_free_long_range, dmu_tx_hold_write, dmu_tx_mark_netfree, dmu_write } from '../bindings/dmu.ts';
import { zil_parse, zil_replay, zil_replaying } from '../bindings/zil.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { callback, callbackType, isSince, NULL, type Pointer } from '../libzpool.ts';
import { uint64At } from '../memory.ts';
import { VOLUME_DATA } from '../volume-objects.ts';
import { RECORD, TX_TRUNCATE, TX_WRITE } from './log-record.ts';
import { inTransaction } from './transaction.ts';

/** `zil_replay_func_t`; `zil_parse_blk_func_t` and `zil_parse_lr_func_t`, whose second argument is the block or the record. */
const REPLAY = callbackType('int zfskit_zil_replay(void *arg1, void *arg2, int byteswap)');
const PARSE = callbackType('int zfskit_zil_parse(void *zilog, const void *found, void *arg, uint64_t txg)');

/** More than `TX_MAX_TYPE` of any release. */
const MOST_TYPES = 64;

/**
 * Writes to a volume what a crash has left in its intent log, and empties the log (`zil_replay`), with what
 * `zvol_replay_vector` in `zvol.c` does for each type of record. A log with records of another type is not begun, because
 * `zil_replay` would throw the rest away.
 *
 * @throws EngineFailure `ENOTSUP`: such a record, the log is as it was; or what a record has failed with, which the kernel
 *   would print to its log: what follows that record is lost
 */
export function replayLog(objset: Pointer, zilog: Pointer): void {
  checkRecords(zilog);
  let failure = 0;
  const guarded = (work: (record: Pointer, swapped: boolean) => void) =>
    callback(REPLAY, (_arg: Pointer, record: Pointer, swapped: number) => {
      failure = errnoOf(() => work(record, swapped !== 0));
      return failure;
    });
  using write = guarded((record, swapped) => replayWrite(objset, zilog, record, swapped));
  using truncate = guarded((record, swapped) => replayTruncate(objset, zilog, record, swapped));
  using refuse = guarded(() => check(LINUX_ERRNO.ENOTSUP));
  const vector = new BigUint64Array(MOST_TYPES).fill(refuse.pointer);
  vector[Number(TX_WRITE)] = write.pointer;
  vector[Number(TX_TRUNCATE)] = truncate.pointer;
  zil_replay(objset, NULL, vector);
  check(failure);
}

function checkRecords(zilog: Pointer): void {
  using block = callback(PARSE, () => 0);
  using record = callback(PARSE, (_zilog: Pointer, record: Pointer) =>
    isKnown(uint64At(record)) ? 0 : LINUX_ERRNO.ENOTSUP,
  );
  const errno = zil_parse(zilog, block.pointer, record.pointer, NULL, 0n, 1);
  // What follows the last block of a log never reads as one: that is how a log ends.
  if (errno === LINUX_ERRNO.ENOTSUP) throw new EngineFailure(errno);
}

function isKnown(type: bigint): boolean {
  return type === TX_WRITE || type === TX_TRUNCATE;
}

function errnoOf(work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    return error instanceof EngineFailure ? error.errno : LINUX_ERRNO.EIO;
  }
}

function replayWrite(objset: Pointer, zilog: Pointer, record: Pointer, swapped: boolean): void {
  const { offset, length } = writtenRange((at) => fieldOf(record, at, swapped));
  const data = record + BigInt(RECORD.data);
  inTransaction(
    objset,
    (tx) => dmu_tx_hold_write(tx, VOLUME_DATA, offset, Number(length)),
    (tx) => {
      dmu_write(objset, VOLUME_DATA, offset, length, data, tx, ...writeFlags());
      zil_replaying(zilog, tx);
    },
  );
}

/** What a record says was written. Without data of its own it has a whole block of it, which has been read behind it. */
function writtenRange(field: (at: number) => bigint): { readonly offset: bigint; readonly length: bigint } {
  const [offset, length] = [field(RECORD.offset), field(RECORD.bytes)];
  const copied = field(RECORD.length) - BigInt(RECORD.data);
  const most = copied === 0n ? logicalSize(field(RECORD.blockPointer + BLOCK_PROP)) : copied;
  if (length > most) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  return copied > 0n || length === most
    ? { offset, length }
    : { offset: offset - (offset % most), length: most };
}

/** `dmu_write` has flags since 2.4. */
export const writeFlags = (): number[] => (isSince('2.4') ? [0] : []);

function replayTruncate(objset: Pointer, zilog: Pointer, record: Pointer, swapped: boolean): void {
  const field = (offset: number) => fieldOf(record, offset, swapped);
  check(dmu_free_long_range(objset, VOLUME_DATA, field(RECORD.offset), field(RECORD.bytes)));
  // After the frees: once this is on the devices the record is not replayed again.
  inTransaction(objset, dmu_tx_mark_netfree, (tx) => zil_replaying(zilog, tx));
}

function fieldOf(record: Pointer, offset: number, swapped: boolean): bigint {
  const value = uint64At(record + BigInt(offset));
  if (!swapped) return value;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, true);
  return view.getBigUint64(0, false);
}

/** `blk_prop` in `blkptr_t` (`include/sys/spa.h`). */
const BLOCK_PROP = 48;
const EMBEDDED_BIT = 1n << 39n;

/** `BP_GET_LSIZE`; `BPE_GET_LSIZE` of a block that lies in its pointer. */
function logicalSize(prop: bigint): bigint {
  if (prop & EMBEDDED_BIT) return (prop & 0x1ff_ffffn) + 1n;
  return ((prop & 0xffffn) + 1n) << 9n;
}
