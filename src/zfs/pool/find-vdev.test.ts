import { expect, test } from 'vitest';
import { Nvlist, type NvlistInit, uint64 } from '../../nvlist/index.ts';
import { findVdev, vdevsOf } from './find-vdev.ts';
import { splitTree } from './split-tree.ts';

const node = (type: string, guid: bigint, rest: NvlistInit = {}) =>
  Nvlist.from({ type, guid: uint64(guid), ...rest });
const id = (value: bigint) => ({ id: uint64(value) });

const spare = node('disk', 30n, { path: '/dev/sdx1', whole_disk: uint64(1n) });
const inUse = node('spare', 12n, {
  ...id(1n),
  children: [node('disk', 13n, { path: '/dev/disk/by-id/wwn-0x50-part1', whole_disk: uint64(1n) }), spare],
});
const tree = Nvlist.from({
  type: 'root',
  children: [
    node('mirror', 10n, { ...id(0n), children: [node('file', 11n, { path: '/a/disk' }), inUse] }),
    node('draid', 20n, {
      ...id(1n),
      nparity: uint64(2n),
      draid_ndata: uint64(4n),
      draid_nspares: uint64(1n),
      children: [node('disk', 21n, { path: '/dev/sda' }), node('disk', 22n, { path: '/srv/sda' })],
    }),
    node('raidz', 23n, { ...id(2n), nparity: uint64(3n) }),
    node('hole', 0n, { ...id(3n), is_hole: uint64(1n) }),
    node('file', 25n, { path: '/log', is_log: uint64(1n) }),
    node('file', 26n, { path: '/special', alloc_bias: 'special' }),
  ],
  spares: [spare],
  l2cache: [node('disk', 40n, { path: '/dev/nvme0n1p1', whole_disk: uint64(1n) })],
});
const vdevs = vdevsOf(tree);
const find = (address: bigint | string) => findVdev(vdevs, address, 'tank').guid;

test.each<[string | bigint, bigint]>([
  [11n, 11n],
  ['11', 11n],
  ['/a/disk', 11n],
  ['mirror-0', 10n],
  ['spare-1', 12n],
  ['/dev/disk/by-id/wwn-0x50', 13n],
  ['wwn-0x50', 13n],
  ['wwn-0x50-part1', 13n],
  ['sdx', 30n],
  ['/dev/sdx', 30n],
  ['sdx1', 30n],
  ['draid2:4d:2c:1s-1', 20n],
  ['draid2-1', 20n],
  ['draid-1', 20n],
  ['raidz3-2', 23n],
  ['/dev/sda', 21n],
  ['nvme0n1', 40n],
])('%s is vdev %s', (address, guid) => {
  expect(find(address)).toBe(guid);
});

test('what vdevs are for', () => {
  const roles = vdevs.map(({ guid, role, top }) => `${guid} ${role}${top ? ' top' : ''}`);
  expect(roles).toEqual([
    '10 data top',
    '11 data',
    '12 data',
    '13 data',
    '30 data',
    '20 data top',
    '21 data',
    '22 data',
    '23 data top',
    '25 log top',
    '26 special top',
    '30 spare top',
    '40 cache top',
  ]);
});

test('a vdev that is not there, and one that may be two', () => {
  expect(() => find('mirror-7')).toThrowError(expect.objectContaining({ code: 'ZFSKIT_NO_VDEV' }));
  expect(() => find('disk')).toThrowError(/has no vdev "disk"; it has mirror-0 \(10\), \/a\/disk \(11\)/);
  expect(() => find('sda')).toThrowError(
    expect.objectContaining({
      code: 'ZFSKIT_AMBIGUOUS_VDEV',
      message: 'tank: "sda" may be each of /dev/sda (21), /srv/sda (22)',
    }),
  );
});

test('the tree of a pool that is split off', () => {
  const leaf = (guid: bigint) => node('file', guid, { path: `/${guid}` });
  const pool = Nvlist.from({
    type: 'root',
    children: [
      node('mirror', 1n, { children: [leaf(2n), leaf(3n)] }),
      node('indirect', 4n),
      node('mirror', 5n, { is_log: uint64(1n), children: [leaf(6n), leaf(7n)] }),
      node('mirror', 8n, { children: [leaf(9n), leaf(10n)] }),
      node('file', 11n, { path: '/log', is_log: uint64(1n) }),
    ],
  });
  const split = (...addresses: bigint[]) =>
    splitTree(pool, addresses, 'tank')
      .getListArray('children')
      .map((child) => child.findUint64('guid') ?? child.getString('type'));
  expect(split()).toEqual([3n, 4n, 'hole', 10n]);
  expect(split(9n)).toEqual([3n, 4n, 'hole', 9n]);
  expect(split(2n, 10n)).toEqual([2n, 4n, 'hole', 10n]);
  for (const bad of [[2n, 3n], [6n], [4n]]) {
    expect(() => split(...bad)).toThrowError(expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }));
  }
  const single = Nvlist.from({ type: 'root', children: [leaf(1n)] });
  expect(() => splitTree(single, [], 'tank')).toThrowError(/all its vdevs are mirrors: this has a file/);
});
