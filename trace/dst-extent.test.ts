import { expect, test } from 'vitest';
import { type IoctlName, type IoctlRow, ioctls, ZfsCmd } from '../src/ioctl/index.ts';
import { dstExtent, historyExtent } from './dst-extent.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';

function commands(made: Omit<MadeCall, 'ioctl'>): [ZfsCmd, ZfsCmd] {
  const { before, after } = madeCall({ ioctl: 0x5aff, ...made });
  return [new ZfsCmd(MADE_ABI.layout, before), new ZfsCmd(MADE_ABI.layout, after)];
}

function extent(ioctl: IoctlName | undefined, made: Omit<MadeCall, 'ioctl'>) {
  const row: IoctlRow | undefined = ioctl && ioctls[ioctl];
  return dstExtent(row, ...commands(made), made.errno ?? 0);
}

const filled = (size: bigint) => ({ zc_nvlist_dst_filled: 1, zc_nvlist_dst_size: size });

test('a list is there when the kernel says so and it fits', () => {
  const whole = { offset: 0n, size: 500n };
  expect(extent('ZFS_IOC_POOL_STATS', { room: 4096n, after: filled(500n) })).toEqual(whole);
  expect(extent(undefined, { room: 4096n, after: filled(500n) })).toEqual(whole);
  expect(extent('ZFS_IOC_SNAPSHOT', { room: 4096n, after: filled(500n), errno: 17 })).toEqual(whole);
  expect(extent('ZFS_IOC_SNAPSHOT', { room: 500n, after: filled(500n), errno: 17 })).toEqual(whole);
});

test('nothing is there after an error before the list was made, when it did not fit, and when it could not be copied', () => {
  expect(extent('ZFS_IOC_POOL_STATS', { room: 4096n, errno: 2 })).toBeUndefined();
  expect(extent('ZFS_IOC_POOL_STATS', { room: 400n, after: filled(500n), errno: 12 })).toBeUndefined();
  expect(extent('ZFS_IOC_POOL_STATS', { room: 4096n, after: filled(500n), errno: 14 })).toBeUndefined();
  const before = { zc_nvlist_dst: 0n };
  expect(extent('ZFS_IOC_POOL_STATS', { room: 4096n, before, after: filled(500n) })).toBeUndefined();
});

test('what a program left in the command from its call before is not taken for an answer', () => {
  const before = { zc_nvlist_dst_filled: 1 };
  const failed = { room: 4096n, before, errno: 2 };
  expect(extent('ZFS_IOC_POOL_STATS', failed)).toBeUndefined();
  expect(extent('ZFS_IOC_POOL_SCAN', { room: 4096n, before })).toBeUndefined();
  expect(extent('ZFS_IOC_POOL_STATS', { room: 4096n, before })).toEqual({ offset: 0n, size: 4096n });
  expect(extent('ZFS_IOC_SNAPSHOT', { ...failed, after: filled(90n) })).toEqual({ offset: 0n, size: 90n });
});

test('an array is there when the call succeeded; entries that are counted fill it from its end', () => {
  const after = { zc_nvlist_dst_size: 544n };
  expect(extent('ZFS_IOC_USERSPACE_MANY', { room: 27200n, after })).toEqual({ offset: 0n, size: 544n });
  expect(extent('ZFS_IOC_USERSPACE_MANY', { room: 27200n, after, errno: 95 })).toBeUndefined();
  const left = { zc_nvlist_dst_size: 98n };
  expect(extent('ZFS_IOC_ERROR_LOG', { room: 100n, after: left })).toEqual({ offset: 3136n, size: 64n });
  expect(extent('ZFS_IOC_ERROR_LOG', { room: 100n })).toEqual({ offset: 3200n, size: 0n });
  expect(extent('ZFS_IOC_ERROR_LOG', { room: 1n, after: left, errno: 12 })).toBeUndefined();
  expect(extent('ZFS_IOC_ERROR_LOG', { room: 1n, after: left })).toBeUndefined();
});

test('history is there when the call succeeded, and only of the ioctl that has it', () => {
  const row: IoctlRow = ioctls.ZFS_IOC_POOL_GET_HISTORY;
  const [before, after] = commands({
    before: { zc_history: 0x7f00n, zc_history_len: 1024n },
    after: { zc_history_len: 700n },
  });
  expect(historyExtent(row, before, after, 0)).toEqual({ offset: 0n, size: 700n });
  expect(historyExtent(row, before, after, 2)).toBeUndefined();
  expect(historyExtent(ioctls.ZFS_IOC_POOL_STATS, before, after, 0)).toBeUndefined();
  expect(historyExtent(undefined, before, after, 0)).toBeUndefined();
  after.set('zc_history_len', 2048n);
  expect(historyExtent(row, before, after, 0)).toBeUndefined();
});
