import { expect } from 'vitest';
import { file, type Zfs, ZfsError } from 'zfskit';
import { Dice } from './dice.ts';

/** Runs `zfs` with arguments and gives its standard output; fails with an error that has its `stderr`. */
export type ZfsCommand = (...args: readonly string[]) => Promise<string>;

/** A place for pools of one test. */
export interface PoolPlace {
  readonly zfs: Zfs;
  poolName(): string;
  image(): Promise<string>;
}

/** One thing to do, by zfskit to one pool and by the zfs command to another. Names are those below the pool. */
export interface Operation {
  readonly title: string;
  ours(zfs: Zfs, pool: string): Promise<unknown>;
  readonly theirs: (pool: string) => readonly string[];
}

const PROPERTIES = [
  ['compression', ['lz4', 'zstd-3', 'off', 'gzip']],
  ['atime', ['on', 'off']],
  ['quota', ['64M', '1G', 'none']],
  ['copies', ['1', '2', '3']],
  ['sync', ['always', 'disabled', 'standard']],
  ['readonly', ['on', 'off']],
  ['refreservation', ['1M', 'none']],
  ['org.zfskit:note', ['one word', 'two words', 'ü']],
] as const;

/** The next one. Names are few, so that operations meet what is there, and what is not. */
export function operation(dice: Dice): Operation {
  const dataset = () => `${dice.of(['a', 'b', 'c d', 'e%f'])}${dice.of(['', '', '/x', '/y.z'])}`;
  const snapshot = () => `${dataset()}@${dice.of(['one', 'two', 'three'])}`;
  const bookmark = () => `${dataset()}#${dice.of(['one', 'mark'])}`;
  const kind = dice.below(18);
  if (kind < 3) {
    const name = dataset();
    return {
      title: `create ${name}`,
      ours: (zfs, pool) => zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' }),
      theirs: (pool) => ['create', `${pool}/${name}`],
    };
  }
  if (kind < 5) {
    const name = snapshot();
    return {
      title: `snapshot ${name}`,
      ours: (zfs, pool) => zfs.snapshots.create([`${pool}/${name}`]),
      theirs: (pool) => ['snapshot', `${pool}/${name}`],
    };
  }
  if (kind < 7) {
    const [name, [property, values]] = [dataset(), dice.of(PROPERTIES)];
    const value = dice.of<string>(values);
    return {
      title: `set ${property}=${value} ${name}`,
      ours: (zfs, pool) => zfs.properties.set(`${pool}/${name}`, { [property]: value }),
      theirs: (pool) => ['set', `${property}=${value}`, `${pool}/${name}`],
    };
  }
  if (kind === 7) {
    const [name, property] = [
      dataset(),
      dice.of(['compression', 'atime', 'copies', 'org.zfskit:note'] as const),
    ];
    return {
      title: `inherit ${property} ${name}`,
      ours: (zfs, pool) => zfs.properties.inherit(`${pool}/${name}`, property),
      theirs: (pool) => ['inherit', property, `${pool}/${name}`],
    };
  }
  if (kind === 8) {
    const [origin, name] = [snapshot(), dataset()];
    return {
      title: `clone ${origin} ${name}`,
      ours: (zfs, pool) => zfs.datasets.clone(`${pool}/${origin}`, `${pool}/${name}`),
      theirs: (pool) => ['clone', `${pool}/${origin}`, `${pool}/${name}`],
    };
  }
  if (kind === 9) {
    // The command takes it for done when both are the same.
    const [name, to] = [dataset(), `${dataset()}${dice.of(['', '2'])}`];
    if (name === to) return operation(dice);
    return {
      title: `rename ${name} ${to}`,
      ours: (zfs, pool) => zfs.datasets.rename(`${pool}/${name}`, `${pool}/${to}`),
      theirs: (pool) => ['rename', `${pool}/${name}`, `${pool}/${to}`],
    };
  }
  if (kind === 10) {
    const name = dataset();
    return {
      title: `promote ${name}`,
      ours: (zfs, pool) => zfs.datasets.promote(`${pool}/${name}`),
      theirs: (pool) => ['promote', `${pool}/${name}`],
    };
  }
  if (kind === 11) {
    const [to, destroyMoreRecent] = [snapshot(), dice.below(2) === 1];
    return {
      title: `rollback ${destroyMoreRecent ? '-r ' : ''}${to}`,
      ours: (zfs, pool) =>
        zfs.datasets.rollback(`${pool}/${to.slice(0, to.indexOf('@'))}`, {
          to: `${pool}/${to}`,
          destroyMoreRecent,
        }),
      theirs: (pool) => ['rollback', ...(destroyMoreRecent ? ['-r'] : []), `${pool}/${to}`],
    };
  }
  if (kind === 12) {
    const from = snapshot();
    const name = `${from.slice(0, from.indexOf('@'))}#${dice.of(['one', 'mark'])}`;
    return {
      title: `bookmark ${from} ${name}`,
      ours: (zfs, pool) => zfs.bookmarks.create(new Map([[`${pool}/${name}`, `${pool}/${from}`]])),
      theirs: (pool) => ['bookmark', `${pool}/${from}`, `${pool}/${name}`],
    };
  }
  if (kind < 15) {
    const [name, tag] = [snapshot(), dice.of(['backup', 'two words'])];
    return kind === 13
      ? {
          title: `hold ${tag} ${name}`,
          ours: (zfs, pool) => zfs.holds.add([`${pool}/${name}`], tag),
          theirs: (pool) => ['hold', tag, `${pool}/${name}`],
        }
      : {
          title: `release ${tag} ${name}`,
          ours: (zfs, pool) => release(zfs, `${pool}/${name}`, tag),
          theirs: (pool) => ['release', tag, `${pool}/${name}`],
        };
  }
  const name = dice.of([dataset, snapshot, bookmark])();
  return {
    title: `destroy ${name}`,
    ours: (zfs, pool) =>
      name.includes('#') ? destroyBookmark(zfs, `${pool}/${name}`) : zfs.datasets.destroy(`${pool}/${name}`),
    theirs: (pool) => ['destroy', `${pool}/${name}`],
  };
}

/** To the command it is a failure when there is nothing to release. */
async function release(zfs: Zfs, snapshot: string, tag: string): Promise<void> {
  const missing = await zfs.holds.release([snapshot], tag);
  if (missing.length > 0)
    throw new ZfsError({ code: 'ESRCH', message: `${snapshot} has no hold ${tag}`, subject: snapshot });
}

/** To the command it is a failure when there is no such bookmark. */
async function destroyBookmark(zfs: Zfs, name: string): Promise<void> {
  await zfs.bookmarks.get(name);
  await zfs.bookmarks.destroy([name]);
}

/** What is not the same in two pools with the same history. */
const DIFFERS =
  'used available referenced guid creation createtxg objsetid usedbydataset usedbychildren usedbysnapshots ' +
  'usedbyrefreservation written logicalused logicalreferenced snapshots_changed';

/** All datasets of a pool with their properties, without the name of the pool. */
async function stateOf(command: ZfsCommand, pool: string): Promise<string[]> {
  const columns = new Set(DIFFERS.split(' '));
  const text = await command('get', '-rHp', '-t', 'all', '-o', 'name,property,value,source', 'all', pool);
  return text
    .split('\n')
    .filter((line) => !columns.has(line.split('\t')[1] ?? ''))
    .map((line) => line.replaceAll(pool, 'POOL'))
    .sort();
}

/**
 * Does the same, at random, to two pools: by zfskit to one, by the zfs command to the other. Each operation must come to the same,
 * and in the end both pools must be alike.
 *
 * @param seed - says which operations
 * @param operations - how many
 */
export async function doAtRandom(
  place: PoolPlace,
  command: ZfsCommand,
  seed: number,
  operations = 110,
): Promise<void> {
  const { zfs } = place;
  const pools = [place.poolName(), place.poolName()] as const;
  for (const pool of pools) {
    await zfs.pools.create(pool, {
      vdevs: [file(await place.image())],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'none' },
    });
  }
  const datasets = pools.flatMap((pool) => ['a', 'b', 'c d', 'a/x'].map((name) => `${pool}/${name}`));
  for (const name of datasets) await zfs.datasets.create(name, { kind: 'filesystem' });
  for (const pool of pools) await zfs.snapshots.create([`${pool}/a@one`, `${pool}/b@two`]);
  const dice = new Dice(seed);
  let succeeded = 0;
  for (let index = 0; index < operations; index++) {
    const { title, ours, theirs } = operation(dice);
    const [here, there] = await Promise.all([
      ours(zfs, pools[0]).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ZfsError) return error.message;
          throw error;
        },
      ),
      command(...theirs(pools[1])).then(
        () => undefined,
        (error: { stderr: string }) => error.stderr,
      ),
    ]);
    const verdicts = `${index}. ${title}: zfskit: ${here ?? 'done'}; zfs: ${there ?? 'done'}`;
    expect(here === undefined, verdicts).toBe(there === undefined);
    if (here === undefined) succeeded++;
  }
  expect(succeeded).toBeGreaterThan(operations / 8);
  expect(await stateOf(command, pools[0])).toEqual(await stateOf(command, pools[1]));
}
