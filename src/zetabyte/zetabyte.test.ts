import { describe, expect, test } from 'vitest';
import { datasetProperties, poolProperties } from '../zfs/index.ts';
import { datasetProperty, isDatasetProperty, isPoolProperty, poolProperty } from './property-alias.ts';
import { parseReceiveFlags, parseSendFlags } from './send-receive.ts';
import { Zetabyte } from './zetabyte.ts';

const { helpers } = new Zetabyte();

/** What democratic-csi's class gives for the same arguments. */
describe('helpers', () => {
  test.each([
    ['extractSnapshotName', 'a/b@c', 'c'],
    ['extractSnapshotName', 'a/b', 'a/b'],
    ['extractDatasetName', 'a/b@c', 'a/b'],
    ['extractDatasetName', 'a/b', 'a/b'],
    ['extractPool', 'a/b/c@d', 'a'],
    ['extractParentDatasetName', 'a/b/c', 'a/b'],
    ['extractParentDatasetName', 'a', ''],
    ['extractLeafName', 'a/b/c@d', 'c@d'],
    ['isZfsSnapshot', 'a/b@c', true],
    ['isZfsSnapshot', 'a/b', false],
  ] as const)('%s(%j) is %j', (helper, name, expected) => {
    expect(helpers[helper](name)).toBe(expected);
  });

  test.each([
    [undefined, false],
    [null, false],
    ['', false],
    ['-', false],
    [0, false],
    ['0', true],
    ['on', true],
  ])('isPropertyValueSet(%j) is %j', (value, expected) => {
    expect(helpers.isPropertyValueSet(value)).toBe(expected);
  });

  test.each([
    [1000, '16K', 16384],
    [32 << 20, '16384', 32 << 20],
    [(32 << 20) + 1, '128k', (32 << 20) + 131072],
    ['1073741825', 4096, 1073745920],
    [1, 512, 512],
    [0, '8k', 0],
  ])('generateZvolSize(%j, %j) is %j', (capacity, block, expected) => {
    expect(helpers.generateZvolSize(capacity, block)).toBe(expected);
  });

  test.each([
    [1000, 'x'],
    [1000, 0],
    ['x', '16K'],
    [-1, '16K'],
    [Number.POSITIVE_INFINITY, '16K'],
  ])('generateZvolSize(%j, %j) is refused', (capacity, block) => {
    expect(() => helpers.generateZvolSize(capacity, block)).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
    );
  });

  test('tables of text', () => {
    expect(helpers.parseTabSeperatedTable('a\tb\n\nc\td\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(helpers.parseTabSeperatedTable('')).toEqual([]);
    expect(helpers.parseTabSeperatedTable(undefined)).toEqual([]);
    expect(helpers.listTableToPropertyList(['x', 'y'], [['a', 'b'], ['c']])).toEqual([
      { x: 'a', y: 'b' },
      { x: 'c', y: undefined },
    ]);
    expect(
      helpers.parsePropertyList('a\tquota\t0\t-\tdefault\na\tx:y\t1\t-\tlocal\n__proto__\tp\t1\t-\tlocal\n'),
    ).toEqual(
      Object.assign(Object.create(null), {
        a: {
          quota: { value: '0', received: '-', source: 'default' },
          'x:y': { value: '1', received: '-', source: 'local' },
        },
        ['__proto__']: { p: { value: '1', received: '-', source: 'local' } },
      }),
    );
    expect(({} as { p?: unknown }).p).toBeUndefined();
  });

  test('errors', () => {
    expect(helpers.zfsErrorStr(undefined, 'text')).toBeNull();
    expect(helpers.zfsErrorStr({ killed: true }, 'text')).toBe('Process killed due to timeout.');
    expect(helpers.zfsErrorStr(1, 'text')).toBe('text');
    expect(helpers.zfsErrorStr(new Error('message'), 'text')).toBe('message');
    expect(helpers.zfsError(1, 'text')).toEqual(new Error('text'));
  });
});

describe('names of properties', () => {
  test('a short name is that of a property, and never hides another', () => {
    for (const [short, name] of [
      ['avail', 'available'],
      ['refer', 'referenced'],
      ['ratio', 'compressratio'],
      ['lused', 'logicalused'],
    ] as const) {
      expect(datasetProperty(short)).toBe(name);
      expect(isDatasetProperty(short)).toBe(true);
    }
    expect(['cap', 'frag', 'ckpoint', 'dedup'].map(poolProperty)).toEqual([
      'capacity',
      'fragmentation',
      'checkpoint',
      'dedupratio',
    ]);
    for (const name of Object.keys(datasetProperties)) expect(datasetProperty(name)).toBe(name);
    for (const name of Object.keys(poolProperties)) expect(poolProperty(name)).toBe(name);
  });

  test('others are no properties', () => {
    for (const name of ['nosuch', 'AVAIL', 'constructor', '__proto__', '']) {
      expect(isDatasetProperty(name)).toBe(false);
      expect(isPoolProperty(name)).toBe(false);
    }
    expect(isDatasetProperty('org.example:owner')).toBe(true);
    expect(isPoolProperty('feature@lz4_compress')).toBe(true);
  });
});

describe('flags', () => {
  test('of send', () => {
    expect(parseSendFlags([])).toEqual({ intermediates: false, from: undefined, flags: {} });
    expect(parseSendFlags(['-Lec', '-w', '-i', '@a'])).toEqual({
      intermediates: false,
      from: '@a',
      flags: { largeBlocks: true, embedded: true, compressed: true, raw: true },
    });
    expect(parseSendFlags(['--large-block --raw', '-I tank/a@b'])).toEqual({
      intermediates: true,
      from: 'tank/a@b',
      flags: { largeBlocks: true, raw: true },
    });
  });

  test('of receive', () => {
    const none = { force: false, resumable: false, unmounted: false, naming: undefined, origin: undefined };
    expect(parseReceiveFlags([])).toEqual({ ...none, properties: {}, exclude: [] });
    expect(parseReceiveFlags(['-Fsu', '-o', 'x:y=a=b c', '-o', 'origin=a@b', '-x', 'recsize', '-d'])).toEqual(
      {
        force: true,
        resumable: true,
        unmounted: true,
        naming: 'd',
        origin: 'a@b',
        properties: { 'x:y': 'a=b c' },
        exclude: ['recordsize'],
      },
    );
  });

  test.each([
    [['-R'], []],
    [['-p'], []],
    [['-v'], []],
    [['-i'], []],
    [['--nosuch'], []],
    [['tank/a@b'], []],
    [[], ['-M']],
    [[], ['-o', 'novalue']],
    [[], ['-o']],
    [[], ['-x']],
    [[], ['tank']],
  ])('%j | %j are refused', (send, receive) => {
    expect(() => [parseSendFlags(send), parseReceiveFlags(receive)]).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_UNSUPPORTED' }),
    );
  });
});
