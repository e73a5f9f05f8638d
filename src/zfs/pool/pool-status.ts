import { errnoName } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';

/** `vdev_state_t` in the words of zpool-status(8); HEALTHY is called ONLINE there. */
export const VDEV_STATES = [
  'UNKNOWN',
  'CLOSED',
  'OFFLINE',
  'REMOVED',
  'UNAVAIL',
  'FAULTED',
  'DEGRADED',
  'ONLINE',
] as const;

/** `pool_scan_func_t`, `dsl_scan_state_t`. */
const SCAN_FUNCTIONS = ['none', 'scrub', 'resilver', 'errorscrub'] as const;
const SCAN_STATES = ['none', 'scanning', 'finished', 'canceled', 'errorscrubbing'] as const;

/** State of a pool or vdev. */
export type VdevState = (typeof VDEV_STATES)[number];

/** A node of the vdev tree with what it counted since it was opened. */
export interface VdevStatus {
  /** `root`, `mirror`, `raidz`, `disk`, `file`, ... */
  readonly type: string;
  readonly guid: bigint;
  readonly path: string | undefined;
  readonly state: VdevState;
  readonly readErrors: bigint;
  readonly writeErrors: bigint;
  readonly checksumErrors: bigint;
  readonly children: readonly VdevStatus[];
}

/** The latest scrub or resilver. */
export interface ScanStatus {
  readonly function: (typeof SCAN_FUNCTIONS)[number];
  readonly state: (typeof SCAN_STATES)[number];
  /** Seconds since 1970. */
  readonly startSeconds: bigint;
  /** Seconds since 1970; 0 while it runs. */
  readonly endSeconds: bigint;
  /** Bytes. */
  readonly toExamine: bigint;
  readonly examined: bigint;
  readonly errors: bigint;
}

/** State of a pool as the kernel has it. */
export interface PoolStatus {
  readonly name: string;
  readonly guid: bigint;
  readonly state: VdevState;
  /** Why the pool could not be opened, as an errno's name; its state is then UNAVAIL. */
  readonly openError: string | undefined;
  /** All reads and writes are held up after device failures, until `zpool clear`. */
  readonly suspended: boolean;
  readonly txg: bigint;
  /** Data errors that nothing could repair. */
  readonly errorCount: bigint;
  readonly vdevs: VdevStatus;
  readonly scan: ScanStatus | undefined;
}

/**
 * Reads a pool configuration that carries statistics, as ZFS_IOC_POOL_STATS gives it.
 *
 * @param errno - what came with it in `zc_cookie`: why the pool could not be opened, or 0
 * @throws NvlistError where it is not a configuration
 */
export function readPoolStatus(config: Nvlist, errno: number): PoolStatus {
  const tree = config.getList('vdev_tree');
  const vdevs = readVdev(tree);
  return {
    name: config.getString('name'),
    guid: config.getUint64('pool_guid'),
    state: errno === 0 ? vdevs.state : 'UNAVAIL',
    openError: errno === 0 ? undefined : errnoName(errno),
    suspended: config.findUint64('suspended') !== undefined,
    txg: config.getUint64('txg'),
    errorCount: config.findUint64('error_count') ?? 0n,
    vdevs,
    scan: readScan(tree.findUint64Array('scan_stats')),
  };
}

/** The first members of `vdev_stat_t` that are the same in every supported release (`include/sys/fs/zfs.h`). */
const VS_STATE = 1;
const VS_READ_ERRORS = 20;

function readVdev(vdev: Nvlist): VdevStatus {
  const stats = vdev.findUint64Array('vdev_stats') ?? new BigUint64Array();
  return {
    type: vdev.getString('type'),
    guid: vdev.getUint64('guid'),
    path: vdev.findString('path'),
    state: VDEV_STATES[Number(stats[VS_STATE] ?? 0n)] ?? 'UNKNOWN',
    readErrors: stats[VS_READ_ERRORS] ?? 0n,
    writeErrors: stats[VS_READ_ERRORS + 1] ?? 0n,
    checksumErrors: stats[VS_READ_ERRORS + 2] ?? 0n,
    children: (vdev.findListArray('children') ?? []).map((child) => readVdev(child)),
  };
}

/** `pool_scan_stat_t`: function, state, start, end, bytes to examine, examined, two others, errors. */
function readScan(stats: BigUint64Array | undefined): ScanStatus | undefined {
  if (!stats || stats.length < 9 || stats[0] === 0n) return undefined;
  const [
    code = 0n,
    state = 0n,
    startSeconds = 0n,
    endSeconds = 0n,
    toExamine = 0n,
    examined = 0n,
    ,
    ,
    errors = 0n,
  ] = stats;
  return {
    function: SCAN_FUNCTIONS[Number(code)] ?? 'none',
    state: SCAN_STATES[Number(state)] ?? 'none',
    startSeconds,
    endSeconds,
    toExamine,
    examined,
    errors,
  };
}
