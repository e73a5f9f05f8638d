import { expect, test } from 'vitest';
import type { Release } from '../../ioctl/index.ts';
import { poolProperties } from './pool-properties.ts';
import { poolPropertySchema, vdevPropertySchema } from './pool-property-schema.ts';
import { readAllReported, readReported } from './read-reported.ts';
import { vdevProperties } from './vdev-properties.ts';

const release: Release = [2, 3, 9];

test('values by their names, with sources', () => {
  const raw = {
    health: { value: 7n, source: 1n },
    autotrim: { value: 1n, source: 8n },
    failmode: { value: 0n, source: 2n },
    comment: { value: 'x', source: 8n },
    size: { value: 1n << 40n, source: 1n },
    'org.example:a': { value: 'b', source: 8n },
  };
  const read = (name: string) => readReported(name, raw, poolProperties, release);
  expect(read('health')).toEqual({ value: 'ONLINE', source: { kind: 'none' } });
  expect(read('autotrim')).toEqual({ value: 'on', source: { kind: 'local' } });
  expect(read('failmode')).toEqual({ value: 'wait', source: { kind: 'default' } });
  expect(read('org.example:a')).toEqual({ value: 'b', source: { kind: 'local' } });
  expect(read('delegation')).toEqual({ value: 'on', source: { kind: 'default' } });
  expect(read('altroot')).toBeUndefined();
  expect(read('toString')).toBeUndefined();
  const all = readAllReported(raw, poolProperties, release);
  expect(all.get('size')?.value).toBe(1n << 40n);
  expect(all.get('org.example:a')?.value).toBe('b');
});

test('what a vdev does not have, and a number without a name', () => {
  const raw = { allocating: { value: 2n, source: 1n }, state: { value: 99n, source: 1n } };
  expect(readReported('allocating', raw, vdevProperties, release)).toBeUndefined();
  expect(readReported('state', raw, vdevProperties, release)?.value).toBe(99n);
  expect(readReported('state', { state: { value: 2n, source: 99n } }, vdevProperties, release)).toEqual({
    value: 'OFFLINE',
    source: { kind: 'none' },
  });
});

test('what releases have', () => {
  expect(poolPropertySchema('2.0.3').has('compatibility')).toBe(false);
  expect(poolPropertySchema('2.1.11').get('compatibility')).toMatchObject({
    settable: 'always',
    default: 'off',
    since: '2.1.0',
  });
  expect(vdevPropertySchema('2.1.11').size).toBe(0);
  expect(vdevPropertySchema('2.2.0').has('slow_io_n')).toBe(false);
  expect(vdevPropertySchema([2, 3, 9]).get('io_n')).toMatchObject({ words: ['none'], type: 'number' });
  expect(() => poolPropertySchema('x')).toThrowError(
    expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
  );
});
