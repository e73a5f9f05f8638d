import type { ObjsetStats, Release } from '../ioctl/index.ts';
import type { WalkEntry } from './dataset-walk.ts';
import type { DatasetKind } from './property/property-definition.ts';
import type {
  DatasetPropertyName,
  DatasetPropertyValue,
  UserPropertyName,
} from './property/property-values.ts';
import {
  type Property,
  type PropertyOwner,
  type PropertySource,
  type RawProperty,
  readProperties,
  readProperty,
} from './property/read-properties.ts';

/** `dmu_objset_type_t`. */
const DMU_OST_ZFS = 2;
const DMU_OST_ZVOL = 3;

/** A filesystem, volume, snapshot or bookmark as it was when it was read. */
export class Dataset {
  /** Full name: `pool/fs`, `pool/fs@snapshot` or `pool/fs#bookmark`. */
  readonly name: string;
  readonly kind: DatasetKind;
  /** Of a snapshot or bookmark, what it is one of; else the same as `kind`. */
  readonly head: 'filesystem' | 'volume';
  /** Unique for ever, also across pools: what identifies a snapshot on both sides of a replication. */
  readonly guid: bigint;
  /** Transaction group in which it was created: orders the snapshots of a pool. */
  readonly createtxg: bigint;
  /** Snapshot that this filesystem or volume is a clone of. */
  readonly origin: string | undefined;
  /** A receive that has not finished has left it like this. */
  readonly inconsistent: boolean;
  readonly #raw: Readonly<Record<string, RawProperty>>;
  readonly #owner: PropertyOwner;
  readonly #release: Release;
  #properties: ReadonlyMap<string, Property> | undefined;

  constructor(
    name: string,
    stats: ObjsetStats,
    raw: Readonly<Record<string, RawProperty>>,
    release: Release,
  ) {
    this.name = name;
    this.head = stats.dds_type === DMU_OST_ZVOL ? 'volume' : 'filesystem';
    this.kind = name.includes('#') ? 'bookmark' : stats.dds_is_snapshot ? 'snapshot' : this.head;
    this.guid = stats.dds_guid;
    this.createtxg = stats.dds_creation_txg;
    this.origin = stats.dds_origin || undefined;
    this.inconsistent = stats.dds_inconsistent !== 0;
    this.#raw = raw;
    this.#owner = { name, kind: this.kind, head: this.head };
    this.#release = release;
  }

  /** All properties with their sources, defaults included. Numbers are bigint (bytes, seconds since 1970, counts). */
  get properties(): ReadonlyMap<string, Property> {
    this.#properties ??= readProperties(this.#raw, this.#owner, this.#release);
    return this.#properties;
  }

  /**
   * A property's value, or undefined where this dataset does not have it. Numbers are bigint: bytes, seconds, counts;
   * `compressratio` and `refcompressratio` in hundredths. The `type` of a snapshot is that of its filesystem or volume.
   */
  get<N extends DatasetPropertyName>(name: N): DatasetPropertyValue<N> | undefined;
  get(name: UserPropertyName): string | undefined;
  get(name: string): Property['value'] | undefined {
    return this.property(name)?.value;
  }

  /** Where a property's value comes from, or undefined where this dataset does not have it. */
  source(name: DatasetPropertyName | UserPropertyName): PropertySource | undefined {
    return this.property(name)?.source;
  }

  /** A property with its source, or undefined where this dataset does not have it. */
  property(name: string): Property | undefined {
    // Reading one costs a fraction of reading all, and a listing has many datasets.
    return this.#properties
      ? this.#properties.get(name)
      : readProperty(name, this.#raw, this.#owner, this.#release);
  }
}

/** What a walk has come to, as a dataset. */
export function datasetOf({ name, kind, head, stats, raw }: WalkEntry, release: Release): Dataset {
  const facts = stats ?? bookmarkStats(kind, head, raw);
  return new Dataset(name, facts, raw, release);
}

/** Bookmarks have no statistics but their properties. */
function bookmarkStats(
  kind: DatasetKind,
  head: 'filesystem' | 'volume',
  raw: Readonly<Record<string, RawProperty>>,
): ObjsetStats {
  const number = (name: string) => {
    const value = raw[name]?.['value'];
    return typeof value === 'bigint' ? value : 0n;
  };
  return {
    dds_num_clones: 0n,
    dds_creation_txg: number('createtxg'),
    dds_guid: number('guid'),
    dds_type: head === 'volume' ? DMU_OST_ZVOL : DMU_OST_ZFS,
    dds_is_snapshot: kind === 'snapshot' ? 1 : 0,
    dds_inconsistent: 0,
    dds_redacted: 0,
    dds_origin: '',
  };
}
