import { call, checkName, poolOf, type Transport, ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
import { absent } from './absent.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { DatasetWalk, entryOf } from './dataset-walk.ts';
import { readMounts } from './mounts.ts';
import { flagsOf } from './one-pool.ts';

/** What a plan may reach beyond the dataset or snapshot that it is for. */
export interface DestroyOptions {
  /** Everything below it as well; of a snapshot, those of the same name below its dataset. As `zfs destroy -r`. */
  readonly recursive?: boolean | undefined;
  /** The clones of its snapshots as well, with everything that depends on them, wherever they are. As `zfs destroy -R`. */
  readonly clones?: boolean | undefined;
}

/** One step of a plan, one ioctl: snapshots of a pool, all of them or none, or one filesystem or volume. */
export type DestroyStep =
  | { readonly kind: 'snapshots'; readonly names: readonly string[] }
  | { readonly kind: 'filesystem' | 'volume'; readonly names: readonly [string] };

/** What would be destroyed, as it was when it was looked at. */
export interface DestroyPlan {
  /** What the plan is for. */
  readonly name: string;
  /** In the order in which it is destroyed: nothing goes before what depends on it. */
  readonly steps: readonly DestroyStep[];
  /**
   * Bytes that the pool gets back. Of snapshots alone, what `zfs destroy -nvp` says of them; of filesystems and volumes
   * what they and their snapshots take up, without reservations.
   */
  readonly freedBytes: bigint;
  /** What is in the way: held snapshots and filesystems that are mounted here (`EBUSY`). */
  readonly obstacles: ReadonlyMap<string, ZfsErrorCode>;
}

/**
 * Finds what has to be destroyed for a dataset or snapshot to go. Changes nothing. ZFS_IOC_OBJSET_STATS,
 * ZFS_IOC_DATASET_LIST_NEXT, ZFS_IOC_SNAPSHOT_LIST_NEXT, ZFS_IOC_SPACE_SNAPS.
 *
 * @throws ZfsError `ENOENT`; `EEXIST` (children, or clones) and `EBUSY` (snapshots) where the options do not reach what
 *   depends on it, with their names in `failures`; `EEXIST` where it depends on itself and a clone has to be promoted
 */
export async function planDestroy(
  transport: Transport,
  name: string,
  options: DestroyOptions = {},
): Promise<DestroyPlan> {
  checkName(name, 'dataset-or-snapshot');
  const survey = new Survey(transport, options);
  if (name.includes('@')) await survey.snapshots(await survey.namesakes(name));
  else await survey.dataset(name, options.recursive === true || options.clones === true);
  return survey.plan(name);
}

/**
 * Finds what has to be destroyed for given snapshots to go.
 *
 * @param clones - their clones as well
 */
export async function planSnapshots(
  transport: Transport,
  name: string,
  snapshots: readonly Dataset[],
  clones: boolean,
): Promise<DestroyPlan> {
  const survey = new Survey(transport, { clones });
  await survey.snapshots(snapshots);
  return survey.plan(name);
}

/**
 * Destroys what a plan says, step by step. ZFS_IOC_DESTROY_SNAPS, ZFS_IOC_DESTROY.
 *
 * @throws ZfsError `EBUSY` before anything was destroyed, with the obstacles in `failures`; else that of the step that
 *   failed, in which case the earlier ones are done
 */
export async function carryOut(transport: Transport, plan: DestroyPlan): Promise<void> {
  if (plan.obstacles.size > 0) throw inTheWay(plan.name, 'EBUSY', 'held or mounted', plan.obstacles);
  for (const { kind, names } of plan.steps) {
    if (kind === 'snapshots') await destroySnapshots(transport, plan.name, names, false);
    else await call(transport, 'ZFS_IOC_DESTROY', { zc_name: names[0] ?? '' });
  }
}

/** Destroys snapshots of one pool, all of them or none. ZFS_IOC_DESTROY_SNAPS. */
export async function destroySnapshots(
  transport: Transport,
  anyName: string,
  names: readonly string[],
  defer: boolean,
): Promise<void> {
  const innvl = { snaps: flagsOf(names), defer };
  await call(transport, 'ZFS_IOC_DESTROY_SNAPS', { zc_name: poolOf(anyName), innvl });
}

/** Looks at what depends on what, and notes what to destroy in an order that works. */
class Survey {
  readonly #transport: Transport;
  readonly #options: DestroyOptions;
  /** Visited; false while what depends on it is being visited. */
  readonly #done = new Map<string, boolean>();
  readonly #order: DestroyStep[] = [];
  /** Snapshots that nothing was cloned from: they can go first, all at once. */
  readonly #free: string[] = [];
  readonly #held: string[] = [];
  #datasetBytes = 0n;
  #snapshotBytes = 0n;

  constructor(transport: Transport, options: DestroyOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  /** The snapshot, and with `recursive` those of its name below. */
  async namesakes(name: string): Promise<Dataset[]> {
    const [dataset = '', short = ''] = name.split('@');
    if (!this.#options.recursive) return [await this.#get(name)];
    const found: Dataset[] = [];
    for await (const entry of new DatasetWalk(this.#transport, {}, true).from(dataset)) {
      const snapshot = await this.#get(`${entry.name}@${short}`).catch(absent);
      if (snapshot) found.push(snapshot);
    }
    // The error of one that is not there.
    return found.length > 0 ? found : [await this.#get(name)];
  }

  /** Notes snapshots that go while their datasets stay. */
  async snapshots(snapshots: readonly Dataset[]): Promise<void> {
    for (const snapshot of snapshots) await this.#clonesOf(snapshot);
    const names = new Set(snapshots.map(({ name }) => name));
    for (const dataset of new Set(snapshots.map(({ name }) => name.replace(/@.*$/s, '')))) {
      this.#snapshotBytes += await this.#rangesBytes(dataset, names);
    }
    this.#note(snapshots);
  }

  /** Notes a filesystem or volume with what depends on it. */
  async dataset(name: string, reaching: boolean): Promise<void> {
    const done = this.#done.get(name);
    if (done) return;
    if (done === false) {
      const why = new Map<string, ZfsErrorCode>([[name, 'EEXIST']]);
      throw inTheWay(name, 'EEXIST', 'it is a clone of a snapshot below itself: promote it first', why);
    }
    this.#done.set(name, false);
    const dataset = await this.#get(name);
    const children = await this.#below('ZFS_IOC_DATASET_LIST_NEXT', name);
    const snapshots = await this.#below('ZFS_IOC_SNAPSHOT_LIST_NEXT', name);
    if (!reaching) refuseDependents(name, children, snapshots);
    for (const child of children) await this.dataset(child.name, true);
    for (const snapshot of snapshots) await this.#clonesOf(snapshot);
    this.#note(snapshots);
    this.#order.push({ kind: dataset.kind === 'volume' ? 'volume' : 'filesystem', names: [name] });
    this.#datasetBytes += (dataset.get('usedbydataset') ?? 0n) + (dataset.get('usedbysnapshots') ?? 0n);
    this.#done.set(name, true);
  }

  async plan(name: string): Promise<DestroyPlan> {
    const steps = this.#free.length > 0 ? [{ kind: 'snapshots' as const, names: this.#free }] : [];
    const obstacles = new Map<string, ZfsErrorCode>(this.#held.map((held) => [held, 'EBUSY']));
    const mounted = new Set((await readMounts().catch(() => [])).map(({ dataset }) => dataset));
    for (const { kind, names } of this.#order) {
      if (kind === 'filesystem' && mounted.has(names[0])) obstacles.set(names[0], 'EBUSY');
    }
    const freedBytes = this.#datasetBytes + this.#snapshotBytes;
    return { name, steps: [...steps, ...this.#order], freedBytes, obstacles };
  }

  /** Notes the clones of a snapshot, which go before it. */
  async #clonesOf(snapshot: Dataset): Promise<void> {
    const clones = snapshot.get('clones') ?? [];
    const beyond = clones.filter((clone) => !this.#reaches(clone));
    if (beyond.length > 0) {
      const why = new Map<string, ZfsErrorCode>(beyond.map((clone) => [clone, 'EEXIST']));
      throw inTheWay(snapshot.name, 'EEXIST', 'it has clones', why);
    }
    for (const clone of clones) await this.dataset(clone, true);
  }

  /** Clones that are destroyed anyway, or below something that is, are not beyond a plan that is recursive. */
  #reaches(clone: string): boolean {
    if (this.#options.clones) return true;
    return [...this.#done.keys()].some((name) => clone === name || clone.startsWith(`${name}/`));
  }

  #note(snapshots: readonly Dataset[]): void {
    const cloned = snapshots.filter((snapshot) => (snapshot.get('clones') ?? []).length > 0);
    const names = cloned.map(({ name }) => name);
    if (names.length > 0) this.#order.push({ kind: 'snapshots', names });
    this.#free.push(...snapshots.filter((snapshot) => !cloned.includes(snapshot)).map(({ name }) => name));
    for (const snapshot of snapshots) {
      if ((snapshot.get('userrefs') ?? 0n) > 0n) this.#held.push(snapshot.name);
    }
  }

  /** What runs of neighbouring snapshots of a dataset hold that nothing else does. ZFS_IOC_SPACE_SNAPS. */
  async #rangesBytes(dataset: string, names: ReadonlySet<string>): Promise<bigint> {
    const all = await this.#below('ZFS_IOC_SNAPSHOT_LIST_NEXT', dataset);
    all.sort((a, b) => (a.createtxg < b.createtxg ? -1 : 1));
    let bytes = 0n;
    let first: string | undefined;
    for (const [i, { name }] of all.entries()) {
      if (!names.has(name)) continue;
      first ??= name;
      const next = all[i + 1];
      if (next && names.has(next.name)) continue;
      const input = { zc_name: name, innvl: { firstsnap: first } };
      bytes += (await call(this.#transport, 'ZFS_IOC_SPACE_SNAPS', input)).outnvl.used;
      first = undefined;
    }
    return bytes;
  }

  async #get(name: string): Promise<Dataset> {
    const reply = await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name });
    return datasetOf(entryOf(name, reply), this.#transport.abi.release);
  }

  async #below(
    ioctl: 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT',
    name: string,
  ): Promise<Dataset[]> {
    const found: Dataset[] = [];
    for await (const entry of new DatasetWalk(this.#transport, {}, false).entries(name, ioctl)) {
      found.push(datasetOf(entry, this.#transport.abi.release));
    }
    return found;
  }
}

function refuseDependents(name: string, children: readonly Dataset[], snapshots: readonly Dataset[]): void {
  if (children.length > 0) throw inTheWay(name, 'EEXIST', 'it has children', codes(children, 'EEXIST'));
  if (snapshots.length > 0) throw inTheWay(name, 'EBUSY', 'it has snapshots', codes(snapshots, 'EBUSY'));
}

function codes(datasets: readonly Dataset[], code: ZfsErrorCode): Map<string, ZfsErrorCode> {
  return new Map(datasets.map(({ name }) => [name, code]));
}

function inTheWay(
  name: string,
  code: 'EEXIST' | 'EBUSY',
  why: string,
  failures: ReadonlyMap<string, ZfsErrorCode>,
): ZfsError {
  const shown = [...failures.keys()].slice(0, 3).join(', ');
  const more = failures.size > 3 ? ` and ${failures.size - 3} more` : '';
  return new ZfsError({ code, message: `${name}: ${why}: ${shown}${more}`, subject: name, failures });
}
