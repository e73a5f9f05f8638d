import { expect, test } from 'vitest';
import { receivedName } from './received-name.ts';

test.each([
  ['tank/a/b@s', 'pool', 'backup/a/b@s'],
  ['tank/a/b@s', 'all but last', 'backup/b@s'],
  ['tank/a@s', 'pool', 'backup/a@s'],
  ['tank@s', 'pool', 'backup@s'],
  ['tank@s', 'all but last', 'backup/tank@s'],
] as const)('%s without %s', (sent, discard, expected) => {
  expect(receivedName(sent, 'backup', discard)).toBe(expected);
});

test('names that are none', () => {
  expect(() => receivedName('tank/a', 'backup', 'pool')).toThrow(/dataset@snapshot/);
  expect(() => receivedName('tank/a@s', 'backup@x', 'pool')).toThrow(/not a valid/);
  expect(() => receivedName('tank/../../a@s', 'backup', 'pool')).toThrow(/not allowed as components/);
  expect(() => receivedName(`tank/${'a'.repeat(240)}@s`, 'backup/of/mine', 'pool')).toThrow(/at most 255/);
  expect(() => receivedName('tank/a@s', 'backup', 'nothing' as never)).toThrow(/discard/);
});
