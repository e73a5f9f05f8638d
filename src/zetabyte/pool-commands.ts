import type { LayoutFinding, PoolLayout, PoolStatus, Property, Zfs } from '../zfs/index.ts';
import { checkLayout, poolProperties, readMounts, ZfsError } from '../zfs/index.ts';
import { commandFailure, opening, ownFailure, reasonOf, unsupported } from './command-failure.ts';
import { listTableToPropertyList } from './command-output.ts';
import { mountNew, mountsHere, unmountTree } from './mount-like-command.ts';
import { NOTHING, printedText } from './printed-value.ts';
import { isPoolProperty, poolProperty } from './property-alias.ts';
import { datasetInputs, poolInputs } from './property-inputs.ts';
import { layoutOf, leafAt, type NamedDevice, type VdevArgument } from './vdev-arguments.ts';
import type { RunCommand } from './zetabyte.ts';
import type {
  Listing,
  PropertyTexts,
  ReadOptions,
  TextListing,
  ZetabyteOptions,
} from './zetabyte-options.ts';

/** Columns of `zpool.list` where none are asked for. */
export const DEFAULT_ZPOOL_LIST_PROPERTIES = [
  'name',
  'size',
  'allocated',
  'free',
  'cap',
  'health',
  'altroot',
];

/** Numbers that mean nothing at their largest, or at 0: not known, or not there (`zpool_get_prop` in `lib/libzfs/libzfs_pool.c`). */
const NOTHING_AT: Readonly<Record<string, readonly bigint[]>> = {
  capacity: [(1n << 64n) - 1n],
  fragmentation: [(1n << 64n) - 1n],
  expandsize: [0n, (1n << 64n) - 1n],
  checkpoint: [0n],
  version: [5000n],
};

/** What `zpool.create` takes. */
export interface CreatePoolOptions {
  readonly vdevs: readonly VdevArgument[];
  readonly spares?: readonly NamedDevice[] | undefined;
  readonly logs?: readonly NamedDevice[] | undefined;
  readonly cache?: readonly NamedDevice[] | undefined;
  /** Of the pool (`-o`). */
  readonly properties?: PropertyTexts | undefined;
  /** Of its root dataset (`-O`). */
  readonly fsProperties?: PropertyTexts | undefined;
  /** Of its root dataset (`-m`). */
  readonly mountpoint?: string | undefined;
  /** Alternate root (`-R`). */
  readonly root?: string | undefined;
  /** No features (`-d`). */
  readonly disableFeatures?: boolean | undefined;
  /** Overwrite devices that are in use, or have the label of a pool, and take vdevs that do not fit each other (`-f`). */
  readonly force?: boolean | undefined;
  /** Refused. */
  readonly noop?: boolean | undefined;
  /** Refused. */
  readonly tempname?: string | undefined;
}

/**
 * The methods of `Zetabyte.zpool`, as {@link DatasetCommands} has those of `zfs`. democratic-csi's class rejects with a text
 * here; these reject with a ZfsError with that text.
 */
export class PoolCommands {
  readonly #run: RunCommand;
  readonly #options: ZetabyteOptions;

  constructor(run: RunCommand, options: ZetabyteOptions) {
    this.#run = run;
    this.#options = options;
  }

  /**
   * Creates a pool, whose root is mounted. As `zpool create`.
   *
   * @throws ZfsError `EEXIST`, `EBUSY`, `ENOENT`, `EOVERFLOW`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_UNSUPPORTED` (`noop`, `tempname`)
   */
  create(pool: string, options: CreatePoolOptions): Promise<string> {
    return this.#run('zpool create', [pool, options], async (zfs, signal) => {
      if (options.noop)
        throw unsupported('zpool create -n', 'nothing is tried out: use checkLayout of zfskit');
      if (options.tempname) throw unsupported('zpool create -t', 'import it under another name instead');
      const altroot = options.root === undefined ? {} : { cachefile: 'none', altroot: options.root };
      const mountpoint = options.mountpoint === undefined ? {} : { mountpoint: options.mountpoint };
      const layout = layoutOf(options);
      if (!(options.force ?? this.#options.force)) await refuseUnfit(layout, false, signal);
      signal.throwIfAborted();
      await failing(`create '${pool}'`, () =>
        zfs.pools.create(pool, {
          ...layout,
          properties: poolInputs({ ...altroot, ...options.properties }),
          rootProperties: datasetInputs({ ...options.fsProperties, ...mountpoint }),
          features: options.disableFeatures ? 'none' : undefined,
        }),
      );
      await mountNew(zfs, pool, 'pool successfully created');
      return '';
    });
  }

  /** Unmounts what is in a pool and destroys it. As `zpool destroy`. @throws ZfsError `ENOENT`, `EBUSY` */
  destroy(pool: string): Promise<string> {
    return this.#ending('destroy', [pool], this.#options.force === true, (zfs, name) =>
      zfs.pools.destroy(name),
    );
  }

  /** Unmounts what is in pools and exports them. As `zpool export`. @throws ZfsError `ENOENT`, `EBUSY` */
  export(pool: string | readonly string[], options: { readonly force?: boolean } = {}): Promise<string> {
    const force = options.force ?? this.#options.force ?? false;
    return this.#ending('export', namesOf(pool), force, (zfs, name) => zfs.pools.export(name, { force }));
  }

  /** Takes a device out of a mirror. As `zpool detach`. @throws ZfsError `ENOENT`, `ZFSKIT_NO_VDEV`, `EBUSY` */
  detach(pool: string, device: string): Promise<string> {
    return this.#onDevice('detach', pool, device, (zfs) => zfs.vdevs.detach(pool, device));
  }

  /**
   * Commands in the history of pools. As `zpool history`.
   *
   * @throws ZfsError `ENOENT`
   */
  history(pool: string | readonly string[]): Promise<string> {
    return this.#run('zpool history', [pool], async (zfs) => {
      let text = '';
      for (const name of namesOf(pool)) {
        text += `History for '${name}':\n`;
        for await (const record of zfs.history(name)) {
          if (record.kind === 'command') text += `${localTime(record.timeSeconds ?? 0n)} ${record.command}\n`;
        }
        text += '\n';
      }
      return text;
    });
  }

  /**
   * Lists pools: columns, rows of cells as the command prints them with -Hp, and the rows as objects. As `zpool list`.
   *
   * @param pool - one, several, or none for all
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_PROPERTY`
   */
  list(
    pool: string | readonly string[] | undefined,
    properties: string | readonly string[] = [],
    options: ReadOptions = {},
  ): Promise<Listing | TextListing> {
    return this.#run('zpool list', [pool, properties, options], async (zfs) => {
      if (options.parse === false && !options.parseable) {
        throw unsupported(
          'zpool list',
          'text for people is not made: parse, or parseable for lines with tabs',
        );
      }
      const asked = properties.length === 0 ? DEFAULT_ZPOOL_LIST_PROPERTIES : properties;
      const columns = typeof asked === 'string' ? asked.split(',') : [...asked];
      const names = pool === undefined || pool.length === 0 ? await allPools(zfs) : namesOf(pool);
      const data: string[][] = [];
      for (const name of names) {
        const all = await openingPool(name, () => zfs.pools.properties.all(name));
        data.push(columns.map((column) => printedPoolValue(name, poolProperty(column), all)));
      }
      const text = data.map((row) => `${row.join('\t')}\n`).join('');
      if (options.parse === false) return { properties: asked, data: text };
      return { properties: asked, data, indexed: listTableToPropertyList(columns, data) };
    });
  }

  /** Takes a device out of use. As `zpool offline`. @throws ZfsError `ENOENT`, `ZFSKIT_NO_VDEV`, `EBUSY` */
  offline(pool: string, device: string, options: { readonly temporary?: boolean } = {}): Promise<string> {
    return this.#onDevice('offline', pool, device, (zfs) => zfs.vdevs.offline(pool, device, options));
  }

  /** Takes a device into use. As `zpool online`. @throws ZfsError `ENOENT`, `ZFSKIT_NO_VDEV` */
  online(pool: string, device: string, options: { readonly expand?: boolean } = {}): Promise<string> {
    return this.#onDevice('online', pool, device, (zfs) => zfs.vdevs.online(pool, device, options));
  }

  /** Gives a pool another guid. As `zpool reguid`. @throws ZfsError `ENOENT` */
  reguid(pool: string): Promise<string> {
    return this.#onPools('reguid', pool, (zfs, name) => zfs.pools.reguid(name));
  }

  /**
   * Removes a vdev, or with `stop` gives up a removal. As `zpool remove`.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_NO_VDEV`, `EBUSY`, `ZFSKIT_UNSUPPORTED` (`noop`)
   */
  remove(
    pool: string,
    device: string | undefined,
    options: { readonly noop?: boolean; readonly parsable?: boolean; readonly stop?: boolean } = {},
  ): Promise<string> {
    if (options.stop) return this.#onPools('remove', pool, (zfs) => zfs.vdevs.cancelRemove(pool));
    return this.#onDevice('remove', pool, device ?? '', (zfs) => {
      if (options.noop) throw unsupported('zpool remove -n', 'what it would take is not estimated');
      return zfs.vdevs.remove(pool, device ?? '');
    });
  }

  /** Opens the devices of a pool again. As `zpool reopen`. @throws ZfsError `ENOENT` */
  reopen(pool: string): Promise<string> {
    return this.#onPools('reopen', pool, (zfs, name) => zfs.pools.reopen(name));
  }

  /** Replaces a device by another, or by what is now at its path. As `zpool replace`. @throws ZfsError `ENOENT`, `ZFSKIT_NO_VDEV`, `EBUSY` */
  replace(pool: string, device: string, newDevice?: string): Promise<string> {
    return this.#run('zpool replace', [pool, device, newDevice], async (zfs, signal) => {
      await openingPool(pool, () => zfs.pools.status(pool));
      const leaf = leafAt(newDevice ?? device);
      // Without force, a device in use is refused.
      if (!this.#options.force) await refuseUnfit({ vdevs: [leaf] }, true, signal);
      signal.throwIfAborted();
      await failing(`replace ${device}`, () => zfs.vdevs.replace(pool, device, leaf));
      return '';
    });
  }

  /** Starts a scrub; with the constructor's options `stop` and `pause` ends or pauses it. As `zpool scrub`. @throws ZfsError `ENOENT`, `EBUSY` */
  scrub(pool: string | readonly string[]): Promise<string> {
    const { stop, pause } = this.#options;
    return this.#onPools('scrub', pool, (zfs, name) =>
      stop ? zfs.scans.stop(name) : pause ? zfs.scans.pause(name) : zfs.scans.scrub(name),
    );
  }

  /** Sets a property. As `zpool set`. @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_PROPERTY` */
  set(pool: string, property: string, value: unknown): Promise<string> {
    return this.#run('zpool set', [pool, property, value], async (zfs, signal) => {
      await openingPool(pool, () => zfs.pools.status(pool));
      if (!isPoolProperty(property)) {
        const text = `cannot set property for '${pool}': invalid property '${property}'`;
        throw ownFailure('ZFSKIT_INVALID_PROPERTY', text, pool);
      }
      signal.throwIfAborted();
      await failing(`set property for '${pool}'`, () =>
        zfs.pools.properties.set(pool, poolInputs({ [property]: value })),
      );
      return '';
    });
  }

  /**
   * The state of a pool, of several that of the first: `ONLINE`, `DEGRADED`, ...; `UNKNOWN` where it is not known, whatever the
   * reason. As the line `state:` of `zpool status`.
   *
   * @throws ZfsError `ZFSKIT_UNSUPPORTED` with `parse: false`
   */
  status(pool?: string | readonly string[], options: { readonly parse?: boolean } = {}): Promise<string> {
    return this.#run('zpool status', [pool, options], async (zfs) => {
      if (options.parse === false) {
        throw unsupported(
          'zpool status',
          'text for people is not made: use zfs.pools.status or zfskit status',
        );
      }
      const [name] = pool === undefined || pool.length === 0 ? await allPools(zfs) : namesOf(pool);
      if (name === undefined) return 'UNKNOWN';
      const status = await zfs.pools.status(name).catch(() => undefined);
      return status === undefined ? 'UNKNOWN' : stateOf(status);
    });
  }

  /**
   * Enables the features that the module knows; with the constructor's option `all` of all pools. As `zpool upgrade`.
   *
   * @returns the names of the features that were enabled, a line for each pool
   * @throws ZfsError `ENOENT`
   */
  upgrade(pool?: string | readonly string[]): Promise<string> {
    return this.#run('zpool upgrade', [pool], async (zfs, signal) => {
      const named = pool === undefined || pool.length === 0 ? [] : namesOf(pool);
      if (named.length === 0 && !this.#options.all) {
        throw unsupported('zpool upgrade', 'name a pool, or all: lists for people are not made');
      }
      let text = '';
      for (const name of named.length > 0 ? named : await allPools(zfs)) {
        signal.throwIfAborted();
        const enabled = await openingPool(name, () => zfs.features.upgrade(name));
        text += `${name}: ${enabled.join(',')}\n`;
      }
      return text;
    });
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: what it prints is for people */
  import(options: object = {}): Promise<string> {
    return this.#missing('import', [options], 'zfs.pools.importable and zfs.pools.import');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  add(pool: string, vdevs: unknown): Promise<string> {
    return this.#missing('add', [pool, vdevs], 'zfs.vdevs.add');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  attach(pool: string, device: string, newDevice: string): Promise<string> {
    return this.#missing('attach', [pool, device, newDevice], 'zfs.vdevs.attach');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  checkpoint(pool: string): Promise<string> {
    return this.#missing('checkpoint', [pool], 'zfs.pools.checkpoint');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  clear(pool: string, device?: string): Promise<string> {
    return this.#missing('clear', [pool, device], 'zfs.vdevs.clear');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  get(): Promise<string> {
    return this.#missing('get', [], 'zfs.pools.properties.get');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  iostat(options: object = {}): Promise<string> {
    return this.#missing('iostat', [options], 'zfs.pools.iostat');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  labelclear(device: string): Promise<string> {
    return this.#missing('labelclear', [device], 'wipefs(8)');
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: democratic-csi's class has no body for it */
  split(pool: string, newPool: string, device?: string): Promise<string> {
    return this.#missing('split', [pool, newPool, device], 'zfs.vdevs.split');
  }

  #missing(command: string, args: readonly unknown[], instead: string): Promise<string> {
    return this.#run(`zpool ${command}`, args, () => {
      throw unsupported(`zpool ${command}`, `use ${instead}`);
    });
  }

  #onPools(
    command: string,
    pool: string | readonly string[],
    work: (zfs: Zfs, name: string) => Promise<unknown>,
  ): Promise<string> {
    return this.#run(`zpool ${command}`, [pool], async (zfs, signal) => {
      for (const name of namesOf(pool)) {
        await openingPool(name, () => zfs.pools.status(name));
        signal.throwIfAborted();
        await failing(`${command} ${name}`, () => work(zfs, name));
      }
      return '';
    });
  }

  #onDevice(
    command: string,
    pool: string,
    device: string,
    work: (zfs: Zfs) => Promise<unknown>,
  ): Promise<string> {
    return this.#run(`zpool ${command}`, [pool, device], async (zfs, signal) => {
      await openingPool(pool, () => zfs.pools.status(pool));
      signal.throwIfAborted();
      await failing(`${command} ${device}`, () => work(zfs));
      return '';
    });
  }

  #ending(
    command: string,
    pools: readonly string[],
    force: boolean,
    work: (zfs: Zfs, name: string) => Promise<unknown>,
  ): Promise<string> {
    return this.#run(`zpool ${command}`, [pools], async (zfs, signal) => {
      for (const name of pools) {
        await openingPool(name, () => zfs.pools.status(name));
        await unmountTree(zfs, await mountedIn(zfs, name), { force, everyMount: true, signal });
        signal.throwIfAborted();
        await failing(`${command} '${name}'`, () => work(zfs, name));
      }
      return '';
    });
  }
}

/** The commands look for a pool first of all. */
async function openingPool<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Before 2.3 ZFS_IOC_POOL_GET_PROPS says EFAULT of a pool that is not there.
    const missing = error instanceof ZfsError && (error.code === 'ENOENT' || error.code === 'EFAULT');
    if (!missing) return opening(name, () => Promise.reject(error));
    throw commandFailure(`cannot open '${name}': no such pool`, error);
  }
}

async function failing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ZfsError) || error.code === 'ZFSKIT_UNSUPPORTED') throw error;
    throw commandFailure(`cannot ${what}: ${reasonOf(error)}`, error);
  }
}

/** What the command refuses without -f; for the rest the kernel has its own words. */
const OVERRIDDEN = /^(mounted|swap|held|busy|in-pool|mixed-redundancy|mixed-shape|mixed-sizes)$/;

/**
 * Refuses devices that are in use and vdevs that do not fit each other, as far as this host shows it.
 *
 * @param sparesToo - a spare of a pool may be taken: the kernel knows whose it is
 */
async function refuseUnfit(
  layout: Partial<PoolLayout>,
  sparesToo: boolean,
  signal: AbortSignal,
): Promise<void> {
  const spares = new Set(layout.spares?.map(({ path }) => path));
  const isShared = (finding: LayoutFinding) =>
    'poolState' in finding && finding.poolState === 'spare' && (sparesToo || spares.has(finding.path));
  const findings = (await checkLayout(layout, { signal })).filter(
    (finding) => OVERRIDDEN.test(finding.kind) && !isShared(finding),
  );
  if (findings.length === 0) return;
  const lines = findings.map((finding) =>
    'poolState' in finding && finding.pool !== undefined
      ? `${finding.path} is part of ${finding.poolState} pool '${finding.pool}'`
      : finding.message,
  );
  const text = `invalid vdev specification\nuse '-f' to override the following errors:\n${lines.join('\n')}`;
  const isUse = findings.some(({ kind }) => !kind.startsWith('mixed-'));
  throw ownFailure(isUse ? 'EBUSY' : 'ZFSKIT_INVALID_ARGUMENT', text, findings[0]?.path);
}

async function mountedIn(zfs: Zfs, pool: string): Promise<string[]> {
  if (!mountsHere(zfs)) return [];
  const names = (await readMounts()).map(({ dataset }) => dataset);
  return names.filter((name) => name === pool || name.startsWith(`${pool}/`));
}

async function allPools(zfs: Zfs): Promise<string[]> {
  return [...(await zfs.pools.configs()).keys()].sort();
}

function namesOf(pool: string | readonly string[]): string[] {
  return typeof pool === 'string' ? [pool] : [...pool];
}

function printedPoolValue(pool: string, name: string, all: ReadonlyMap<string, Property>): string {
  if (name === 'name') return pool;
  const value = all.get(name)?.value;
  if (value === undefined) {
    if (all.has(name) || Object.hasOwn(poolProperties, name)) return NOTHING;
    throw ownFailure('ZFSKIT_INVALID_PROPERTY', `bad property list: invalid property '${name}'`);
  }
  if (typeof value === 'bigint' && (NOTHING_AT[name] ?? []).includes(value)) return NOTHING;
  const text = printedText(name, value);
  return text === '' ? NOTHING : text;
}

function stateOf({ state, suspended }: PoolStatus): string {
  return suspended ? 'SUSPENDED' : state;
}

/** A time as the command prints it, `2026-11-22.00:12:13`, in the local zone. */
function localTime(seconds: bigint): string {
  return new Date(Number(seconds) * 1000).toLocaleString('sv-SE').replace(' ', '.');
}
