import {
  dmu_free_long_range,
  dmu_read,
  dmu_tx_hold_write,
  dmu_tx_mark_netfree,
  dmu_write,
  txg_wait_synced,
} from '../bindings/dmu.ts';
import { dmu_objset_logbias, dmu_objset_syncprop } from '../bindings/dmu-objset.ts';
import { zil_commit, zil_max_copied_data, zil_replaying } from '../bindings/zil.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NULL, type Pointer } from '../libzpool.ts';
import { VOLUME_DATA } from '../volume-objects.ts';
import { logTruncate, logWrite } from './log-record.ts';
import { writeFlags } from './replay-log.ts';
import { inTransaction } from './transaction.ts';
import { type VolumeObjset, volumeSize } from './volume-objset.ts';
import { type BatchOutcome, BEYOND_END, OPERATION, OPERATION_WORDS } from './volume-operation.ts';

/** Most bytes and writes in one transaction. */
const TRANSACTION_BYTES = 4n << 20n;
const TRANSACTION_WRITES = 64;

/** `ZFS_SYNC_ALWAYS`, `ZFS_SYNC_DISABLED`, `ZFS_LOGBIAS_THROUGHPUT`. */
const SYNC_ALWAYS = 1;
const SYNC_DISABLED = 2;
const LOGBIAS_THROUGHPUT = 1;

interface Range {
  readonly offset: bigint;
  readonly length: bigint;
  readonly address: Pointer;
}

/**
 * Carries out operations on a volume, one after the other. Writes that follow each other share transactions. No other
 * operation on the same ranges may be under way.
 *
 * @param words - {@link OPERATION_WORDS} for each operation; the bytes at the addresses must stay
 * @param logsWrites - whether writes go to the log: not when so much was written since the last sync that the next one had
 *   better wait until all of it is in its place, instead of writing it twice
 */
export function runBatch(volume: VolumeObjset, words: BigUint64Array, logsWrites: boolean): BatchOutcome {
  const batch = new Batch(volume, words, logsWrites);
  batch.run();
  return { errnos: batch.errnos, unlogged: batch.unlogged };
}

/**
 * Comes back when what was changed before survives a crash, unless the property `sync` is disabled: it is in the log, and
 * what is not is on the devices.
 *
 * @param unlogged - last transaction group with changes that are not in the log
 */
export function syncVolume({ objset, pool, zilog }: VolumeObjset, unlogged: bigint): void {
  if (zilog === NULL || dmu_objset_syncprop(objset) === SYNC_DISABLED) return;
  if (unlogged > 0n) txg_wait_synced(pool, unlogged);
  check(zil_commit(zilog, VOLUME_DATA) ?? 0);
}

class Batch {
  readonly errnos: number[];
  unlogged = 0n;
  readonly #volume: VolumeObjset;
  readonly #words: BigUint64Array;
  readonly #size: bigint;
  readonly #count: number;
  readonly #syncsAlways: boolean;
  readonly #logsWrites: boolean;
  #changed = false;

  constructor(volume: VolumeObjset, words: BigUint64Array, logsWrites: boolean) {
    this.#volume = volume;
    this.#words = words;
    this.#size = volumeSize(volume.objset);
    this.#syncsAlways = dmu_objset_syncprop(volume.objset) === SYNC_ALWAYS;
    this.#logsWrites = logsWrites || this.#syncsAlways;
    this.#count = words.length / OPERATION_WORDS;
    this.errnos = new Array<number>(this.#count).fill(0);
  }

  run(): void {
    for (let index = 0; index < this.#count; ) index = this.#step(index);
    if (this.#changed && this.#syncsAlways) this.#syncAll();
  }

  /** Carries out an operation, or several writes, and gives the next one's index. */
  #step(index: number): number {
    const kind = this.#words[index * OPERATION_WORDS];
    const range = this.#range(index);
    if (!this.#isInside(range)) this.errnos[index] = BEYOND_END;
    else if (kind === OPERATION.read) this.#attempt(index, () => this.#read(range));
    else if (kind === OPERATION.discard) this.#attempt(index, () => this.#discard(range));
    else return this.#writes(index);
    return index + 1;
  }

  #range(index: number): Range {
    const at = index * OPERATION_WORDS;
    const [, offset = 0n, length = 0n, address = NULL] = this.#words.subarray(at, at + OPERATION_WORDS);
    return { offset, length, address };
  }

  #isInside({ offset, length }: Range): boolean {
    return offset + length <= this.#size;
  }

  #attempt(index: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      this.errnos[index] = error.errno;
    }
  }

  #read({ offset, length, address }: Range): void {
    check(dmu_read(this.#volume.objset, VOLUME_DATA, offset, length, address, 0));
  }

  /** The record comes after the frees: it is not dropped from the log before all of them are on the devices. */
  #discard({ offset, length }: Range): void {
    const { objset, zilog } = this.#volume;
    check(dmu_free_long_range(objset, VOLUME_DATA, offset, length));
    this.#changed = true;
    let logged = false;
    const txg = inTransaction(objset, dmu_tx_mark_netfree, (tx) => {
      logged = this.#isLogging(tx);
      if (logged) logTruncate(zilog, tx, VOLUME_DATA, offset, length);
    });
    if (!logged) this.#noteUnlogged(txg);
  }

  /** Several writes in one transaction; each by itself when that fails, so that one that fails fails alone. */
  #writes(first: number): number {
    const ranges = this.#writesFrom(first);
    try {
      this.#write(ranges);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      if (ranges.length === 1) this.errnos[first] = error.errno;
      else {
        ranges.forEach((range, index) => {
          this.#attempt(first + index, () => this.#write([range]));
        });
      }
    }
    return first + ranges.length;
  }

  #writesFrom(first: number): Range[] {
    const ranges: Range[] = [];
    let bytes = 0n;
    for (let index = first; index < this.#count && ranges.length < TRANSACTION_WRITES; index++) {
      const range = this.#range(index);
      bytes += range.length;
      const fits = ranges.length === 0 || bytes <= TRANSACTION_BYTES;
      if (this.#words[index * OPERATION_WORDS] !== OPERATION.write || !fits || !this.#isInside(range)) break;
      ranges.push(range);
    }
    return ranges;
  }

  #write(ranges: readonly Range[]): void {
    const [only] = ranges;
    if (ranges.length > 1 || !only || only.length <= TRANSACTION_BYTES) {
      this.#transaction(ranges);
      return;
    }
    for (let done = 0n; done < only.length; done += TRANSACTION_BYTES) {
      const left = only.length - done;
      const length = left < TRANSACTION_BYTES ? left : TRANSACTION_BYTES;
      this.#transaction([{ offset: only.offset + done, length, address: only.address + done }]);
    }
  }

  #transaction(ranges: readonly Range[]): void {
    const { objset } = this.#volume;
    let logged = false;
    const txg = inTransaction(
      objset,
      (tx) => {
        for (const { offset, length } of ranges) dmu_tx_hold_write(tx, VOLUME_DATA, offset, Number(length));
      },
      (tx) => {
        logged = this.#isLogging(tx) && this.#logsWrites;
        for (const { offset, length, address } of ranges) {
          dmu_write(objset, VOLUME_DATA, offset, length, address, tx, ...writeFlags());
          if (logged) this.#log(tx, offset, length, address);
        }
      },
    );
    this.#changed = true;
    if (!logged) this.#noteUnlogged(txg);
  }

  #log(tx: Pointer, offset: bigint, length: bigint, address: Pointer): void {
    const { zilog } = this.#volume;
    const most = zil_max_copied_data(zilog);
    for (let done = 0n; done < length; done += most) {
      const part = length - done < most ? length - done : most;
      logWrite(zilog, tx, VOLUME_DATA, offset + done, address + done, Number(part));
    }
  }

  /**
   * With logbias=throughput data are written once, to their place, and a sync waits for that. zil_replaying says whether the
   * property `sync` is disabled.
   */
  #isLogging(tx: Pointer): boolean {
    const { objset, zilog } = this.#volume;
    return dmu_objset_logbias(objset) !== LOGBIAS_THROUGHPUT && zil_replaying(zilog, tx) === 0;
  }

  #noteUnlogged(txg: bigint): void {
    if (txg > this.unlogged) this.unlogged = txg;
  }

  /** What could not be synced is not acknowledged. */
  #syncAll(): void {
    try {
      syncVolume(this.#volume, this.unlogged);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      const { errno } = error;
      this.errnos.forEach((known, index) => {
        if (known === 0 && this.#words[index * OPERATION_WORDS] !== OPERATION.read)
          this.errnos[index] = errno;
      });
    }
  }
}
