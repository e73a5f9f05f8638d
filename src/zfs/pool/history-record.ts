import type { Nvlist } from '../../nvlist/index.ts';

/** What every record of a pool's history has. */
interface HistoryFacts {
  /** Seconds since 1970. */
  readonly timeSeconds: bigint | undefined;
  /** Name of the host. */
  readonly host: string | undefined;
  /** Real user id of the process. */
  readonly uid: bigint | undefined;
  /** The zone it came from, where hosts have zones. */
  readonly zone: string | undefined;
  /** Where the record ends in the log: to be given as `after` to read what came later. */
  readonly end: bigint;
  /**
   * Bytes of the log between the record before, or `after`, and this one that are lost: the log is a ring, and newer
   * records overwrite the oldest. 0n where nothing is missing.
   */
  readonly lostBytes: bigint;
  /** The record as it is stored. */
  readonly list: Nvlist;
}

/** A command line that a program logged: `zfs` and `zpool` do so after each change. */
export interface HistoryCommand extends HistoryFacts {
  readonly kind: 'command';
  readonly command: string;
}

/** Something that the kernel did: `create`, `snapshot`, `set`, `scan setup`, ... */
export interface HistoryInternal extends HistoryFacts {
  readonly kind: 'internal';
  readonly name: string;
  readonly txg: bigint | undefined;
  /** Full name of the dataset that it was done to, where it was one. */
  readonly dataset: string | undefined;
  /** Its object number in the pool. */
  readonly datasetId: bigint | undefined;
  /** What was done, in words. */
  readonly message: string;
}

/** An ioctl that changed something. */
export interface HistoryIoctl extends HistoryFacts {
  readonly kind: 'ioctl';
  /** Its short name: `create`, `snapshot`, ... */
  readonly name: string;
  /** What it was given, without secrets. */
  readonly input: Nvlist | undefined;
  /** What it answered; undefined where that was nothing, or too large (`outputBytes`). */
  readonly output: Nvlist | undefined;
  /** Size of an output that was left out because it exceeds `zfs_history_output_max`. */
  readonly outputBytes: bigint | undefined;
  /** Error number; undefined when it succeeded. */
  readonly errno: bigint | undefined;
  /** Nanoseconds that it took. Since 2.1. */
  readonly elapsedNs: bigint | undefined;
}

/** A record that is none of these: of a release before 0.6.2, or after those that zfskit knows. */
export interface HistoryUnknown extends HistoryFacts {
  readonly kind: 'unknown';
}

/** A record of a pool's history. */
export type HistoryRecord = HistoryCommand | HistoryInternal | HistoryIoctl | HistoryUnknown;

/**
 * Reads a record. Source: `ZPOOL_HIST_*` in `include/sys/fs/zfs.h`.
 *
 * @throws NvlistError where a name stands for another type
 */
export function readHistoryRecord(list: Nvlist, end: bigint, lostBytes: bigint): HistoryRecord {
  const facts = {
    timeSeconds: list.findUint64('history time'),
    host: list.findString('history hostname'),
    uid: list.findUint64('history who'),
    zone: list.findString('history zone'),
    end,
    lostBytes,
    list,
  };
  const command = list.findString('history command');
  if (command !== undefined) return { kind: 'command', command, ...facts };
  const internal = list.findString('internal_name');
  if (internal !== undefined) {
    return {
      kind: 'internal',
      name: internal,
      txg: list.findUint64('history txg'),
      dataset: list.findString('dsname'),
      datasetId: list.findUint64('dsid'),
      message: list.findString('history internal str') ?? '',
      ...facts,
    };
  }
  const ioctl = list.findString('ioctl');
  if (ioctl === undefined) return { kind: 'unknown', ...facts };
  return {
    kind: 'ioctl',
    name: ioctl,
    input: list.findList('in_nvl'),
    output: list.findList('out_nvl'),
    outputBytes: list.findInt64('out_size'),
    errno: list.findInt64('errno'),
    elapsedNs: list.findInt64('elapsed_ns'),
    ...facts,
  };
}
