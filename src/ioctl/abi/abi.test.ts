import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { abiForVersion, isAtLeast, parseRelease, ZFS_CMD_LAYOUTS } from './index.ts';

describe('releases', () => {
  test.each([
    ['2.3.9-1', [2, 3, 9]],
    ['2.4.4-1~bpo13+1\n', [2, 4, 4]],
    ['v2.0.0-rc3', [2, 0, 0]],
    ['2.3.9-0+deb13u1', [2, 3, 9]],
  ])('%j', (text, release) => {
    expect(parseRelease(text)).toEqual(release);
  });

  test.each(['', 'unknown', '2.3', '2.3.9.1', '22222.3.4'])('%j is none', (text) => {
    expect(parseRelease(text)).toBeUndefined();
  });

  test('order', () => {
    expect(isAtLeast([2, 3, 9], '2.3.10')).toBe(false);
    expect(isAtLeast([2, 10, 0], '2.3.10')).toBe(true);
    expect(isAtLeast([2, 2, 0], '2.2.0')).toBe(true);
  });
});

describe('abiForVersion', () => {
  test.each([
    ['2.0.0', 13744],
    ['2.0.3-9+deb11u1', 13744],
    ['2.1.11-1+deb12u1', 13744],
    ['2.3.0', 13744],
    ['2.3.1', 13760],
    ['2.3.2', 13744],
    ['2.3.9-0+deb13u1', 13744],
    ['2.4.4-1', 13744],
  ])('%s has a zfs_cmd_t of %i bytes', (version, size) => {
    expect(abiForVersion(version).layout.size).toBe(size);
  });

  test('2.3.1 alone has what follows the inject record 16 bytes later', () => {
    const at = (version: string) => abiForVersion(version).layout.fields['zc_defer_destroy']?.[0];
    expect(['2.3.0', '2.3.1', '2.3.2', '2.3.3', '2.4.0'].map(at)).toEqual([
      13648, 13664, 13648, 13648, 13648,
    ]);
  });

  test.each([
    '0.8.6',
    '1.0.0',
    '2.3.10',
    '2.4.5',
    '2.0.99',
    '2.2.99-1',
    '2.4.0-rc1',
    '2.5.0',
    '3.0.0',
    'garbage',
  ])('%s has no layout', (version) => {
    expect(() => abiForVersion(version)).toThrowError(
      expect.objectContaining({
        code: 'ZFSKIT_UNSUPPORTED_RELEASE',
        message: expect.stringMatching(/known releases: 2\.0\.0 to 2\.0\.7, .*Update zfskit/),
      }),
    );
  });
});

test.each(ZFS_CMD_LAYOUTS.map((layout) => [layout.releases[0]?.[0], layout] as const))(
  'members of %s are aligned, inside the struct and apart',
  (_, { size, fields }) => {
    const members = Object.entries(fields).sort(([, a], [, b]) => a[0] - b[0]);
    let end = 0;
    for (const [name, [offset, bytes, kind]] of members) {
      // The inject record of 2.4 lies over what follows it.
      if (!name.startsWith('zc_inject_record')) {
        expect(offset, name).toBeGreaterThanOrEqual(end);
        end = offset + bytes;
      }
      expect(offset + bytes, name).toBeLessThanOrEqual(size);
      if (kind === 'u64' || kind === 'u64s') expect(offset % 8, name).toBe(0);
      if (kind === 'u32' || kind === 'i32') expect(offset % 4, name).toBe(0);
    }
  },
);

/** offsetof and sizeof as C programs printed them for the headers of every release: name, offset, size, C type. */
const measured: {
  layouts: Record<string, { releases: string[]; size: number; fields: [string, number, number, string][] }>;
} = JSON.parse(readFileSync(new URL('testdata/measured-layouts.json', import.meta.url), 'utf8'));

const measuredReleases = Object.values(measured.layouts).flatMap(({ releases, size, fields }) =>
  releases
    .filter((release) => Number(release.split('.')[0]) >= 2)
    .map((release) => [release, size, fields] as const),
);

test.each(measuredReleases)('every member of %s is where the compiler put it', (release, size, fields) => {
  const { layout } = abiForVersion(release);
  expect(layout.size).toBe(size);
  const places = new Map(fields.map(([name, offset, bytes]) => [name, [offset, bytes]]));
  for (const [name, [offset, bytes]] of Object.entries(layout.fields)) {
    expect([name, offset, bytes]).toEqual([name, ...(places.get(name) ?? [])]);
  }
  const named = fields.filter(
    ([name, , , type]) => !/^zc_pad|pad\d?$/.test(name) && !type.startsWith('struct'),
  );
  expect(Object.keys(layout.fields).sort()).toEqual(named.map(([name]) => name).sort());
});
