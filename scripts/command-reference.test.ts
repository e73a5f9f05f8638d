import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandsOf } from '../src/cli/command-tree.ts';
import { zfskitCommand } from '../src/cli/program.ts';
import { commandReference, exitStatusReference } from './command-reference.ts';
import { manPage } from './man-page.ts';

const page = fileURLToPath(new URL('../man/zfskit.1', import.meta.url));
const paths = commandsOf(zfskitCommand())
  .map(({ path }) => path)
  .filter((path) => path !== '');

test.each([
  ['man/zfskit.1', manPage],
  ['docs/reference/command.md', commandReference],
  ['docs/reference/exit-status.md', exitStatusReference],
])('%s is what the commands say; if not: npm run generate', (path, written) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(written());
});

test('every command has a section', () => {
  const sections = [...commandReference().matchAll(/^## zfskit (.*)$/gm)].map(([, path]) => path);
  expect(sections).toEqual(paths);
  expect([...manPage().matchAll(/^\.Ss zfskit (.*)$/gm)].map(([, path]) => path)).toEqual(paths);
});

const lint = spawnSync('mandoc', ['-T', 'lint', page], { encoding: 'utf8' });
if (lint.error) console.log('mandoc is not on this machine: it does not judge the man page');

test.skipIf(lint.error)('mandoc finds nothing in the man page', () => {
  // Which other pages there are is up to the machine.
  expect(
    lint.stdout.split('\n').filter((line) => line !== '' && !/ lacks | manual not found/.test(line)),
  ).toEqual([]);
});

const groff = spawnSync('man', ['--warnings', '-l', page], {
  encoding: 'utf8',
  env: { ...process.env, MANWIDTH: '80' },
});
if (groff.error) console.log('man is not on this machine: it does not show the man page');

test.skipIf(groff.error)('man shows the page in 80 columns, and warns of nothing', () => {
  expect(groff.stderr).toBe('');
  const lines = groff.stdout.split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  for (const section of [
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'ENVIRONMENT',
    'FILES',
    'EXIT STATUS',
    'EXAMPLES',
    'SEE ALSO',
  ]) {
    expect(lines).toContain(section);
  }
});
