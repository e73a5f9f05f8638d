import { expect, test } from 'vitest';
import { abiForVersion } from './abi/index.ts';
import { ZfsCmd } from './zfs-cmd.ts';

const { layout } = abiForVersion('2.3.9');

test('members are where the layout says, little-endian', () => {
  const command = new ZfsCmd(layout);
  command.set('zc_name', 'tank/fs');
  command.set('zc_cookie', 0x1122334455667788n);
  command.set('zc_cleanup_fd', -1);
  command.set('zc_simple', 1);
  const { bytes } = command;
  expect(Buffer.from(bytes.subarray(0, 9)).toString('latin1')).toBe('tank/fs\0\0');
  expect(Buffer.from(bytes.subarray(12616, 12624)).toString('hex')).toBe('8877665544332211');
  expect(Buffer.from(bytes.subarray(13664, 13669)).toString('hex')).toBe('ffffffff01');
  expect(['zc_name', 'zc_cookie', 'zc_cleanup_fd', 'zc_simple'].map((name) => command.get(name))).toEqual([
    'tank/fs',
    0x1122334455667788n,
    -1,
    1,
  ]);
});

test('a shorter text leaves nothing of a longer one', () => {
  const command = new ZfsCmd(layout);
  command.set('zc_value', 'a longer text');
  command.set('zc_value', 'short');
  expect(command.get('zc_value')).toBe('short');
  expect(command.bytes.subarray(4144 + 5, 4144 + 20).every((byte) => byte === 0)).toBe(true);
});

test('a text that the kernel did not end is cut at the member’s end', () => {
  const command = new ZfsCmd(layout);
  command.bytes.fill(0x61, 12336, 12336 + 256 + 8);
  expect(command.get('zc_string')).toBe('a'.repeat(256));
});

test('structs', () => {
  const command = new ZfsCmd(layout);
  command.set('zc_objset_stats.dds_guid', 7n);
  expect(command.getStruct('zc_objset_stats')).toMatchObject({ dds_guid: 7n, dds_origin: '', dds_flags: 0 });
  expect(command.getStruct('zc_stat')).toMatchObject({ zs_ctime: [0n, 0n] });
});

test.each([
  ['zc_name', 'x'.repeat(4096)],
  ['zc_name', 'a\0b'],
  ['zc_name', 5],
  ['zc_cookie', 5],
  ['zc_cookie', -1n],
  ['zc_cookie', 1n << 64n],
  ['zc_simple', 256],
  ['zc_simple', 0.5],
  ['zc_defer_destroy', -1],
  ['zc_cleanup_fd', 2 ** 31],
  ['zc_stat.zs_ctime', [1n, 2n]],
] as const)('%s does not take %s', (name, value) => {
  const command = new ZfsCmd(layout);
  expect(() => command.set(name, value)).toThrowError(
    expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT', message: expect.stringContaining(name) }),
  );
  expect(command.bytes.every((byte) => byte === 0)).toBe(true);
});

test('unknown members and short images are refused', () => {
  expect(() => new ZfsCmd(layout).get('zc_nonsense')).toThrowError(/no member zc_nonsense/);
  expect(() => new ZfsCmd(layout, new Uint8Array(13743))).toThrowError(/13744 bytes .* 13743/);
});
