import { type DatasetPropertyName, type UserPropertyName, type Zfs, ZfsError } from '../zfs/index.ts';
import {
  cannot,
  commandFailure,
  hasCode,
  opening,
  ownFailure,
  reasonOf,
  unsupported,
} from './command-failure.ts';
import { listTableToPropertyList } from './command-output.ts';
import { contextOf, kindsOf, printedCells, printedRow, selectDatasets } from './dataset-rows.ts';
import { destroyLikeCommand, isGone } from './destroy-like-command.ts';
import { mountNew, movingMounts, unmountTree } from './mount-like-command.ts';
import { extractParentDatasetName, extractPool } from './name-parts.ts';
import { byDataset, fieldsOf, fromSources, type PrintedCell } from './printed-cell.ts';
import { datasetProperty, isDatasetProperty } from './property-alias.ts';
import { datasetInputs } from './property-inputs.ts';
import { parseReceiveFlags, parseSendFlags, sendReceive } from './send-receive.ts';
import { followsItsSize, roundedSize } from './volume-facts.ts';
import type { RunCommand } from './zetabyte.ts';
import type {
  CloneOptions,
  CreateOptions,
  DestroyOptions,
  Listing,
  PrintedProperties,
  PropertyTexts,
  ReadOptions,
  RenameOptions,
  RollbackOptions,
  SnapshotOptions,
  TextListing,
  UpgradeOptions,
  ZetabyteOptions,
} from './zetabyte-options.ts';

/** Columns of `zfs.list` where none are asked for. */
export const DEFAULT_ZFS_LIST_PROPERTIES = ['name', 'used', 'avail', 'refer', 'type', 'mountpoint'];

/** A property that moves mounts. */
const MOVES_MOUNTS = /^(mountpoint|zoned)$/;

/** Version of a filesystem (`ZPL_VERSION`), the newest of every release from 2.0 on. */
const ZPL_VERSION = 5n;

/**
 * The methods of `Zetabyte.zfs`. Each resolves to what the command prints to standard output, or what democratic-csi makes of
 * that, and rejects with a ZfsError whose message is what the command prints to standard error.
 */
export class DatasetCommands {
  readonly #run: RunCommand;
  readonly #options: ZetabyteOptions;

  constructor(run: RunCommand, options: ZetabyteOptions) {
    this.#run = run;
    this.#options = options;
  }

  /**
   * Creates a filesystem, which is mounted, or with `size` a volume. As `zfs create`.
   *
   * @throws ZfsError `EEXIST`, `ENOENT`, `ENOSPC`, `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`
   */
  create(dataset: string, options: CreateOptions = {}): Promise<string> {
    return this.#run('zfs create', [dataset, options], async (zfs, signal) => {
      if (options.parents && (await zfs.datasets.exists(dataset))) return '';
      const before = options.parents ? await missingAncestors(zfs, dataset) : [];
      const { parents } = options;
      refuseUnknown(`cannot create '${dataset}': `, Object.keys(options.properties ?? {}));
      const properties = datasetInputs(options.properties);
      const blocksize = options.blocksize ?? properties.volblocksize;
      signal.throwIfAborted();
      const made = await this.#unlessThere(options, () =>
        creating(zfs, dataset, async () => {
          if (!options.size) {
            await zfs.datasets.create(dataset, { kind: 'filesystem', parents, properties });
            return;
          }
          const volblocksize = blocksize === undefined ? undefined : String(blocksize);
          const size = await roundedSize(zfs, dataset, options.size, volblocksize);
          const all = volblocksize === undefined ? properties : { ...properties, volblocksize };
          await zfs.datasets.create(dataset, { kind: 'volume', size, parents, properties: all });
        }),
      );
      if (options.unmounted) return '';
      for (const name of made ? [...before, dataset] : [])
        await mountNew(zfs, name, 'filesystem successfully created');
      return '';
    });
  }

  /**
   * Destroys a filesystem or volume, snapshots (`fs@a`, `fs@a,b`, `fs@a%b`, `fs@%`) or a bookmark. As `zfs destroy`.
   *
   * @returns what is destroyed, in lines `destroy\tNAME`
   * @throws ZfsError `ENOENT`, `EEXIST` (it has children or clones), `EBUSY`
   */
  destroy(dataset: string, options: DestroyOptions = {}): Promise<string> {
    return this.#run('zfs destroy', [dataset, options], async (zfs, signal) => {
      const work = () => destroyLikeCommand(zfs, dataset, options, signal);
      if (!this.#idempotent(options)) return work();
      try {
        return await work();
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error;
        if (await isGone(zfs, dataset, options)) return '';
      }
      // Something that depended on it went meanwhile: what is left is looked at once more.
      return work();
    });
  }

  /**
   * Makes snapshots, all of them or none: one name, several, or several in a text with spaces between them. As `zfs snapshot`.
   *
   * @throws ZfsError `EEXIST`, `ENOENT`, `EXDEV`
   */
  snapshot(dataset: string | readonly string[], options: SnapshotOptions = {}): Promise<string> {
    return this.#run('zfs snapshot', [dataset, options], async (zfs, signal) => {
      const names = typeof dataset === 'string' ? dataset.split(' ').filter(Boolean) : [...dataset];
      const properties = datasetInputs(options.properties) as Record<UserPropertyName, string>;
      for (const name of names) {
        const [owner = ''] = name.split('@');
        await opening(owner, () => zfs.datasets.get(owner));
      }
      const all = options.recurse ? await namesBelow(zfs, names) : names;
      let missing: readonly string[] = all;
      while (missing.length > 0) {
        signal.throwIfAborted();
        try {
          await zfs.snapshots.create(missing, { properties });
          break;
        } catch (error) {
          if (!(error instanceof ZfsError)) throw error;
          const passed = this.#idempotent(options) && error.code === 'EEXIST';
          const left = passed ? await absentOf(zfs, missing) : missing;
          if (left.length === missing.length) throw snapshotFailure(missing, error);
          missing = left;
        }
      }
      return '';
    });
  }

  /**
   * Takes a filesystem or volume back to a snapshot. As `zfs rollback`.
   *
   * @throws ZfsError `EEXIST` (more recent snapshots or bookmarks exist), `ENOENT`, `EBUSY`
   */
  rollback(dataset: string, options: RollbackOptions = {}): Promise<string> {
    return this.#run('zfs rollback', [dataset, options], async (zfs, signal) => {
      await opening(dataset, () => zfs.datasets.get(dataset));
      const [owner = ''] = dataset.split('@');
      const destroyMoreRecent = options.recent === true || options.dependents === true;
      if (options.dependents) {
        const { clones } = await zfs.datasets.planRollback(owner, dataset);
        // What is below the clones, or was cloned from that, goes with them.
        const dependents = new Set(clones);
        for (const clone of clones) {
          const { steps } = await zfs.datasets.planDestroy(clone, { recursive: true, clones: true });
          for (const { kind, names } of steps) if (kind === 'filesystem') dependents.add(names[0] ?? clone);
        }
        await unmountTree(zfs, [...dependents], { force: options.force, signal });
      }
      const how = { to: dataset, destroyMoreRecent, destroyClones: options.dependents };
      signal.throwIfAborted();
      try {
        await zfs.datasets.rollback(owner, how);
      } catch (error) {
        if (hasCode(error, 'EEXIST')) throw moreRecentFailure(dataset, destroyMoreRecent, error);
        await cannot(`rollback '${owner}'`, () => Promise.reject(error));
      }
      return '';
    });
  }

  /**
   * Makes a clone of a snapshot, which is mounted. As `zfs clone`.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV`
   */
  clone(snapshot: string, dataset: string, options: CloneOptions = {}): Promise<string> {
    return this.#run('zfs clone', [snapshot, dataset, options], async (zfs, signal) => {
      await opening(snapshot, () => zfs.datasets.get(snapshot));
      if (options.parents && (await zfs.datasets.exists(dataset))) return '';
      const before = options.parents ? await missingAncestors(zfs, dataset) : [];
      const properties = datasetInputs(options.properties);
      signal.throwIfAborted();
      const made = await this.#unlessThere(options, () =>
        creating(zfs, dataset, () =>
          zfs.datasets.clone(snapshot, dataset, { properties, parents: options.parents }),
        ),
      );
      for (const name of made ? [...before, dataset] : [])
        await mountNew(zfs, name, 'filesystem successfully created');
      return '';
    });
  }

  /**
   * Sends a snapshot and receives it on the same host. As `zfs send | zfs receive`.
   *
   * @throws ZfsError `EEXIST` ("destination ... exists"), `ENOENT`, `ZFSKIT_UNSUPPORTED` for other flags
   */
  send_receive(
    source: string,
    send_options: readonly string[],
    target: string,
    receive_options: readonly string[],
  ): Promise<string> {
    return this.#run(
      'zfs send | zfs receive',
      [source, send_options, target, receive_options],
      async (zfs, signal) => {
        const [send, receive] = [parseSendFlags(send_options), parseReceiveFlags(receive_options)];
        await sendReceive(zfs, source, send, target, receive, signal);
        return '';
      },
    );
  }

  /**
   * Makes a clone independent of its origin. As `zfs promote`.
   *
   * @throws ZfsError `EINVAL` (no clone), `EEXIST`, `ENOENT`
   */
  promote(dataset: string): Promise<string> {
    return this.#run('zfs promote', [dataset], async (zfs, signal) => {
      await opening(dataset, () => zfs.datasets.get(dataset));
      signal.throwIfAborted();
      await cannot(`promote '${dataset}'`, () => zfs.datasets.promote(dataset));
      return '';
    });
  }

  /**
   * Renames a filesystem, volume or snapshot; what is mounted moves to where it then belongs. As `zfs rename`.
   *
   * @throws ZfsError `ENOENT`, `EEXIST`, `EXDEV`, `EBUSY`
   */
  rename(source: string, target: string, options: RenameOptions = {}): Promise<string> {
    return this.#run('zfs rename', [source, target, options], async (zfs, signal) => {
      const dataset = await opening(source, () => zfs.datasets.get(source));
      const to =
        dataset.kind === 'snapshot' && target.startsWith('@') ? `${source.split('@')[0]}${target}` : target;
      const { recurse: recursive, parents } = options;
      const parent = extractParentDatasetName(to);
      if (!parents && parent !== '' && dataset.kind !== 'snapshot' && !(await zfs.datasets.exists(parent))) {
        throw ownFailure('ENOENT', `cannot create '${to}': parent does not exist`, to);
      }
      const what = extractPool(source) === extractPool(to) ? `rename '${source}'` : `rename to '${to}'`;
      const rename = () => cannot(what, () => zfs.datasets.rename(source, to, { recursive, parents }));
      const before = parents ? await missingAncestors(zfs, to) : [];
      signal.throwIfAborted();
      if (dataset.kind !== 'filesystem' || options.unmounted) await rename();
      else {
        const moved = { name: source, nameAfter: to, concerns: 'all' } as const;
        const renameBelowNew = async () => {
          await rename();
          for (const name of before) await mountNew(zfs, name, 'renamed').catch(() => {});
        };
        await movingMounts(zfs, moved, options.force === true, renameBelowNew, signal);
      }
      return '';
    });
  }

  /**
   * Lists datasets: the columns, rows of cells as the command prints them with -Hp, and the rows as objects by column. As
   * `zfs list`.
   *
   * @param properties - columns; none for {@link Zetabyte.DEFAULT_ZFS_LIST_PROPERTIES}
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT` (a dataset of another kind)
   */
  list(
    dataset: string,
    properties?: string | readonly string[],
    options?: ReadOptions & { parse?: true },
  ): Promise<Listing>;
  list(
    dataset: string,
    properties: string | readonly string[] | undefined,
    options: ReadOptions & { parse: false },
  ): Promise<TextListing>;
  list(
    dataset: string,
    properties?: string | readonly string[],
    options?: ReadOptions,
  ): Promise<Listing | TextListing>;
  list(
    dataset: string,
    properties: string | readonly string[] = [],
    options: ReadOptions = {},
  ): Promise<Listing | TextListing> {
    return this.#run('zfs list', [dataset, properties, options], async (zfs) => {
      exactOnly('zfs list', options);
      const asked = properties.length === 0 ? DEFAULT_ZFS_LIST_PROPERTIES : properties;
      const columns = typeof asked === 'string' ? asked.split(',') : [...asked];
      const names = columns.map((name) => knownProperty('zfs list', name));
      const kinds = kindsOf(options.types);
      const depth = options.depth === undefined ? undefined : Number(options.depth);
      const datasets = await selectDatasets(zfs, {
        root: dataset,
        kinds,
        recurse: options.recurse === true,
        depth,
      });
      const data: string[][] = [];
      const context = await contextOf(zfs, dataset, names);
      for (const each of datasets) data.push(await printedRow(zfs, each, names, context));
      if (options.parse === false) return { properties: asked, data: linesOf(data) };
      return { properties: asked, data, indexed: listTableToPropertyList(columns, data) };
    });
  }

  /**
   * Sets properties in one call; a change of the mountpoint moves what is mounted. Resolves to undefined where there are none.
   * As `zfs set`.
   *
   * @throws ZfsError `ENOENT`, `ENOSPC`, `ZFSKIT_INVALID_PROPERTY`
   */
  set(dataset: string, properties: PropertyTexts): Promise<string | undefined> {
    if (Object.keys(properties).length === 0) return Promise.resolve(undefined);
    return this.#run('zfs set', [dataset, properties], async (zfs, signal) => {
      await opening(dataset, () => zfs.datasets.get(dataset));
      refuseUnknown(`cannot set property for '${dataset}': `, Object.keys(properties));
      const given = datasetInputs(properties);
      const grows = given.volsize !== undefined && given.refreservation === undefined;
      const inputs =
        grows && (await followsItsSize(zfs, dataset)) ? { ...given, refreservation: 'auto' } : given;
      const set = () => cannot(`set property for '${dataset}'`, () => zfs.properties.set(dataset, inputs));
      const moving = Object.keys(given).filter((name) => MOVES_MOUNTS.test(name));
      if (moving.length > 0) {
        await movingMounts(zfs, movedBy(dataset, moving), false, set, signal);
        return '';
      }
      signal.throwIfAborted();
      await set();
      if (given.canmount === 'off') await unmountTree(zfs, [dataset]);
      return '';
    });
  }

  /**
   * Reads properties: by dataset and name `{ value, received, source }`, as text, `-` for what there is not. As `zfs get`.
   *
   * @param properties - `all` (default, also for an empty list), or names
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_PROPERTY`
   */
  get(
    dataset: string,
    properties?: string | readonly string[],
    options?: ReadOptions & { parse?: true },
  ): Promise<PrintedProperties>;
  get(
    dataset: string,
    properties: string | readonly string[] | undefined,
    options: ReadOptions & { parse: false },
  ): Promise<string>;
  get(
    dataset: string,
    properties?: string | readonly string[],
    options?: ReadOptions,
  ): Promise<PrintedProperties | string>;
  get(
    dataset: string,
    properties: string | readonly string[] = 'all',
    options: ReadOptions = {},
  ): Promise<PrintedProperties | string> {
    return this.#run('zfs get', [dataset, properties, options], async (zfs) => {
      exactOnly('zfs get', options);
      const asked = typeof properties === 'string' ? properties.split(',') : properties;
      const names =
        asked.length === 0 || properties === ''
          ? ['all']
          : asked.map((name) => knownProperty('zfs get', name));
      const kinds = kindsOf(options.types) ?? (options.recurse ? kindsOf('all') : undefined);
      const root = { root: dataset, kinds, recurse: options.recurse === true, depth: undefined };
      const cells: PrintedCell[] = [];
      const datasets = await selectDatasets(zfs, root);
      const context = await contextOf(zfs, dataset, names);
      for (const each of datasets) cells.push(...(await printedCells(zfs, each, names, context)));
      const chosen = cells.filter(fromSources(options.sources));
      return options.parse === false ? linesOf(chosen.map(fieldsOf(options.fields))) : byDataset(chosen);
    });
  }

  /**
   * Takes back a local value; with the constructor's options `recurse` and `received` also below, and to the received one. As
   * `zfs inherit`.
   *
   * @throws ZfsError `ENOENT`, `EINVAL`, `ZFSKIT_INVALID_PROPERTY`
   */
  inherit(dataset: string, property: string): Promise<string> {
    return this.#run('zfs inherit', [dataset, property], async (zfs, signal) => {
      refuseUnknown('', [property]);
      await opening(dataset, () => zfs.datasets.get(dataset));
      const name = datasetProperty(property) as DatasetPropertyName;
      const { recurse: recursive, received } = this.#options;
      const inherit = async () => {
        try {
          await zfs.properties.inherit(dataset, name, { recursive, received });
        } catch (error) {
          if (!hasCode(error, 'EINVAL')) throw error;
          const hints = [
            `use 'zfs set ${name}=none' to clear`,
            `use 'zfs inherit -S ${name}' to revert to received value`,
          ];
          throw commandFailure(`'${name}' property cannot be inherited\n${hints.join('\n')}`, error);
        }
      };
      signal.throwIfAborted();
      if (MOVES_MOUNTS.test(name))
        await movingMounts(zfs, movedBy(dataset, [name], recursive), false, inherit, signal);
      else await inherit();
      return '';
    });
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: no release from 2.0 on has `zfs remap` */
  remap(dataset: string): Promise<string> {
    return this.#run('zfs remap', [dataset], () => {
      throw unsupported('zfs remap', 'no release from 2.0 on has it, and nothing has to be done instead');
    });
  }

  /**
   * Brings filesystems to a version: one, all below it, or with `all` every one. As `zfs upgrade`.
   *
   * @returns how many were upgraded, and how many were at that version, in the command's words
   * @throws ZfsError `ENOENT`, `ZFSKIT_UNSUPPORTED` for the lists that the command prints for people
   */
  upgrade(options: UpgradeOptions = {}, dataset?: string): Promise<string> {
    return this.#run('zfs upgrade', [options, dataset], async (zfs, signal) => {
      if (options.versions || (!options.all && dataset === undefined)) {
        throw unsupported('zfs upgrade', 'name a filesystem, or all: lists for people are not made');
      }
      if (dataset !== undefined) await opening(dataset, () => zfs.datasets.get(dataset));
      const given = String(options.version ?? ZPL_VERSION);
      if (!/^\d+$/.test(given)) throw ownFailure('ZFSKIT_INVALID_ARGUMENT', `invalid version '${given}'`);
      const version = BigInt(given);
      const depth = options.all || options.recurse ? undefined : 0;
      let [upgraded, same] = [0, 0];
      for await (const name of zfs.datasets.names(dataset, { kinds: ['filesystem'], depth })) {
        const { version: now } = await zfs.properties.get(name, ['version']);
        signal.throwIfAborted();
        if (BigInt(now?.value ?? version) >= version) same++;
        else {
          await cannot(`upgrade '${name}'`, () => zfs.properties.set(name, datasetInputs({ version })));
          upgraded++;
        }
      }
      const already = same > 0 ? `${same} filesystems already at this version\n` : '';
      return `${upgraded} filesystems upgraded\n${already}`;
    });
  }

  #idempotent({ idempotent }: { readonly idempotent?: boolean | undefined }): boolean {
    return idempotent ?? this.#options.idempotent ?? false;
  }

  /** Whether it was made, and not there before. */
  async #unlessThere(
    options: { readonly idempotent?: boolean | undefined },
    work: () => Promise<unknown>,
  ): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(this.#idempotent(options) && hasCode(error, 'EEXIST'))) throw error;
      return false;
    }
  }
}

/** What a change of properties concerns: `zoned` everything below, `mountpoint` what inherits it. */
function movedBy(name: string, properties: readonly string[], recursive = false) {
  const all = recursive || properties.includes('zoned');
  return { name, nameAfter: name, concerns: all ? 'all' : 'heirs' } as const;
}

/** Puts a failure to create something into the command's words. */
async function creating(zfs: Zfs, name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) return cannot(`create '${name}'`, () => Promise.reject(error));
    const pool = extractPool(name);
    const isThere = await zfs.datasets.exists(pool);
    const why = isThere ? 'parent does not exist' : `no such pool '${pool}'`;
    throw commandFailure(`cannot create '${name}': ${why}`, error);
  }
}

async function missingAncestors(zfs: Zfs, name: string): Promise<string[]> {
  const parts = name.split('/');
  const missing: string[] = [];
  for (let count = 2; count < parts.length; count++) {
    const ancestor = parts.slice(0, count).join('/');
    if (!(await zfs.datasets.exists(ancestor))) missing.push(ancestor);
  }
  return missing;
}

async function absentOf(zfs: Zfs, names: readonly string[]): Promise<string[]> {
  const absent: string[] = [];
  for (const name of names) if (!(await zfs.datasets.exists(name))) absent.push(name);
  return absent;
}

async function namesBelow(zfs: Zfs, names: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const name of names) {
    const [owner = '', short = ''] = name.split('@');
    for await (const each of zfs.datasets.names(owner)) all.push(`${each}@${short}`);
  }
  return all;
}

function snapshotFailure(names: readonly string[], error: ZfsError): ZfsError {
  const failed = error.failures.size > 0 ? [...error.failures.keys()] : names.slice(0, 1);
  const several = error.code === 'EXDEV';
  const lines = several
    ? [`cannot create snapshots : ${reasonOf(error)}`]
    : failed.map((name) => `cannot create snapshot '${name}': ${reasonOf(error)}`);
  return commandFailure(`${lines.join('\n')}${names.length > 1 ? '\nno snapshots were created' : ''}`, error);
}

function moreRecentFailure(snapshot: string, destroying: boolean, error: ZfsError): ZfsError {
  const [what, hint] = destroying
    ? [
        'clones of previous snapshots exist',
        "use '-R' to force deletion of the following clones and dependents:",
      ]
    : [
        'more recent snapshots or bookmarks exist',
        "use '-r' to force deletion of the following snapshots and bookmarks:",
      ];
  const names = [...error.failures.keys()].join('\n');
  return commandFailure(`cannot rollback to '${snapshot}': ${what}\n${hint}\n${names}`, error);
}

function exactOnly(command: string, { parse, parseable }: ReadOptions): void {
  if (parse !== false || parseable) return;
  throw unsupported(command, 'text for people is not made: parse, or parseable for lines with tabs');
}

function refuseUnknown(prefix: string, names: readonly string[]): void {
  const unknown = names.find((name) => !isDatasetProperty(name));
  if (unknown === undefined) return;
  throw ownFailure('ZFSKIT_INVALID_PROPERTY', `${prefix}invalid property '${unknown}'`);
}

/** The commands refuse a name that is no property before they open anything. */
function knownProperty(command: string, given: string): string {
  const name = datasetProperty(given);
  if (name === 'all' && command === 'zfs get') return name;
  if (isDatasetProperty(name)) return name;
  throw ownFailure('ZFSKIT_INVALID_PROPERTY', `bad property list: invalid property '${given}'`);
}

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}
