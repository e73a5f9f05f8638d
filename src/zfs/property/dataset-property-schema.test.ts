import { expect, test } from 'vitest';
import { datasetPropertySchema } from './dataset-property-schema.ts';

test('one property', () => {
  expect(datasetPropertySchema('2.3.9').get('quota')).toEqual({
    name: 'quota',
    type: 'number',
    kinds: ['filesystem'],
    settable: 'always',
    inheritable: false,
    default: 0n,
    values: undefined,
    range: undefined,
    words: ['none'],
    since: '2.0.0',
    hidden: false,
  });
  expect(datasetPropertySchema([2, 3, 9]).get('casesensitivity')).toMatchObject({
    settable: 'at creation',
    inheritable: true,
    values: ['sensitive', 'insensitive', 'mixed'],
  });
  expect(datasetPropertySchema('2.3.9').get('used')).toMatchObject({ settable: 'never', default: undefined });
  expect(datasetPropertySchema('2.3.9').get('refreservation')?.words).toEqual(['none', 'auto']);
  expect(datasetPropertySchema('2.3.9').get('mountpoint')?.words).toEqual(['none', 'legacy']);
  expect(datasetPropertySchema('2.3.9').get('pbkdf2salt')?.hidden).toBe(true);
});

test('what came later', () => {
  const [old, recent] = [datasetPropertySchema('2.0.3'), datasetPropertySchema('2.4.4')];
  expect(old.has('prefetch')).toBe(false);
  expect(recent.get('prefetch')?.since).toBe('2.2.4');
  expect(old.get('checksum')?.values).not.toContain('blake3');
  expect(recent.get('checksum')?.values).toContain('blake3');
  expect(old.get('redundant_metadata')?.values).toEqual(['all', 'most']);
  expect(old.get('special_small_blocks')?.kinds).toEqual(['filesystem']);
  expect(recent.get('special_small_blocks')?.kinds).toEqual(['filesystem', 'volume']);
  expect(old.get('special_small_blocks')?.range?.powerOfTwo).toBe(true);
  expect(recent.get('special_small_blocks')?.range?.powerOfTwo).toBeUndefined();
  expect([old, recent].map((schema) => schema.get('compression')?.default)).toEqual(['off', 'on']);
});

test.each(['', 'latest', '2.x'])('%j is no release', (release) => {
  expect(() => datasetPropertySchema(release)).toThrowError(
    expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
  );
});
