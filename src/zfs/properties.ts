import { call, checkName, poolOf, type Transport, ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
import type { Dataset } from './dataset.ts';
import { Datasets } from './datasets.ts';
import { mountOptionsOf } from './mount-options.ts';
import { datasetProperties } from './property/dataset-properties.ts';
import {
  checkPropertyName,
  checkUserPropertyName,
  datasetContext,
  encodeProperties,
} from './property/encode-properties.ts';
import type { PropertyDefinition } from './property/property-definition.ts';
import type {
  DatasetPropertyInputs,
  DatasetPropertyName,
  DatasetPropertyValue,
  UserPropertyName,
} from './property/property-values.ts';
import { isZplProperty, type Property, type RawProperty, readValues } from './property/read-properties.ts';
import { isTemporary, withMountOptions } from './property/temporary.ts';
import { allocatingVdevs, volumeReservation } from './volume-reservation.ts';

/** `written@snapshot` or `written#bookmark` of the same dataset, or with the full name behind `written@`: bytes since then. */
export type WrittenSinceName = `written@${string}` | `written#${string}`;

/** A property that can be read by name. */
export type ReadablePropertyName = DatasetPropertyName | UserPropertyName | WrittenSinceName;

type ReadValue<N> = N extends DatasetPropertyName
  ? DatasetPropertyValue<N>
  : N extends WrittenSinceName
    ? bigint
    : string;

/** Properties by the names that were asked for, with their sources; undefined for what the dataset does not have. */
export type ReadProperties<N extends ReadablePropertyName> = {
  readonly [P in N]: Property<ReadValue<P>> | undefined;
};

/** What an inheritance reaches. */
export interface InheritOptions {
  /** Go back to the value that was received with a stream, where there is one, instead of the inherited one. */
  readonly received?: boolean | undefined;
  /** Also on every filesystem and volume below, of those that can have the property. */
  readonly recursive?: boolean | undefined;
  /** With `recursive`, also on their snapshots, if snapshots can have the property. */
  readonly snapshots?: boolean | undefined;
  /** Ends a recursive inheritance between two datasets. */
  readonly signal?: AbortSignal | undefined;
}

const definitions: Readonly<Record<string, PropertyDefinition>> = datasetProperties;

/** Properties of filesystems, volumes and snapshots. */
export class Properties {
  readonly #transport: Transport;
  readonly #datasets: Datasets;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#datasets = new Datasets(transport);
  }

  /**
   * Reads some properties as they are in force, as `zfs get` does. ZFS_IOC_OBJSET_STATS; beyond that only what the names
   * need: ZFS_IOC_OBJSET_ZPLPROPS for what is kept inside a filesystem (`version`, `casesensitivity`, default quotas, ...),
   * ZFS_IOC_SPACE_WRITTEN for `written@...`, and `/proc/self/mounts` for `mounted` and what a mount option may override
   * (`atime`, `readonly`, ...), whose source is then `temporary`.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_PROPERTY` (no such name), `EINVAL`, `EXDEV` or `ESRCH` (nothing earlier of the
   *   same dataset behind `written`)
   */
  async get<const N extends ReadablePropertyName>(
    name: string,
    names: readonly N[],
  ): Promise<ReadProperties<N>> {
    for (const property of names) this.#checkReadable(name, property);
    const dataset = await this.#datasets.get(name);
    const inForce = await this.#inForce(dataset, names);
    const read = await Promise.all(
      names.map(async (property) => [
        property,
        isWrittenSince(property) ? await this.#written(dataset, property) : inForce.get(property),
      ]),
    );
    return Object.fromEntries(read);
  }

  /**
   * Reads all properties as they are in force, hidden ones included, in the kernel's order. ZFS_IOC_OBJSET_STATS,
   * ZFS_IOC_OBJSET_ZPLPROPS and `/proc/self/mounts`.
   *
   * @throws ZfsError `ENOENT`
   */
  async all(name: string): Promise<ReadonlyMap<string, Property>> {
    const dataset = await this.#datasets.get(name);
    return this.#inForce(dataset, Object.keys(definitions));
  }

  /**
   * The values that came with received streams, whether or not they are in force. ZFS_IOC_OBJSET_RECVD_PROPS.
   *
   * @returns empty where nothing was received
   * @throws ZfsError `ENOENT`
   */
  async received(name: string): Promise<ReadonlyMap<string, Property['value']>> {
    try {
      const { zc_nvlist_dst: raw = {} } = await call(this.#transport, 'ZFS_IOC_OBJSET_RECVD_PROPS', {
        zc_name: name,
      });
      return readValues(raw as Record<string, RawProperty>, this.#transport.abi.release);
    } catch (error) {
      if (!(error instanceof ZfsError && error.code === 'ENOTSUP')) throw error;
      // The kernel says the same of a dataset that does not exist.
      await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name, zc_simple: 1 });
      return new Map();
    }
  }

  /**
   * Sets properties in one call; those that can be set are set even when others fail. The kernel stores numbers as they are
   * given, and refuses those that do not fit: nothing is rounded. `refreservation: 'auto'` of a volume is computed here,
   * for which the volume and its pool are read. ZFS_IOC_SET_PROP.
   *
   * @throws ZfsError with a reason for each property in `failures`; `ENOENT`, `ZFSKIT_INVALID_PROPERTY`
   */
  async set(name: string, properties: DatasetPropertyInputs): Promise<void> {
    const given =
      properties.refreservation === 'auto'
        ? { ...properties, refreservation: await this.#autoRefreservation(name, properties) }
        : properties;
    const context = datasetContext({ release: this.#transport.abi.release, subject: name, creating: false });
    await call(this.#transport, 'ZFS_IOC_SET_PROP', {
      zc_name: checkName(name, 'dataset-or-snapshot'),
      zc_nvlist_src: encodeProperties(given, context),
    });
  }

  /**
   * Takes back a local value, so that the inherited, received or default one holds. Each dataset is an ioctl of its own:
   * a recursive inheritance goes on after a failure. ZFS_IOC_INHERIT_PROP.
   *
   * @throws ZfsError `ENOENT`, `EINVAL` (not inheritable, unless `received`), `ZFSKIT_INVALID_PROPERTY`; after a recursive
   *   one with the datasets that failed in `failures`
   */
  async inherit(
    name: string,
    property: DatasetPropertyName | UserPropertyName,
    options: InheritOptions = {},
  ): Promise<void> {
    const { release } = this.#transport.abi;
    checkName(name, 'dataset-or-snapshot');
    checkPropertyName(property, datasetContext({ release, subject: name, creating: false }));
    const inheritOne = (dataset: string) =>
      call(this.#transport, 'ZFS_IOC_INHERIT_PROP', {
        zc_name: dataset,
        zc_value: property,
        zc_cookie: options.received ? 1n : 0n,
      });
    if (!options.recursive) {
      await inheritOne(name);
      return;
    }
    const failures = new Map<string, ZfsErrorCode>();
    let first: ZfsError | undefined;
    for await (const dataset of this.#reached(name, property, options)) {
      options.signal?.throwIfAborted();
      try {
        await inheritOne(dataset);
      } catch (error) {
        if (!(error instanceof ZfsError)) throw error;
        first ??= error;
        failures.set(dataset, error.code);
      }
    }
    if (first) throw severalFailed(name, property, first, failures);
  }

  /**
   * Bytes written to a filesystem, volume or snapshot since an earlier snapshot or bookmark of it. ZFS_IOC_SPACE_WRITTEN.
   *
   * @param since - full name of the snapshot or bookmark
   * @throws ZfsError `ENOENT`, `EINVAL` or `EXDEV` (not an earlier one of the same dataset)
   */
  async writtenSince(name: string, since: string): Promise<bigint> {
    checkName(since, since.includes('#') ? 'bookmark' : 'snapshot');
    return (await call(this.#transport, 'ZFS_IOC_SPACE_WRITTEN', { zc_name: name, zc_value: since }))
      .zc_cookie;
  }

  #checkReadable(subject: string, property: string): void {
    if (isWrittenSince(property) || Object.hasOwn(definitions, property)) return;
    const { release } = this.#transport.abi;
    const context = datasetContext({ release, subject, creating: false });
    if (property.includes(':')) checkUserPropertyName(property, context);
    else checkPropertyName(property, context);
  }

  /** What the kernel's list says, with what else the names need. */
  async #inForce(dataset: Dataset, names: readonly string[]): Promise<Map<string, Property>> {
    const properties = new Map(dataset.properties);
    const mountable = dataset.head === 'filesystem';
    if (mountable && names.some(isZplProperty)) {
      for (const [name, property] of await this.#zplProperties(dataset)) properties.set(name, property);
    }
    if (mountable && names.some(isTemporary)) {
      const options = await mountOptionsOf(dataset.name);
      return withMountOptions(properties, options, dataset.kind, this.#transport.abi.release);
    }
    return properties;
  }

  /** An inconsistent filesystem, in the middle of a receive, has none: the kernel says ENOENT. */
  async #zplProperties(dataset: Dataset): Promise<Map<string, Property>> {
    if (dataset.inconsistent) return new Map();
    const { zc_nvlist_dst: raw = {} } = await call(this.#transport, 'ZFS_IOC_OBJSET_ZPLPROPS', {
      zc_name: dataset.name,
    });
    const wrapped = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, { value }]));
    const values = readValues(wrapped, this.#transport.abi.release);
    return new Map([...values].map(([name, value]) => [name, { value, source: { kind: 'none' } }]));
  }

  async #written(dataset: Dataset, property: WrittenSinceName): Promise<Property<bigint>> {
    const since = property.slice('written'.length);
    const [head] = dataset.name.split('@');
    const full = /[@#]/.test(since.slice(1)) ? since.slice(1) : `${head}${since}`;
    return { value: await this.writtenSince(dataset.name, full), source: { kind: 'none' } };
  }

  async #autoRefreservation(name: string, { volsize }: DatasetPropertyInputs): Promise<bigint> {
    const volume = await this.#datasets.get(name);
    const { release } = this.#transport.abi;
    const context = datasetContext({ release, subject: name, creating: false, kind: volume.kind });
    const { volsize: size = volume.get('volsize') } = encodeProperties({ volsize }, context);
    const volblocksize = volume.get('volblocksize');
    const { zc_nvlist_dst: config } = await call(this.#transport, 'ZFS_IOC_POOL_STATS', {
      zc_name: poolOf(checkName(name, 'dataset')),
    });
    if (typeof size !== 'bigint' || !volblocksize || !config) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_PROPERTY',
        message: `${name}: property "refreservation": auto is for volumes`,
        subject: name,
      });
    }
    if (size === 0n || size % volblocksize !== 0n) {
      // The kernel would refuse the size alone, and set the reservation that belongs to it.
      const message = `${name}: the size of a volume is a multiple of its block size, ${volblocksize}, not ${size}`;
      throw new ZfsError({ code: 'ZFSKIT_INVALID_PROPERTY', message, subject: name });
    }
    const shape = { volsize: size, volblocksize, copies: 1n };
    return volumeReservation(allocatingVdevs(config), shape, this.#transport.abi.release);
  }

  /** A dataset and what is below it, of what can have a property. */
  async *#reached(
    name: string,
    property: string,
    { snapshots }: InheritOptions,
  ): AsyncGenerator<string, void, void> {
    const kinds = Object.hasOwn(definitions, property) ? definitions[property]?.on?.split(' ') : undefined;
    const canHave = (kind: string) => kinds === undefined || kinds.includes(kind);
    for await (const dataset of this.#datasets.list(name)) {
      if (canHave(dataset.kind)) yield dataset.name;
      if (!snapshots || !canHave('snapshot')) continue;
      for await (const snapshot of this.#datasets.snapshots(dataset.name)) yield snapshot.name;
    }
  }
}

function isWrittenSince(name: string): name is WrittenSinceName {
  return /^written[@#]/.test(name);
}

function severalFailed(
  name: string,
  property: string,
  first: ZfsError,
  failures: ReadonlyMap<string, ZfsErrorCode>,
): ZfsError {
  const { code, errno, ioctl, message } = first;
  return new ZfsError({
    code,
    errno,
    ioctl,
    subject: name,
    failures,
    message: `${name}: ${property} is not inherited by ${failures.size} of the datasets: ${message}`,
    cause: first,
  });
}
