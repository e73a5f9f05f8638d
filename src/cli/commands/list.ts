import { Command } from 'commander';
import { type Dataset, openZfs, type Zfs } from '../../zfs/index.ts';

/** `zfskit list`: filesystems and volumes of a pool or below a dataset, all pools by default. */
export function listCommand(): Command {
  return new Command('list')
    .description('list filesystems and volumes')
    .argument('[dataset...]', 'where to start; all pools when left out')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .action(async (names: string[], options: { json?: boolean }) => {
      await using zfs = await openZfs();
      for await (const dataset of datasets(zfs, names)) {
        console.log(options.json ? JSON.stringify(record(dataset)) : line(dataset));
      }
    });
}

async function* datasets(zfs: Zfs, names: readonly string[]): AsyncGenerator<Dataset> {
  const roots = names.length > 0 ? names : [...(await zfs.pools.configs()).keys()].sort();
  for (const root of roots) yield* zfs.datasets.list(root);
}

function line(dataset: Dataset): string {
  const bytes = (name: 'used' | 'available' | 'referenced') => String(dataset.get(name) ?? '-').padStart(15);
  return `${bytes('used')} ${bytes('available')} ${bytes('referenced')}  ${dataset.name}`;
}

function record(dataset: Dataset): Record<string, unknown> {
  const { name, kind, guid, createtxg, origin } = dataset;
  const properties = Object.fromEntries(
    [...dataset.properties].map(([key, { value, source }]) => [
      key,
      { value: typeof value === 'bigint' ? value.toString() : value, source },
    ]),
  );
  return { name, kind, guid: guid.toString(), createtxg: createtxg.toString(), origin, properties };
}
