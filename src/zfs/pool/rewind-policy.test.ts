import { expect, test } from 'vitest';
import { int64, Nvlist, uint64 } from '../../nvlist/index.ts';
import { loadPolicy, type RewindPolicy, readRewound } from './rewind-policy.ts';

const NO_TXG = (1n << 64n) - 1n;

test.each<[RewindPolicy, boolean, number, bigint]>([
  ['recent', false, 8, NO_TXG],
  ['recent', true, 4, NO_TXG],
  ['extreme', false, 24, NO_TXG],
  [{ txg: 5n }, false, 24, 5n],
])('%s, dry run: %s', (policy, dryRun, rewind, txg) => {
  const list = loadPolicy(policy, dryRun);
  expect([list.getUint32('load-rewind-policy'), list.getUint64('load-request-txg')]).toEqual([rewind, txg]);
});

test.each([{ txg: 0n }, { txg: 5 }, { txg: NO_TXG }, 'far', null])('refuses %s', (policy) => {
  expect(() => loadPolicy(policy as RewindPolicy)).toThrowError(
    expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
  );
});

test('what the kernel says of it', () => {
  const info = Nvlist.from({ rewind_txg_ts: uint64(9n), seconds_of_rewind: int64(3n) });
  expect(readRewound(undefined, 'recent')).toBeUndefined();
  expect(readRewound(new Nvlist(), 'recent')).toBeUndefined();
  const none = Nvlist.from({ rewind_txg_ts: uint64(9n), seconds_of_rewind: int64(-1_700_000_000n) });
  expect(readRewound(none, 'recent')).toBeUndefined();
  expect(readRewound(none, { txg: 4n })).toMatchObject({ timestampSeconds: 9n, lostSeconds: undefined });
  expect(readRewound(info, 'extreme')).toEqual({
    timestampSeconds: 9n,
    lostSeconds: 3n,
    dataErrors: undefined,
  });
});
