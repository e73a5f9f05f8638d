import { expect, test } from 'vitest';
import { doAtRandom } from '../random-operation.ts';
import { EngineFixture, stock } from './engine-fixture.ts';
import { stockCommand } from './stock-command.ts';

test.each([20260401, 7, 424242])(
  'seed %i: the same operations make the same pool as the zfs command on the engine',
  async (seed) => {
    await using fixture = await EngineFixture.open();
    const { zfs, folder } = fixture;
    await doAtRandom(fixture, (...args) => stockCommand(zfs, 'zfs', ...args), seed);
    const pools = await zfs.pools.configs();
    await zfs.close();
    for (const name of pools.keys())
      expect(stock('zdb', '-e', '-p', folder, '-bc', name)).toContain('No leaks');
  },
  120_000,
);
