import { call, type Transport, ZfsError } from '../../ioctl/index.ts';
import { HistoryLog } from './history-log.ts';
import type { HistoryRecord } from './history-record.ts';

/** Most records that `last` can ask for: they are kept in memory. */
export const MAX_LAST_RECORDS = 100_000;

/** Which part of a history to read. */
export interface HistoryOptions {
  /** Only records after this place: the `end` of the last record that was read before from the same pool. */
  readonly after?: bigint | undefined;
  /** Only so many of the newest records, at most {@link MAX_LAST_RECORDS}. The whole log is read for them. */
  readonly last?: number | undefined;
  /** Ends the reading with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** `Zfs.history` over a transport. */
export async function* readHistory(
  transport: Transport,
  pool: string,
  options: HistoryOptions = {},
): AsyncGenerator<HistoryRecord, void, void> {
  const { after, last, signal } = options;
  if (last === undefined) {
    yield* readRecords(transport, pool, after, signal);
    return;
  }
  if (!Number.isInteger(last) || last < 1 || last > MAX_LAST_RECORDS) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${pool}: the last 1 to ${MAX_LAST_RECORDS} records can be asked for, not ${last}`,
      subject: pool,
    });
  }
  const newest: HistoryRecord[] = [];
  for await (const record of readRecords(transport, pool, after, signal)) {
    newest.push(record);
    if (newest.length >= 2 * last) newest.splice(0, newest.length - last);
  }
  yield* newest.slice(-last);
}

async function* readRecords(
  transport: Transport,
  pool: string,
  after: bigint | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<HistoryRecord, void, void> {
  const piece = (zc_history_offset: bigint) =>
    call(transport, 'ZFS_IOC_POOL_GET_HISTORY', { zc_name: pool, zc_history_offset }, { signal });
  // Asked for the beginning, and then alone, the kernel writes out what it has not written yet.
  if (after !== undefined) await piece(0n);
  const log = new HistoryLog(pool, after ?? 0n);
  for (;;) {
    const { zc_history, zc_history_offset } = await piece(log.position);
    if (zc_history.length === 0) break;
    yield* log.add(zc_history_offset - BigInt(zc_history.length), zc_history);
    signal?.throwIfAborted();
  }
  log.end();
}
