import {
  call,
  callUntil,
  checkName,
  type IoctlOutput,
  type ioctls,
  LINUX_ERRNO,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { Dataset } from './dataset.ts';
import {
  checkPropertyName,
  datasetContext,
  encodeProperties,
  type PropertyContext,
} from './property/encode-properties.ts';
import type {
  DatasetPropertyInputs,
  DatasetPropertyName,
  UserPropertyName,
} from './property/property-values.ts';
import type { RawProperty } from './property/read-properties.ts';

/** `dmu_objset_type_t` of what can be created. */
export const OBJSET_TYPE = { filesystem: 2, volume: 3 } as const;

type ListIoctl = 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT';

/** A filesystem to create. */
export interface NewFilesystem {
  readonly kind: 'filesystem';
  readonly properties?: DatasetPropertyInputs | undefined;
}

/** A volume to create. Nothing is reserved for it unless `properties.refreservation` says so. */
export interface NewVolume {
  readonly kind: 'volume';
  /** Size in bytes, a multiple of the volume's block size: bigint, number or a size such as `'10G'`. */
  readonly size: bigint | number | string;
  readonly properties?: DatasetPropertyInputs | undefined;
}

/** Filesystems and volumes. Nothing here mounts, unmounts or shares anything. */
export class Datasets {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Creates a filesystem or volume; its parent must exist. ZFS_IOC_CREATE.
   *
   * @throws ZfsError `EEXIST`, `ENOENT` (no parent), `ENOSPC`, `EDQUOT`, `ZFS_ERR_WRONG_PARENT`,
   *   `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`
   */
  async create(name: string, dataset: NewFilesystem | NewVolume): Promise<void> {
    checkName(name, 'new-dataset');
    const given =
      dataset.kind === 'volume'
        ? { ...dataset.properties, volsize: dataset.size }
        : { ...dataset.properties };
    await call(this.#transport, 'ZFS_IOC_CREATE', {
      zc_name: name,
      innvl: { type: OBJSET_TYPE[dataset.kind], props: this.#encode(name, given, true, dataset.kind) },
    });
  }

  /**
   * Makes a clone of a snapshot: a filesystem or volume that starts with its content. ZFS_IOC_CLONE.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV` (other pool)
   */
  async clone(
    snapshot: string,
    name: string,
    options: { properties?: DatasetPropertyInputs | undefined } = {},
  ): Promise<void> {
    checkName(snapshot, 'snapshot');
    checkName(name, 'new-dataset');
    const props = this.#encode(name, options.properties ?? {}, true);
    await call(this.#transport, 'ZFS_IOC_CLONE', { zc_name: name, innvl: { origin: snapshot, props } });
  }

  /**
   * Destroys one filesystem, volume or snapshot that nothing depends on. ZFS_IOC_DESTROY.
   *
   * @param options.defer - a snapshot that is held or cloned: destroy it as soon as it no longer is
   * @throws ZfsError `ENOENT`, `EBUSY` (it has snapshots, or is mounted, held or in use), `EEXIST` (it has children
   *   or clones)
   */
  async destroy(name: string, options: { defer?: boolean | undefined } = {}): Promise<void> {
    if (options.defer && !checkName(name, 'dataset-or-snapshot').includes('@')) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${name}: only the destruction of a snapshot can be deferred`,
        subject: name,
      });
    }
    await call(this.#transport, 'ZFS_IOC_DESTROY', {
      zc_name: name,
      zc_defer_destroy: options.defer ? 1 : 0,
    });
  }

  /**
   * Renames a filesystem, volume or snapshot within its pool. ZFS_IOC_RENAME.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV` (other pool or dataset), `EBUSY`
   */
  async rename(name: string, to: string): Promise<void> {
    checkName(name, 'dataset-or-snapshot');
    checkName(to, name.includes('@') ? 'new-snapshot' : 'new-dataset');
    await call(this.#transport, 'ZFS_IOC_RENAME', { zc_name: name, zc_value: to });
  }

  /**
   * Reads a filesystem, volume or snapshot with all its properties. ZFS_IOC_OBJSET_STATS.
   *
   * @throws ZfsError `ENOENT`
   */
  async get(name: string): Promise<Dataset> {
    return this.#dataset(name, await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name }));
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
    return this.#entries('ZFS_IOC_DATASET_LIST_NEXT', name);
  }

  /**
   * A filesystem or volume and everything below it, parents before their children. ZFS_IOC_OBJSET_STATS and
   * ZFS_IOC_DATASET_LIST_NEXT. A dataset that disappears meanwhile is left out.
   *
   * @throws ZfsError `ENOENT`
   */
  async *list(name: string): AsyncGenerator<Dataset, void, void> {
    checkName(name, 'dataset');
    yield await this.get(name);
    yield* this.#descendants(name);
  }

  /**
   * The snapshots of one filesystem or volume, in the kernel's order. ZFS_IOC_SNAPSHOT_LIST_NEXT.
   *
   * @throws ZfsError `ENOENT`
   */
  snapshots(name: string): AsyncGenerator<Dataset, void, void> {
    return this.#entries('ZFS_IOC_SNAPSHOT_LIST_NEXT', name);
  }

  /**
   * Sets properties; those that can be set are set even when others fail. ZFS_IOC_SET_PROP.
   *
   * @throws ZfsError with a reason for each property in `failures`; `ENOENT`, `ZFSKIT_INVALID_PROPERTY`
   */
  async setProperties(name: string, properties: DatasetPropertyInputs): Promise<void> {
    checkName(name, 'dataset-or-snapshot');
    await call(this.#transport, 'ZFS_IOC_SET_PROP', {
      zc_name: name,
      zc_nvlist_src: this.#encode(name, properties, false),
    });
  }

  /**
   * Takes back a property's local value, so that the inherited or default one holds. ZFS_IOC_INHERIT_PROP.
   *
   * @throws ZfsError `ENOENT`, `EINVAL` (not inheritable), `ZFSKIT_INVALID_PROPERTY`
   */
  async inheritProperty(name: string, property: DatasetPropertyName | UserPropertyName): Promise<void> {
    checkPropertyName(property, this.#context(name, false));
    await call(this.#transport, 'ZFS_IOC_INHERIT_PROP', { zc_name: name, zc_value: property });
  }

  /**
   * Bytes written to a filesystem, volume or snapshot since an earlier snapshot or bookmark of it. ZFS_IOC_SPACE_WRITTEN.
   *
   * @throws ZfsError `ENOENT`, `EINVAL` or `EXDEV` (not an earlier one of the same dataset)
   */
  async spaceWritten(name: string, since: string): Promise<bigint> {
    checkName(since, since.includes('#') ? 'bookmark' : 'snapshot');
    return (await call(this.#transport, 'ZFS_IOC_SPACE_WRITTEN', { zc_name: name, zc_value: since }))
      .zc_cookie;
  }

  /** The next sibling and the first child of a dataset are asked for at once, before they are needed. */
  async *#descendants(name: string): AsyncGenerator<Dataset, void, void> {
    const levels = [this.#next('ZFS_IOC_DATASET_LIST_NEXT', name, 0n)];
    for (let level = levels.pop(); level; level = levels.pop()) {
      const entry = await level.coming;
      if (!entry) continue;
      levels.push(this.#next('ZFS_IOC_DATASET_LIST_NEXT', level.name, entry.zc_cookie));
      if (isInternal(entry.zc_name)) continue;
      levels.push(this.#next('ZFS_IOC_DATASET_LIST_NEXT', entry.zc_name, 0n));
      yield this.#dataset(entry.zc_name, entry);
    }
  }

  async *#entries(ioctl: ListIoctl, name: string): AsyncGenerator<Dataset, void, void> {
    let entry = await this.#next(ioctl, name, 0n).coming;
    // The kernel says of a dataset that does not exist what it says of one without entries.
    if (!entry) await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name, zc_simple: 1 });
    while (entry) {
      const next = this.#next(ioctl, name, entry.zc_cookie);
      if (!isInternal(entry.zc_name)) yield this.#dataset(entry.zc_name, entry);
      entry = await next.coming;
    }
  }

  /** Asks for the entry behind a cursor; there is none at the end. */
  #next(ioctl: ListIoctl, name: string, cursor: bigint) {
    const input = { zc_name: name, zc_cookie: cursor };
    const coming = callUntil(this.#transport, ioctl, input, LINUX_ERRNO.ESRCH);
    // A failure is seen when the entry is needed, which it never is where the caller stops before.
    coming.catch(() => {});
    return { name, coming };
  }

  #dataset(name: string, entry: IoctlOutput<(typeof ioctls)['ZFS_IOC_OBJSET_STATS']>): Dataset {
    const raw = (entry.zc_nvlist_dst ?? {}) as Record<string, RawProperty>;
    return new Dataset(name, entry.zc_objset_stats, raw, this.#transport.abi.release);
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

/** Names with `$` are the pool's own, those with `%` belong to receives and other work under way. */
function isInternal(name: string): boolean {
  return name.includes('$') || name.includes('%');
}
