import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let pool: string;
let paths: [string, string];

/** Runs the built command and gives what it printed and its exit status. */
async function zfskit(...args: string[]) {
  try {
    return { status: 0, ...(await promisify(execFile)(process.execPath, ['dist/cli.js', ...args])) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

const words = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

beforeAll(async () => {
  fixture = await Fixture.open();
  pool = fixture.poolName();
  paths = [await fixture.image(100 << 20), await fixture.image(100 << 20)];
  await fixture.zfs.pools.create(pool, {
    vdevs: [mirror(file(paths[0]), file(paths[1]))],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'none' },
  });
  await fixture.zfs.datasets.create(`${pool}/a`, { kind: 'filesystem' });
  await fixture.zfs.snapshots.create([`${pool}/a@s`]);
});
afterAll(() => fixture[Symbol.asyncDispose]());

test('pools', async () => {
  await command('zpool', 'sync', pool);
  const { stdout, status } = await zfskit('pools', '-p');
  expect(status).toBe(0);
  const ours = words(stdout).find(([name]) => name === pool);
  const stock = words(
    await command('zpool', 'list', '-Hpo', 'name,size,alloc,free,frag,cap,health', pool),
  )[0];
  expect(ours?.slice(0, 4)).toEqual(stock?.slice(0, 4));
  expect(ours?.[6]).toBe('ONLINE');
  const json = (await zfskit('pools', '--json')).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(json.find(({ name }) => name === pool)).toMatchObject({ size: stock?.[1], state: 'ONLINE' });
});

test('status of a healthy pool, and of one with an offline device', async () => {
  const healthy = await zfskit('status', '--check', pool);
  expect(healthy).toMatchObject({ status: 0, stderr: '' });
  expect(healthy.stdout).toMatch(new RegExp(`^${pool}  ONLINE\n`));
  await command('zpool', 'offline', pool, paths[1]);
  const { stdout, status } = await zfskit('status', '-v', '--check', pool);
  expect(status).toBe(3);
  expect(stdout).toContain('warning: Devices were taken offline');
  expect(stdout).toMatch(new RegExp(`${paths[1]} +OFFLINE +0 +0 +0 +0`));
  expect(stdout).not.toContain('\u001b');
  const json = JSON.parse((await zfskit('status', '--json', pool)).stdout);
  expect(json).toMatchObject({ name: pool, state: 'DEGRADED', problems: [{ kind: 'OFFLINE_DEV' }] });
  expect(json.guid).toBe((await command('zpool', 'get', '-Hpo', 'value', 'guid', pool)).trim());
  await command('zpool', 'online', pool, paths[1]);
  await command('zpool', 'wait', '-t', 'resilver', pool);
  await command('zpool', 'scrub', '-w', pool);
  expect((await zfskit('status', pool)).stdout).toMatch(/scan: scrub finished on .* with 0 errors/);
  expect(await zfskit('status', fixture.poolName())).toMatchObject({ status: 1, stdout: '' });
});

test('colours on a terminal, not with NO_COLOR', async () => {
  const onTerminal = (prefix: string) =>
    command('script', '-qec', `${prefix} ${process.execPath} dist/cli.js status ${pool}`, '/dev/null');
  expect(await onTerminal('env -u NO_COLOR')).toContain('\u001b[1m');
  expect(await onTerminal('env NO_COLOR=1')).not.toContain('\u001b');
});

test('iostat', async () => {
  const { stdout } = await zfskit('iostat', pool, '-plqv');
  const [head, ...rows] = words(stdout);
  expect(head?.slice(0, 4)).toEqual(['NAME', 'ALLOC', 'FREE', 'READ/s']);
  expect(rows.map(([name]) => name)).toEqual([pool, 'mirror-0', ...paths]);
  const samples = (await zfskit('iostat', pool, '0.2', '-n', '2', '-y', '--json')).stdout.trim().split('\n');
  expect(samples.map((line) => JSON.parse(line).sinceImport)).toEqual([false, false]);
  expect(await zfskit('iostat', pool, 'x')).toMatchObject({ status: 2 });
  expect(await zfskit('iostat', '-n', '0')).toMatchObject({ status: 2 });
});

test('list with columns, types and depth', async () => {
  const ours = await zfskit('list', pool, '-t', 'snapshot', '-o', 'name,used,creation,compressratio');
  const stock = await command(
    'zfs',
    'list',
    '-Hprt',
    'snapshot',
    '-o',
    'name,used,creation,compressratio',
    pool,
  );
  expect(words(ours.stdout)).toEqual(words(stock));
  expect((await zfskit('list', pool, '-d', '0', '-o', 'name,kind')).stdout).toBe(`${pool}  filesystem\n`);
  const terminal = await command(
    'script',
    '-qec',
    `${process.execPath} dist/cli.js list ${pool}`,
    '/dev/null',
  );
  expect(terminal).toMatch(/USED +AVAILABLE +REFERENCED +NAME/);
  expect(await zfskit('list', pool, '-o', 'nothing')).toMatchObject({ status: 2 });
  expect(await zfskit('list', pool, '-t', 'nothing')).toMatchObject({ status: 2 });
  expect((await zfskit('status', '--help')).stdout).toMatch(/Examples:[\s\S]*Exit status:/);
});
