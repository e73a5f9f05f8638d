import { flag, list, Nvlist } from '../nvlist/index.ts';
import { dsl_dataset_user_release_tmp } from './bindings/dsl-userhold.ts';
import { spa_get_dsl, spa_load_guid } from './bindings/spa.ts';
import { EngineFailure } from './engine-failure.ts';
import { datasetObject } from './held.ts';
import { NativeList } from './native-list.ts';
import { openPool } from './open-pool.ts';

/** Holds that end when a cleanup descriptor is closed. */
export interface TemporaryHolds {
  /** The cleanup descriptor. */
  readonly fd: number;
  readonly pool: string;
  /** Of the import that they were made in: the next one ends them by itself. */
  readonly loadGuid: bigint;
  /** Number of a snapshot, which a rename does not change, and its tag. */
  readonly holds: readonly (readonly [snapshot: bigint, tag: string])[];
}

/** Remembers holds that were just made, as `dsl_onexit_hold_cleanup` in `dsl_userhold.c` does. */
export function temporaryHolds(fd: number, pool: string, holds: TemporaryHolds['holds']): TemporaryHolds {
  using spa = openPool(pool);
  return { fd, pool, loadGuid: spa_load_guid(spa.pointer), holds };
}

/** Numbers of those snapshots that there are, by name. */
export function snapshotNumbers(names: readonly string[]): Map<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const name of names) {
    try {
      numbers.set(name, datasetObject(name));
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
    }
  }
  return numbers;
}

/** Ends holds, as `dsl_dataset_user_release_onexit` in `dsl_userhold.c` does. Those of a pool that was exported have ended. */
export function endTemporaryHolds({ pool, loadGuid, holds }: TemporaryHolds): void {
  try {
    using spa = openPool(pool);
    if (spa_load_guid(spa.pointer) !== loadGuid) return;
    const byNumber = new Nvlist();
    for (const [snapshot, tag] of holds) {
      byNumber.set(snapshot.toString(16), list(new Nvlist().set(tag, flag())));
    }
    using native = NativeList.from(byNumber);
    dsl_dataset_user_release_tmp(spa_get_dsl(spa.pointer), native.pointer);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
}
