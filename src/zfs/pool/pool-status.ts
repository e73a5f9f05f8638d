import { errnoName } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import {
  type CheckpointStatus,
  type ExpansionStatus,
  type RemovalStatus,
  readCheckpoint,
  readExpansion,
  readRemoval,
} from './background-work.ts';
import { type ErrorScrubStatus, readErrorScrub, readScan, type ScanStatus } from './scan-status.ts';
import type { VdevState } from './vdev-state.ts';
import { readVdev, type VdevClass, type VdevStatus } from './vdev-status.ts';

/** Why a pool is suspended (`zio_suspend_reason_t`). */
export type SuspendReason = 'io' | 'multihost' | 'unknown';

/** State of a pool as the kernel has it. */
export interface PoolStatus {
  readonly name: string;
  readonly guid: bigint;
  readonly state: VdevState;
  /** Why the pool could not be opened, as an errno's name; its state is then UNAVAIL. */
  readonly openError: string | undefined;
  /** All reads and writes are held up after device failures, until `zpool clear`. */
  readonly suspended: boolean;
  readonly suspendReason: SuspendReason | undefined;
  readonly txg: bigint;
  /** On-disk version; 5000 for pools with features. */
  readonly version: bigint;
  /** Data errors that nothing could repair. */
  readonly errorCount: bigint;
  /** Number of a known fault of an earlier release in the pool (`zpool_errata_t`); 0 for none. */
  readonly errata: bigint;
  /** Host that opened the pool; 0 where hosts have no id. */
  readonly hostId: bigint;
  /** The root with all top-level vdevs in the kernel's order: also logs, holes and removed vdevs. */
  readonly vdevs: VdevStatus;
  /** Top-level vdevs of a class, as in {@link vdevs}. */
  readonly logs: readonly VdevStatus[];
  readonly special: readonly VdevStatus[];
  readonly dedup: readonly VdevStatus[];
  readonly spares: readonly VdevStatus[];
  /** Cache devices. */
  readonly l2cache: readonly VdevStatus[];
  readonly scan: ScanStatus | undefined;
  readonly errorScrub: ErrorScrubStatus | undefined;
  readonly removal: RemovalStatus | undefined;
  readonly checkpoint: CheckpointStatus | undefined;
  readonly expansion: ExpansionStatus | undefined;
}

/**
 * Reads a pool configuration that carries statistics, as ZFS_IOC_POOL_STATS gives it.
 *
 * @param errno - what came with it in `zc_cookie`: why the pool could not be opened, or 0
 * @param now - seconds since 1970, for rates
 * @throws NvlistError where it is not a configuration
 */
export function readPoolStatus(config: Nvlist, errno: number, now = secondsNow()): PoolStatus {
  const tree = config.getList('vdev_tree');
  const pool = config.getString('name');
  const scanStats = tree.findUint64Array('scan_stats');
  const scan = readScan(scanStats, now);
  const read = (vdev: Nvlist, vdevClass: VdevClass) =>
    readVdev(vdev, { pool, scan, class: vdevClass, rebuilds: false });
  const readAll = (name: string, vdevClass: VdevClass) =>
    (tree.findListArray(name) ?? []).map((vdev) => read(vdev, vdevClass));
  const vdevs = read(tree, 'normal');
  const ofClass = (vdevClass: VdevClass) => vdevs.children.filter((vdev) => vdev.class === vdevClass);
  const nameOf = (vdev: bigint) => vdevs.children.find(({ id }) => id === vdev)?.name;
  return {
    name: pool,
    guid: config.getUint64('pool_guid'),
    state: errno === 0 ? vdevs.state : 'UNAVAIL',
    openError: errno === 0 ? undefined : errnoName(errno),
    suspended: config.has('suspended'),
    suspendReason: suspendReason(config),
    txg: config.getUint64('txg'),
    version: config.findUint64('version') ?? 0n,
    errorCount: config.findUint64('error_count') ?? 0n,
    errata: config.findUint64('errata') ?? 0n,
    hostId: config.findUint64('hostid') ?? 0n,
    vdevs,
    logs: ofClass('log'),
    special: ofClass('special'),
    dedup: ofClass('dedup'),
    spares: readAll('spares', 'spare'),
    l2cache: readAll('l2cache', 'cache'),
    scan,
    errorScrub: readErrorScrub(scanStats),
    removal: readRemoval(tree.findUint64Array('removal_stats'), now, nameOf),
    checkpoint: readCheckpoint(tree.findUint64Array('checkpoint_stats')),
    expansion: readExpansion(tree.findUint64Array('raidz_expand_stats'), now, nameOf),
  };
}

/** A pool's vdevs: the root with all below it, spares and cache devices. */
export function* allVdevs(status: Pick<PoolStatus, 'vdevs' | 'spares' | 'l2cache'>): Generator<VdevStatus> {
  const waiting = [status.vdevs, ...status.spares, ...status.l2cache];
  for (let vdev = waiting.shift(); vdev; vdev = waiting.shift()) {
    yield vdev;
    waiting.unshift(...vdev.children);
  }
}

function suspendReason(config: Nvlist): SuspendReason | undefined {
  if (!config.has('suspended')) return undefined;
  const reasons: Readonly<Record<string, SuspendReason>> = { 1: 'io', 2: 'multihost' };
  return reasons[String(config.findUint64('suspended_reason') ?? 0n)] ?? 'unknown';
}

function secondsNow(): bigint {
  return BigInt(Math.floor(Date.now() / 1000));
}
