import { expect, test } from 'vitest';
import { labelFacts } from '../../label/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import { importCandidates, leavesOf } from './import-candidate.ts';
import type { ScannedDevice } from './import-scan.ts';

interface Shape {
  readonly txg?: bigint;
  readonly pool?: bigint;
  readonly state?: bigint;
  readonly id?: bigint;
  readonly top?: bigint;
  readonly children?: readonly (readonly [guid: bigint, path: string])[];
  readonly tops?: bigint;
  readonly holes?: readonly bigint[];
  readonly labelCount?: number;
}

/** A device of a pool of one mirror, unless the shape says otherwise. */
function device(guid: bigint, path: string, shape: Shape = {}): ScannedDevice {
  const { txg = 10n, pool = 1n, state = 1n, id = 0n, top = 100n, tops = 1n, labelCount = 4 } = shape;
  const children = (shape.children ?? [[guid, path]]).map(([child, at], i) => ({
    type: 'file',
    id: uint64(BigInt(i)),
    guid: uint64(child),
    path: at,
    devid: 'old',
  }));
  const config = Nvlist.from({
    version: uint64(5000n),
    name: `pool${pool}`,
    state: uint64(state),
    txg: uint64(txg),
    pool_guid: uint64(pool),
    hostid: uint64(7n),
    hostname: 'here',
    top_guid: uint64(top),
    guid: uint64(guid),
    vdev_children: uint64(tops),
    hole_array: shape.holes ? BigUint64Array.from(shape.holes) : undefined,
    vdev_tree: { type: 'mirror', id: uint64(id), guid: uint64(top), children },
  });
  return {
    path,
    sizeBytes: 1 << 30,
    identity: path,
    config,
    facts: labelFacts(config),
    labelCount,
    names: [{ path, order: 0 }],
  };
}

const tree = (config: Nvlist) => config.getList('vdev_tree').getListArray('children');

test('devices of two pools', () => {
  const pair = {
    children: [
      [11n, '/a'],
      [12n, '/b'],
    ],
  } as const;
  const pools = importCandidates([
    device(11n, '/a', pair),
    device(21n, '/c', { pool: 2n }),
    device(12n, '/b', pair),
  ]);
  expect(pools).toMatchObject([
    {
      name: 'pool1',
      guid: 1n,
      state: 'exported',
      txg: 10n,
      host: { id: 7n, name: 'here' },
      missing: [],
      moved: [],
    },
    { name: 'pool2', guid: 2n, devices: [{ path: '/c', role: 'member' }] },
  ]);
  const config = pools[0]?.config as Nvlist;
  expect(config.names()).toEqual([
    'version',
    'name',
    'state',
    'pool_guid',
    'hostid',
    'hostname',
    'vdev_children',
    'vdev_tree',
  ]);
  expect(config.getList('vdev_tree').getUint64('guid')).toBe(1n);
});

test('a missing half, and one that moved', () => {
  const pair = {
    children: [
      [11n, '/a'],
      [12n, '/b'],
    ],
  } as const;
  const [pool] = importCandidates([device(11n, '/elsewhere', pair)]);
  expect(pool?.missing).toEqual([{ guid: 12n, path: '/b', topLevel: 0 }]);
  expect(pool?.moved).toEqual([{ guid: 11n, from: '/a', to: '/elsewhere' }]);
  const [leaf] = leavesOf(tree(pool?.config as Nvlist)[0] as Nvlist);
  expect([leaf?.getString('path'), leaf?.findString('devid')]).toEqual(['/elsewhere', undefined]);
});

test('holes and missing top-level vdevs have placeholders', () => {
  const [pool] = importCandidates([device(11n, '/a', { id: 2n, tops: 4n, holes: [1n] })]);
  expect(tree(pool?.config as Nvlist).map((top) => [top.getString('type'), top.getUint64('id')])).toEqual([
    ['missing', 0n],
    ['hole', 1n],
    ['mirror', 2n],
    ['missing', 3n],
  ]);
  expect(pool?.missingTopLevel).toEqual([0, 3]);
});

test('the newest label says what belongs to the pool', () => {
  const now = {
    txg: 20n,
    children: [
      [12n, '/b'],
      [13n, '/c'],
    ],
  } as const;
  const [pool] = importCandidates([
    device(11n, '/a', {
      txg: 5n,
      state: 0n,
      children: [
        [11n, '/a'],
        [12n, '/b'],
      ],
    }),
    device(12n, '/b', now),
    device(13n, '/c', { ...now, txg: 19n }),
  ]);
  expect(pool).toMatchObject({ state: 'exported', txg: 20n, missing: [] });
  expect(pool?.devices.map(({ path, role }) => [path, role])).toEqual([
    ['/a', 'former'],
    ['/b', 'member'],
    ['/c', 'outdated'],
  ]);
});

test('a device that was removed does not come back into its hole', () => {
  const [pool] = importCandidates([
    device(11n, '/a', { txg: 20n, tops: 2n, holes: [1n] }),
    device(12n, '/b', { txg: 5n, id: 1n, top: 101n, tops: 2n }),
  ]);
  expect(tree(pool?.config as Nvlist).map((top) => top.getString('type'))).toEqual(['mirror', 'hole']);
  expect(pool?.devices.find(({ path }) => path === '/b')?.role).toBe('former');
});

test('copies: the one at home is taken, else the one with the most labels', () => {
  const [atHome] = importCandidates([
    device(11n, '/copy', { children: [[11n, '/a']] }),
    device(11n, '/a', { labelCount: 1 }),
  ]);
  expect(atHome).toMatchObject({ copies: [{ guid: 11n, paths: ['/copy', '/a'] }], moved: [] });
  const away = { children: [[11n, '/gone']] } as const;
  const [moved] = importCandidates([device(11n, '/x', { ...away, labelCount: 1 }), device(11n, '/y', away)]);
  expect(moved?.moved).toEqual([{ guid: 11n, from: '/gone', to: '/y' }]);
});

test('spares and prepared devices make no pool', () => {
  const spare = device(31n, '/s', { state: 3n });
  expect(importCandidates([spare, device(32n, '/t', { txg: 0n })])).toEqual([]);
  expect(importCandidates([spare, device(11n, '/a')])[0]?.spareDevices).toEqual(new Map([[31n, '/s']]));
});

test('a label that makes no sense hides no other', () => {
  const forged = device(41n, '/f');
  (forged.config.getList('vdev_tree').getListArray('children')[0] as Nvlist).delete('guid');
  const farAway = device(42n, '/g', { id: 1n << 40n });
  expect(importCandidates([forged, farAway, device(11n, '/a')])).toMatchObject([
    { devices: [{ path: '/a' }] },
  ]);
});
