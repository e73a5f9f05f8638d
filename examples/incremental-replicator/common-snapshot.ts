import { createHash } from 'node:crypto';
import { type Zfs, ZfsError } from 'zfskit';

/** What keeps a snapshot, and its place in time, for the next stream to a target. */
export interface CommonSnapshot {
  /** Holds the snapshot: nobody can destroy it. */
  hold(): Promise<void>;
  /** The receiver has it: bookmarks it, and lets earlier ones go. */
  advance(): Promise<void>;
}

/** Where the snapshots go: a dataset, and the pool that it is in, which others may call the same. */
export interface Target {
  readonly dataset: string;
  /** Guid of the pool. */
  readonly pool: string;
}

/** Name of the holds for a target. Names of datasets are longer than those of holds may be. */
export function tagOf({ dataset, pool }: Target): string {
  const hash = createHash('sha256').update(`${pool} ${dataset}`).digest('hex');
  return `replicated-${hash.slice(0, 16)}`;
}

/**
 * Holds on a dataset and bookmarks of it, for one target. A bookmark is what is left to start from when the snapshot is
 * destroyed after somebody released the hold.
 */
export function common(zfs: Zfs, snapshot: string, target: Target): CommonSnapshot {
  const [dataset = '', short = ''] = snapshot.split('@');
  const tag = tagOf(target);
  const prefix = `${dataset}#${tag}-`;
  return {
    hold: () => unlessThere(zfs.holds.add([snapshot], tag)),
    advance: async () => {
      const { createtxg } = await zfs.datasets.get(snapshot);
      const isEarlier = (each: { readonly createtxg: bigint }) => each.createtxg < createtxg;
      const marks = (await zfs.bookmarks.list(dataset)).filter(isEarlier).map(({ name }) => name);
      const old = marks.filter((name) => name.startsWith(prefix));
      if (old.length > 0) await zfs.bookmarks.destroy(old);
      await unlessThere(zfs.bookmarks.create(new Map([[`${prefix}${short}`, snapshot]])));
      const earlier = (await zfs.snapshots.list(dataset)).filter(isEarlier);
      const held = earlier.filter((each) => (each.get('userrefs') ?? 0n) > 0n).map(({ name }) => name);
      if (held.length > 0) await zfs.holds.release(held, tag);
    },
  };
}

async function unlessThere(making: Promise<void>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'EEXIST')) throw error;
  }
}
