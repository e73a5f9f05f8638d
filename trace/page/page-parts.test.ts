import { describe, expect, test } from 'vitest';
import { printable } from '../../src/human.ts';
import { filterCalls, NO_FILTER } from './filter.ts';
import { hexLines } from './hex-lines.ts';
import { lanesOf } from './lanes.ts';
import type { PageCall, PageMark } from './page-data.ts';
import { sortRows } from './sort.ts';
import { summarize } from './summary.ts';
import { dateText, durationText, sinceText, ticks } from './time-text.ts';
import { moved, zoomed } from './time-window.ts';

function call(change: Partial<PageCall>): PageCall {
  return {
    id: 0,
    seq: 0,
    at: 0,
    duration: 1000,
    pid: 7,
    tid: 7,
    name: 'ZFS_IOC_POOL_STATS',
    kind: 'read',
    subject: 'tank',
    errno: 0,
    code: '',
    ...change,
  };
}

describe('times', () => {
  test.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [1240, '1.24 µs'],
    [250_000, '250 µs'],
    [12_340_000, '12.3 ms'],
    [3_210_000_000, '3.21 s'],
    [245_000_000_000, '4 min 05 s'],
  ])('%i ns is %s', (nanoseconds, text) => {
    expect(durationText(nanoseconds)).toBe(text);
  });

  test('since the beginning, to the microsecond', () => {
    expect(sinceText(12_345_678_901)).toBe('12.345679');
  });

  test('a date, and a number that is none', () => {
    expect(dateText(1_790_000_000_123_456_789n)).toBe('2026-09-21 14:13:20.123456 UTC');
    expect(dateText(2n ** 64n * 1000n)).toBe('18446744073709551616000 ns');
  });

  test('ticks are round, and few', () => {
    expect(ticks(-1e6, 127e6, 8)).toEqual(
      [0, 20, 40, 60, 80, 100, 120].map((at) => ({ at: at * 1e6, label: `${at} ms` })),
    );
    expect(ticks(1_233_900, 1_236_100, 4).map(({ label }) => label)).toEqual([
      '1234 µs',
      '1235 µs',
      '1236 µs',
    ]);
    expect(ticks(0, 0, 5)).toEqual([{ at: 0, label: '0 ns' }]);
  });
});

describe('the window of time', () => {
  const whole = { from: 0, to: 1000 };

  test('zooms around a time, which stays where it is', () => {
    expect(zoomed(whole, whole, 0.5, 250)).toEqual({ from: 125, to: 625 });
  });

  test('never leaves the whole, nor gets too small', () => {
    expect(zoomed({ from: 800, to: 1000 }, whole, 4, 1000)).toEqual({ from: 200, to: 1000 });
    expect(zoomed(whole, whole, 2, 500)).toEqual(whole);
    expect(zoomed(whole, whole, 1e-9, 0)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 800, to: 900 }, whole, 500)).toEqual({ from: 900, to: 1000 });
    expect(moved({ from: 100, to: 200 }, whole, -500)).toEqual({ from: 0, to: 100 });
  });
});

test('a filter needs all of its words and marks', () => {
  const calls = [
    call({ id: 0 }),
    call({ id: 1, errno: 2, code: 'ENOENT' }),
    call({ id: 2, name: 'ZFS_IOC_CREATE', kind: 'change', pid: 8 }),
    call({ id: 3, errno: null, duration: null }),
  ];
  const words = ['zfs_ioc_pool_stats tank', 'zfs_ioc_pool_stats tank enoent', 'zfs_ioc_create tank', 'x'];
  const ids = (change: object) => filterCalls(calls, words, { ...NO_FILTER, ...change }).map(({ id }) => id);
  expect(ids({})).toEqual([0, 1, 2, 3]);
  expect(ids({ text: ' Tank  STATS' })).toEqual([0, 1]);
  expect(ids({ errorsOnly: true })).toEqual([1, 3]);
  expect(ids({ changesOnly: true })).toEqual([2]);
  expect(ids({ pid: 7, ioctl: 'ZFS_IOC_CREATE' })).toEqual([]);
});

test('rows that are equal keep their order, whichever way they are sorted', () => {
  const rows = [
    { key: 1, name: 'a' },
    { key: 0, name: 'b' },
    { key: 1, name: 'c' },
  ];
  const names = (down: boolean) => sortRows(rows, ({ key }) => key, down).map(({ name }) => name);
  expect(names(false)).toEqual(['b', 'a', 'c']);
  expect(names(true)).toEqual(['a', 'c', 'b']);
});

test('a summary adds up by ioctl', () => {
  const calls = [call({}), call({ duration: 3000, errno: 2 }), call({ duration: null, errno: null })];
  expect(summarize(calls)).toEqual([
    { name: 'ZFS_IOC_POOL_STATS', calls: 3, errors: 2, total: 4000, mean: 4000 / 3, max: 3000 },
  ]);
});

test('a lane for each process, and for each thread where there are several', () => {
  const marks: PageMark[] = [
    { kind: 'exec', at: 5, pid: 8, text: '/sbin/zfs list' },
    { kind: 'exit', at: 90, pid: 8, text: 'exited with 0' },
  ];
  const lanes = lanesOf(
    [call({ at: 10, pid: 8, tid: 9 }), call({ at: 11, pid: 8, tid: 8 }), call({ at: 1 })],
    marks,
  );
  expect(lanes.map(({ label, isMain, endsAt }) => [label, isMain, endsAt])).toEqual([
    ['7', true, undefined],
    ['zfs 8', true, 90],
    ['tid 9', false, 90],
  ]);
  expect(lanes[1]?.marks).toEqual(marks);
});

test('bytes as lines', () => {
  expect(hexLines('7a667300ff')).toEqual([`000000  7a 66 73 00 ff${' '.repeat(34)}  zfs..`]);
  expect(hexLines('00'.repeat(17)).map((line) => line.slice(0, 6))).toEqual(['000000', '000010']);
});

test('what cannot be seen is spelled out', () => {
  expect(printable('tank/a\u202eb\n\udcff é')).toBe('tank/a\\u{202e}b\\u{a}\\xff é');
});
