import { expect, test } from 'vitest';
import { CallSummary } from './call-summary.ts';
import { tracedCall } from './made-traced-call.ts';

function counted(): CallSummary {
  const summary = new CallSummary();
  const ms = (count: number) => BigInt(count) * 1_000_000n;
  summary.add(tracedCall({ name: 'ZFS_IOC_POOL_STATS', durationNs: ms(2), attempts: 2 }));
  summary.add(tracedCall({ name: 'ZFS_IOC_SNAPSHOT', durationNs: ms(90) }));
  summary.add(tracedCall({ name: 'ZFS_IOC_POOL_STATS', durationNs: ms(8), errno: 2 }));
  summary.add(tracedCall({ name: 'ZFS_IOC_WAIT', durationNs: undefined, errno: undefined }));
  return summary;
}

test('a table, the ioctl that took longest first', () => {
  expect(counted().lines()).toEqual([
    '% time   total    mean     max  calls  ioctls  errors  name',
    '------  ------  ------  ------  -----  ------  ------  ----------',
    ' 90.00  90.0ms  90.0ms  90.0ms      1       1          SNAPSHOT',
    ' 10.00  10.0ms  5.00ms  8.00ms      2       3       1  POOL_STATS',
    '  0.00     0ns     0ns     0ns      1       1       1  WAIT',
    '------  ------  ------  ------  -----  ------  ------  ----------',
    '100.00   100ms  25.0ms  90.0ms      4       5       2  all',
  ]);
});

test('nothing counted', () => {
  expect(new CallSummary().lines().at(-1)).toBe('  0.00    0ns   0ns  0ns      0       0          all');
});

test('request numbers without a name, of which any program can make millions', () => {
  const summary = new CallSummary();
  for (let i = 0; i < 150_000; i++) summary.add(tracedCall({ name: `0x${i.toString(16)}`, durationNs: 1n }));
  const lines = summary.lines();
  expect(lines).toHaveLength(1000 + 1 + 4);
  expect(lines[2]).toMatch(/ 149000 +149000 +others$/);
  expect(lines.at(-1)).toMatch(/ 150000 +150000 +all$/);
});

test('the counts as JSON', () => {
  expect(counted().json()).toMatchObject({
    event: 'summary',
    calls: 4,
    attempts: 5,
    errors: 2,
    total_ns: '100000000',
    ioctls: [
      { ioctl: 'ZFS_IOC_SNAPSHOT', mean_ns: '90000000' },
      {
        ioctl: 'ZFS_IOC_POOL_STATS',
        calls: 2,
        attempts: 3,
        errors: 1,
        mean_ns: '5000000',
        max_ns: '8000000',
      },
      { ioctl: 'ZFS_IOC_WAIT', errors: 1 },
    ],
  });
});
