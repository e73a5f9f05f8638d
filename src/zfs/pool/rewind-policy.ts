import { ZfsError } from '../../ioctl/index.ts';
import { Nvlist, uint32, uint64 } from '../../nvlist/index.ts';

/**
 * How far a pool that cannot be imported as it is may be taken back, losing what was written since. Never to before its last
 * export or change of vdevs: the labels are newer then, and fit no older state.
 *
 * - `recent`: to one of the last three transaction groups, whose blocks are not reused yet (`zpool import -F`)
 * - `extreme`: as far as uberblocks go back (`-FX`); blocks may have been overwritten since, reading all of the pool finds out
 * - `{ txg }`: to the newest state of this txg or before, without trying newer ones (`-T`)
 */
export type RewindPolicy = 'recent' | 'extreme' | { readonly txg: bigint };

/** `ZPOOL_*_REWIND` in `include/sys/fs/zfs.h`. */
const TRY_REWIND = 4;
const DO_REWIND = 8;
const EXTREME_REWIND = 16;

const MAX_UINT64 = (1n << 64n) - 1n;

/**
 * The list under `load-policy` in a configuration. Source: `zpool_get_load_policy` in `module/zcommon/zfs_comutil.c`.
 *
 * @param dryRun - only find out how far it would go
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function loadPolicy(policy: RewindPolicy, dryRun = false): Nvlist {
  const extreme = policy !== 'recent' ? EXTREME_REWIND : 0;
  return Nvlist.from({
    'load-rewind-policy': uint32((dryRun ? TRY_REWIND : DO_REWIND) | extreme),
    'load-request-txg': uint64(requestedTxg(policy)),
  });
}

function requestedTxg(policy: RewindPolicy): bigint {
  if (policy === 'recent' || policy === 'extreme') return MAX_UINT64;
  const txg: unknown = (policy as { txg?: unknown } | null)?.txg;
  if (typeof txg === 'bigint' && txg > 0n && txg < MAX_UINT64) return txg;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: "rewind is 'recent', 'extreme' or { txg } with a positive bigint",
  });
}

/** How far a pool was taken back, or would be. */
export interface Rewound {
  /** Seconds since 1970: the pool is as it was then. */
  readonly timestampSeconds: bigint;
  /** Seconds of work that are lost; undefined when the kernel did not say. */
  readonly lostSeconds: bigint | undefined;
  /** Blocks of data that could not be read, as far as they were looked at. */
  readonly dataErrors: bigint | undefined;
}

/**
 * Reads what the kernel says of a rewind (`spa_load_info`). Where the first state that it tried was good, it counts the seconds
 * from 1970 (`spa_load_verify`, `spa_load_best`): that was no rewind, unless a txg was asked for.
 *
 * @param info - `load_info`, or `rewind_info` in it after a dry run
 */
export function readRewound(info: Nvlist | undefined, policy: RewindPolicy): Rewound | undefined {
  const timestampSeconds = info?.findUint64('rewind_txg_ts');
  const seconds = info?.findInt64('seconds_of_rewind');
  const lostSeconds = seconds !== undefined && seconds >= 0n ? seconds : undefined;
  if (timestampSeconds === undefined || (lostSeconds === undefined && typeof policy === 'string'))
    return undefined;
  return { timestampSeconds, lostSeconds, dataErrors: info?.findUint64('verify_data_errors') };
}

/** What a dry run found, out of the answer that came with its failure. */
export function triedRewind(answer: unknown): Rewound | undefined {
  const inside = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  const info = inside(inside(answer, 'load_info'), 'rewind_info');
  const number = (key: string) => {
    const value = inside(info, key);
    return typeof value === 'bigint' ? value : undefined;
  };
  const timestampSeconds = number('rewind_txg_ts');
  if (timestampSeconds === undefined) return undefined;
  return {
    timestampSeconds,
    lostSeconds: number('seconds_of_rewind'),
    dataErrors: number('verify_data_errors'),
  };
}
