import { describe, expect, test } from 'vitest';
import { abiForVersion, type IoctlRow, ioctls, isAtLeast, parseRelease } from 'zfskit/ioctl';
import { releases } from '../../ci/kvm/releases.mjs';
import { ReleaseHeaders } from './release-headers.ts';

const rows = Object.entries(ioctls) as [string, IoctlRow][];

/** Enumerators that are no ioctls. */
const MARKS = /^ZFS_IOC_(FIRST|PLATFORM|LAST)$/;

describe.each(Object.keys(releases))('headers of %s', (suite) => {
  const headers = new ReleaseHeaders(suite);
  const { version } = headers;
  const { release, layout } = abiForVersion(version);
  const numbers = new Map([...headers.ioctlNumbers()].filter(([name]) => !MARKS.test(name)));

  test('are those of the release that the guest has', () => {
    expect(release).toEqual(parseRelease(version));
    expect(version.startsWith(`${releases[suite]?.zfs}.`)).toBe(true);
    expect(numbers.size).toBeGreaterThan(80);
  });

  test('every ioctl has a row', () => {
    const known = new Set(rows.flatMap(([name, row]) => [name, row.alias]));
    expect([...numbers.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test('every row has the number of the enum', () => {
    const named = rows.flatMap(([name, row]) => [
      { name, number: row.number },
      ...(row.alias === undefined ? [] : [{ name: row.alias as string, number: row.number }]),
    ]);
    const wrong = named.filter(({ name, number }) => numbers.has(name) && numbers.get(name) !== number);
    expect(wrong).toEqual([]);
  });

  test('every row is there since the release that it says', () => {
    const claimed = rows.filter(([, row]) => isAtLeast(release, row.since)).map(([name]) => name);
    const present = rows.filter(([name]) => numbers.has(name)).map(([name]) => name);
    expect(present).toEqual(claimed);
  });

  test('zfs_cmd_t is as the layout says', () => {
    expect(headers.commandSize()).toBe(layout.size);
    const members = headers.commandMembers(Object.keys(layout.fields));
    expect(Object.fromEntries(members)).toEqual(layout.fields);
  });
});
