import { type ScanState, scanState } from './scan-status.ts';
import { structFields } from './struct-fields.ts';
import { elapsedSeconds, type WorkProgress, workProgress } from './work-progress.ts';

/** zpool status gives no time to go beyond 30 days: the copy is too slow for a guess. */
const LONGEST_ESTIMATE = 30n * 24n * 3600n;

/** The latest removal of a top-level vdev (`pool_removal_stat_t`). Seconds since 1970, bytes. */
export interface RemovalStatus {
  readonly state: ScanState;
  /** Index among the top-level vdevs. */
  readonly vdev: bigint;
  /** Name of that vdev, as zpool status prints it. */
  readonly vdevName: string | undefined;
  readonly startSeconds: bigint;
  readonly endSeconds: bigint;
  /** Memory that the mappings of all removed vdevs take. */
  readonly mappingMemory: bigint;
  readonly progress: WorkProgress;
}

/** The pool's checkpoint (`pool_checkpoint_stat_t`). */
export interface CheckpointStatus {
  readonly state: 'exists' | 'discarding';
  /** Seconds since 1970. */
  readonly startSeconds: bigint;
  /** Bytes that it keeps from being freed. */
  readonly space: bigint;
}

/** The latest expansion of a raidz vdev (`pool_raidz_expand_stat_t`). Seconds since 1970, bytes. Since 2.3. */
export interface ExpansionStatus {
  readonly state: ScanState;
  readonly vdev: bigint;
  readonly vdevName: string | undefined;
  readonly startSeconds: bigint;
  readonly endSeconds: bigint;
  /** It goes on when the resilver is over, or the errors are cleared. */
  readonly waitsForResilver: boolean;
  readonly progress: WorkProgress;
}

/** The latest sequential resilver of a top-level vdev (`vdev_rebuild_stat_t`). Seconds since 1970, bytes. */
export interface RebuildStatus {
  readonly state: 'active' | 'canceled' | 'complete';
  readonly startSeconds: bigint;
  readonly endSeconds: bigint;
  readonly scanned: bigint;
  readonly issued: bigint;
  readonly rebuilt: bigint;
  readonly errors: bigint;
  readonly progress: WorkProgress;
}

/** Reads `removal_stats`. @returns undefined when nothing was ever removed */
export function readRemoval(
  stats: BigUint64Array | undefined,
  now: bigint,
  nameOf: (vdev: bigint) => string | undefined,
): RemovalStatus | undefined {
  const names = ['state', 'vdev', 'start', 'end', 'toCopy', 'copied', 'mappingMemory'] as const;
  const removal = structFields(names, stats);
  if (removal.state === 0n) return undefined;
  return {
    state: scanState(removal.state),
    vdev: removal.vdev,
    vdevName: nameOf(removal.vdev),
    startSeconds: removal.start,
    endSeconds: removal.end,
    mappingMemory: removal.mappingMemory,
    progress: copyProgress(removal.copied, removal.toCopy, removal.state, removal.start, now),
  };
}

/** Reads `raidz_expand_stats`. @returns undefined when no vdev was ever expanded */
export function readExpansion(
  stats: BigUint64Array | undefined,
  now: bigint,
  nameOf: (vdev: bigint) => string | undefined,
): ExpansionStatus | undefined {
  const names = ['state', 'vdev', 'start', 'end', 'toReflow', 'reflowed', 'waiting'] as const;
  const expansion = structFields(names, stats);
  if (expansion.state === 0n) return undefined;
  const { state, start } = expansion;
  return {
    state: scanState(state),
    vdev: expansion.vdev,
    vdevName: nameOf(expansion.vdev),
    startSeconds: start,
    endSeconds: expansion.end,
    waitsForResilver: expansion.waiting !== 0n,
    progress: copyProgress(expansion.reflowed, expansion.toReflow, state, start, now),
  };
}

/** Reads `checkpoint_stats`. @returns undefined when there is none */
export function readCheckpoint(stats: BigUint64Array | undefined): CheckpointStatus | undefined {
  const { state, start, space } = structFields(['state', 'start', 'space'] as const, stats);
  if (state === 0n) return undefined;
  return { state: state === 1n ? 'exists' : 'discarding', startSeconds: start, space };
}

/** Reads `org.openzfs:rebuild_stats` of a top-level vdev. @returns undefined when it was never rebuilt */
export function readRebuild(stats: BigUint64Array | undefined): RebuildStatus | undefined {
  const names = [
    'state',
    'start',
    'end',
    'scanTimeMs',
    'scanned',
    'issued',
    'rebuilt',
    'estimate',
    'errors',
    'passTimeMs',
    'passScanned',
    'passIssued',
    'passSkipped',
  ] as const;
  const rebuild = structFields(names, stats);
  const state = ([undefined, 'active', 'canceled', 'complete'] as const)[Number(rebuild.state)];
  if (state === undefined) return undefined;
  const total = rebuild.estimate > rebuild.passSkipped ? rebuild.estimate - rebuild.passSkipped : 0n;
  const rate = state === 'active' ? (rebuild.passIssued / (rebuild.passTimeMs + 1n)) * 1000n : 0n;
  return {
    state,
    startSeconds: rebuild.start,
    endSeconds: rebuild.end,
    scanned: rebuild.scanned,
    issued: rebuild.issued,
    rebuilt: rebuild.rebuilt,
    errors: rebuild.errors,
    progress: workProgress(rebuild.issued, total, rate, true),
  };
}

/** Rates are over the whole time, as zpool status has them. */
function copyProgress(
  copied: bigint,
  total: bigint,
  state: bigint,
  start: bigint,
  now: bigint,
): WorkProgress {
  const rate = state === 1n ? copied / elapsedSeconds(start, now) : 0n;
  const progress = workProgress(copied, total, rate, true);
  const tooSlow = progress.secondsLeft !== undefined && progress.secondsLeft >= LONGEST_ESTIMATE;
  return tooSlow ? { ...progress, secondsLeft: undefined } : progress;
}
