import { printable } from '../human.ts';
import { type Zfs, ZfsError } from '../zfs/index.ts';

/** How long a pool gets to answer: one that is suspended may never do it. */
export const PATIENCE = { deadlineMs: 10_000 } as const;

/** Names of the imported pools, sorted. */
export async function poolNames(zfs: Zfs): Promise<string[]> {
  return [...(await zfs.pools.configs(PATIENCE)).keys()].sort();
}

/** What is asked for, or undefined when the kernel did not answer in time: that is told, and the command has failed. */
export async function answerOf<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'ZFSKIT_DEADLINE')) throw error;
    console.error(`zfskit: ${printable(error.message)}; the pool may be suspended: see zpool-clear(8)`);
    process.exitCode = 1;
    return undefined;
  }
}
