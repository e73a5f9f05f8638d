import {
  type Dataset,
  type DatasetKind,
  datasetProperties,
  type Property,
  type PropertyDefinition,
  type ReadablePropertyName,
  type Zfs,
} from '../zfs/index.ts';
import { readAltroot } from '../zfs/pool-altroot.ts';
import { hasCode, opening, ownFailure } from './command-failure.ts';
import { extractPool } from './name-parts.ts';
import type { PrintedCell } from './printed-cell.ts';
import {
  isUncounted,
  NOTHING,
  type PrintContext,
  printedSource,
  printedText,
  printedValue,
} from './printed-value.ts';

const KINDS: Readonly<Record<string, readonly DatasetKind[]>> = {
  filesystem: ['filesystem'],
  fs: ['filesystem'],
  volume: ['volume'],
  vol: ['volume'],
  snapshot: ['snapshot'],
  snap: ['snapshot'],
  bookmark: ['bookmark'],
  all: ['filesystem', 'volume', 'snapshot', 'bookmark'],
};

/** What is kept inside a filesystem, or depends on how it is mounted: a listing does not have it. */
const NOT_LISTED =
  /^(mounted|atime|relatime|devices|exec|readonly|setuid|xattr|nbmand|version|utf8only|normalization|casesensitivity|default.*quota|written[@#].*)$/;

const definitions: Readonly<Record<string, PropertyDefinition>> = datasetProperties;

/** Which datasets are read. */
export interface Selection {
  readonly root: string;
  /** Kinds that were asked for; undefined for the command's default. */
  readonly kinds: readonly DatasetKind[] | undefined;
  readonly recurse: boolean;
  readonly depth: number | undefined;
}

/**
 * Reads a list of kinds as `-t` takes it.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function kindsOf(types: string | readonly string[] | undefined): readonly DatasetKind[] | undefined {
  if (types === undefined) return undefined;
  const words = typeof types === 'string' ? types.split(',') : types;
  return words.flatMap((word) => {
    const kinds = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
    return kinds ?? refuse(`invalid type '${word}'`);
  });
}

/**
 * The datasets that `zfs list` and `zfs get` are about, in the order in which they print them: by name, each with its snapshots
 * in the order in which they were made, and its bookmarks. With snapshots alone, or bookmarks alone, and no depth, those of
 * the root.
 *
 * @throws ZfsError in the command's words: `ENOENT`, `ZFSKIT_INVALID_ARGUMENT` for a root of another kind
 */
export async function selectDatasets(zfs: Zfs, selection: Selection): Promise<Dataset[]> {
  const { root, kinds, recurse } = selection;
  const isDataset = !/[@#]/.test(root);
  const only = kinds?.length === 1 ? kinds[0] : undefined;
  const oneLevel = isDataset && (only === 'snapshot' || only === 'bookmark');
  const below = recurse || selection.depth !== undefined || oneLevel;
  const top = await opening(root, () => openDataset(zfs, root));
  checkKind(top, kinds, below);
  if (!below || !isDataset) return [top];
  const found: Dataset[] = [];
  const depth = selection.depth ?? (recurse ? undefined : 1);
  const wanted = { kinds: kinds ?? ['filesystem', 'volume'], depth } as const;
  for await (const dataset of zfs.datasets.list(root, wanted)) found.push(dataset);
  return found.sort(inOrderOfCommand);
}

/** Properties of one dataset as they are printed: of those that were named all, of `all` those that it has. */
export async function printedCells(
  zfs: Zfs,
  dataset: Dataset,
  names: readonly string[],
  context: PrintContext,
): Promise<PrintedCell[]> {
  const { name } = dataset;
  const properties = await propertiesOf(zfs, dataset, names);
  const received =
    dataset.kind === 'bookmark' ? new Map<string, never>() : await zfs.properties.received(name);
  const sourceOf = (value: string, property: string) => {
    const source = properties.get(property)?.source;
    if (source === undefined && isUncounted(dataset, property)) return 'default';
    return value === NOTHING ? NOTHING : printedSource(source);
  };
  const cell = (property: string): PrintedCell => {
    const value = printedValue(dataset, property, properties, context);
    const there = received.get(property);
    return {
      name,
      property,
      value,
      received: there === undefined ? NOTHING : printedText(property, there),
      source: sourceOf(value, property),
    };
  };
  return names.flatMap((property) =>
    property === 'all' ? allNames(properties).map(cell).filter(isThere) : cell(property),
  );
}

/** The values alone of some properties of one dataset, as they are printed. */
export async function printedRow(
  zfs: Zfs,
  dataset: Dataset,
  names: readonly string[],
  context: PrintContext,
): Promise<string[]> {
  const properties = await propertiesOf(zfs, dataset, names);
  return names.map((name) => printedValue(dataset, name, properties, context));
}

async function propertiesOf(
  zfs: Zfs,
  dataset: Dataset,
  names: readonly string[],
): Promise<{ get(name: string): Property | undefined; keys(): Iterable<string> }> {
  if (dataset.kind === 'bookmark') return dataset.properties;
  if (names.includes('all')) return zfs.properties.all(dataset.name);
  const more = names.filter((name) => NOT_LISTED.test(name));
  const listed = { get: (name: string) => dataset.property(name), keys: () => names };
  if (more.length === 0) return listed;
  const read = new Map(
    Object.entries(await zfs.properties.get(dataset.name, more as ReadablePropertyName[])),
  ) as Map<string, Property | undefined>;
  return { get: (name) => (read.has(name) ? read.get(name) : listed.get(name)), keys: () => names };
}

/** @throws ZfsError `ENOENT` */
async function openDataset(zfs: Zfs, name: string): Promise<Dataset> {
  if (!name.includes('#')) return zfs.datasets.get(name);
  const { name: found } = await zfs.bookmarks.get(name);
  const [owner = ''] = name.split('#');
  for await (const bookmark of zfs.datasets.list(owner, { kinds: ['bookmark'], depth: 1 })) {
    if (bookmark.name === found) return bookmark;
  }
  throw ownFailure('ENOENT', 'dataset does not exist', name);
}

/** What `all` stands for: native properties in the order of the table, then those of users. */
function allNames(properties: { keys(): Iterable<string> }): string[] {
  const native = Object.keys(definitions).filter((name) => definitions[name]?.hidden !== true);
  return [...native, ...[...properties.keys()].filter((name) => name.includes(':'))];
}

function isThere({ value }: PrintedCell): boolean {
  return value !== NOTHING && value !== '';
}

/** What the values of a dataset, and of those below it, are printed by. */
export async function contextOf(zfs: Zfs, name: string, names: readonly string[]): Promise<PrintContext> {
  const { release } = zfs.transport.abi;
  if (!names.includes('mountpoint') && !names.includes('all')) return { release, altroot: '' };
  try {
    const pool = extractPool(name.replace(/[@#].*$/s, ''));
    return { release, altroot: await readAltroot(zfs.transport, pool) };
  } catch (error) {
    // A service may let a caller read a dataset and not its pool.
    if (hasCode(error, 'ZFSKIT_DENIED', 'EPERM', 'EACCES')) return { release, altroot: '' };
    throw error;
  }
}

/** The command opens the root as one of the kinds; below it, filesystems lead to what was asked for. */
function checkKind(top: Dataset, kinds: readonly DatasetKind[] | undefined, below: boolean): void {
  if (kinds === undefined || kinds.includes(top.kind)) return;
  const leads = top.kind === 'filesystem' || kinds.includes('snapshot') || kinds.includes('bookmark');
  if (below && (top.kind === 'filesystem' || top.kind === 'volume') && leads) return;
  const why = /[@#]/.test(top.name)
    ? `${top.kind} delimiter '${top.kind === 'snapshot' ? '@' : '#'}' is not expected here`
    : 'operation not applicable to datasets of this type';
  throw ownFailure('ZFSKIT_INVALID_ARGUMENT', `cannot open '${top.name}': ${why}`, top.name);
}

function inOrderOfCommand(a: Dataset, b: Dataset): number {
  const [datasetA = '', datasetB = ''] = [a, b].map(({ name }) => name.split(/[@#]/)[0]);
  if (datasetA !== datasetB) return compareBytes(datasetA, datasetB);
  const rank = (dataset: Dataset) => ['snapshot', 'bookmark'].indexOf(dataset.kind);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.createtxg !== b.createtxg) return a.createtxg < b.createtxg ? -1 : 1;
  return compareBytes(a.name, b.name);
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function refuse(text: string): never {
  throw ownFailure('ZFSKIT_INVALID_ARGUMENT', text);
}
