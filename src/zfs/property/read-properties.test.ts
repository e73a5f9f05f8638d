import { describe, expect, test } from 'vitest';
import { readProperties } from './read-properties.ts';

const filesystem = { name: 'tank/a/b', kind: 'filesystem', head: 'filesystem' } as const;

test('values and sources', () => {
  const properties = readProperties(
    {
      compression: { value: 15n, source: 'tank/a' },
      used: { value: 98304n },
      quota: { value: 5n, source: 'tank/a/b' },
      readonly: { value: 1n, source: '$recvd' },
      checksum: { value: 7n, source: '' },
      'org.example:x': { value: 'y', source: 'tank' },
    },
    filesystem,
    [2, 3, 9],
  );
  expect(properties.get('compression')).toEqual({
    value: 'lz4',
    source: { kind: 'inherited', from: 'tank/a' },
  });
  expect(properties.get('used')).toEqual({ value: 98304n, source: { kind: 'none' } });
  expect(properties.get('quota')).toEqual({ value: 5n, source: { kind: 'local' } });
  expect(properties.get('readonly')).toEqual({ value: 'on', source: { kind: 'received' } });
  expect(properties.get('checksum')).toEqual({ value: 'fletcher4', source: { kind: 'default' } });
  expect(properties.get('org.example:x')).toEqual({
    value: 'y',
    source: { kind: 'inherited', from: 'tank' },
  });
});

test('what the kernel lists and the kind does not have is left out', () => {
  const raw = {
    clones: { value: { 'tank/x': true, 'tank/y': true } },
    available: { value: 5n },
    volsize: { value: 8n },
    userrefs: { value: 1n },
  };
  const snapshot = { name: 'tank/a@s', kind: 'snapshot', head: 'filesystem' } as const;
  const read = readProperties(raw, snapshot, [2, 3, 9]);
  expect(read.get('clones')?.value).toEqual(['tank/x', 'tank/y']);
  expect(read.get('userrefs')?.value).toBe(1n);
  expect(read.has('available')).toBe(false);
  expect(read.has('volsize')).toBe(false);
  expect(readProperties(raw, filesystem, [2, 3, 9]).has('clones')).toBe(false);
  const volume = readProperties(raw, { name: 'tank/v', kind: 'volume', head: 'volume' }, [2, 3, 9]);
  expect(volume.get('volsize')).toEqual({ value: 8n, source: { kind: 'local' } });
});

test.each([
  [[2, 1, 11], 1n, 'on'],
  [[2, 1, 11], 2n, 'sa'],
  [[2, 3, 9], 2n, 'on'],
  [[2, 3, 9], 1n, 'dir'],
  [[2, 4, 4], 2n, 'sa'],
] as const)('xattr in %j: %s is %s', (release, value, word) => {
  expect(readProperties({ xattr: { value, source: 'tank' } }, filesystem, release).get('xattr')?.value).toBe(
    word,
  );
});

test('lists of numbers', () => {
  const raw = { redact_snaps: { value: BigUint64Array.of(5n, 6n) } };
  expect(readProperties(raw, filesystem, [2, 3, 9]).get('redact_snaps')?.value).toEqual([5n, 6n]);
});

test('an index that this zfskit does not know stays a number', () => {
  const raw = { compression: { value: 999n, source: 'tank' } };
  expect(readProperties(raw, filesystem, [2, 3, 9]).get('compression')?.value).toBe(999n);
});

describe('defaults', () => {
  test.each([
    ['2.1.11', [2, 1, 11], 'off'],
    ['2.2.0', [2, 2, 0], 'on'],
    ['2.4.4', [2, 4, 4], 'on'],
  ] as const)('compression in %s', (_, release, value) => {
    expect(readProperties({}, filesystem, release).get('compression')).toEqual({
      value,
      source: { kind: 'default' },
    });
  });

  test('only of what the kind and the release have', () => {
    const volume = readProperties({}, { name: 'tank/v', kind: 'volume', head: 'volume' }, [2, 2, 4]);
    expect(volume.has('recordsize')).toBe(false);
    expect(volume.has('volthreading')).toBe(false);
    expect(volume.get('sync')?.value).toBe('standard');
  });

  test('a snapshot has those of its head', () => {
    const snapshot = readProperties(
      {},
      { name: 'tank/a@s', kind: 'snapshot', head: 'filesystem' },
      [2, 3, 9],
    );
    expect(snapshot.has('volsize')).toBe(false);
    expect(snapshot.get('exec')?.value).toBe('on');
    const ofVolume = readProperties({}, { name: 'tank/v@s', kind: 'snapshot', head: 'volume' }, [2, 3, 9]);
    expect(ofVolume.has('exec')).toBe(false);
  });

  test('nothing is claimed about what was fixed at creation', () => {
    expect(readProperties({}, filesystem, [2, 3, 9]).has('casesensitivity')).toBe(false);
  });
});

test.each([
  [undefined, undefined, '/tank/a/b'],
  ['/srv', 'tank', '/srv/a/b'],
  ['/', 'tank', '/a/b'],
  ['/srv', 'tank/a/b', '/srv'],
  ['legacy', 'tank', 'legacy'],
  ['none', 'tank', 'none'],
])('a mount point of %s set on %s', (value, source, shown) => {
  const raw: Record<string, Record<string, string>> = value === undefined || source === undefined
    ? {}
    : { mountpoint: { value, source } };
  expect(readProperties(raw, filesystem, [2, 3, 9]).get('mountpoint')?.value).toBe(shown);
});
