import { expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

test('plain arguments stay as they are', () => {
  expect(commandLine(['zpool', 'create', '-o', 'ashift=12', 'tank', '/dev/sda'])).toBe(
    'zpool create -o ashift=12 tank /dev/sda',
  );
});

test('what a shell would take apart or for something else is quoted', () => {
  expect(commandLine(['sh', '-c', "echo 'a b'; exit", '', '$HOME'])).toBe(
    String.raw`sh -c 'echo '\''a b'\''; exit' '' '$HOME'`,
  );
});
