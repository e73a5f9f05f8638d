import { test } from 'vitest';
import { command, Fixture } from './fixture.ts';
import { doAtRandom } from './random-operation.ts';

test.each([20260401, 7, 424242])(
  'seed %i: the same operations make the same pool as the zfs command',
  async (seed) => {
    await using fixture = await Fixture.open();
    await doAtRandom(fixture, (...args) => command('zfs', ...args), seed);
  },
);
