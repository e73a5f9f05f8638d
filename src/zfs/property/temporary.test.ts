import { expect, test } from 'vitest';
import type { Property } from './read-properties.ts';
import { isTemporary, withMountOptions } from './temporary.ts';

const local = (value: string): Property => ({ value, source: { kind: 'local' } });
const temporary = (value: string): Property => ({ value, source: { kind: 'temporary' } });
const inForce = (name: string, value: string, options: string[] | undefined, release = [2, 3, 9] as const) =>
  withMountOptions(new Map([[name, local(value)]]), options && new Set(options), 'filesystem', release);

test.each([
  ['atime', 'on', ['rw', 'noatime'], temporary('off')],
  ['atime', 'off', ['rw', 'noatime'], local('off')],
  ['atime', 'on', ['rw'], local('on')],
  ['readonly', 'off', ['ro'], temporary('on')],
  ['readonly', 'on', ['rw'], temporary('off')],
  ['xattr', 'sa', ['noxattr'], temporary('off')],
  ['xattr', 'off', ['xattr'], temporary('dir')],
  ['exec', 'on', undefined, local('on')],
])('%s=%s mounted with %j', (name, value, options, expected) => {
  expect(inForce(name, value, options).get(name)).toEqual(expected);
});

test('whether it is mounted', () => {
  const mounted = (options: string[] | undefined) => inForce('atime', 'on', options).get('mounted');
  expect(mounted(['rw'])).toEqual({ value: 'on', source: { kind: 'none' } });
  expect(mounted(undefined)).toEqual({ value: 'off', source: { kind: 'none' } });
  const ofSnapshot = withMountOptions(new Map(), new Set(['ro']), 'snapshot', [2, 3, 9]);
  expect([...ofSnapshot]).toEqual([]);
});

test('what depends on the mount table', () => {
  expect(['mounted', 'atime', 'quota', 'constructor'].filter(isTemporary)).toEqual(['mounted', 'atime']);
});
