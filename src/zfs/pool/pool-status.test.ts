import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, Nvlist } from '../../nvlist/index.ts';
import { readFeatures } from './features.ts';
import { readSample } from './iostat.ts';
import { poolFeaturesOf } from './pool-features.ts';
import { allVdevs, readPoolStatus } from './pool-status.ts';
import { readErrorScrub, readScan } from './scan-status.ts';
import { vdevName } from './vdev-name.ts';
import { readVdevState } from './vdev-state.ts';
import { readVdevStatistics } from './vdev-statistics.ts';

const FOLDER = new URL('../../nvlist/testdata/kernel/', import.meta.url);
const NOW = 2_000_000_000n;

function config(release: string): Nvlist {
  return decode(new Uint8Array(readFileSync(new URL(`${release}/pool-stats.bin`, FOLDER))));
}

describe.each([
  ['2.0.3', [2, 0, 3], 0n],
  ['2.1.11', [2, 1, 11], 1n],
  ['2.3.9', [2, 3, 9], 1n],
  ['2.4.4', [2, 4, 4], 1n],
] as const)('what the kernel says, OpenZFS %s', (release, numbers, hasPhysicalSize) => {
  test('status', () => {
    const status = readPoolStatus(config(release), 0, NOW);
    expect(status).toMatchObject({ state: 'ONLINE', suspended: false, version: 5000n, errorCount: 0n });
    const [root, mirror, ...leaves] = [...allVdevs(status)];
    expect([root?.name, mirror?.name, leaves.length]).toEqual([status.name, 'mirror-0', 2]);
    for (const { statistics, aux, activity } of leaves) {
      expect([aux, activity, statistics.noalloc, statistics.removing]).toEqual([
        undefined,
        undefined,
        false,
        false,
      ]);
      expect(statistics.configuredAshift).toBeGreaterThanOrEqual(9n);
      expect(statistics.configuredAshift).toBeLessThanOrEqual(16n);
      expect(statistics.physicalSize > 0n).toBe(hasPhysicalSize === 1n);
    }
  });

  test('features', () => {
    const features = readFeatures(config(release), new Set(poolFeaturesOf(numbers)));
    expect(features.filter(({ supported }) => !supported)).toEqual([]);
    expect(features.filter(({ state }) => state === 'disabled')).toEqual([]);
  });

  test('a second sample equal to the first has no traffic', () => {
    const { sample, counted } = readSample(config(release), undefined);
    expect(sample.vdevs.operations.write).toBeGreaterThan(0);
    const again = readSample(config(release), counted).sample.vdevs;
    expect([again.seconds, again.operations.write, again.latency.totalWrite]).toEqual([0, 0, undefined]);
  });
});

describe('a scan', () => {
  const stats = (values: Record<number, bigint>, length = 22) => {
    const array = new BigUint64Array(length);
    for (const [index, value] of Object.entries(values)) array[Number(index)] = value;
    return array;
  };
  const running = {
    0: 1n,
    1: 1n,
    2: NOW - 200n,
    4: 4000n << 20n,
    10: NOW - 100n,
    13: 2000n << 20n,
    14: 2000n << 20n,
  };

  test('has a rate, a fraction and a time to go', () => {
    const { progress } = readScan(stats(running), NOW) ?? {};
    expect(progress).toEqual({
      done: 2000n << 20n,
      total: 4000n << 20n,
      fraction: 0.5,
      perSecond: 20n << 20n,
      secondsLeft: 100n,
    });
    expect(readScan(stats({ ...running, 6: 1000n << 20n }), NOW)?.progress.total).toBe(3000n << 20n);
  });

  test('of a release before 2.2 skips nothing', () => {
    expect(readScan(stats({ ...running, 6: 1000n << 20n }, 15), NOW)?.progress.total).toBe(4000n << 20n);
  });

  test('that is paused or slow has no time to go', () => {
    const paused = readScan(stats({ ...running, 11: NOW - 5n }), NOW);
    expect([paused?.pausedSeconds, paused?.progress.secondsLeft, paused?.progress.perSecond]).toEqual([
      NOW - 5n,
      undefined,
      0n,
    ]);
    expect(readScan(stats({ ...running, 13: 100n }), NOW)?.progress.secondsLeft).toBeUndefined();
  });

  test('of more than there is, or of nothing, is no harm', () => {
    expect(readScan(stats({ ...running, 4: 0n, 6: 5n }), NOW)?.progress.fraction).toBe(0);
    expect(readScan(stats({ ...running, 14: 1n << 63n }), NOW)?.progress.fraction).toBe(1);
    expect([readScan(undefined, NOW), readScan(stats({}), NOW), readErrorScrub(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('names', () => {
  const name = (values: Parameters<typeof Nvlist.from>[0]) => vdevName(Nvlist.from(values), 'tank');

  test.each([
    [{ type: 'root' }, 'tank'],
    [{ type: 'mirror', id: 3n }, 'mirror-3'],
    [{ type: 'raidz', id: 0n, nparity: 2n }, 'raidz2-0'],
    [{ type: 'disk', path: '/dev/disk/by-id/wwn-1-part1', whole_disk: 1n }, 'wwn-1'],
    [{ type: 'disk', path: '/dev/disk/by-id/wwn-1-part1', whole_disk: 0n }, 'wwn-1-part1'],
    [{ type: 'disk', path: '/dev/sda1', whole_disk: 1n }, 'sda'],
    [{ type: 'disk', path: '/dev/nvme0n1p1', whole_disk: 1n }, 'nvme0n1'],
    [{ type: 'disk', path: '/dev/xvdb1', whole_disk: 1n }, 'xvdb'],
    [{ type: 'file', path: '/dev/x/image1' }, '/dev/x/image1'],
    [{ type: 'disk', path: '/dev/sda1', not_present: 1n, guid: 42n }, '42'],
  ])('%o is %s', (values, expected) => expect(name(values)).toBe(expected));

  test('of dRAID count its children', () => {
    const children = Array.from({ length: 11 }, () => Nvlist.from({ type: 'file' }));
    const draid = { type: 'draid', id: 0n, nparity: 2n, draid_ndata: 4n, draid_nspares: 1n, children };
    expect(name(draid)).toBe('draid2:4d:11c:1s-0');
  });
});

test('states', () => {
  expect(readVdevState(7n, 0n)).toEqual({ state: 'ONLINE', aux: undefined, reason: undefined });
  expect(readVdevState(4n, 1n)).toMatchObject({
    state: 'UNAVAIL',
    aux: 'OPEN_FAILED',
    reason: 'cannot open',
  });
  expect(readVdevState(4n, 2n)).toMatchObject({ state: 'FAULTED', reason: 'corrupted data' });
  expect(readVdevState(7n, 10n, true).state).toBe('INUSE');
  expect(readVdevState(7n, 0n, true).state).toBe('AVAIL');
  expect(readVdevState(99n, 99n)).toEqual({ state: 'UNKNOWN', aux: 'UNKNOWN', reason: 'corrupted data' });
});

test('statistics of any length', () => {
  expect(readVdevStatistics(new BigUint64Array())).toMatchObject({ size: 0n, noalloc: false });
  const of21 = new BigUint64Array(46).fill(0n);
  of21[45] = 5n;
  expect(readVdevStatistics(of21)).toMatchObject({ physicalSize: 5n, noalloc: false });
  const of23 = new BigUint64Array(48).fill(0n);
  of23[45] = 1n;
  expect(readVdevStatistics(of23)).toMatchObject({ physicalSize: 0n, noalloc: true });
});
