import { copyFile, mkdir, open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineHost, run, start } from '../engine-host.ts';
import { lockFolder } from './folder-lock.ts';

const KEY = new Uint8Array(32).fill(7);
const TEXT = 'what nobody else may read. ';
const PROGRAM = 'encrypted-backup/main';

let host: EngineHost;
let pool: string;
let made = 0;

beforeAll(async () => {
  host = await EngineHost.open();
  pool = await host.pool();
});

afterAll(() => host[Symbol.asyncDispose]());

/** An encrypted volume, and a folder for its backups. */
async function backedUp(): Promise<{ dataset: string; folder: string }> {
  const dataset = `${pool}/secret-${made++}`;
  const folder = join(host.folder, `backups-${made}`);
  await mkdir(folder);
  const volume = { kind: 'volume', size: '64M', sparse: true, properties: { compression: 'off' } } as const;
  await host.zfs.encryption.create(dataset, volume, { keyformat: 'raw', keylocation: 'prompt', key: KEY });
  return { dataset, folder };
}

async function write(dataset: string, byte: number, text: string): Promise<void> {
  await using volume = await host.zfs.openVolume(dataset);
  await volume.write(BigInt(byte), Buffer.alloc(16384, text));
  await volume.sync();
}

async function backUp(dataset: string, folder: string, ...more: string[]) {
  // Snapshots have the second in their names.
  await delay(1000 - (Date.now() % 1000) + 5);
  return run(PROGRAM, 'backup', '--dataset', dataset, '--folder', folder, '--socket', host.socket, ...more);
}

const restoreTo = (folder: string, target: string, ...more: string[]) =>
  run(PROGRAM, 'restore', '--folder', folder, '--target', target, '--socket', host.socket, ...more);

const streamsIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.endsWith('.zfs')).sort();
const snapshotsOf = (dataset: string) => host.zfs.snapshots.list(dataset);

async function flipByte(path: string, at: number): Promise<void> {
  await using handle = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Buffer.from([byte.readUInt8() ^ 1]), 0, 1, at);
}

test('a chain of backups, restored without the key on this side', async () => {
  const { dataset, folder } = await backedUp();
  await write(dataset, 0, TEXT);
  await host.unloadKey(dataset);
  const first = await backUp(dataset, folder);
  expect(first, first.stderr).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^full stream-.*\.zfs \d+ bytes\n$/),
  });
  await host.zfs.encryption.loadKey(dataset, { key: KEY });
  await write(dataset, 1 << 20, 'later. ');
  const second = await backUp(dataset, folder);
  expect(second.stdout).toMatch(/^incremental .* bytes\ndeleted .*@\d{8}-\d{6}Z\n$/);
  const [newest, ...others] = await snapshotsOf(dataset);
  expect(others).toEqual([]);
  for (const name of await streamsIn(folder)) {
    expect((await readFile(join(folder, name))).includes(Buffer.from(TEXT))).toBe(false);
  }
  expect(await run(PROGRAM, 'verify', '--folder', folder)).toMatchObject({ status: 0, stderr: '' });

  const target = `${pool}/restored`;
  const restored = await restoreTo(folder, target);
  expect(restored, restored.stderr).toMatchObject({ status: 0 });
  expect((await snapshotsOf(target)).at(-1)?.guid).toBe(newest?.guid);
  expect((await host.zfs.encryption.status(target))?.keystatus).toBe('unavailable');
  await host.zfs.encryption.loadKey(target, { key: KEY });
  await using volume = await host.zfs.openVolume(target, { readOnly: true });
  expect(Buffer.from(await volume.read(0n, 16384))).toEqual(Buffer.alloc(16384, TEXT));
  expect(Buffer.from(await volume.read(1n << 20n, 16384))).toEqual(Buffer.alloc(16384, 'later. '));
  await volume.close();
  const refused = await restoreTo(folder, target);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/name another target/);
});

test('old chains go, with the files of a run that was killed', async () => {
  const { dataset, folder } = await backedUp();
  const args = ['--chain', '2', '--keep', '1'];
  for (const letter of ['a', 'b']) {
    await write(dataset, 0, letter);
    expect(await backUp(dataset, folder, ...args)).toMatchObject({ status: 0 });
  }
  const old = await streamsIn(folder);
  await host.fill(dataset, 48 << 20);
  await delay(1000 - (Date.now() % 1000) + 5);
  const killed = start(
    PROGRAM,
    'backup',
    '--dataset',
    dataset,
    '--folder',
    folder,
    '--socket',
    host.socket,
    ...args,
  );
  let partial: string | undefined;
  while (partial === undefined) {
    await delay(1);
    partial = (await readdir(folder)).find((name) => name.endsWith('.partial'));
  }
  expect(await killed.kill('SIGKILL')).toBe('SIGKILL');
  expect(await streamsIn(folder)).toEqual(old);
  const next = await backUp(dataset, folder, ...args);
  expect(next, next.stderr).toMatchObject({ status: 0, stdout: expect.stringMatching(/^full /) });
  for (const name of old) expect(next.stdout).toContain(`deleted ${name}\n`);
  expect(await readdir(folder)).not.toContain(partial);
  expect(await streamsIn(folder)).toHaveLength(1);
  expect(await snapshotsOf(dataset)).toHaveLength(1);
});

test('one damaged file: nothing is deleted, and the next stream is a full one', async () => {
  const { dataset, folder } = await backedUp();
  await host.zfs.snapshots.create([`${dataset}@mine`]);
  for (const letter of ['a', 'b', 'c']) {
    await write(dataset, 0, letter);
    expect(await backUp(dataset, folder, '--keep', '1')).toMatchObject({ status: 0 });
  }
  const files = await streamsIn(folder);
  const [full = '', middle = ''] = files;
  await copyFile(join(folder, middle), join(host.folder, 'well'));
  await flipByte(join(folder, middle), 5000);
  const before = (await snapshotsOf(dataset)).map(({ name }) => name);

  const damaged = await backUp(dataset, folder, '--keep', '1');
  expect(damaged.status).toBe(3);
  expect(damaged.stderr).toMatch(new RegExp(`${middle} is damaged: .*STREAM_BAD_CHECKSUM`));
  expect(damaged.stdout).toMatch(/^full /);
  expect(damaged.stdout).not.toContain('deleted');
  expect(await streamsIn(folder)).toHaveLength(files.length + 1);
  expect((await snapshotsOf(dataset)).map(({ name }) => name)).toEqual(expect.arrayContaining(before));

  // The latest can be restored: it does not need the damaged file. What needs it cannot.
  expect(await restoreTo(folder, `${pool}/latest`)).toMatchObject({ status: 0 });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const needsIt = String(manifest.streams[2].snapshot).split('@')[1] ?? '';
  expect(await restoreTo(folder, `${pool}/other`, '--snapshot', needsIt)).toMatchObject({ status: 3 });
  expect(await host.zfs.datasets.exists(`${pool}/other`)).toBe(false);

  // A file that is short, and one that is not there, are found as well.
  await truncate(join(folder, middle), 5000);
  expect((await run(PROGRAM, 'verify', '--folder', folder)).stderr).toMatch(/STREAM_TRUNCATED/);
  expect(await run(PROGRAM, 'verify', '--folder', folder)).toMatchObject({ status: 3 });

  // With the file from another copy all goes on, and the user's own snapshot stays.
  await copyFile(join(host.folder, 'well'), join(folder, middle));
  const healed = await backUp(dataset, folder, '--keep', '1');
  expect(healed, healed.stderr).toMatchObject({ status: 0 });
  expect(healed.stdout).toContain(`deleted ${full}\n`);
  expect((await snapshotsOf(dataset)).map(({ name }) => name)).toContain(`${dataset}@mine`);
  expect(await snapshotsOf(dataset)).toHaveLength(2);
});

test('two folders of one dataset do not take each other’s snapshots away', async () => {
  const { dataset, folder } = await backedUp();
  const second = `${folder}-second`;
  await mkdir(second);
  for (const each of [folder, second, folder, second]) {
    await write(dataset, 0, each);
    expect(await backUp(dataset, each)).toMatchObject({ status: 0 });
  }
  for (const each of [folder, second]) {
    const next = await backUp(dataset, each);
    expect(next, next.stderr).toMatchObject({ status: 0, stdout: expect.stringMatching(/^incremental /) });
  }
  expect(await snapshotsOf(dataset)).toHaveLength(2);
});

test('a snapshot that inherits the mark of its dataset stays', async () => {
  const { dataset, folder } = await backedUp();
  expect(await backUp(dataset, folder)).toMatchObject({ status: 0 });
  const { id } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await host.zfs.properties.set(dataset, { 'zfskit.example:backup': String(id) });
  await host.zfs.snapshots.create([`${dataset}@mine`]);
  expect((await host.zfs.datasets.get(`${dataset}@mine`)).get('zfskit.example:backup')).toBe(id);
  const next = await backUp(dataset, folder);
  expect(next, next.stderr).toMatchObject({ status: 0, stdout: expect.stringContaining('deleted') });
  expect((await snapshotsOf(dataset)).map(({ name }) => name)).toContain(`${dataset}@mine`);
  expect(await snapshotsOf(dataset)).toHaveLength(2);
});

test('what is refused', async () => {
  const { dataset, folder } = await backedUp();
  const another = await backedUp();
  await host.zfs.datasets.create(`${pool}/plain`, { kind: 'volume', size: '1M' });
  const plain = await backUp(`${pool}/plain`, folder);
  expect(plain).toMatchObject({ status: 1, stderr: expect.stringMatching(/is not encrypted/) });
  expect(await snapshotsOf(`${pool}/plain`)).toEqual([]);
  expect(await backUp(dataset, folder)).toMatchObject({ status: 0 });
  const other = await backUp(another.dataset, folder);
  expect(other).toMatchObject({ status: 1, stderr: expect.stringMatching(/has backups of/) });
  expect(await run(PROGRAM, 'backup')).toMatchObject({ status: 2 });
  {
    await using _lock = await lockFolder(folder);
    expect(await backUp(dataset, folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/in use by/),
    });
  }
  const long = join(host.folder, 'x'.repeat(200));
  for (const name of ['one', 'two']) await mkdir(join(long, name), { recursive: true });
  {
    await using _one = await lockFolder(join(long, 'one'));
    await using _two = await lockFolder(join(long, 'two'));
    await expect(lockFolder(join(long, 'one', '..', 'two'))).rejects.toThrow(/in use by/);
  }
  await expect(lockFolder(join(long, 'three'))).rejects.toMatchObject({ code: 'ENOENT' });
  const kept = await streamsIn(folder);
  await rm(join(folder, 'manifest.json'));
  expect(await backUp(dataset, folder)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/no manifest/),
  });
  expect(await streamsIn(folder)).toEqual(kept);
});
