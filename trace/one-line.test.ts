import { expect, test } from 'vitest';
import { flag, int32, list, listArray, Nvlist, uint8Array, uint64 } from '../src/nvlist/index.ts';
import { conf, dst, member, src, tracedCall } from './made-traced-call.ts';
import { oneLine } from './one-line.ts';

const disk = (path: string, more = {}) => Nvlist.from({ type: 'disk', path, guid: 5n, ...more });
const names = (...items: string[]) => Nvlist.from(Object.fromEntries(items.map((name) => [name, flag()])));

test('create a pool', () => {
  const mirror = Nvlist.from({ type: 'mirror', children: listArray([disk('/a'), disk('/b')]) });
  const log = disk('/c', { is_log: 1n });
  const root = Nvlist.from({
    type: 'root',
    children: listArray([mirror, log]),
    spares: listArray([disk('/d')]),
  });
  const props = Nvlist.from({ version: 5000n, 'root-props-nvl': list(Nvlist.from({ compression: 'lz4' })) });
  const call = tracedCall({
    name: 'ZFS_IOC_POOL_CREATE',
    subject: 'tank',
    lists: [src(props), conf(root)],
    durationNs: 21_290_000n,
  });
  expect(oneLine(call, { duration: true })).toBe(
    'POOL_CREATE tank  {version: 5000, root-props-nvl: {compression: lz4}} conf=root(mirror(/a /b) log(/c) spare(/d))  = 0  <21.3ms>',
  );
});

test('a snapshot of two datasets, one of which is there already', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_SNAPSHOT',
    subject: 'tank',
    lists: [
      src(Nvlist.from({ snaps: names('tank@a', 'tank@b'), props: new Nvlist() })),
      dst(Nvlist.from({ 'tank@b': int32(17) })),
    ],
    errno: 17,
  });
  expect(oneLine(call)).toBe(
    'SNAPSHOT tank  {snaps: {tank@a, tank@b}, props: {}}  = -1 EEXIST (there is such a snapshot already)  tank@b: EEXIST',
  );
});

test('holds that were left out because there is no such snapshot are told of although the call succeeded', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_HOLD',
    subject: 'tank',
    lists: [
      src(
        Nvlist.from({
          holds: Nvlist.from({ 'tank@a': 'keep me', 'tank@x': 'keep me' }),
          cleanup_fd: int32(3),
        }),
      ),
      dst(Nvlist.from({ 'tank@x': int32(2) })),
    ],
  });
  expect(oneLine(call)).toBe(
    'HOLD tank  {holds: {tank@a: "keep me", tank@x: "keep me"}, cleanup_fd: 3}  = 0  tank@x: ENOENT',
  );
});

test('properties of a dataset: the size of a long reply, members that changed', () => {
  const property = Nvlist.from({ value: 123456789n, source: 'tank/a' });
  const reply = Nvlist.from(
    Object.fromEntries(['used', 'available', 'quota'].map((name) => [name, property])),
  );
  const call = tracedCall({
    name: 'ZFS_IOC_OBJSET_STATS',
    subject: 'tank/a',
    members: [
      member('zc_nvlist_dst_size', 262144n, 480n),
      member('zc_nvlist_dst_filled', 0, 1),
      member('zc_objset_stats.dds_guid', 0n, 99n),
      member('zc_objset_stats.dds_type', 0, 2),
    ],
    lists: [dst(reply)],
    attempts: 3,
  });
  expect(oneLine(call)).toBe(
    'OBJSET_STATS tank/a  = 0  → 3 keys, 372B zc_objset_stats={dds_guid=99 dds_type=DMU_OST_ZFS}  (3 tries)',
  );
});

test('a short reply is shown', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_SPACE_SNAPS',
    subject: 'tank@b',
    lists: [
      src(Nvlist.from({ firstsnap: 'tank@a' })),
      dst(Nvlist.from({ used: 1024n, compressed: 512n, uncompressed: 2048n })),
    ],
  });
  expect(oneLine(call)).toBe(
    'SPACE_SNAPS tank@b  {firstsnap: tank@a}  = 0  → {used: 1024, compressed: 512, uncompressed: 2048}',
  );
});

test('a cursor that the kernel moves', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_DATASET_LIST_NEXT',
    subject: 'tank',
    members: [member('zc_cookie', 5n, 7n), member('zc_name', 'tank', 'tank/b')],
  });
  expect(oneLine(call)).toBe('DATASET_LIST_NEXT tank  zc_cookie=5  = 0  → zc_cookie=7 zc_name=tank/b');
});

test('numbers that have a name', () => {
  const scrub = tracedCall({
    name: 'ZFS_IOC_POOL_SCAN',
    subject: 'tank',
    members: [member('zc_cookie', 1n), member('zc_flags', 1)],
    errno: 16,
    code: 'EBUSY',
    meaning: 'a resilver runs',
  });
  expect(oneLine(scrub)).toBe(
    'POOL_SCAN tank  zc_cookie=POOL_SCAN_SCRUB zc_flags=POOL_SCRUB_PAUSE  = -1 EBUSY (a resilver runs)',
  );
  const imported = tracedCall({
    name: 'ZFS_IOC_POOL_IMPORT',
    subject: 'tank',
    members: [member('zc_cookie', 0x1000_0042n)],
  });
  expect(oneLine(imported)).toBe(
    'POOL_IMPORT tank  zc_cookie=ZFS_IMPORT_ANY_HOST|ZFS_IMPORT_LOAD_KEYS|0x10000000  = 0',
  );
});

test('a wrapping key is not shown, wherever it is, unless it was asked for', () => {
  const key = Nvlist.from({ wkeydata: uint8Array(Uint8Array.of(0xca, 0xfe)) });
  const list = src(Nvlist.from({ hidden_args: key, deep: Nvlist.from({ hidden_args: key }) }));
  const call = tracedCall({
    name: 'ZFS_IOC_LOAD_KEY',
    subject: 'tank/secret',
    lists: [{ ...list, redacted: true }],
  });
  expect(oneLine(call, { limit: 200 })).toBe(
    'LOAD_KEY tank/secret  {hidden_args: {wkeydata: <redacted, 2 bytes>}, deep: {hidden_args: {wkeydata: <redacted, 2 bytes>}}}  = 0',
  );
  expect(oneLine({ ...call, lists: [list] })).toContain('{wkeydata: <2 bytes cafe>}');
});

test('what does not fit is counted', () => {
  const snaps = names(...Array.from({ length: 1000 }, (_, i) => `tank@${i}`));
  const call = tracedCall({
    name: 'ZFS_IOC_DESTROY_SNAPS',
    subject: 'tank',
    lists: [src(Nvlist.from({ snaps, defer: flag() }))],
  });
  expect(oneLine(call, { limit: 40 })).toBe(
    'DESTROY_SNAPS tank  {snaps: {tank@0, tank@1, tank@2, tank@3, … 996 more}, … 1 more}  = 0',
  );
});

test('a call that never came back, one that is not known, and one that could not be read', () => {
  expect(oneLine(tracedCall({ name: 'ZFS_IOC_EVENTS_NEXT', errno: undefined, durationNs: undefined }))).toBe(
    'EVENTS_NEXT  = ? (it did not come back)',
  );
  expect(oneLine(tracedCall({ name: '0x5aff', errno: 25, meaning: undefined }))).toBe('0x5aff  = -1 ENOTTY');
  expect(oneLine(tracedCall({ name: 'ZFS_IOC_POOL_STATS', errno: 14, problem: 'no memory at 0x1' }))).toBe(
    'POOL_STATS  <no memory at 0x1>  = -1 EFAULT',
  );
});

test('bytes that are no list are shown in hexadecimal, with the reason', () => {
  const broken = {
    place: 'zc_nvlist_src',
    list: undefined,
    bytes: Uint8Array.from({ length: 20 }, (_, i) => i),
    size: 20n,
    problem: 'no such encoding: 7 at byte 0',
    redacted: false,
  } as const;
  expect(oneLine(tracedCall({ name: 'ZFS_IOC_CREATE', subject: 'tank/a', lists: [broken] }))).toBe(
    'CREATE tank/a  <20 bytes 0001020304050607…> <no such encoding: 7 at byte 0>  = 0',
  );
});

test('text that could move the cursor is made harmless', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_SET_PROP',
    subject: 'tank/\u001b[2J',
    lists: [src(Nvlist.from({ 'user:"x': 'line\nline \udcff' }))],
  });
  expect(oneLine(call)).toBe('SET_PROP "tank/\\u{1b}[2J"  {"user:\\"x": "line\\u{a}line \\xff"}  = 0');
});

test('a pool configuration begins with what is telling', () => {
  const config = Nvlist.from({
    version: 5000n,
    name: 'tank',
    vdev_tree: Nvlist.from({
      type: 'root',
      children: listArray([
        Nvlist.from({
          type: 'raidz',
          nparity: 2n,
          children: listArray([disk('/a'), disk('/b'), disk('/c')]),
        }),
        Nvlist.from({ type: 'mirror', alloc_bias: 'special', children: listArray([disk('/d')]) }),
        Nvlist.from({ type: 'hole' }),
      ]),
      l2cache: listArray([disk('/e')]),
    }),
  });
  config.set('state', uint64(0n));
  const call = tracedCall({ name: 'ZFS_IOC_POOL_IMPORT', subject: 'tank', lists: [conf(config)] });
  expect(oneLine(call)).toBe(
    'POOL_IMPORT tank  conf={name: tank, vdev_tree: root(raidz2(/a /b /c) special(mirror(/d)) hole cache(… 1 more)), … 2 more}  = 0',
  );
});

test('pieces are painted by what they are', () => {
  const call = tracedCall({ name: 'ZFS_IOC_POOL_STATS', subject: 'tank', errno: 2, durationNs: 1_000_000n });
  const line = oneLine(call, { duration: true, paint: (text, role) => `[${role} ${text}]` });
  expect(line).toBe(
    '[name POOL_STATS] [subject tank]  [error = -1 ENOENT (there is no such pool)]  [faint <1.00ms>]',
  );
});
