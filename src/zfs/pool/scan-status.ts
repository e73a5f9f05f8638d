import { structFields } from './struct-fields.ts';
import { elapsedSeconds, type WorkProgress, workProgress } from './work-progress.ts';

/** `pool_scan_func_t`, `dsl_scan_state_t`. */
const SCAN_FUNCTIONS = ['none', 'scrub', 'resilver', 'errorscrub'] as const;

/** State of a scrub, a resilver, a removal or an expansion (`dsl_scan_state_t`). */
export type ScanState = 'none' | 'scanning' | 'finished' | 'canceled' | 'errorscrubbing';

const SCAN_STATES: readonly ScanState[] = ['none', 'scanning', 'finished', 'canceled', 'errorscrubbing'];

/** Below this zpool status gives no time to go: bytes each second. */
const LEAST_RATE = 10n << 20n;

/** The latest scrub or resilver. Times in seconds since 1970, sizes in bytes. */
export interface ScanStatus {
  readonly function: (typeof SCAN_FUNCTIONS)[number];
  readonly state: ScanState;
  readonly startSeconds: bigint;
  /** 0 while it runs. */
  readonly endSeconds: bigint;
  /** Since when a scrub is paused; undefined when it is not. */
  readonly pausedSeconds: bigint | undefined;
  readonly toExamine: bigint;
  /** What was found to read. */
  readonly examined: bigint;
  /** What needs no reading. Since 2.2. */
  readonly skipped: bigint;
  /** What was read. */
  readonly issued: bigint;
  /** What was repaired or resilvered. */
  readonly processed: bigint;
  readonly errors: bigint;
  /** Bytes each second at which it finds what to read; 0n when it does not run. */
  readonly examinedPerSecond: bigint;
  /**
   * As zpool status computes it: what was read of what is to be read. There is no time to go while it is paused, has only
   * begun, or reads less than 10 MiB each second.
   */
  readonly progress: WorkProgress;
}

/** The latest scrub of blocks with known errors (`zpool scrub -e`). Since 2.2. */
export interface ErrorScrubStatus {
  readonly state: ScanState;
  /** Seconds since 1970. */
  readonly startSeconds: bigint;
  readonly endSeconds: bigint;
  /** Blocks. */
  readonly examined: bigint;
  readonly toExamine: bigint;
  /** Since when it is paused, in seconds since 1970; undefined when it is not. */
  readonly pausedSeconds: bigint | undefined;
}

/** `pool_scan_stat_t`. The seventh member was `pss_to_process` before 2.2, whose arrays have 15 entries. */
const SCAN_MEMBERS = [
  'func',
  'state',
  'start',
  'end',
  'toExamine',
  'examined',
  'skipped',
  'processed',
  'errors',
  'passExamined',
  'passStart',
  'passPause',
  'passSpentPaused',
  'passIssued',
  'issued',
  'errorFunc',
  'errorState',
  'errorStart',
  'errorEnd',
  'errorExamined',
  'errorToExamine',
  'errorPause',
] as const;
const LENGTH_BEFORE_2_2 = 15;

/** `pool_scan_func_t`, `dsl_scan_state_t`. */
const SCRUB = 1n;
const SCANNING = 1n;
const ERROR_SCRUBBING = 4n;

/**
 * Which scrub is paused. The kernel leaves the time of a pause where it was when the scrub is stopped (`spa_scan_stat_init`): it
 * counts while the scrub is there.
 */
export function pausedScrub(stats: BigUint64Array | undefined): 'scrub' | 'errorscrub' | undefined {
  const scan = structFields(SCAN_MEMBERS, stats);
  if (scan.errorState === ERROR_SCRUBBING && scan.errorPause !== 0n) return 'errorscrub';
  return scan.func === SCRUB && scan.state === SCANNING && scan.passPause !== 0n ? 'scrub' : undefined;
}

/** A state out of the kernel's number. */
export function scanState(code: bigint): ScanState {
  return SCAN_STATES[Number(code)] ?? 'none';
}

/**
 * Reads `scan_stats`.
 *
 * @param now - seconds since 1970, for rates
 * @returns undefined when there never was a scrub or resilver
 */
export function readScan(stats: BigUint64Array | undefined, now: bigint): ScanStatus | undefined {
  if (!stats || stats.length < 9 || stats[0] === 0n) return undefined;
  const scan = structFields(SCAN_MEMBERS, stats);
  const skipped = stats.length > LENGTH_BEFORE_2_2 ? scan.skipped : 0n;
  const runs = scan.state === 1n && scan.passPause === 0n;
  const elapsed = elapsedSeconds(scan.passStart + scan.passSpentPaused, now);
  const issueRate = runs ? scan.passIssued / elapsed : 0n;
  const toIssue = scan.toExamine > skipped ? scan.toExamine - skipped : 0n;
  const begun = scan.func === 2n ? scan.processed > 0n : scan.issued > 0n;
  return {
    function: SCAN_FUNCTIONS[Number(scan.func)] ?? 'none',
    state: scanState(scan.state),
    startSeconds: scan.start,
    endSeconds: scan.end,
    pausedSeconds: scan.state === 1n && scan.passPause !== 0n ? scan.passPause : undefined,
    toExamine: scan.toExamine,
    examined: scan.examined,
    skipped,
    issued: scan.issued,
    processed: scan.processed,
    errors: scan.errors,
    examinedPerSecond: runs ? scan.passExamined / elapsed : 0n,
    progress: workProgress(
      scan.issued,
      toIssue,
      issueRate,
      toIssue >= scan.issued && issueRate >= LEAST_RATE && begun,
    ),
  };
}

/** Reads what `scan_stats` says of a scrub of errors. @returns undefined when there never was one */
export function readErrorScrub(stats: BigUint64Array | undefined): ErrorScrubStatus | undefined {
  const scan = structFields(SCAN_MEMBERS, stats);
  if (scan.errorFunc === 0n) return undefined;
  return {
    state: scanState(scan.errorState),
    startSeconds: scan.errorStart,
    endSeconds: scan.errorEnd,
    examined: scan.errorExamined,
    toExamine: scan.errorToExamine,
    pausedSeconds:
      scan.errorState === ERROR_SCRUBBING && scan.errorPause !== 0n ? scan.errorPause : undefined,
  };
}
