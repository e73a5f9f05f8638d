import { fractionOf } from './work-progress.ts';

/** Operations or bytes since the vdev was opened, by kind of I/O. Trims are counted as what was flushes before. */
export interface VdevTraffic {
  readonly read: bigint;
  readonly write: bigint;
  readonly free: bigint;
  readonly claim: bigint;
  /** Trims, in the place that the kernel's struct has for flushes (`vdev_stat_update` in `module/zfs/vdev.c`). */
  readonly trim: bigint;
}

/**
 * `vdev_stat_t` (`include/sys/fs/zfs.h`). Sizes in bytes. What a release does not count is 0: `noalloc` and `pspace` say so
 * below.
 */
export interface VdevStatistics {
  /** Nanoseconds since the vdev was loaded. */
  readonly nanoseconds: bigint;
  readonly allocated: bigint;
  /** Bytes that can be allocated; 0 of vdevs that are not at the top. */
  readonly size: bigint;
  /** {@link size} as data takes it up: without parity. */
  readonly deflatedSize: bigint;
  /** What a device must have at least to take its place. */
  readonly replaceableSize: bigint;
  /** What the vdev can grow by. */
  readonly expandableSize: bigint;
  /** What the devices have physically. Since 2.1. */
  readonly physicalSize: bigint;
  readonly operations: VdevTraffic;
  readonly bytes: VdevTraffic;
  readonly readErrors: bigint;
  readonly writeErrors: bigint;
  readonly checksumErrors: bigint;
  readonly initializeErrors: bigint;
  readonly trimErrors: bigint;
  /** Errors of Direct I/O writes that did not match their checksum. Since 2.3. */
  readonly directIoVerifyErrors: bigint;
  readonly selfHealed: bigint;
  readonly slowIos: bigint;
  /** Bytes that the present scan repaired or resilvered on it. */
  readonly scanProcessed: bigint;
  /** Bytes that the present rebuild wrote on it. */
  readonly rebuildProcessed: bigint;
  /** Percent; undefined where it is not known. */
  readonly fragmentation: bigint | undefined;
  readonly checkpointSpace: bigint;
  readonly removing: boolean;
  readonly resilverDeferred: boolean;
  /** Nothing new is written to it. Since 2.2. */
  readonly noalloc: boolean;
  readonly trimSupported: boolean;
  /** Sector sizes as powers of 2: in use, reported as best, physical. */
  readonly configuredAshift: bigint;
  readonly logicalAshift: bigint;
  readonly physicalAshift: bigint;
}

/** Indexes into the array; `vs_ops` and `vs_bytes` have six kinds each. Measured from 2.0.3 to 2.4.4: only the end differs. */
const VS = {
  timestamp: 0,
  state: 1,
  aux: 2,
  alloc: 3,
  space: 4,
  dspace: 5,
  rsize: 6,
  esize: 7,
  ops: 8,
  bytes: 14,
  readErrors: 20,
  writeErrors: 21,
  checksumErrors: 22,
  initializeErrors: 23,
  selfHealed: 24,
  scanRemoving: 25,
  scanProcessed: 26,
  fragmentation: 27,
  initializeDone: 28,
  initializeEstimate: 29,
  initializeState: 30,
  initializeTime: 31,
  checkpointSpace: 32,
  resilverDeferred: 33,
  slowIos: 34,
  trimErrors: 35,
  trimNotSupported: 36,
  trimDone: 37,
  trimEstimate: 38,
  trimState: 39,
  trimTime: 40,
  rebuildProcessed: 41,
  configuredAshift: 42,
  logicalAshift: 43,
  physicalAshift: 44,
} as const;

/** 2.1 put `vs_pspace` where 2.2 and later have `vs_noalloc`; an array of 2.1 has 46 entries, of 2.0 45. */
const PSPACE_OF_2_1 = 45;
const NOALLOC = 45;
const PSPACE = 46;
const DIO_VERIFY_ERRORS = 47;
const NO_FRAGMENTATION = (1n << 64n) - 1n;

/** State and aux of `vdev_stat_t`. */
export function statisticsCondition(stats: BigUint64Array): { state: bigint; aux: bigint } {
  return { state: stats[VS.state] ?? 0n, aux: stats[VS.aux] ?? 0n };
}

/** Names the members of `vdev_stats`. */
export function readVdevStatistics(stats: BigUint64Array): VdevStatistics {
  const at = (index: number) => stats[index] ?? 0n;
  const isOf21 = stats.length === PSPACE_OF_2_1 + 1;
  const fragmentation = at(VS.fragmentation);
  return {
    nanoseconds: at(VS.timestamp),
    allocated: at(VS.alloc),
    size: at(VS.space),
    deflatedSize: at(VS.dspace),
    replaceableSize: at(VS.rsize),
    expandableSize: at(VS.esize),
    physicalSize: at(isOf21 ? PSPACE_OF_2_1 : PSPACE),
    operations: readTraffic(stats, VS.ops),
    bytes: readTraffic(stats, VS.bytes),
    readErrors: at(VS.readErrors),
    writeErrors: at(VS.writeErrors),
    checksumErrors: at(VS.checksumErrors),
    initializeErrors: at(VS.initializeErrors),
    trimErrors: at(VS.trimErrors),
    directIoVerifyErrors: at(DIO_VERIFY_ERRORS),
    selfHealed: at(VS.selfHealed),
    slowIos: at(VS.slowIos),
    scanProcessed: at(VS.scanProcessed),
    rebuildProcessed: at(VS.rebuildProcessed),
    fragmentation: fragmentation === NO_FRAGMENTATION ? undefined : fragmentation,
    checkpointSpace: at(VS.checkpointSpace),
    removing: at(VS.scanRemoving) !== 0n,
    resilverDeferred: at(VS.resilverDeferred) !== 0n,
    noalloc: !isOf21 && at(NOALLOC) !== 0n,
    trimSupported: at(VS.trimNotSupported) === 0n,
    configuredAshift: at(VS.configuredAshift),
    logicalAshift: at(VS.logicalAshift),
    physicalAshift: at(VS.physicalAshift),
  };
}

/** How far the initialization or trim of a device is. */
export interface DeviceWork {
  readonly state: 'none' | 'active' | 'canceled' | 'suspended' | 'complete';
  readonly doneBytes: bigint;
  /** An estimate, which changes meanwhile. */
  readonly totalBytes: bigint;
  /** Seconds since 1970 when the state last changed; 0 where it never did. */
  readonly changedSeconds: bigint;
  /** Of what is done, 0 to 1. */
  readonly fraction: number;
}

/** `vdev_initializing_state_t` and `vdev_trim_state_t` have the same members. */
const WORK_STATES = ['none', 'active', 'canceled', 'suspended', 'complete'] as const;

/** The initialization of a device, out of `vdev_stats`. */
export function readInitialize(stats: BigUint64Array): DeviceWork {
  return readWork(
    stats[VS.initializeState],
    stats[VS.initializeDone],
    stats[VS.initializeEstimate],
    stats[VS.initializeTime],
  );
}

/** The trim of a device, out of `vdev_stats`. */
export function readTrim(stats: BigUint64Array): DeviceWork {
  return readWork(stats[VS.trimState], stats[VS.trimDone], stats[VS.trimEstimate], stats[VS.trimTime]);
}

function readWork(code = 0n, doneBytes = 0n, totalBytes = 0n, changedSeconds = 0n): DeviceWork {
  const state = WORK_STATES[Number(code)] ?? 'none';
  const fraction = state === 'complete' ? 1 : fractionOf(doneBytes, totalBytes);
  return { state, doneBytes, totalBytes, changedSeconds, fraction };
}

function readTraffic(stats: BigUint64Array, from: number): VdevTraffic {
  const at = (type: number) => stats[from + type] ?? 0n;
  return { read: at(1), write: at(2), free: at(3), claim: at(4), trim: at(5) };
}
