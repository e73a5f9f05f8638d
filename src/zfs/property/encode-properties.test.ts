import { describe, expect, test } from 'vitest';
import { datasetProperties } from './dataset-properties.ts';
import { encodeProperties, type PropertyContext } from './encode-properties.ts';

const context: PropertyContext = {
  table: datasetProperties,
  release: [2, 3, 9],
  subject: 'tank/fs',
  kind: 'filesystem',
  creating: true,
  userProperties: true,
};

test('values become what the kernel takes', () => {
  const encoded = encodeProperties(
    {
      compression: 'gzip-9',
      atime: false,
      readonly: 'on',
      quota: '10G',
      reservation: 'none',
      filesystem_limit: 'none',
      recordsize: 131072,
      refquota: 5n,
      mountpoint: '/a b',
      'org.example:x': 'Ünïcode',
      checksum: undefined,
    },
    context,
  );
  expect({ ...encoded }).toEqual({
    compression: 13n,
    atime: 0n,
    readonly: 1n,
    quota: 10n << 30n,
    reservation: 0n,
    filesystem_limit: (1n << 64n) - 1n,
    recordsize: 131072n,
    refquota: 5n,
    mountpoint: '/a b',
    'org.example:x': 'Ünïcode',
  });
});

describe('refused', () => {
  const cases: [string, object, Partial<PropertyContext>, RegExp][] = [
    ['an unknown property', { colour: 'red' }, {}, /no such property/],
    ['a name from Object.prototype', { constructor: 'x' }, {}, /no such property/],
    ['a read-only property', { used: 5n }, {}, /read-only/],
    ['a word where a size belongs', { quota: 'much' }, {}, /'10G' is needed, not "much"/],
    ['a negative size', { quota: -1 }, {}, /is needed, not -1/],
    ['a fraction', { quota: 1.5 }, {}, /is needed, not 1\.5/],
    ['a number that is not exact', { quota: 2 ** 60 }, {}, /is needed/],
    ['2^64', { quota: 1n << 64n }, {}, /is needed/],
    ['a boolean where a size belongs', { quota: true }, {}, /not true/],
    [
      'a recordsize that makes the kernel panic',
      { recordsize: 12345n },
      {},
      /a power of two from 512 to 16777216 is needed/,
    ],
    ['a recordsize of none', { recordsize: 'none' }, {}, /not "none"/],
    ['a recordsize of 0', { recordsize: 0 }, {}, /a power of two from 512/],
    ['a special_small_blocks between', { special_small_blocks: 1000 }, {}, /a power of two from 0/],
    ['too few iterations', { pbkdf2iters: 1000 }, {}, /a number from 100000/],
    [
      'a relative mount point',
      { mountpoint: 'srv' },
      {},
      /an absolute path, or none, or legacy is needed, not "srv"/,
    ],
    ['a list', { clones: 'tank/a' }, {}, /read-only/],
    ['an unknown word', { compression: 'lz5' }, {}, /one of on, off, lzjb.* is needed, not "lz5"/],
    ['a number for an index', { compression: 15 }, {}, /is needed, not 15/],
    ['a boolean without on and off', { sync: true }, {}, /one of standard, always, disabled/],
    ['an object', { mountpoint: {} }, {}, /a string is needed/],
    ['a NUL', { mountpoint: '/a\0b' }, {}, /NUL/],
    ['a value too long', { 'a:b': 'x'.repeat(8192) }, {}, /8192 bytes, at most 8191/],
    ['a number as user property', { 'a:b': 5 }, {}, /a string is needed, not 5/],
    ['a user property with capitals', { 'Org:x': '1' }, {}, /lower-case/],
    ['a user property name too long', { [`a:${'b'.repeat(254)}`]: '1' }, {}, /longer than 255/],
    ['a property of another kind', { volsize: 1n }, {}, /a filesystem does not have it/],
    ['a property fixed at creation', { utf8only: true }, { creating: false }, /only be set at creation/],
    [
      'a property that came later',
      { direct: 'always' },
      { release: [2, 2, 4] },
      /since OpenZFS 2\.3\.0, this module is 2\.2\.4/,
    ],
    ['a user property where there are none', { 'a:b': 'c' }, { userProperties: false }, /not possible here/],
  ];
  test.each(cases)('%s', (_, properties, change, why) => {
    expect(() => encodeProperties(properties, { ...context, ...change })).toThrowError(
      expect.objectContaining({
        code: 'ZFSKIT_INVALID_PROPERTY',
        subject: 'tank/fs',
        message: expect.stringMatching(why),
      }),
    );
  });
});

test.each([
  ['2.1.11', [2, 1, 11], 1n],
  ['2.3.9', [2, 3, 9], 2n],
] as const)('xattr=on in %s', (_, release, number) => {
  expect({ ...encodeProperties({ xattr: true }, { ...context, release }) }).toEqual({ xattr: number });
});
