import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool();
});
afterAll(() => fixture[Symbol.asyncDispose]());

const filesystem = (name: string, properties = {}) =>
  zfs.datasets.create(name, { kind: 'filesystem', properties });

test('children, snapshots, holds and clones', async () => {
  const name = `${pool}/a`;
  await filesystem(name);
  await filesystem(`${name}/child`);
  await zfs.snapshots.create([`${name}@s`]);
  await command('zfs', 'hold', 'a tag', `${name}@s`);
  await zfs.datasets.clone(`${name}@s`, `${pool}/clone`);
  const busy = await zfs.datasets.explainBusy(name);
  expect(busy).toMatchObject({
    name,
    children: [`${name}/child`],
    snapshots: [`${name}@s`],
    holds: [{ snapshot: `${name}@s`, tag: 'a tag' }],
    clones: [{ snapshot: `${name}@s`, clone: `${pool}/clone` }],
    mounts: [],
    openVolumes: [],
    receives: [],
    unseenProcesses: 0,
  });
  expect(Number(busy.holds[0]?.created)).toBeGreaterThan(1_600_000_000);
  expect(await zfs.datasets.explainBusy(`${name}@s`)).toMatchObject({
    holds: busy.holds,
    clones: busy.clones,
    children: [],
  });
  await expect(zfs.datasets.explainBusy(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await command('zfs', 'release', 'a tag', `${name}@s`);
});

test('mounts, here and in another mount namespace', async () => {
  const name = `${pool}/mounted`;
  await filesystem(name, { mountpoint: 'legacy' });
  const target = await mkdtemp(join(fixture.folder, 'mnt-'));
  const other = await inNamespace(`mount -t zfs ${name} ${target}`);
  try {
    const [mount, ...more] = (await zfs.datasets.explainBusy(name)).mounts;
    expect(more).toEqual([]);
    expect(mount).toMatchObject({ dataset: name, path: target });
    await expect(zfs.datasets.destroy(name)).rejects.toMatchObject({ code: 'EBUSY' });
    await zfs.datasets.mount(name, { target });
    const both = (await zfs.datasets.explainBusy(pool)).mounts;
    // Services of the guest have namespaces of their own, in which the mount shows too.
    expect(new Set(both.map(({ namespace }) => namespace)).size).toBeGreaterThanOrEqual(2);
    expect(both.every(({ dataset, path }) => dataset === name && path === target)).toBe(true);
    await zfs.datasets.unmount(target);
  } finally {
    other.kill();
    await once(other, 'exit');
  }
});

/** A process in a mount namespace of its own that has run a command and waits. */
async function inNamespace(script: string): Promise<ChildProcess> {
  const child = spawn('unshare', ['-m', 'sh', '-c', `${script} && echo ready && exec sleep 1000`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as Readable, 'data');
  return child;
}

test('volumes that are open, or mounted', async () => {
  const name = `${pool}/volume`;
  await zfs.datasets.create(name, { kind: 'volume', size: '64M', sparse: true });
  const device = await zfs.datasets.waitForDevice(name);
  await command('udevadm', 'settle');
  expect((await zfs.datasets.explainBusy(name)).openVolumes).toEqual([]);
  const handle = await open(device, 'r');
  const [use] = (await zfs.datasets.explainBusy(pool)).openVolumes;
  expect(use).toMatchObject({ volume: name, holders: [], mounts: [] });
  expect(use?.processes.map(({ pid }) => pid)).toContain(process.pid);
  await expect(zfs.datasets.destroy(name)).rejects.toMatchObject({ code: 'EBUSY' });
  await handle.close();
});

test('a receive that was interrupted', async () => {
  const source = `${pool}/source`;
  await filesystem(source, { mountpoint: join(fixture.folder, 'source') });
  const path = await zfs.datasets.mount(source);
  await command('dd', 'if=/dev/urandom', `of=${path}/f`, 'bs=128k', 'count=24', 'conv=fsync');
  await zfs.snapshots.create([`${source}@one`]);
  const parts: Buffer[] = [];
  for await (const part of await zfs.send(`${source}@one`)) parts.push(part as Buffer);
  const whole = Buffer.concat(parts);
  const half = join(fixture.folder, 'half');
  const handle = await open(half, 'w');
  await handle.write(whole.subarray(0, whole.length >> 1));
  await handle.close();
  await expect(command('sh', '-c', `zfs receive -s -u ${pool}/target < ${half}`)).rejects.toThrow();
  const token = (
    await command('zfs', 'get', '-Ho', 'value', 'receive_resume_token', `${pool}/target`)
  ).trim();
  expect((await zfs.datasets.explainBusy(`${pool}/target`)).receives).toEqual([
    { dataset: `${pool}/target`, resumeToken: token },
  ]);
  await zfs.datasets.unmount(source);
});
