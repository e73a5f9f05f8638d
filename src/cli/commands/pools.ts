import { Command } from 'commander';
import { humanBytes, printable } from '../../human.ts';
import type { PoolStatus } from '../../zfs/index.ts';
import { answerOf, PATIENCE, poolNames } from '../answer-of.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';
import { stateStyle } from '../style.ts';
import { type Cell, table } from '../table.ts';

/** `zfskit pools`: the imported pools with their sizes and states. */
export function poolsCommand(): Command {
  return new Command('pools')
    .description('list pools with their size and state')
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .option('-p, --exact', 'print exact numbers')
    .action(async (options: { json?: boolean; exact?: boolean }) => {
      await using zfs = await openCommandZfs();
      const pools: PoolStatus[] = [];
      for (const name of await poolNames(zfs)) {
        const status = await answerOf(zfs.pools.status(name, PATIENCE));
        if (status) pools.push(status);
      }
      if (options.json) for (const status of pools) console.log(jsonText(record(status)));
      else for (const line of lines(pools, options.exact === true)) console.log(line);
    });
}

function record(status: PoolStatus): Record<string, unknown> {
  const { name, guid, errorCount, vdevs } = status;
  const { size, allocated, fragmentation } = vdevs.statistics;
  return {
    name,
    guid,
    state: stateOf(status),
    size,
    allocated,
    free: size - allocated,
    fragmentation,
    errorCount,
  };
}

function lines(pools: readonly PoolStatus[], exact: boolean): string[] {
  const bytes = (value: bigint) => (exact ? String(value) : humanBytes(value));
  const columns = [
    { title: 'NAME' },
    ...['SIZE', 'ALLOC', 'FREE', 'FRAG', 'CAP'].map((title) => ({ title, align: 'right' as const })),
    { title: 'STATE' },
    { title: 'ERRORS', align: 'right' as const },
  ];
  const rows = pools.map((status): Cell[] => {
    const { size, allocated, fragmentation } = status.vdevs.statistics;
    const capacity = size === 0n ? 0n : (allocated * 100n) / size;
    const state = stateOf(status);
    return [
      printable(status.name),
      bytes(size),
      bytes(allocated),
      bytes(size - allocated),
      fragmentation === undefined ? '-' : `${fragmentation}%`,
      `${capacity}%`,
      { text: state, style: stateStyle(state) },
      String(status.errorCount),
    ];
  });
  return table(columns, rows);
}

/** What zpool calls a pool that takes no writes. */
function stateOf({ state, suspended }: PoolStatus): string {
  return suspended ? 'SUSPENDED' : state;
}
