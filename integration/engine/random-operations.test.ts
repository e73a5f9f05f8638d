import { expect, test } from 'vitest';
import { type Zfs, ZfsError } from 'zfskit';
import { UserspaceTransport } from 'zfskit/engine';
import { Dice } from '../dice.ts';
import { doAtRandom, operation } from '../random-operation.ts';
import { EngineFixture, stock } from './engine-fixture.ts';
import { stockCommand } from './stock-command.ts';

test('the same operations make the same pool as the zfs command on the engine', async () => {
  await using fixture = await EngineFixture.open();
  const { zfs } = fixture;
  await doAtRandom(fixture, (...args) => stockCommand(zfs, 'zfs', ...args), 20260401, 40);
}, 300_000);

/** What is there, without what is only counted. */
async function stateOf({ datasets, holds }: Zfs, pool: string): Promise<unknown[]> {
  const state: unknown[] = [];
  for await (const dataset of datasets.list(pool, { kinds: ['filesystem', 'snapshot', 'bookmark'] })) {
    const { name, kind, guid, createtxg, origin, properties } = dataset;
    const set = [...properties].filter(([, { source }]) => source.kind === 'local');
    const tags = kind === 'snapshot' ? await holds.list(name) : [];
    state.push({ name, guid, createtxg, origin, set, tags });
  }
  return state;
}

test.each([7, 424242])(
  'seed %i: what was acknowledged is there when the engine was killed',
  async (seed) => {
    await using fixture = await EngineFixture.open();
    const { zfs, folder } = fixture;
    const { transport } = zfs;
    if (!(transport instanceof UserspaceTransport)) throw new Error('not an engine');
    const pool = await fixture.pool();
    const dice = new Dice(seed);
    const failed = new Map<string, number>();
    let done = 0;
    for (let count = 0; count < 400; count++) {
      await operation(dice)
        .ours(zfs, pool)
        .then(
          () => done++,
          (error: unknown) => {
            if (!(error instanceof ZfsError)) throw error;
            failed.set(error.code, (failed.get(error.code) ?? 0) + 1);
          },
        );
    }
    expect(done).toBeGreaterThan(50);
    for (const code of failed.keys()) expect(code).toMatch(/^(E[A-Z0-9]+|ZFS_ERR_\w+|ZFSKIT_INVALID_NAME)$/);
    const before = await stateOf(zfs, pool);
    expect(before.length).toBeGreaterThan(3);
    process.kill(transport.pid, 'SIGKILL');
    await expect(zfs.datasets.get(pool)).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
    await transport.restart();
    expect(await stateOf(zfs, pool)).toEqual(before);
    await zfs.close();
    expect(stock('zdb', '-e', '-p', folder, '-bc', pool)).toContain('No leaks');
  },
  120_000,
);
