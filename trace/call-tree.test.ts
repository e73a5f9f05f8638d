import { expect, test } from 'vitest';
import {
  encode,
  int32,
  list,
  listArray,
  Nvlist,
  stringArray,
  uint8Array,
  uint64Array,
} from '../src/nvlist/index.ts';
import { callTree } from './call-tree.ts';
import { conf, dst, member, src, tracedCall } from './made-traced-call.ts';

test('members before and after, lists with types where their form does not tell them, failures', () => {
  const call = tracedCall({
    name: 'ZFS_IOC_CREATE',
    subject: 'tank/a',
    tid: 815,
    seq: 7,
    members: [
      member('zc_cookie', 0n, 5n),
      member('zc_value', 'x\ny'),
      member('zc_objset_stats.dds_guid', 0n),
      member('zc_objset_stats.dds_origin', ''),
      member('zc_stat.zs_gen', 0n),
      member('zc_stat.zs_links', 0n, 2n),
    ],
    lists: [
      src(
        Nvlist.from({
          type: int32(2),
          props: Nvlist.from({ quota: 5n, mountpoint: '/a' }),
          tags: stringArray(['a', 'b']),
        }),
      ),
      dst(Nvlist.from({ quota: int32(28) })),
    ],
    errno: 28,
    meaning: 'no space',
  });
  expect(callTree(call)).toEqual([
    'CREATE tank/a  = -1 ENOSPC (no space)  <250us>',
    '    call 7 of process 812, thread 815, fd 3, request 0x5a17, 2026-09-21T14:13:20.123456789Z',
    '    zc_cookie  0 → 5',
    "    zc_value  'x\\u{a}y'",
    '    zc_objset_stats  all 0 or empty',
    '    zc_stat.zs_gen  0',
    '    zc_stat.zs_links  0 → 2',
    '    zc_nvlist_src  220 bytes',
    '        type: 2 (int32)',
    '        props:',
    '            quota: 5',
    "            mountpoint: '/a'",
    "        tags: ['a', 'b'] (string_array)",
    '    zc_nvlist_dst  48 bytes',
    '        quota: 28 (int32)',
    '    failed: quota: ENOSPC',
  ]);
});

test('lists of lists, empty ones, long arrays, another nvflag', () => {
  const config = new Nvlist(0);
  config.set('children', listArray([Nvlist.from({ id: 0n }), new Nvlist()]));
  config.set('none', listArray([]));
  config.set('empty', list(new Nvlist()));
  config.set('vdev_stats', uint64Array(BigUint64Array.from({ length: 30 }, (_, i) => BigInt(i) * 1000n)));
  const lines = callTree(tracedCall({ name: 'ZFS_IOC_POOL_IMPORT', lists: [conf(config)] }));
  expect(lines.slice(3)).toEqual([
    '        (nvflag 0)',
    '        children[0]:',
    '            id: 0',
    '        children[1]:',
    '        none: []',
    '        empty: {}',
    '        vdev_stats: (uint64_array) 30 elements',
    '            0 1000 2000 3000 4000 5000 6000 7000 8000 9000 10000 11000 12000 13000 14000 15000 16000',
    '            17000 18000 19000 20000 21000 22000 23000 24000 25000 26000 27000 28000 29000',
  ]);
});

test('a wrapping key is not shown', () => {
  const secret = src(
    Nvlist.from({ hidden_args: Nvlist.from({ wkeydata: uint8Array(new Uint8Array(32).fill(0xca)) }) }),
  );
  const shown = callTree(tracedCall({ name: 'ZFS_IOC_LOAD_KEY', lists: [{ ...secret, redacted: true }] }));
  expect(shown.at(-1)).toBe('            wkeydata: <redacted, 32 bytes> (uint8_array)');
  expect(shown.join()).not.toMatch(/202, 202|caca/);
});

test('bytes that are no list in hexadecimal, with the reason', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 0xff);
  const broken = {
    place: 'zc_nvlist_src',
    list: undefined,
    bytes,
    size: 4000n,
    problem: 'no such encoding',
    redacted: false,
  } as const;
  const lines = callTree(
    tracedCall({ name: '0x5aff', lists: [broken], problem: 'cut off', errno: undefined }),
  );
  expect(lines.slice(2, 6)).toEqual([
    '    cut off',
    '    zc_nvlist_src  4000 bytes, of which 300 were captured',
    '        no such encoding',
    '        000000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ................',
  ]);
  expect(lines[9]).toBe('        000040  40 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f  @ABCDEFGHIJKLMNO');
  expect(lines.at(-1)).toMatch(/^ {8}000120 .* 2b {15}/);
  const large = callTree(tracedCall({ name: '0x5aff', history: new Uint8Array((1 << 20) + 44) }));
  expect(large.at(-1)).toBe('        … 44 more bytes');
});

test('records of a history', () => {
  const packed = encode(Nvlist.from({ 'history command': 'zpool create tank' }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(packed.length));
  const history = Buffer.concat([length, packed, length, packed.subarray(0, 20)]);
  const get = tracedCall({ name: 'ZFS_IOC_POOL_GET_HISTORY', subject: 'tank', history });
  expect(callTree(get).slice(2)).toEqual([
    '    zc_history  108 bytes',
    '        record[0]:',
    "            history command: 'zpool create tank'",
    '        … 28 bytes of another record',
  ]);
  const noise = tracedCall({ name: 'ZFS_IOC_POOL_GET_HISTORY', history: new Uint8Array(16) });
  expect(callTree(noise)[3]).toMatch(/^ {8}000000 {2}00 00/);
});

test('what changed and what failed is painted', () => {
  const call = tracedCall({ name: 'ZFS_IOC_POOL_STATS', members: [member('zc_cookie', 0n, 5n)] });
  const lines = callTree(call, (text, role) => `<${role}>${text}</>`);
  expect(lines[2]).toBe('    zc_cookie  0 <changed>→ 5</>');
});
