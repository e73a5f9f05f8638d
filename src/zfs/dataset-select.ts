import { call, checkName, isAtLeast, poolOf, type Transport, ZfsError } from '../ioctl/index.ts';
import { int64, Nvlist, list as nvlist, stringArray } from '../nvlist/index.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { checkDepth, checkKinds, DatasetWalk, type WalkEntry, type WalkOptions } from './dataset-walk.ts';
import { readMounts } from './mounts.ts';
import { readAltroot } from './pool-altroot.ts';
import { datasetProperties } from './property/dataset-properties.ts';
import type { DatasetKind, PropertyDefinition } from './property/property-definition.ts';
import type {
  DatasetPropertyName,
  DatasetPropertyValue,
  UserPropertyName,
} from './property/property-values.ts';
import { type Property, type PropertySource, readSource } from './property/read-properties.ts';
import { PROPERTY_PROGRAM } from './property-program.ts';

/** A property that can be selected. */
export type SelectableProperty = DatasetPropertyName | UserPropertyName;

/** Datasets that one channel program visits: it keeps the pool from changing while it runs. */
const PAGE = { least: 256, most: 2048 } as const;

/** Lua instructions and bytes that one channel program may take. */
const PROGRAM_LIMITS = { instrlimit: 5_000_000n, memlimit: 64n << 20n } as const;

const definitions: Readonly<Record<string, PropertyDefinition>> = datasetProperties;

/**
 * Properties that a list gives and programs do not, or the other way round, or with another value or source. What a program
 * may be asked for is compared with a list, property by property, in `integration/datasets.test.ts`.
 */
const NOT_IN_PROGRAMS: ReadonlySet<string> = new Set<DatasetPropertyName>([
  'casesensitivity',
  'clones',
  'defaultgroupobjquota',
  'defaultgroupquota',
  'defaultprojectobjquota',
  'defaultprojectquota',
  'defaultuserobjquota',
  'defaultuserquota',
  'defer_destroy',
  'encryption',
  'encryptionroot',
  'inconsistent',
  'iscsioptions',
  'keyformat',
  'keystatus',
  'mounted',
  'name',
  'normalization',
  'pbkdf2iters',
  'pbkdf2salt',
  'redact_snaps',
  'userrefs',
  'utf8only',
  'version',
]);

/** A filesystem, volume, snapshot or bookmark with the properties that were selected. */
export class SelectedDataset<N extends SelectableProperty = SelectableProperty> {
  /** Full name: `pool/fs`, `pool/fs@snapshot` or `pool/fs#bookmark`. */
  readonly name: string;
  readonly kind: DatasetKind;
  /** The selected properties that it has, in the order of the selection. */
  readonly properties: ReadonlyMap<string, Property>;

  constructor(name: string, kind: DatasetKind, properties: ReadonlyMap<string, Property>) {
    this.name = name;
    this.kind = kind;
    this.properties = properties;
  }

  /** A property's value as {@link Dataset.get} gives it, or undefined where this dataset does not have it. */
  get<P extends N>(name: P): (P extends DatasetPropertyName ? DatasetPropertyValue<P> : string) | undefined {
    return this.properties.get(name)?.value as never;
  }

  /** Where a property's value comes from, or undefined where this dataset does not have it. */
  source(name: N): PropertySource | undefined {
    return this.properties.get(name)?.source;
  }
}

/**
 * Lists datasets with some of their properties. What is mounted is read many at a time, by a channel program, where the
 * caller may run one (root); the rest, and everything where that is not possible, one by one. The results are the same.
 */
export class DatasetSelection<N extends SelectableProperty> {
  readonly #transport: Transport;
  readonly #properties: readonly N[];
  /** Those that this release has: asking a program for another would end it. */
  readonly #known: readonly N[];
  readonly #options: WalkOptions;
  readonly #kinds: ReadonlySet<DatasetKind>;

  constructor(transport: Transport, properties: readonly N[], options: WalkOptions) {
    this.#transport = transport;
    this.#properties = [...new Set(properties)];
    this.#options = options;
    this.#kinds = checkKinds(options.kinds);
    for (const name of this.#properties) checkSelectable(name);
    this.#known = this.#properties.filter((name) => isIn(name, transport.abi.release));
  }

  async *from(root: string): AsyncGenerator<SelectedDataset<N>, void, void> {
    checkName(root, 'dataset');
    const mounted = (await this.#fitsProgram(root)) ? await mountedBelow(root) : [];
    if (!mounted.includes(root)) yield* this.#byCursor(root, checkDepth(this.#options.depth));
    else yield* this.#byProgram(root, mounted);
  }

  async #fitsProgram(root: string): Promise<boolean> {
    const pool = poolOf(root);
    return (
      // Its name as a source cannot be told from a default.
      pool !== 'default' &&
      !this.#kinds.has('snapshot') &&
      !this.#kinds.has('bookmark') &&
      this.#properties.every((name) => !NOT_IN_PROGRAMS.has(name)) &&
      // Programs put the alternate root before a mountpoint, and 2.0 does that wrong (dsl_get_mountpoint).
      !(
        this.#properties.some((name) => name === 'mountpoint') &&
        (await readAltroot(this.#transport, pool)) !== ''
      )
    );
  }

  async *#byProgram(root: string, mounted: string[]): AsyncGenerator<SelectedDataset<N>, void, void> {
    const program = new PropertyProgram(this.#transport, root, this.#known, mounted, this.#options.signal);
    const stack: Place[] = [{ name: root, depth: checkDepth(this.#options.depth) }];
    while (stack.length > 0) {
      const page = await program.next(stack);
      // Whoever may not run programs, or has more than one can hold, reads the rest as everybody can.
      if (!page) break;
      for (const row of page) {
        if ('depth' in row) yield* this.#byCursor(row.name, row.depth, row.name !== root);
        else if (this.#kinds.has(row.kind) && (this.#options.filter?.(row.name) ?? true)) {
          yield this.#fromFields(row);
        }
      }
    }
    for (let place = stack.pop(); place; place = stack.pop()) {
      yield* this.#byCursor(place.name, place.depth, place.name !== root);
    }
  }

  async *#byCursor(
    name: string,
    depth: number,
    mayBeGone = false,
  ): AsyncGenerator<SelectedDataset<N>, void, void> {
    const walk = new DatasetWalk(this.#transport, { ...this.#options, depth }, false);
    try {
      for await (const entry of walk.from(name)) yield this.#fromEntry(entry);
    } catch (error) {
      if (!(mayBeGone && error instanceof ZfsError && error.code === 'ENOENT')) throw error;
    }
  }

  #fromEntry(entry: WalkEntry): SelectedDataset<N> {
    const dataset: Dataset = datasetOf(entry, this.#transport.abi.release);
    const found = this.#properties.flatMap((name): [string, Property][] => {
      const property = dataset.property(name);
      return property ? [[name, property]] : [];
    });
    return new SelectedDataset(entry.name, entry.kind, new Map(found));
  }

  #fromFields({ name, kind, fields }: ReadRow): SelectedDataset<N> {
    const found = this.#known.flatMap((property, i): [string, Property][] => {
      const value = fields[2 * i];
      if (value === undefined || value === NOTHING) return [];
      return [[property, propertyOf(property, value, fields[2 * i + 1], name)]];
    });
    return new SelectedDataset(name, kind, new Map(found));
  }
}

/** A dataset to visit, and how many levels below it. */
interface Place {
  readonly name: string;
  readonly depth: number;
}

/** A dataset that the program has read: value and source of each property. */
interface ReadRow {
  readonly name: string;
  readonly kind: 'filesystem' | 'volume';
  readonly fields: readonly string[];
}

/** Stands for no value or no source. */
const NOTHING = '\x03';

/** Runs {@link PROPERTY_PROGRAM}, page by page. */
class PropertyProgram {
  readonly #transport: Transport;
  readonly #pool: string;
  readonly #properties: string[];
  readonly #mounted: string[];
  readonly #limit: number;
  readonly #signal: AbortSignal | undefined;

  constructor(
    transport: Transport,
    root: string,
    properties: readonly string[],
    mounted: string[],
    signal: AbortSignal | undefined,
  ) {
    this.#transport = transport;
    this.#pool = poolOf(root);
    this.#properties = [...properties];
    this.#mounted = mounted;
    this.#limit = Math.min(PAGE.most, Math.max(PAGE.least, mounted.length >> 3));
    this.#signal = signal;
  }

  /**
   * Visits the datasets on top of the stack, which is left with those that remain.
   *
   * @returns undefined, and the stack as it was, where the program cannot be run
   */
  async next(stack: Place[]): Promise<(ReadRow | Place)[] | undefined> {
    const places = stack.slice(-this.#limit);
    const reply = await this.#run(places);
    if (!reply) return undefined;
    stack.splice(stack.length - places.length);
    const left = splitFields(reply.stack);
    for (let i = 0; i + 1 < left.length; i += 2)
      stack.push({ name: left[i] ?? '', depth: Number(left[i + 1]) });
    return reply.rows === ''
      ? []
      : reply.rows
          .slice(0, -2)
          .split('\x01\x02\x01')
          .map((row) => this.#row(row));
  }

  async #run(places: readonly Place[]): Promise<{ rows: string; stack: string } | undefined> {
    const arg = Nvlist.from({
      stack: stringArray(places.map(({ name }) => name)),
      depths: BigInt64Array.from(places, ({ depth }) => BigInt(depth)),
      properties: stringArray(this.#properties),
      mounted: stringArray(this.#mounted),
      limit: int64(BigInt(this.#limit)),
    });
    try {
      const { outnvl } = await call(
        this.#transport,
        'ZFS_IOC_CHANNEL_PROGRAM',
        {
          zc_name: this.#pool,
          innvl: { program: PROPERTY_PROGRAM, arg: nvlist(arg), sync: false, ...PROGRAM_LIMITS },
        },
        { signal: this.#signal },
      );
      const returned = outnvl.return?.value;
      if (!(returned instanceof Nvlist)) return undefined;
      return { rows: returned.getString('rows'), stack: returned.getString('stack') };
    } catch (error) {
      if (error instanceof ZfsError && error.errno !== undefined && error.code !== 'EINTR') return undefined;
      throw error;
    }
  }

  #row(row: string): ReadRow | Place {
    const [mark, name = '', second = '', ...given] = splitFields(row);
    if (mark === 'u') return { name, depth: Number(second) };
    return { name, kind: second === 'volume' ? 'volume' : 'filesystem', fields: given };
  }
}

function splitFields(text: string): string[] {
  return text === '' ? [] : text.split('\x01');
}

/** Names of mounted datasets, from one downwards. */
async function mountedBelow(root: string): Promise<string[]> {
  const mounts = await readMounts().catch(() => []);
  const names = mounts.map(({ dataset }) => dataset).filter((name) => !name.includes('@'));
  return [...new Set(names)].filter((name) => name === root || name.startsWith(`${root}/`));
}

/** Whether a release has a property. */
function isIn(name: string, release: Parameters<typeof isAtLeast>[0]): boolean {
  const since = Object.hasOwn(definitions, name) ? definitions[name]?.since : undefined;
  return since === undefined || isAtLeast(release, since);
}

function propertyOf(name: string, text: string, from: string | undefined, dataset: string): Property {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  const set = from === NOTHING ? undefined : from === 'default' ? '' : from;
  // Lua has signed numbers only.
  const value = definition?.type === 'number' ? BigInt.asUintN(64, BigInt(text)) : text;
  return { value, source: readSource(set, dataset, definition) };
}

function checkSelectable(name: string): void {
  if (name.includes(':') || Object.hasOwn(definitions, name)) return;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_PROPERTY',
    message: `there is no property ${JSON.stringify(String(name).slice(0, 80))} (a user property has a colon in its name)`,
  });
}
