import { describe, expect, test } from 'vitest';
import { type Grantee, keysOf, readKey } from './delegation-key.ts';

const known: [Grantee, string[], string[]][] = [
  [{ who: 'user', id: 1000, scope: 'local' }, ['ul$1000'], ['Ul$1000']],
  [{ who: 'group', id: 0, scope: 'descendent' }, ['gd$0'], ['Gd$0']],
  [{ who: 'everyone', scope: 'local' }, ['el$'], ['El$']],
  [{ who: 'create' }, ['c-$'], ['C-$']],
  [{ who: 'set', name: '@backup' }, ['s-$@backup'], ['S-$@backup']],
];

test.each(known)('%j', (grantee, plain, sets) => {
  expect(keysOf(grantee)).toEqual({ plain, sets });
  for (const key of [...plain, ...sets]) expect(readKey(key)).toEqual(grantee);
});

test('both scopes are two keys each', () => {
  expect(keysOf({ who: 'everyone', scope: 'local+descendent' })).toEqual({
    plain: ['el$', 'ed$'],
    sets: ['El$', 'Ed$'],
  });
});

test.each(['', 'u', 'ul1000', 'ul$', 'ul$x', 'u-$1', 'xl$1', 'el$1', 'cl$', 's-$a', 'sl$@a', 'ul$1\n'])(
  'the key %j is not known',
  (key) => {
    expect(readKey(key)).toBeUndefined();
  },
);

describe('what is refused', () => {
  const bad: unknown[] = [
    { who: 'nobody' },
    { who: '__proto__' },
    { who: 'user', id: -1, scope: 'local' },
    { who: 'user', id: 2 ** 32 - 1, scope: 'local' },
    { who: 'user', id: 1.5, scope: 'local' },
    { who: 'user', id: '1', scope: 'local' },
    { who: 'user', id: 1, scope: 'everywhere' },
    { who: 'everyone' },
    { who: 'set', name: 'backup' },
    { who: 'set', name: '@' },
    { who: 'set', name: `@${'x'.repeat(63)}` },
    { who: 'set', name: '@a$b' },
  ];
  test.each(bad)('%j', (grantee) => {
    expect(() => keysOf(grantee as Grantee)).toThrow(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
    );
  });
});
