import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commandsOf } from './command-tree.ts';
import { MAX_HELP_COLUMNS, manualOf } from './manual.ts';
import { MANUALS } from './manuals.ts';
import { zfskitCommand } from './program.ts';

const commands = commandsOf(zfskitCommand());

/** All that `--help` prints. */
function helpOf(command: (typeof commands)[number]['command']): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece) });
  command.outputHelp();
  return text;
}

test('every manual is of a command', () => {
  expect(Object.keys(MANUALS).sort()).toEqual(commands.map(({ path }) => path).sort());
  expect(commands.length).toBeGreaterThan(20);
});

describe.each(commands)('zfskit $path', ({ command, path }) => {
  test('says what it, its operands and its options are', () => {
    expect(command.description()).toMatch(/^\S.{10}/);
    const { visibleOptions } = command.createHelp();
    const things = [...command.registeredArguments, ...visibleOptions.call(command.createHelp(), command)];
    expect(things.filter(({ description }) => description === '')).toEqual([]);
  });

  test('has examples of itself, and exit statuses', () => {
    const { examples = [], exit = [] } = manualOf(command) ?? {};
    expect(examples.length).toBeGreaterThan(0);
    const words = new RegExp(`\\bzfskit ${path}`.trim());
    expect(examples.filter(([line]) => !words.test(line))).toEqual([]);
    expect(exit.map(([status]) => status)).toContain('2');
  });

  test('has help of 80 columns', () => {
    const help = helpOf(command);
    expect(help).toContain('Examples:');
    expect(help).toContain('Exit status:');
    expect(help.split('\n').filter((line) => line.length > MAX_HELP_COLUMNS)).toEqual([]);
    expect(help).toBe(stripVTControlCharacters(help));
    expect(help).not.toMatch(/\t|[^ ] +$/m);
  });
});
