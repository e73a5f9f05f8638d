import { open } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror } from 'zfskit';
import { EngineHost, type RunningExample, run, start } from '../engine-host.ts';

const PROGRAM = 'health-watcher/main';

let host: EngineHost;
let pool: string;
let disks: [string, string];

beforeAll(async () => {
  host = await EngineHost.open();
  ({ pool, disks } = await mirrored());
});

afterAll(() => host[Symbol.asyncDispose]());

/** A pool of two disks with the same data. */
async function mirrored(): Promise<{ pool: string; disks: [string, string] }> {
  const disks: [string, string] = [await host.image(1 << 28), await host.image(1 << 28)];
  const name = host.poolName();
  const properties = { cachefile: 'none' } as const;
  await host.zfs.pools.create(name, { vdevs: [mirror(file(disks[0]), file(disks[1]))], properties });
  await write(name);
  return { pool: name, disks };
}

/** Puts a volume with data into a pool. */
async function write(name: string): Promise<void> {
  await host.zfs.datasets.create(`${name}/disk`, { kind: 'volume', size: '32M', sparse: true });
  await host.fill(`${name}/disk`, 16 << 20);
  await host.zfs.pools.sync(name);
}

/** A watcher that has looked once. */
async function watcher(...args: string[]): Promise<RunningExample> {
  const program = start(PROGRAM, '--socket', host.socket, ...args);
  await program.says('stderr', /watches/);
  return program;
}

/** Waits for a line about a change of a pool, and gives it. */
async function line(
  program: RunningExample,
  change: string,
  of: string,
  kind: string,
): Promise<Record<string, unknown>> {
  const [text] = await program.says(
    'stdout',
    new RegExp(`^\\{.*"change":"${change}","pool":"${of}","kind":"${kind}".*\\}$`, 'm'),
  );
  return JSON.parse(text);
}

/** Writes over the data of a device, its labels excepted. */
async function damage(path: string): Promise<void> {
  await using handle = await open(path, 'r+');
  await handle.write(Buffer.alloc(200 << 20, 'damage'), 0, 200 << 20, 5 << 20);
  await handle.sync();
}

test('healthy pools: nothing is said', async () => {
  expect(await run(PROGRAM, '--once', '--socket', host.socket)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  const watching = await watcher();
  expect(await watching.kill('SIGTERM')).toBe(0);
  expect([watching.stdout, watching.stderr]).toEqual(['', 'health-watcher: watches\n']);
});

test('a device is taken offline, and comes back', async () => {
  const watching = await watcher();
  await host.zfs.vdevs.offline(pool, disks[1]);
  expect(await line(watching, 'found', pool, 'OFFLINE_DEV')).toMatchObject({
    pool,
    severity: 'warning',
    vdevs: [disks[1]],
    action: expect.stringMatching(/online/),
    events: expect.arrayContaining(['resource.fs.zfs.statechange']),
  });
  const once = await run(PROGRAM, '--once', '--socket', host.socket);
  expect(once.status).toBe(1);
  expect(JSON.parse(once.stdout)).toMatchObject({ change: 'found', kind: 'OFFLINE_DEV', events: [] });
  await host.zfs.vdevs.online(pool, disks[1]);
  await line(watching, 'gone', pool, 'OFFLINE_DEV');
  expect(await watching.kill('SIGINT')).toBe(0);
});

test('a device whose data is damaged is named, with what to do', async () => {
  const { pool: other, disks: both } = await mirrored();
  const watching = await watcher();
  await damage(both[0]);
  await host.zfs.scans.scrub(other);
  await host.zfs.pools.wait(other, 'scrub');
  const found = await line(watching, 'found', other, 'FAILING_DEV');
  expect(found).toMatchObject({ severity: 'warning', url: expect.stringMatching(/ZFS-8000-9P/) });
  expect(found['vdevs']).toContain(both[0]);
  expect(found['action']).toMatch(/zpool replace/);
  expect(await watching.kill('SIGTERM')).toBe(1);
  await host.zfs.pools.destroy(other);
});

test('what no event tells of is found when it is due, and a pool that goes takes its problems along', async () => {
  const other = host.poolName();
  const disk = await host.image(1 << 28);
  await host.zfs.pools.create(other, { vdevs: [file(disk)], properties: { cachefile: 'none' } });
  await write(other);
  await damage(disk);
  await host.zfs.scans.scrub(other);
  await host.zfs.pools.wait(other, 'scrub');
  const watching = await watcher('--every', '1');
  expect(await line(watching, 'found', other, 'CORRUPT_DATA')).toMatchObject({
    pool: other,
    severity: 'critical',
  });
  // Nothing told of a finding is told again.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(watching.stdout.match(/CORRUPT_DATA/g)).toHaveLength(1);
  await host.zfs.pools.destroy(other);
  expect(await line(watching, 'gone', other, 'CORRUPT_DATA')).toMatchObject({ pool: other });
  expect(await watching.kill('SIGTERM')).toBe(0);
});

test('where ZFS cannot be asked', async () => {
  const none = await run(PROGRAM, '--once', '--socket', `${host.folder}/none.sock`);
  expect(none).toMatchObject({ status: 3, stdout: '' });
  expect(none.stderr).toMatch(/^health-watcher: .*none\.sock/);
  expect(await run(PROGRAM, '--every', 'never')).toMatchObject({ status: 2 });
});
