import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let clone: string;
let ready: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
function commit(message: string): void {
  git('add', '--all');
  git(
    '-c',
    'user.name=tester',
    '-c',
    'user.email=tester@localhost',
    'commit',
    '--quiet',
    '--message',
    message,
  );
}

/** A scratch clone, in which every quick item of the checklist holds. */
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'zfskit-release-'));
  execFileSync('git', ['clone', '--quiet', '--depth', '1', '--no-local', process.cwd(), clone], {
    stdio: 'ignore',
  });
  git('checkout', '--quiet', '-B', 'main');
  for (const file of ['scripts/release.mjs', 'package.json', 'package-lock.json', 'CHANGELOG.md']) {
    writeFileSync(join(clone, file), readFileSync(file));
  }
  edit('CHANGELOG.md', (text) => text.replace(/^## (\S+) .*$/m, '## $1 (2026-01-31)'));
  repository('github:zfskit/zfskit');
  // What takes long is tested by itself: here it only has to be asked.
  edit('package.json', (text) =>
    text
      .replace(/"(build|api:check|generate|test)": ".*"/g, '"$1": "echo asked $1"')
      .replace('"prepack": "npm run build"', '"prepack": "true"'),
  );
  commit('Ready');
  ready = git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  git('checkout', '--quiet', '--force', '-B', 'main', ready);
  git('clean', '--quiet', '--force', '-d');
  git('tag', '--delete', ...git('tag').split('\n').filter(Boolean));
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(clone, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** Sets where the repository is, or leaves it out. */
function repository(place: string | undefined): void {
  edit('package.json', (text) => JSON.stringify({ ...JSON.parse(text), repository: place }, null, 2));
}

function release(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/release.mjs', ...args], {
    cwd: clone,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test('has help', () => {
  expect(release('--help')).toMatchObject({ status: 0, output: expect.stringContaining('Exit status:') });
  expect(release('--publsh')).toMatchObject({ status: 2 });
  expect(release('--publish', '--no-tests')).toMatchObject({ status: 2 });
});

const version = JSON.parse(readFileSync('package.json', 'utf8')).version;

test.each<[why: string, spoil: () => void, says: string]>([
  ['a change that is not committed', () => appendFileSync(join(clone, 'LICENSE'), '\n'), 'M LICENSE'],
  ['a file that is not committed', () => writeFileSync(join(clone, 'new'), ''), '?? new'],
  ['another branch', () => git('checkout', '--quiet', '-b', 'topic'), 'it is topic'],
  ['no branch', () => git('checkout', '--quiet', '--detach'), 'it is none'],
  ['a tag that is there', () => git('tag', `v${version}`), 'take the next one'],
  [
    'another version in the lock',
    () => {
      edit('package-lock.json', (text) => text.replace(`"version": "${version}"`, '"version": "9.9.9"'));
      commit('Another version');
    },
    '9.9.9',
  ],
  [
    'no entry in the changelog',
    () => {
      edit('CHANGELOG.md', (text) => text.replace(`## ${version}`, '## 9.9.9'));
      commit('Another entry');
    },
    'its first entry is "## 9.9.9',
  ],
  [
    'an entry without a date',
    () => {
      edit('CHANGELOG.md', (text) => text.replace('(2026-01-31)', '(unreleased)'));
      commit('No date');
    },
    'has no date',
  ],
  [
    'no repository',
    () => {
      repository(undefined);
      commit('No repository');
    },
    'package.json says where',
  ],
])('refuses %s, before it builds', (_, spoil, says) => {
  spoil();
  const { status, output } = release('--publish');
  expect(output).toContain(says);
  expect(output).toMatch(/Not ready: 1 of the checklist/);
  expect(output).not.toContain('asked build');
  expect(status).toBe(1);
});

test('asks for everything, and publishes nothing that does not pass', () => {
  const { status, output } = release('--publish');
  for (const script of ['build', 'api:check', 'generate', 'test'])
    expect(output).toContain(`asked ${script}`);
  // The clone has no dependencies: its package cannot be tested.
  expect(output).toContain('FAILED the packed package is sound');
  expect(git('tag')).toBe('');
  expect(status).toBe(1);
});
