import type { Dataset } from './dataset.ts';

/** What the space that a filesystem or volume uses is used by; the sum of the four is `used`. Bytes. */
export interface UsedBy {
  /** Freed if all its snapshots were destroyed. */
  readonly snapshots: bigint;
  /** Freed if the dataset itself were destroyed, without snapshots and children. */
  readonly dataset: bigint;
  /** Used by datasets below it. */
  readonly children: bigint;
  /** Reserved by `refreservation` and not written yet. */
  readonly refreservation: bigint;
}

/** The space of a dataset (zfsprops(7)). Bytes. */
export interface Space {
  /** Of a filesystem or volume, all that it and what is below it takes; of a snapshot, what its destruction would free. */
  readonly used: bigint;
  /** What can still be written, with regard to quotas and reservations; undefined for a snapshot. */
  readonly available: bigint | undefined;
  /** What can be reached through it, shared with others or not. */
  readonly referenced: bigint;
  /** Of `referenced`, what was written since the snapshot before. */
  readonly written: bigint;
  /** Before compression and without copies and metadata. `used` is undefined for a snapshot. */
  readonly logical: { readonly used: bigint | undefined; readonly referenced: bigint };
  /** Undefined for a snapshot. */
  readonly usedBy: UsedBy | undefined;
}

/** The space of a dataset that was read; nothing more is asked of the kernel. */
export function spaceOf(dataset: Dataset): Space {
  const available = dataset.get('available');
  return {
    used: dataset.get('used') ?? 0n,
    available,
    referenced: dataset.get('referenced') ?? 0n,
    written: dataset.get('written') ?? 0n,
    logical: { used: dataset.get('logicalused'), referenced: dataset.get('logicalreferenced') ?? 0n },
    usedBy:
      dataset.kind === 'snapshot'
        ? undefined
        : {
            snapshots: dataset.get('usedbysnapshots') ?? 0n,
            dataset: dataset.get('usedbydataset') ?? 0n,
            children: dataset.get('usedbychildren') ?? 0n,
            refreservation: dataset.get('usedbyrefreservation') ?? 0n,
          },
  };
}
