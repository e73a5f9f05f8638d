import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file, openZfs } from 'zfskit';
import { encodeResumeToken } from 'zfskit/stream';
import { jsonPage, jsonSchemas, schemaFile } from '../../scripts/json-schemas.mjs';
import { commandsOf } from '../../src/cli/command-tree.ts';
import { zfskitCommand } from '../../src/cli/program.ts';
import { openzfsFolder } from '../engine/engine-fixture.ts';

const schemas = jsonSchemas();
const folder = mkdtempSync(join(tmpdir(), 'zfskit-json-'));
const socket = join(folder, 'socket');
const path = (name: string) => join(folder, name);
let server: ChildProcess;

beforeAll(async () => {
  const libraries = join(openzfsFolder(), 'lib');
  const args = ['serve', '--engine', 'userspace', '--libraries', libraries, '--socket', socket];
  server = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 20_000 });
  for (const name of ['a', 'b', 'log']) {
    writeFileSync(path(name), '');
    truncateSync(path(name), 1 << 27);
  }
  await using zfs = await openZfs({ socket });
  const mirror = { type: 'mirror', children: [file(path('a')), file(path('b'))] } as const;
  await zfs.pools.create('ztank', { vdevs: [mirror], log: [file(path('log'))] });
  await zfs.datasets.create('ztank/disk', {
    kind: 'volume',
    size: '8M',
    properties: { 'org.example:owner': 'ada' },
  });
  await zfs.snapshots.create(['ztank/disk@one']);
  await zfs.datasets.clone('ztank/disk@one', 'ztank/clone');
  await zfs.vdevs.offline('ztank', path('b'));
  await zfs.scans.scrub('ztank');
  await zfs.pools.wait('ztank', 'scrub');
  await pipeline(await zfs.send('ztank/disk@one'), createWriteStream(path('stream')));
}, 120_000);
afterAll(async () => {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

const token = encodeResumeToken({
  toname: 'ztank/disk@one',
  toguid: 7n,
  object: 1n,
  offset: 0n,
  bytes: 4096n,
  rawok: true,
});

/** Command lines whose output is compared with the schema of their command, and how many lines they print at least. */
const LINES: Readonly<Record<string, readonly (readonly [args: readonly string[], lines: number])[]>> = {
  abi: [],
  events: [[['events'], 5]],
  history: [[['history', 'ztank', '-i'], 5]],
  'ioctl list': [[['ioctl', 'list'], 80]],
  'ioctl show': [
    [['ioctl', 'show', 'objset_stats'], 1],
    [['ioctl', 'show', 'snapshot'], 1],
  ],
  iostat: [[['iostat', 'ztank', '1', '-n', '2'], 2]],
  label: [[['label', path('a'), path('log')], 2]],
  list: [[['list', '-t', 'all'], 4]],
  pools: [[['pools'], 1]],
  status: [[['status'], 1]],
  'stream dump': [[['stream', 'dump', '-v', path('stream')], 5]],
  'stream token': [[['stream', 'token', token], 1]],
  'stream verify': [[['stream', 'verify', path('stream')], 1]],
  'trace diff': [],
};

/** Why a command's output is not looked at here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  abi: 'asks the module of this host',
  'ioctl call': 'its reply is described by "ioctl show"',
  'nvlist dump': "prints libnvpair's JSON",
  trace: 'has a schema of its own',
  'trace diff': 'needs recordings of a kernel',
  'trace show': 'has a schema of its own',
};

/** The schema, with all that it does not name forbidden: what is printed and not described is a mistake. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  const isClosed = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return isClosed ? { ...copy, additionalProperties: false } : copy;
}

test('every command with --json has a schema, or a reason', () => {
  const commands = commandsOf(zfskitCommand())
    .filter(({ command }) => command.options.some(({ long }) => long === '--json'))
    .map(({ path: words }) => words);
  expect(new Set([...Object.keys(schemas), ...Object.keys(ELSEWHERE)])).toEqual(new Set(commands));
  expect(Object.keys(LINES).sort()).toEqual(Object.keys(schemas).sort());
  expect(Object.keys(LINES).filter((name) => LINES[name]?.length === 0 && !(name in ELSEWHERE))).toEqual([]);
});

test('the schemas and their page are what the types say; if not: npm run generate', () => {
  for (const [command, schema] of Object.entries(schemas)) {
    const text = readFileSync(`docs/reference/json/${schemaFile(command)}`, 'utf8');
    expect(JSON.parse(text)).toEqual(schema);
  }
  expect(readFileSync('docs/reference/json.md', 'utf8')).toBe(jsonPage(schemas));
});

describe.each(Object.entries(LINES).filter(([, lines]) => lines.length > 0))(
  'zfskit %s --json',
  (command, lines) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const validate: ValidateFunction = ajv.compile(strict(schemas[command]) as object);

    test.each(lines)('%j', async (args, count) => {
      const env = { ...process.env, ZFSKIT_SOCKET: socket };
      const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli.js', ...args, '--json'], {
        env,
        maxBuffer: 1 << 26,
      });
      const printed = stdout.trimEnd().split('\n');
      expect(printed.length).toBeGreaterThanOrEqual(count);
      for (const line of printed) {
        validate(JSON.parse(line));
        expect(validate.errors ?? []).toEqual([]);
      }
    });

    test('a line of something else does not fit', () => {
      expect(validate({ nothing: 'known' })).toBe(false);
    });
  },
);
