import { Command } from 'commander';
import { expect, test } from 'vitest';
import { traceCommand } from './trace.ts';

interface Parsed {
  readonly words: string[];
  readonly options: Record<string, unknown>;
}

/** What a command line would do, without doing it. */
function parsed(...words: string[]): Parsed {
  let found: Parsed | undefined;
  const command = traceCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .action((program: string[], options: Record<string, unknown>) => {
      found = { words: program, options };
    });
  const root = new Command('zfskit').enablePositionalOptions().exitOverride().addCommand(command);
  root.parse(['trace', ...words], { from: 'user' });
  return found as Parsed;
}

test('options after the program are its own', () => {
  const { words, options } = parsed('-v', 'zfs', 'list', '-v', '--json', '-o', 'name', '--', '--help');
  expect(words).toEqual(['zfs', 'list', '-v', '--json', '-o', 'name', '--', '--help']);
  expect(options).toMatchObject({ verbose: true, filter: true, device: '/dev/zfs' });
  expect(options).not.toHaveProperty('pid');
  expect(options).not.toHaveProperty('json');
  expect(options).not.toHaveProperty('output');
});

test('a program behind --', () => {
  expect(parsed('-T', '--', '-odd', '-x').words).toEqual(['-odd', '-x']);
});

test('processes to attach to', () => {
  expect(parsed('-p', '812,813', '-p', '9').options).toMatchObject({ pid: [812, 813, 9] });
  expect(parsed('-p', '5\n6').options).toMatchObject({ pid: [5, 6] });
});

test('a release is that of its command layout', () => {
  const { options } = parsed('--release', '2.3.9', '--device', '/dev/null', '--no-filter', 'ls');
  expect(options).toMatchObject({ device: '/dev/null', filter: false, release: { version: '2.3.9' } });
});

test.each([
  [['-p', 'x'], 'Process ids, such as 812'],
  [['-p', '0'], 'Process ids, such as 812'],
  [['--release', '9.9'], '9.9'],
  [['--nonsense', 'ls'], "unknown option '--nonsense'"],
])('%j is refused', (words, why) => {
  expect(() => parsed(...words)).toThrow(why);
});

test('a program and a process, or neither, is refused before anything is done', async () => {
  for (const words of [[], ['-p', '1', 'ls']]) {
    const command = traceCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} });
    await expect(command.parseAsync(words, { from: 'user' })).rejects.toThrow(/program/);
  }
});

test.each([
  [['--json', 'show', 'f'], 'zfskit trace show --json ...'],
  [['-tt', 'diff', 'a', 'b'], 'zfskit trace diff --time ...'],
  [['-e', 'ok', '--no-filter', 'show', 'f'], 'zfskit trace show --expression ...'],
])('%j: options before the name of a command are refused', async (words, why) => {
  const command = traceCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  const root = new Command('zfskit').enablePositionalOptions().exitOverride().addCommand(command);
  await expect(root.parseAsync(['trace', ...words], { from: 'user' })).rejects.toThrow(why);
});
