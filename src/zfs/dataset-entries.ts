import {
  callUntil,
  checkName,
  type IoctlOutput,
  type ioctls,
  isAtLeast,
  LINUX_ERRNO,
  type Transport,
} from '../ioctl/index.ts';

type ListIoctl = 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT';
type Entry = IoctlOutput<(typeof ioctls)[ListIoctl]>;

/** How entries are read. */
interface EntryOptions {
  /** Without properties, which takes a fraction of the time; releases before 2.2 give them all the same. */
  readonly simple: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The snapshots of a filesystem or volume, in the kernel's order, which is none. A dataset that does not exist looks like
 * one without snapshots. ZFS_IOC_SNAPSHOT_LIST_NEXT.
 */
export function snapshotEntries(
  transport: Transport,
  dataset: string,
  { simple, signal }: EntryOptions,
): AsyncGenerator<Entry, void, void> {
  // Before 2.2 an entry that is simple says nothing but its name: zfs_ioc_snapshot_list_next.
  const zc_simple = simple && isAtLeast(transport.abi.release, '2.2.0') ? 1 : 0;
  return entries(transport, 'ZFS_IOC_SNAPSHOT_LIST_NEXT', dataset, zc_simple, signal);
}

/**
 * The filesystems and volumes below one of which a snapshot can be made, with itself if it is one: a dataset that a receive
 * has not finished is left out with all that is below it, as `zfs snapshot -r` does. ZFS_IOC_DATASET_LIST_NEXT.
 */
export async function* snapshottable(
  transport: Transport,
  dataset: string,
  signal?: AbortSignal,
): AsyncGenerator<string, void, void> {
  checkName(dataset, 'dataset');
  yield dataset;
  for await (const child of entries(transport, 'ZFS_IOC_DATASET_LIST_NEXT', dataset, 1, signal)) {
    const own = child.zc_name.includes('$') || child.zc_name.includes('%');
    if (own || child.zc_objset_stats.dds_inconsistent !== 0) continue;
    yield* snapshottable(transport, child.zc_name, signal);
  }
}

/** The next entry is asked for before it is needed. */
async function* entries(
  transport: Transport,
  ioctl: ListIoctl,
  dataset: string,
  zc_simple: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Entry, void, void> {
  const next = (zc_cookie: bigint) => {
    const input = { zc_name: dataset, zc_cookie, zc_simple };
    const coming = callUntil(transport, ioctl, input, LINUX_ERRNO.ESRCH, { signal });
    // A failure is seen when the entry is needed, which it never is where the caller stops before.
    coming.catch(() => {});
    return coming;
  };
  for (let entry = await next(0n); entry; ) {
    const coming = next(entry.zc_cookie);
    yield entry;
    entry = await coming;
  }
}
