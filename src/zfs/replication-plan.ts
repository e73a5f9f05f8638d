import { checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { Bookmarks } from './bookmarks.ts';
import { byCreatetxg } from './by-createtxg.ts';
import type { Dataset } from './dataset.ts';
import { Datasets } from './datasets.ts';

/** One stream of a replication: what to send, and what it becomes. */
export interface ReplicationStep {
  /** Snapshot to send, full name. */
  readonly snapshot: string;
  /** Snapshot or bookmark of the sender to start from; undefined for a full stream. */
  readonly from?: string;
  /** Snapshot to make, full name. */
  readonly target: string;
  /** Snapshot of the target that a new dataset becomes a clone of. */
  readonly origin?: string;
}

/** What to replicate. */
export interface ReplicationOptions {
  /** Also every filesystem and volume below (`zfs send -R`). */
  readonly recursive?: boolean | undefined;
  /** Every snapshot on the way, not the last alone (`zfs send -I`, and `-R`). */
  readonly intermediates?: boolean | undefined;
  /** Short name of the snapshot to start from. A dataset that does not have it is sent from its beginning. */
  readonly from?: string | undefined;
  /**
   * Where the target is, or what gives the guids of the snapshots that a dataset of the target has, none where it does not
   * exist: each dataset starts from the latest snapshot, or bookmark, whose guid the target has. Not with `from`.
   */
  readonly catchUp?: Transport | ((dataset: string) => Promise<ReadonlySet<bigint>>) | undefined;
}

/** The streams that bring a target up to a snapshot, in the order in which they have to be received. */
export interface ReplicationPlan {
  readonly steps: readonly ReplicationStep[];
  /** Filesystems and volumes below that do not have the snapshot, and are left out. */
  readonly skipped: readonly string[];
}

/** A dataset of the sender with what is known of it. */
interface SourceDataset {
  readonly name: string;
  readonly origin: string | undefined;
  /** Its snapshots up to the one to send, in the order of their making. */
  readonly snapshots: readonly Dataset[];
  /** Guids of the snapshots that the receiver has of it, as far as is known. */
  readonly has: ReadonlySet<bigint>;
  /** The latest that the receiver has. */
  readonly start: string | undefined;
  /** How many of the snapshots that makes. */
  readonly received: number;
}

/**
 * Plans a replication: which streams to send from and to which snapshot. Nothing is sent. A clone comes after its origin,
 * and starts from it where the target gets or has it; a dataset comes after its parent.
 *
 * @param snapshot - full name of the last snapshot to send; with `recursive`, of the topmost dataset
 * @param target - filesystem or volume that the topmost dataset becomes
 * @throws ZfsError `ENOENT` (no such snapshot), `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_ARGUMENT` when the topmost dataset
 *   lacks an earlier snapshot of the name `from`
 */
export async function replicationPlan(
  transport: Transport,
  snapshot: string,
  target: string,
  options: ReplicationOptions = {},
): Promise<ReplicationPlan> {
  checkName(snapshot, 'snapshot');
  checkName(target, 'new-dataset');
  const [top = '', last = ''] = snapshot.split('@');
  if (options.from !== undefined) checkName(`${top}@${options.from}`, 'snapshot');
  if (options.from !== undefined && options.catchUp) refuse(top, '`from` and `catchUp` exclude each other');
  const place = (name: string) => `${target}${name.slice(top.length)}`;
  const sources = new Map<string, SourceDataset>();
  const skipped: string[] = [];
  for await (const dataset of datasetsOf(transport, top, options.recursive ?? false)) {
    const source = await sourceOf(transport, dataset, last, place(dataset.name), options);
    if (source) sources.set(source.name, source);
    else skipped.push(dataset.name);
  }
  checkTop(snapshot, sources.get(top), options);
  return { steps: inOrder(sources).flatMap((source) => stepsOf(source, sources, place, options)), skipped };
}

async function* datasetsOf(transport: Transport, top: string, recursive: boolean) {
  const datasets = new Datasets(transport);
  if (recursive) yield* datasets.list(top);
  else yield await datasets.get(top);
}

function checkTop(snapshot: string, top: SourceDataset | undefined, { from }: ReplicationOptions): void {
  if (!top) {
    throw new ZfsError({
      code: 'ENOENT',
      message: `${snapshot}: the snapshot does not exist`,
      subject: snapshot,
    });
  }
  if (from !== undefined && top.start === undefined) refuse(top.name, `it has no earlier snapshot @${from}`);
}

async function sourceOf(
  transport: Transport,
  { name, origin }: Dataset,
  last: string,
  target: string,
  { from, catchUp }: ReplicationOptions,
): Promise<SourceDataset | undefined> {
  const all: Dataset[] = [];
  for await (const snapshot of new Datasets(transport).snapshots(name)) all.push(snapshot);
  all.sort(byCreatetxg);
  const end = all.findIndex((snapshot) => snapshot.name === `${name}@${last}`);
  if (end < 0) return undefined;
  const snapshots = all.slice(0, end + 1);
  const has = catchUp
    ? await (typeof catchUp === 'function' ? catchUp(target) : guidsOf(catchUp, target))
    : new Set(snapshots.filter((each) => each.name === `${name}@${from}`).map(({ guid }) => guid));
  const common = snapshots.findLast(({ guid }) => has.has(guid));
  const mark =
    catchUp && common !== snapshots.at(-1)
      ? await commonBookmark(transport, name, has, snapshots.at(-1))
      : undefined;
  const start = mark && (!common || mark.createtxg > common.createtxg) ? mark : common;
  const received = start ? snapshots.filter(({ createtxg }) => createtxg <= start.createtxg).length : 0;
  return { name, origin, snapshots, has, start: start?.name, received };
}

async function commonBookmark(
  transport: Transport,
  dataset: string,
  has: ReadonlySet<bigint>,
  end: Dataset | undefined,
) {
  const marks = await new Bookmarks(transport).list(dataset);
  return marks.findLast(
    (mark) =>
      has.has(mark.guid) && mark.redactSnapshots === undefined && end && mark.createtxg < end.createtxg,
  );
}

/** The guids of a dataset's snapshots; none where it does not exist. */
async function guidsOf(transport: Transport, dataset: string): Promise<Set<bigint>> {
  const guids = new Set<bigint>();
  try {
    for await (const { guid } of new Datasets(transport).snapshots(dataset)) guids.add(guid);
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
  }
  return guids;
}

/** Parents before children, origins before clones. Where a dataset is a clone of its own descendant, the parent is first. */
function inOrder(sources: ReadonlyMap<string, SourceDataset>): SourceDataset[] {
  const order = new Set<SourceDataset>();
  const visiting = new Set<SourceDataset>();
  const visit = (name: string | undefined) => {
    const source = sources.get(name ?? '');
    if (!source || order.has(source) || visiting.has(source)) return;
    visiting.add(source);
    visit(source.name.slice(0, source.name.lastIndexOf('/')));
    visit(source.origin?.split('@')[0]);
    order.add(source);
  };
  for (const name of sources.keys()) visit(name);
  return [...order];
}

function stepsOf(
  source: SourceDataset,
  sources: ReadonlyMap<string, SourceDataset>,
  place: (name: string) => string,
  options: ReplicationOptions,
): ReplicationStep[] {
  const left = source.snapshots.slice(source.received);
  const sent = options.intermediates ? left : left.slice(-1);
  const cloned = source.start === undefined ? usableOrigin(source, sources, options) : undefined;
  let from = source.start ?? cloned;
  return sent.map(({ name }, index) => {
    const step: ReplicationStep = {
      snapshot: name,
      ...(from === undefined ? {} : { from }),
      target: place(name),
      ...(index === 0 && cloned !== undefined ? { origin: place(cloned) } : {}),
    };
    from = name;
    return step;
  });
}

/** The origin of a clone, where it is on the target by the time that the clone is received. */
function usableOrigin(
  { name, origin }: SourceDataset,
  sources: ReadonlyMap<string, SourceDataset>,
  { intermediates }: ReplicationOptions,
): string | undefined {
  const owner = sources.get(origin?.split('@')[0] ?? '');
  // A dataset that is a clone of its own descendant comes before that.
  if (!origin || !owner || owner.name.startsWith(`${name}/`)) return undefined;
  const index = owner.snapshots.findIndex((snapshot) => snapshot.name === origin);
  const snapshot = owner.snapshots[index];
  if (snapshot === undefined) return undefined;
  const isLast = index === owner.snapshots.length - 1;
  const isSent = isLast || (intermediates && index >= owner.received);
  return isSent || owner.has.has(snapshot.guid) ? origin : undefined;
}

function refuse(subject: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${subject}: ${why}`, subject });
}
