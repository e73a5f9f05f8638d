import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { type BusyReport, explainBusy } from './busy.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { DatasetSelection, type SelectableProperty, type SelectedDataset } from './dataset-select.ts';
import { DatasetWalk, entryOf, type WalkEntry, type WalkOptions } from './dataset-walk.ts';
import {
  carryOut,
  type DestroyOptions,
  type DestroyPlan,
  destroySnapshots,
  planDestroy,
} from './destroy-plan.ts';
import { type MountRequest, mount, unmount } from './mount.ts';
import {
  completeProperties,
  createAncestors,
  type NewFilesystem,
  type NewVolume,
  OBJSET_TYPE,
  propertiesToSet,
} from './new-dataset.ts';
import { promote } from './promote.ts';
import { datasetContext, encodeProperties, type PropertyContext } from './property/encode-properties.ts';
import type { DatasetPropertyInputs } from './property/property-values.ts';
import { planRollback, type RollbackOptions, type RollbackPlan, rollback } from './rollback.ts';
import { type WaitForDeviceOptions, waitForDevice } from './volume-device.ts';

/** What a rename may do. */
export interface RenameOptions {
  /** Snapshots alone: rename those of the same name below its dataset too, all of them or none. As `zfs rename -r`. */
  readonly recursive?: boolean | undefined;
  /** Snapshots alone: do not unmount what the kernel itself has mounted below `.zfs/snapshot`. As `zfs rename -u`. */
  readonly noUnmount?: boolean | undefined;
  /** Filesystems and volumes alone: create the ancestors of the new name that are missing. As `zfs rename -p`. */
  readonly parents?: boolean | undefined;
}

/** How a clone is made. */
export interface CloneOptions {
  readonly properties?: DatasetPropertyInputs | undefined;
  /** Create the ancestors that are missing, as filesystems without properties of their own. As `zfs clone -p`. */
  readonly parents?: boolean | undefined;
}

/** What a destruction may reach, and when it happens. */
export interface DestroyRequest extends DestroyOptions {
  /** Snapshots alone: those that are held or cloned are destroyed as soon as they no longer are. */
  readonly defer?: boolean | undefined;
}

/** Filesystems and volumes. Nothing but `mount` and `unmount` mounts, unmounts or shares anything. */
export class Datasets {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Creates a filesystem or volume. ZFS_IOC_CREATE; for a volume that is not sparse, ZFS_IOC_POOL_STATS.
   *
   * Where no `volblocksize` is given for a volume, it is the one that `zfs create -V` chooses for the pool.
   *
   * @throws ZfsError `EEXIST`, `ENOENT` (no parent), `ENOSPC`, `EDQUOT`, `ZFS_ERR_WRONG_PARENT`,
   *   `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`
   */
  async create(name: string, dataset: NewFilesystem | NewVolume): Promise<void> {
    checkName(name, 'new-dataset');
    const given = this.#encode(name, propertiesToSet(dataset), true, dataset.kind);
    const props = await completeProperties(this.#transport, name, dataset, given);
    if (dataset.parents) await createAncestors(this.#transport, name);
    const innvl = { type: OBJSET_TYPE[dataset.kind], props };
    await call(this.#transport, 'ZFS_IOC_CREATE', { zc_name: name, innvl });
  }

  /**
   * Makes a clone of a snapshot: a filesystem or volume that starts with its content. ZFS_IOC_CLONE.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV` (other pool)
   */
  async clone(snapshot: string, name: string, options: CloneOptions = {}): Promise<void> {
    checkName(snapshot, 'snapshot');
    checkName(name, 'new-dataset');
    const props = this.#encode(name, options.properties ?? {}, true);
    if (options.parents) await createAncestors(this.#transport, name);
    await call(this.#transport, 'ZFS_IOC_CLONE', { zc_name: name, innvl: { origin: snapshot, props } });
  }

  /**
   * Says what would be destroyed with a filesystem, volume or snapshot, in which order, how many bytes that would free and
   * what is in the way. Changes nothing.
   *
   * @throws ZfsError `ENOENT`; `EEXIST` (children, or clones) and `EBUSY` (snapshots) where the options do not reach what
   *   depends on it, with their names in `failures`
   */
  planDestroy(name: string, options: DestroyOptions = {}): Promise<DestroyPlan> {
    return planDestroy(this.#transport, name, options);
  }

  /**
   * Destroys a filesystem, volume or snapshot: alone, or with what the options reach, by the plan that
   * {@link Datasets.planDestroy} gives. ZFS_IOC_DESTROY, ZFS_IOC_DESTROY_SNAPS.
   *
   * Alone it is one ioctl. A plan is one ioctl for all snapshots without clones, all of them or none, and then one for each
   * dataset: what fails in the middle leaves the rest.
   *
   * @throws ZfsError `ENOENT`, `EBUSY` (it has snapshots, or is mounted, held or in use: {@link Datasets.explainBusy}),
   *   `EEXIST` (it has children or clones)
   */
  async destroy(name: string, options: DestroyRequest = {}): Promise<void> {
    const isSnapshot = checkName(name, 'dataset-or-snapshot').includes('@');
    if (options.defer && !isSnapshot) refuse(name, 'only the destruction of a snapshot can be deferred');
    if (options.defer && options.clones) refuse(name, 'the destruction of clones cannot be deferred');
    if (options.defer && options.recursive) return this.#destroyDeferred(name);
    if (options.recursive || options.clones) {
      return carryOut(this.#transport, await this.planDestroy(name, options));
    }
    await call(this.#transport, 'ZFS_IOC_DESTROY', {
      zc_name: name,
      zc_defer_destroy: options.defer ? 1 : 0,
    });
  }

  /**
   * Carries out a plan that was shown to somebody: what was made since is not destroyed, and may then be in the way.
   *
   * @throws ZfsError `EBUSY` with the obstacles in `failures`, before anything was destroyed; else the error of the step
   *   that failed, in which case the earlier ones are done
   */
  carryOut(plan: DestroyPlan): Promise<void> {
    return carryOut(this.#transport, plan);
  }

  /**
   * Renames a filesystem, volume or snapshot within its pool. Nothing is mounted elsewhere: a filesystem stays mounted where
   * it is, whatever its `mountpoint` now says. ZFS_IOC_RENAME.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV` (other pool or dataset), `EBUSY`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async rename(name: string, to: string, options: RenameOptions = {}): Promise<void> {
    const isSnapshot = checkName(name, 'dataset-or-snapshot').includes('@');
    checkName(to, isSnapshot ? 'new-snapshot' : 'new-dataset');
    const { recursive = false, noUnmount = false, parents = false } = options;
    if (!isSnapshot && (recursive || noUnmount)) refuse(name, 'recursive and noUnmount are for snapshots');
    if (isSnapshot && parents) refuse(name, 'a snapshot has no ancestors to create');
    if (parents) await createAncestors(this.#transport, to);
    const zc_cookie = (recursive ? 1n : 0n) | (noUnmount ? 2n : 0n);
    await call(this.#transport, 'ZFS_IOC_RENAME', { zc_name: name, zc_value: to, zc_cookie });
  }

  /**
   * Makes a clone independent of its origin, which becomes a clone of it; earlier snapshots and bookmarks go over to it.
   * ZFS_IOC_PROMOTE. Where a bookmark would come over whose short name the clone has, it is refused here: the kernel panics.
   *
   * @throws ZfsError `EEXIST` with the snapshot or bookmark of the clone that has the name of one of its origin in `failures`;
   *   `EINVAL` (no clone), `ENOENT`, `EBUSY`, `ENOSPC`, `EACCES` (encryption roots)
   */
  promote(name: string): Promise<void> {
    return promote(this.#transport, name);
  }

  /** Says what a rollback would destroy beside what was written since. See {@link planRollback}. */
  planRollback(name: string, to?: string): Promise<RollbackPlan> {
    return planRollback(this.#transport, name, to);
  }

  /** Takes a filesystem or volume back to a snapshot. See {@link rollback}. */
  rollback(name: string, options: RollbackOptions = {}): Promise<string> {
    return rollback(this.#transport, name, options);
  }

  /**
   * Reads a filesystem, volume or snapshot with all its properties. ZFS_IOC_OBJSET_STATS.
   *
   * @throws ZfsError `ENOENT`
   */
  async get(name: string): Promise<Dataset> {
    return this.#dataset(
      entryOf(name, await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name })),
    );
  }

  /** Whether a filesystem, volume or snapshot exists: false only when the kernel says ENOENT, every other error is thrown. */
  async exists(name: string): Promise<boolean> {
    try {
      await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name, zc_simple: 1 });
      return true;
    } catch (error) {
      if (error instanceof ZfsError && error.code === 'ENOENT') return false;
      throw error;
    }
  }

  /**
   * The filesystems and volumes directly below one, one ioctl each, in the kernel's order. ZFS_IOC_DATASET_LIST_NEXT.
   *
   * @throws ZfsError `ENOENT`
   */
  children(name: string): AsyncGenerator<Dataset, void, void> {
    return this.#below('ZFS_IOC_DATASET_LIST_NEXT', name);
  }

  /**
   * A filesystem or volume and everything below it, parents before their children, each with its snapshots and bookmarks
   * behind it where those kinds are asked for; all pools without a root. One is read at a time: what disappears meanwhile
   * is left out. ZFS_IOC_OBJSET_STATS, ZFS_IOC_DATASET_LIST_NEXT, ZFS_IOC_SNAPSHOT_LIST_NEXT, ZFS_IOC_GET_BOOKMARKS.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`; the signal's reason
   */
  async *list(root?: string, options: WalkOptions = {}): AsyncGenerator<Dataset, void, void> {
    for await (const entry of this.#walk(root, options, false)) yield this.#dataset(entry);
  }

  /**
   * The names of what {@link Datasets.list} gives, in the same order: the kernel is not asked for properties (of filesystems
   * and volumes since 2.2).
   *
   * @throws ZfsError as `list`
   */
  async *names(root?: string, options: WalkOptions = {}): AsyncGenerator<string, void, void> {
    for await (const { name } of this.#walk(root, options, true)) yield name;
  }

  /**
   * What {@link Datasets.list} gives, in the same order, with some properties alone. Mounted filesystems are read many at a
   * time, by a channel program that changes nothing, where the caller may run one (root). ZFS_IOC_CHANNEL_PROGRAM.
   *
   * @param properties - native and user properties
   * @throws ZfsError as `list`; `ZFSKIT_INVALID_PROPERTY`
   */
  async *select<const N extends SelectableProperty>(
    properties: readonly N[],
    root?: string,
    options: WalkOptions = {},
  ): AsyncGenerator<SelectedDataset<N>, void, void> {
    const selection = new DatasetSelection(this.#transport, properties, options);
    for (const top of root === undefined ? await this.#pools() : [root]) yield* selection.from(top);
  }

  /**
   * The snapshots of one filesystem or volume, in the kernel's order. ZFS_IOC_SNAPSHOT_LIST_NEXT.
   *
   * @throws ZfsError `ENOENT`
   */
  snapshots(name: string): AsyncGenerator<Dataset, void, void> {
    return this.#below('ZFS_IOC_SNAPSHOT_LIST_NEXT', name);
  }

  /**
   * Waits until the device of a volume is there and says that it is that volume: udev makes it a moment after `create`.
   *
   * @returns `/dev/zvol/pool/volume`
   * @throws ZfsError `ENOENT`, `ZFSKIT_DEADLINE` (default 30 s), `ZFSKIT_INVALID_ARGUMENT` (it has no device); the signal's
   *   reason
   */
  waitForDevice(volume: string, options?: WaitForDeviceOptions): Promise<string> {
    return waitForDevice(this.#transport, volume, () => this.get(volume), options);
  }

  /**
   * Mounts a filesystem, or a snapshot on a given directory, with the options that its properties imply. See {@link mount}.
   *
   * @returns the directory
   */
  async mount(name: string, request?: MountRequest): Promise<string> {
    return mount(this.#transport, await this.get(name), request);
  }

  /**
   * Unmounts a filesystem or snapshot, by its name or by its directory. See {@link unmount}.
   *
   * @returns the directory
   */
  unmount(nameOrPath: string, options?: Parameters<typeof unmount>[1]): Promise<string> {
    return unmount(nameOrPath, options);
  }

  /** Gathers what may be the reason of an `EBUSY` or `EEXIST`. See {@link explainBusy}. */
  explainBusy(name: string): Promise<BusyReport> {
    return explainBusy(this.#transport, name);
  }

  async *#walk(
    root: string | undefined,
    options: WalkOptions,
    simple: boolean,
  ): AsyncGenerator<WalkEntry, void, void> {
    const walk = new DatasetWalk(this.#transport, options, simple);
    for (const top of root === undefined ? await this.#pools() : [root]) yield* walk.from(top);
  }

  async *#below(
    ioctl: Parameters<DatasetWalk['entries']>[1],
    name: string,
  ): AsyncGenerator<Dataset, void, void> {
    const walk = new DatasetWalk(this.#transport, {}, false);
    for await (const entry of walk.entries(name, ioctl)) yield this.#dataset(entry);
  }

  async #pools(): Promise<string[]> {
    const { zc_nvlist_dst: configs = {} } = await call(this.#transport, 'ZFS_IOC_POOL_CONFIGS', {});
    return Object.keys(configs);
  }

  #dataset(entry: WalkEntry): Dataset {
    return datasetOf(entry, this.#transport.abi.release);
  }

  /** The snapshot and those of its name below, marked for destruction in one ioctl. */
  async #destroyDeferred(name: string): Promise<void> {
    const [dataset = '', short = ''] = name.split('@');
    const names: string[] = [];
    for await (const each of this.names(dataset)) names.push(`${each}@${short}`);
    await destroySnapshots(this.#transport, name, names, true);
  }

  #context(subject: string, creating: boolean, kind?: string): PropertyContext {
    return datasetContext({ release: this.#transport.abi.release, subject, creating, kind });
  }

  #encode(
    name: string,
    properties: object,
    creating: boolean,
    kind?: string,
  ): Record<string, bigint | string> {
    return encodeProperties(properties, this.#context(name, creating, kind));
  }
}

function refuse(name: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name}: ${why}`, subject: name });
}
