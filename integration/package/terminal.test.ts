import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file, openZfs } from 'zfskit';
import { encode, Nvlist } from 'zfskit/nvlist';
import { openzfsFolder } from '../engine/engine-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'z-'));
const socket = join(folder, 'socket');
let server: ChildProcess;

beforeAll(async () => {
  const libraries = join(openzfsFolder(), 'lib');
  const args = ['serve', '--engine', 'userspace', '--libraries', libraries, '--socket', socket];
  server = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: 'ignore' });
  await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 20_000 });
  for (const name of ['a', 'b']) {
    writeFileSync(join(folder, name), '');
    truncateSync(join(folder, name), 1 << 27);
  }
  await using zfs = await openZfs({ socket });
  await zfs.pools.create('ztank', {
    vdevs: [{ type: 'mirror', children: [file(join(folder, 'a')), file(join(folder, 'b'))] }],
  });
  await zfs.datasets.create('ztank/disk', { kind: 'volume', size: '8M' });
  await zfs.vdevs.offline('ztank', join(folder, 'b'));
}, 60_000);
afterAll(async () => {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

const environment = { ...process.env, ZFSKIT_SOCKET: socket, TERM: 'xterm' };

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  try {
    const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = environment as NodeJS.ProcessEnv;
    return { status: 0, ...(await promisify(execFile)(program, args, { env: { ...rest, ...env } })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

const piped = (...args: string[]) => run(process.execPath, ['dist/cli.js', ...args]);

/** On a terminal of so many columns, as script(1) makes one. */
async function onTerminal(
  columns: number,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string[]> {
  const line = `stty cols ${columns}; exec '${process.execPath}' dist/cli.js ${args.join(' ')}`;
  const { status, stdout } = await run('script', ['-qec', line, '/dev/null'], env);
  expect(status).toBe(0);
  return stdout.split('\r\n');
}

/** Files with lists that differ, for commands that need no pool. */
function differentLists(): [string, string] {
  return [1n, 2n].map((value) => {
    const path = join(folder, `list${value}`);
    writeFileSync(path, encode(Nvlist.from({ value })));
    return path;
  }) as [string, string];
}

const HUMAN = [
  ['list', '-t', 'all'],
  ['pools'],
  ['status', '-v'],
  ['iostat', 'ztank', '-v'],
  ['events'],
  ['--help'],
  ['trace', '--help'],
];

describe('on a terminal of 80 columns', () => {
  test.each(HUMAN.map((args) => [args.join(' '), args] as const))('zfskit %s', async (_, args) => {
    const lines = await onTerminal(80, args);
    expect(lines.length).toBeGreaterThan(1);
    const shown = lines.map((line) => stripVTControlCharacters(line));
    expect(shown.filter((line) => line.length > 80)).toEqual([]);
  });

  test('help is as narrow as the terminal, and no wider than 80', async () => {
    const width = async (columns: number) =>
      Math.max(...(await onTerminal(columns, ['iostat', '--help'])).map((line) => line.length));
    expect(await width(200)).toBeLessThanOrEqual(80);
    expect(await width(60)).toBeLessThan(await width(200));
  });
});

describe('colours', () => {
  const coloured = (lines: readonly string[]) =>
    lines.some((line) => line !== stripVTControlCharacters(line));

  test('on a terminal, unless NO_COLOR says otherwise', async () => {
    expect(coloured(await onTerminal(80, ['status']))).toBe(true);
    expect(coloured(await onTerminal(80, ['status'], { NO_COLOR: '1' }))).toBe(false);
    expect(coloured(await onTerminal(80, ['status'], { NO_COLOR: '' }))).toBe(true);
  });

  test.each(HUMAN.map((args) => [args.join(' '), args] as const))(
    'none in a pipe: zfskit %s',
    async (_, args) => {
      const { status, stdout, stderr } = await piped(...args);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).not.toBe('');
      expect(coloured([stdout])).toBe(false);
    },
  );
});

/** Exit statuses as docs/reference/exit-status.md has them, and an end of what is said then. */
const STATUSES: readonly (readonly [status: number, args: readonly string[], says: RegExp])[] = [
  [0, ['--version'], /^\d+\.\d+\.\d+\n$/],
  [0, ['pools'], /ztank/],
  [2, ['nosuch'], /^zfskit: unknown command 'nosuch'\n\(see zfskit --help\)\n$/],
  [
    2,
    ['ioctl', 'list', '--nosuch'],
    /^zfskit: unknown option '--nosuch'\n\(see zfskit ioctl list --help\)\n$/,
  ],
  [2, ['list', '-o', 'nosuch'], /no property/],
  [1, ['list', 'nosuch'], /^zfskit: .*nosuch/],
  [0, ['status', 'ztank'], /DEGRADED/],
  [3, ['status', '--check'], /DEGRADED/],
  [1, ['label', '/dev/null'], /null/],
  [1, ['nvlist', 'dump', 'package.json'], /^zfskit: /],
  [1, ['stream', 'verify', 'package.json'], /^zfskit: /],
  [1, ['stream', 'token', '1-2-3-4'], /^zfskit: /],
  [2, ['nvlist', 'convert', 'package.json'], /required option/],
  [125, ['trace', 'show', 'package.json'], /^zfskit: /],
  [125, ['trace', 'diff', 'package.json', 'package.json'], /^zfskit: /],
  [0, ['run', '--socket', socket, '--', 'true'], /^$/],
  [7, ['run', '--socket', socket, '--', 'sh', '-c', 'exit 7'], /^$/],
  [143, ['run', '--socket', socket, '--', 'sh', '-c', 'kill $$'], /^$/],
  [126, ['run', '--socket', socket, '--', '/dev/null'], /^zfskit: /],
  [127, ['run', '--socket', socket, '--', '/nosuch'], /^zfskit: /],
  [125, ['run', '--socket', '/nosuch', '--', 'true'], /^zfskit: /],
  [2, ['run'], /missing required argument/],
  [2, ['completion', 'csh'], /Allowed choices are bash, fish, zsh/],
];

test.each(STATUSES)('exit status %i: zfskit %j', async (status, args, says) => {
  const ended = await piped(...args);
  expect(ended.status).toBe(status);
  expect(ended.stdout + ended.stderr).toMatch(says);
  if (status !== 0 && says.source.startsWith('^zfskit')) expect(ended.stdout).toBe('');
});

test.each(['verify', 'dump'])('stream %s reads no terminal, and says so', async (command) => {
  const line = `exec '${process.execPath}' dist/cli.js stream ${command} -`;
  const { status, stdout } = await run('script', ['-qec', line, '/dev/null']);
  expect([status, stdout]).toEqual([2, 'zfskit: a stream cannot be read from a terminal\r\n']);
});

test.each([[['ioctl', 'list']], [['--help']], [['nvlist', 'diff', ...differentLists()]]])(
  'a full disk is told on one line: zfskit %j',
  async (args) => {
    const line = `'${process.execPath}' dist/cli.js ${args.join(' ')} > /dev/full`;
    const { status, stderr } = await run('sh', ['-c', line]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^zfskit: standard output cannot be written: ENOSPC[^\n]*\n$/);
  },
);

test.each([
  [0, ['ioctl', 'list']],
  [1, ['nvlist', 'diff', ...differentLists()]],
] as const)('exit status %i when the reader has gone away: zfskit %j', async (status, args) => {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([status, null]);
});
