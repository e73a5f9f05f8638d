import { call, checkName, poolOf, type Transport, ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { DatasetWalk } from './dataset-walk.ts';
import { carryOut, type DestroyPlan, planSnapshots } from './destroy-plan.ts';
import { flagsOf } from './one-pool.ts';

/** What a rollback goes back to, and what it may destroy for that. */
export interface RollbackOptions {
  /** Snapshot to go back to, full name; default the latest. */
  readonly to?: string | undefined;
  /** Destroy the snapshots and bookmarks that are more recent. As `zfs rollback -r`. */
  readonly destroyMoreRecent?: boolean | undefined;
  /** Destroy the clones of those snapshots too, with what depends on them. As `zfs rollback -R`. */
  readonly destroyClones?: boolean | undefined;
}

/** What a rollback would destroy beside what was written since. */
export interface RollbackPlan {
  /** Filesystem or volume. */
  readonly name: string;
  /** Snapshot that it goes back to, full name. */
  readonly to: string;
  /** More recent snapshots, the oldest first, full names. */
  readonly snapshots: readonly string[];
  /** More recent bookmarks, full names. */
  readonly bookmarks: readonly string[];
  /** Clones of those snapshots, full names. */
  readonly clones: readonly string[];
}

/**
 * Says what a rollback would destroy. Changes nothing. ZFS_IOC_SNAPSHOT_LIST_NEXT, ZFS_IOC_GET_BOOKMARKS.
 *
 * @throws ZfsError `ENOENT`; `ESRCH` when there is no snapshot, or not that one
 */
export async function planRollback(transport: Transport, name: string, to?: string): Promise<RollbackPlan> {
  return (await survey(transport, name, to)).plan;
}

/**
 * Takes a filesystem or volume back to a snapshot: what was written since is lost. Where the snapshot is not the latest,
 * the more recent ones are destroyed first, if that was asked for. ZFS_IOC_ROLLBACK.
 *
 * @returns the snapshot that it was taken back to
 * @throws ZfsError `EEXIST` with what is more recent in `failures`, before anything was changed; `EBUSY` (in use, or a
 *   more recent snapshot is held); `ENOENT`, `ESRCH`
 */
export async function rollback(
  transport: Transport,
  name: string,
  options: RollbackOptions = {},
): Promise<string> {
  const { plan, newer } = await survey(transport, name, options.to);
  const inTheWay = [
    ...(options.destroyMoreRecent ? [] : [...plan.snapshots, ...plan.bookmarks]),
    ...(options.destroyMoreRecent && options.destroyClones ? [] : plan.clones),
  ];
  if (inTheWay.length > 0) throw moreRecent(plan, inTheWay);
  const destroying = newer.length > 0 ? await planSnapshots(transport, name, newer, true) : undefined;
  await destroyNewer(transport, plan, destroying);
  const { outnvl } = await call(transport, 'ZFS_IOC_ROLLBACK', { zc_name: name, innvl: { target: plan.to } });
  return outnvl.target ?? plan.to;
}

async function destroyNewer(
  transport: Transport,
  { name, bookmarks }: RollbackPlan,
  destroying: DestroyPlan | undefined,
): Promise<void> {
  // Snapshots first: what is held or mounted stops it before anything is lost.
  if (destroying) await carryOut(transport, destroying);
  if (bookmarks.length === 0) return;
  await call(transport, 'ZFS_IOC_DESTROY_BOOKMARKS', { zc_name: poolOf(name), innvl: flagsOf(bookmarks) });
}

async function survey(
  transport: Transport,
  name: string,
  to: string | undefined,
): Promise<{ plan: RollbackPlan; newer: readonly Dataset[] }> {
  checkName(name, 'dataset');
  if (to !== undefined) checkName(to, 'snapshot');
  const found: Dataset[] = [];
  const walk = new DatasetWalk(transport, { kinds: ['snapshot', 'bookmark'], depth: 1 }, false);
  for await (const entry of walk.alone(name)) found.push(datasetOf(entry, transport.abi.release));
  found.sort((a, b) => (a.createtxg < b.createtxg ? -1 : 1));
  const snapshots = found.filter(({ kind }) => kind === 'snapshot');
  const target = to === undefined ? snapshots.at(-1) : snapshots.find((snapshot) => snapshot.name === to);
  if (!target) throw noSnapshot(name, to);
  const newer = snapshots.filter(({ createtxg }) => createtxg > target.createtxg);
  const bookmarks = found.filter(
    ({ kind, createtxg }) => kind === 'bookmark' && createtxg > target.createtxg,
  );
  const plan: RollbackPlan = {
    name,
    to: target.name,
    snapshots: newer.map((snapshot) => snapshot.name),
    bookmarks: bookmarks.map((bookmark) => bookmark.name),
    clones: newer.flatMap((snapshot) => snapshot.get('clones') ?? []),
  };
  return { plan, newer };
}

function noSnapshot(name: string, to: string | undefined): ZfsError {
  const why = to === undefined ? 'it has no snapshot' : `${to} is not a snapshot of it`;
  return new ZfsError({ code: 'ESRCH', message: `${name}: ${why}`, subject: name });
}

function moreRecent({ name, to }: RollbackPlan, names: readonly string[]): ZfsError {
  const failures = new Map<string, ZfsErrorCode>(names.map((each) => [each, 'EEXIST']));
  return new ZfsError({
    code: 'EEXIST',
    message: `${name}: a rollback to ${to} would destroy ${names.slice(0, 3).join(', ')}${
      names.length > 3 ? ` and ${names.length - 3} more` : ''
    }`,
    subject: name,
    failures,
  });
}
