import { expect, test } from 'vitest';
import { Glob } from './glob.ts';

test.each([
  ['tank', 'tank', true],
  ['tank', 'tank2', false],
  ['tank', 'atank', false],
  ['*', '', true],
  ['*ank', 'tank', true],
  ['t*k', 'tk', true],
  ['ta*ank', 'tank', false],
  ['*a*b', 'xaxbxb', true],
  ['*a*b', 'xbxa', false],
  ['a**b', 'ab', true],
  ['a.c', 'abc', false],
])('%s of %s: %s', (pattern, text, isMatch) => {
  expect(new Glob(pattern).matches(text)).toBe(isMatch);
});

test.each([
  ['tank', 'tank', true],
  ['tank', 'tank/a', true],
  ['tank', 'tank#b', true],
  ['tank', 'tank2', false],
  ['*/a', 'tank/a', true],
  ['*/a', 'tank/ab/a@x', true],
  ['*/a', 'tank/ab', false],
  ['*', 'tank/a', true],
])('%s above %s: %s', (pattern, text, isMatch) => {
  expect(new Glob(pattern).matchesAbove(text)).toBe(isMatch);
});

test('a long text costs no more than it is long', () => {
  const began = performance.now();
  expect(new Glob('*a*a*a*b').matchesAbove('a'.repeat(1_000_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(1000);
});
