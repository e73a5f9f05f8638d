import type { Dataset, DatasetPropertyInputs, Zfs } from 'zfskit';
import {
  type CapacityRange,
  capacityField,
  type Fields,
  invalid,
  isId,
  nameField,
  optionalName,
  pageField,
  parametersField,
  snapshotId,
  wholeMebibytes,
} from './fields.ts';
import { isCode, StatusError } from './status-error.ts';

/** What was asked for when a volume was made: whoever asks for the same again gets the same volume. */
const REQUEST = 'zfskit.example:request';
/** Marks the snapshots that this program made: a caller's, and those between a volume and one that was made from it. */
const SNAPSHOT = 'zfskit.example:snapshot';
type SnapshotMark = 'request' | 'clone';

/** Volumes below one dataset, as CSI's controller service has them. Every request can be repeated. */
export class Controller {
  readonly #zfs: Zfs;
  readonly #parent: string;

  /** @param parent - filesystem that exists; a volume is a dataset directly below it */
  constructor(zfs: Zfs, parent: string) {
    this.#zfs = zfs;
    this.#parent = parent;
  }

  /** Full name of the dataset of a volume. */
  dataset(volume: string): string {
    return `${this.#parent}/${volume}`;
  }

  /**
   * The dataset of a volume that this program made: it has to do with no other.
   *
   * @throws ZfsError `ENOENT`; StatusError FAILED_PRECONDITION
   */
  async volume(name: string): Promise<Dataset> {
    const dataset = await this.#get(name);
    if (isVolume(dataset)) return dataset;
    throw new StatusError('FAILED_PRECONDITION', `${dataset.name} was not made as a volume`);
  }

  async createVolume(fields: Fields): Promise<object> {
    const name = nameField(fields, 'name');
    const kind = kindOf(fields);
    const capacity = capacityField(fields);
    const parameters = parametersField(fields, kind);
    const { volume_content_source: source, parameters: given } = fields;
    const wanted = {
      kind,
      required: String(capacity.required),
      limit: String(capacity.limit),
      source,
      given,
    };
    const request = JSON.stringify(wanted);
    try {
      const properties = { ...parameters.properties, [REQUEST]: request } as const;
      if (source !== undefined) await this.#clone(name, kind, capacity, source as Fields, properties);
      else await this.#create(name, kind, capacity, parameters.thin, properties);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const made = await this.#get(name);
    if (!isVolume(made) || made.get(REQUEST) !== request) {
      throw new StatusError('ALREADY_EXISTS', `${name} exists, and something else was asked for then`);
    }
    await this.#grow(made, capacity);
    return { volume: describe(await this.#get(name)) };
  }

  async deleteVolume(fields: Fields): Promise<object> {
    const name = nameField(fields, 'volume_id');
    const dataset = this.dataset(name);
    try {
      await this.volume(name);
      await this.#zfs.datasets.destroy(dataset);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return {};
      if (!isCode(error, 'EBUSY')) throw error;
      const { snapshots, mounts, openVolumes } = await this.#zfs.datasets.explainBusy(dataset);
      const why = [
        ...snapshots,
        ...mounts.map(({ path }) => path),
        ...openVolumes.map(({ device }) => device),
      ];
      throw new StatusError(
        'FAILED_PRECONDITION',
        `it has snapshots, or is in use: ${why.join(', ')}`,
        error,
      );
    }
    return {};
  }

  async expandVolume(fields: Fields): Promise<object> {
    const name = nameField(fields, 'volume_id');
    await this.#grow(await this.volume(name), capacityField(fields));
    return { capacity_bytes: String(capacityOf(await this.#get(name))), node_expansion_required: false };
  }

  async createSnapshot(fields: Fields): Promise<object> {
    const volume = nameField(fields, 'source_volume_id');
    const name = nameField(fields, 'name');
    const snapshot = `${this.dataset(volume)}@${name}`;
    await this.volume(volume);
    // CSI: the name of a snapshot is one of all volumes.
    for await (const other of this.#zfs.datasets.names(this.#parent, { kinds: ['snapshot'], depth: 2 })) {
      if (!other.endsWith(`@${name}`) || other === snapshot) continue;
      if (isMarked(await this.#unlessGone(other), 'request')) {
        throw new StatusError('ALREADY_EXISTS', `there is a snapshot ${name} of another volume`);
      }
    }
    await this.#snapshot(snapshot, 'request');
    return { snapshot: describeSnapshot(await this.#zfs.datasets.get(snapshot)) };
  }

  async deleteSnapshot(fields: Fields): Promise<object> {
    const id = snapshotId(fields, 'snapshot_id');
    try {
      const { name } = await this.#requested(id);
      await this.#zfs.snapshots.destroy([name]);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return {};
      if (!isCode(error, 'EEXIST')) throw error;
      throw new StatusError('FAILED_PRECONDITION', `${id}: volumes were cloned from it`, error);
    }
    return {};
  }

  async listVolumes(fields: Fields): Promise<object> {
    const names = this.#zfs.datasets.names(this.#parent, { depth: 1 });
    const { page, next } = await pageOf(names, this.#parent, fields);
    const found = await Promise.all(page.map((name) => this.#unlessGone(name)));
    const volumes = found.filter((each) => each !== undefined && isVolume(each));
    return { entries: volumes.map((each) => ({ volume: describe(each as Dataset) })), next_token: next };
  }

  async listSnapshots(fields: Fields): Promise<object> {
    const volume = optionalName(fields, 'source_volume_id');
    const id = fields['snapshot_id'] === undefined ? undefined : snapshotId(fields, 'snapshot_id');
    const names = this.#zfs.datasets.names(this.#parent, {
      kinds: ['snapshot'],
      depth: 2,
      filter: (name) =>
        (volume === undefined || name.startsWith(`${this.dataset(volume)}@`)) &&
        (id === undefined || name === this.dataset(id)),
    });
    const { page, next } = await pageOf(names, this.#parent, fields);
    const found = await Promise.all(page.map((name) => this.#unlessGone(name)));
    const snapshots = found.filter((each) => isMarked(each, 'request'));
    return {
      entries: snapshots.map((each) => ({ snapshot: describeSnapshot(each as Dataset) })),
      next_token: next,
    };
  }

  async getCapacity(): Promise<object> {
    const parent = await this.#zfs.datasets.get(this.#parent);
    return { available_capacity: String(parent.get('available') ?? 0n) };
  }

  async #create(
    name: string,
    kind: 'filesystem' | 'volume',
    { required }: CapacityRange,
    thin: boolean,
    properties: DatasetPropertyInputs,
  ): Promise<void> {
    const dataset = this.dataset(name);
    if (kind === 'volume') {
      return this.#zfs.datasets.create(dataset, { kind, size: required, sparse: thin, properties });
    }
    const own = { ...properties, mountpoint: 'legacy', refquota: required };
    return this.#zfs.datasets.create(dataset, { kind, properties: own });
  }

  async #clone(
    name: string,
    kind: string,
    { limit }: CapacityRange,
    source: Fields,
    properties: DatasetPropertyInputs,
  ): Promise<void> {
    const { snapshot, volume } = source as Record<string, Fields | undefined>;
    if ((snapshot === undefined) === (volume === undefined)) {
      throw invalid('volume_content_source has a snapshot or a volume');
    }
    const id = snapshot ? snapshotId(snapshot, 'snapshot_id') : nameField(volume ?? {}, 'volume_id');
    const content = snapshot ? await this.#requested(id) : await this.volume(id);
    const from = content.name;
    if (content.head !== kind) throw invalid(`${id} is of a ${content.head}`);
    const least = content.get(kind === 'volume' ? 'volsize' : 'referenced') ?? 0n;
    if (limit !== undefined && least > limit) {
      throw new StatusError('OUT_OF_RANGE', `${id} has ${least} bytes, more than limit_bytes`);
    }
    const dataset = this.dataset(name);
    const own = kind === 'filesystem' ? { ...properties, mountpoint: 'legacy' } : properties;
    if (snapshot) return this.#zfs.datasets.clone(from, dataset, { properties: own });
    // No caller can give a name with a colon.
    const origin = `${from}@clone:${name}`;
    // A run that was killed may have left one, with what the volume had then.
    await this.#letGo(origin);
    await this.#snapshot(origin, 'clone');
    try {
      await this.#zfs.datasets.clone(origin, dataset, { properties: own });
    } finally {
      await this.#letGo(origin);
    }
  }

  /** Makes a snapshot, or finds the one that this program made. @throws StatusError ALREADY_EXISTS */
  async #snapshot(name: string, mark: SnapshotMark): Promise<void> {
    try {
      await this.#zfs.snapshots.create([name], { properties: { [SNAPSHOT]: mark } });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      if (isMarked(await this.#zfs.datasets.get(name), mark)) return;
      throw new StatusError('ALREADY_EXISTS', `${name} exists, and somebody else made it`, error);
    }
  }

  /** A snapshot that a caller asked for. @throws ZfsError `ENOENT`; StatusError FAILED_PRECONDITION */
  async #requested(id: string): Promise<Dataset> {
    await this.volume(id.split('@')[0] ?? '');
    const snapshot = await this.#get(id);
    if (isMarked(snapshot, 'request')) return snapshot;
    throw new StatusError('FAILED_PRECONDITION', `${snapshot.name} was not made by CreateSnapshot`);
  }

  /** Nobody else needs what a clone was made from: it goes with the clone, or now where there is none. */
  async #letGo(origin: string): Promise<void> {
    if (!isMarked(await this.#unlessGone(origin), 'clone')) return;
    await this.#zfs.snapshots.destroy([origin], { defer: true });
  }

  /** Makes a volume as large as it has to be; never smaller. */
  async #grow(dataset: Dataset, { required, limit }: CapacityRange): Promise<void> {
    const size = capacityOf(dataset);
    if (limit !== undefined && size > limit) {
      throw new StatusError('OUT_OF_RANGE', `it has ${size} bytes already, more than limit_bytes`);
    }
    // A clone has no quota of its own yet, and content.
    const content = size === 0n ? wholeMebibytes(dataset.get('referenced') ?? 0n) : 0n;
    const least = content > required ? content : required;
    if (size >= least) return;
    const reserved = (dataset.get('refreservation') ?? 0n) > 0n;
    const change =
      dataset.kind === 'volume'
        ? { volsize: least, ...(reserved && { refreservation: 'auto' as const }) }
        : { refquota: least };
    await this.#zfs.properties.set(dataset.name, change);
  }

  async #get(name: string): Promise<Dataset> {
    return this.#zfs.datasets.get(this.dataset(name));
  }

  async #unlessGone(name: string): Promise<Dataset | undefined> {
    return this.#zfs.datasets.get(name).catch((error: unknown) => {
      if (!isCode(error, 'ENOENT')) throw error;
      return undefined;
    });
  }
}

/** Whether this program made it: what it inherits, or received with a stream, says nothing. */
function isVolume(dataset: Dataset): boolean {
  return dataset.source(REQUEST)?.kind === 'local';
}

function isMarked(snapshot: Dataset | undefined, mark: SnapshotMark): boolean {
  return snapshot?.source(SNAPSHOT)?.kind === 'local' && snapshot.get(SNAPSHOT) === mark;
}

function kindOf({ kind = 'filesystem' }: Fields): 'filesystem' | 'volume' {
  if (kind === 'filesystem' || kind === 'volume') return kind;
  throw invalid('kind is filesystem or volume');
}

function capacityOf(dataset: Dataset): bigint {
  return dataset.get(dataset.kind === 'volume' ? 'volsize' : 'refquota') ?? 0n;
}

function describe(dataset: Dataset): object {
  const volume_id = dataset.name.slice(dataset.name.lastIndexOf('/') + 1);
  return { volume_id, capacity_bytes: String(capacityOf(dataset)), kind: dataset.kind };
}

function describeSnapshot(snapshot: Dataset): object {
  const snapshot_id = snapshot.name.slice(snapshot.name.lastIndexOf('/') + 1);
  return {
    snapshot_id,
    source_volume_id: snapshot_id.split('@')[0],
    creation_time: new Date(Number(snapshot.get('creation') ?? 0n) * 1000).toISOString(),
    size_bytes: String(snapshot.get('referenced') ?? 0n),
    ready_to_use: true,
  };
}

/** The names of a page, and the token of the next: in an order that does not depend on what is made meanwhile. */
async function pageOf(names: AsyncIterable<string>, parent: string, fields: Fields) {
  const { most, after } = pageField(fields);
  const later: string[] = [];
  for await (const name of names) {
    const id = name.slice(parent.length + 1);
    if (isId(id) && id > after) later.push(id);
  }
  later.sort();
  const page = later.slice(0, most);
  const next = later.length > most ? page.at(-1) : '';
  return { page: page.map((id) => `${parent}/${id}`), next };
}
