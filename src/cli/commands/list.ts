import { Command, InvalidArgumentError } from 'commander';
import { humanBytes, humanTime, printable } from '../../human.ts';
import { type Dataset, datasetProperties, type Zfs, ZfsError } from '../../zfs/index.ts';
import { poolNames } from '../answer-of.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';
import { table } from '../table.ts';

interface ListOptions {
  readonly json?: boolean;
  readonly properties: string;
  readonly types: string;
  readonly depth?: number;
  readonly exact?: boolean;
  readonly scripted?: boolean;
}

type Kind = Dataset['kind'];

const KINDS: readonly Kind[] = ['filesystem', 'volume', 'snapshot', 'bookmark'];

/** Numbers that are bytes. */
const SIZES =
  /^(used(by\w+)?|available|referenced|logical(used|referenced)|written|(ref)?quota|(ref)?reservation|volsize|volblocksize|recordsize|special_small_blocks)$/;

/** `zfskit list`: datasets of a pool or below a dataset, all pools by default. */
export function listCommand(): Command {
  return new Command('list')
    .description('list filesystems, volumes, snapshots and bookmarks')
    .argument('[dataset...]', 'where to start; all pools when left out')
    .option(
      '-o, --properties <names>',
      'columns: name, kind, or properties',
      'used,available,referenced,name',
    )
    .option('-t, --types <types>', 'filesystem, volume, snapshot, bookmark or all', 'filesystem,volume')
    .option('-r, --recursive', 'all levels, which is the default')
    .option('-d, --depth <levels>', 'levels below the start; 0 is the start alone', levels)
    .option('-p, --exact', 'print exact numbers; those that are not on a terminal always are')
    .option('-H, --scripted', 'no header; there is none either when the output is not a terminal')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .action(async (names: string[], options: ListOptions) => {
      const kinds = kindsOf(options.types);
      const columns = columnsOf(options.properties);
      await using zfs = await openCommandZfs();
      const found = datasets(zfs, names, kinds, options.depth);
      if (options.json) for await (const dataset of found) console.log(jsonText(record(dataset)));
      else if (process.stdout.isTTY)
        for (const line of await tableOf(found, columns, options)) console.log(line);
      else for await (const dataset of found) console.log(cells(dataset, columns, true).join('  ').trimEnd());
    });
}

async function* datasets(
  zfs: Zfs,
  names: readonly string[],
  kinds: readonly Kind[],
  depth: number | undefined,
): AsyncGenerator<Dataset> {
  const roots = names.length > 0 ? names : await poolNames(zfs);
  for (const root of roots) yield* zfs.datasets.list(root, { kinds, depth });
}

async function tableOf(
  found: AsyncIterable<Dataset>,
  names: readonly string[],
  { exact, scripted }: ListOptions,
): Promise<string[]> {
  const rows: string[][] = [];
  for await (const dataset of found) rows.push(cells(dataset, names, exact === true));
  const columns = names.map((name) => ({
    title: name.toUpperCase(),
    align: isNumber(name) ? ('right' as const) : ('left' as const),
  }));
  return table(columns, rows, !scripted);
}

function cells(dataset: Dataset, names: readonly string[], exact: boolean): string[] {
  return names.map((name) => printable(text(dataset, name, exact)));
}

function text(dataset: Dataset, name: string, exact: boolean): string {
  if (name === 'name' || name === 'kind') return dataset[name];
  const value = dataset.property(name)?.value;
  if (value === undefined || value === '') return '-';
  if (typeof value === 'string') return value;
  if (typeof value !== 'bigint') return value.join(',');
  if (name === 'creation' && !exact) return humanTime(value);
  if (name.endsWith('ratio')) return `${(Number(value) / 100).toFixed(2)}${exact ? '' : 'x'}`;
  return SIZES.test(name) && !exact ? humanBytes(value) : String(value);
}

function isNumber(name: string): boolean {
  if (!Object.hasOwn(datasetProperties, name)) return SIZES.test(name);
  return datasetProperties[name as keyof typeof datasetProperties].type === 'number' && name !== 'creation';
}

function columnsOf(list: string): string[] {
  return list.split(',').map((name) => {
    const known = name === 'name' || name === 'kind' || Object.hasOwn(datasetProperties, name);
    if (known || name.includes(':')) return name;
    throw wrongUsage(`there is no property ${JSON.stringify(name)}`);
  });
}

function kindsOf(list: string): readonly Kind[] {
  if (list === 'all') return KINDS;
  return list.split(',').map((name) => {
    const kind = KINDS.find((known) => known === name);
    if (kind) return kind;
    throw wrongUsage(`there is no type ${JSON.stringify(name)}: ${KINDS.join(', ')}, all`);
  });
}

function levels(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a number from 0.');
  return Number(text);
}

function wrongUsage(message: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}

function record(dataset: Dataset): Record<string, unknown> {
  const { name, kind, guid, createtxg, origin } = dataset;
  const properties = Object.fromEntries(
    [...dataset.properties].map(([key, { value, source }]) => [key, { value, source }]),
  );
  return { name, kind, guid, createtxg, origin, properties };
}
