import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, type PoolProblem } from 'zfskit';
import { call, ioctls, isAtLeast, ZfsCmd } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';
import { SmallDisk } from './small-disk.ts';

let fixture: Fixture;
const zpool = (...args: string[]) => command('zpool', ...args);
const since = (release: string) => isAtLeast(fixture.zfs.transport.abi.release, release);

/** What zpool status says is wrong: its message id, or undefined. */
async function stock(pool: string): Promise<{ id: string | undefined; status: boolean }> {
  const text = await zpool('status', pool);
  return { id: /see: \S+msg\/(\S+)/.exec(text)?.[1], status: /^status:/m.test(text) };
}

/** The problems of a pool; the first one is zpool's. */
async function health(pool: string): Promise<PoolProblem[]> {
  const problems = await fixture.zfs.pools.health(pool);
  const { id, status } = await stock(pool);
  expect({ id: problems[0]?.messageId, status: problems.length > 0 }).toEqual({ id, status });
  return problems;
}

/** `zinject_record_t` of a read error at once, each time (`include/sys/zfs_ioctl.h`; zinject(8) -d -T read -e io -F). */
const READ_FAULT = {
  'zc_inject_record.zi_cmd': 2,
  'zc_inject_record.zi_error': 5,
  'zc_inject_record.zi_iotype': 1,
  'zc_inject_record.zi_failfast': 1,
} as const;

/** Makes the reads of a vdev fail; a function is given that ends it. */
async function failReads(pool: string, guid: bigint): Promise<() => Promise<unknown>> {
  const { transport } = fixture.zfs;
  const request = new ZfsCmd(transport.abi.layout);
  request.set('zc_name', pool);
  request.set('zc_inject_record.zi_guid', guid);
  for (const [member, value] of Object.entries(READ_FAULT)) request.set(member, value);
  const { number } = ioctls.ZFS_IOC_INJECT_FAULT;
  const reply = await transport.ioctl({ number, command: request.bytes, dstSize: 0, historySize: 0 });
  expect(reply.errno).toBe(0);
  const { zc_guid: id } = await call(transport, 'ZFS_IOC_INJECT_LIST_NEXT', { zc_guid: 0n });
  return () => call(transport, 'ZFS_IOC_CLEAR_FAULT', { zc_guid: id });
}

/** Writes random bytes over a part of a device, between its labels. */
async function damage(path: string, from: number, bytes: number): Promise<void> {
  await using handle = await open(path, 'r+');
  for (let at = from; at < from + bytes; at += 1 << 20)
    await handle.write(randomBytes(1 << 20), 0, 1 << 20, at);
  await handle.sync();
}

async function write(dataset: string, name: string, bytes: number): Promise<void> {
  const folder = await fixture.mount(dataset);
  {
    await using handle = await open(join(folder, name), 'w');
    for (let at = 0; at < bytes; at += 1 << 20) await handle.write(randomBytes(1 << 20));
    await handle.sync();
  }
  await fixture.unmount(folder);
}

beforeAll(async () => {
  fixture = await Fixture.open();
});
afterAll(() => fixture[Symbol.asyncDispose]());

describe('a mirror', () => {
  let pool: string;
  let a: string;
  let b: string;

  beforeAll(async () => {
    pool = fixture.poolName();
    [a, b] = [await fixture.image(100 << 20), await fixture.image(100 << 20)];
    await zpool('create', '-o', 'cachefile=none', '-O', 'mountpoint=legacy', pool, 'mirror', a, b);
    await write(pool, 'content', 8 << 20);
  });

  test('healthy', async () => {
    expect(await health(pool)).toEqual([]);
    expect(await fixture.zfs.kstats.state(pool)).toBe('ONLINE');
  });

  test('offline, faulted', async () => {
    await zpool('offline', pool, b);
    expect(await health(pool)).toMatchObject([{ kind: 'OFFLINE_DEV', severity: 'warning', vdevs: [b] }]);
    await zpool('online', pool, b);
    await zpool('offline', '-f', pool, b);
    expect(await health(pool)).toMatchObject([{ kind: 'FAULTED_DEV_R', severity: 'warning', vdevs: [b] }]);
    await zpool('clear', pool);
    await zpool('wait', '-t', 'resilver', pool);
    expect(await health(pool)).toEqual([]);
  });

  test('damaged bytes that a scrub repairs', async () => {
    await damage(b, 4 << 20, 60 << 20);
    await fixture.zfs.scans.scrub(pool);
    await zpool('wait', '-t', 'scrub', pool);
    const [problem] = await health(pool);
    expect(problem).toMatchObject({ kind: 'FAILING_DEV', messageId: 'ZFS-8000-9P', vdevs: [b] });
    expect(problem?.url).toMatch(/ZFS-8000-9P$/);
    const [, broken] = (await fixture.zfs.pools.status(pool)).vdevs.children[0]?.children ?? [];
    expect(broken?.checksumErrors).toBeGreaterThan(0n);
    await zpool('clear', pool);
    expect(await health(pool)).toEqual([]);
  });

  test('a device without a label, a device that is gone', async () => {
    await zpool('export', pool);
    {
      await using handle = await open(b, 'r+');
      for (const at of [0, (100 << 20) - (512 << 10)])
        await handle.write(Buffer.alloc(512 << 10), 0, 512 << 10, at);
    }
    await zpool('import', '-o', 'cachefile=none', '-d', fixture.folder, pool);
    const [missing] = await health(pool);
    expect(missing?.severity).toBe('warning');
    expect(['CORRUPT_LABEL_R', 'MISSING_DEV_R']).toContain(missing?.kind);
    await zpool('export', pool);
    await rm(b);
    await zpool('import', '-o', 'cachefile=none', '-d', fixture.folder, pool);
    expect(await health(pool)).toMatchObject([{ kind: 'MISSING_DEV_R', messageId: 'ZFS-8000-2Q' }]);
    expect((await fixture.zfs.pools.status(pool)).state).toBe('DEGRADED');
  });
});

test('a device whose reads fail', async () => {
  const { zfs } = fixture;
  const { pools, scans, vdevs } = zfs;
  const pool = fixture.poolName();
  const [a, b] = [await fixture.image(100 << 20), await fixture.image(100 << 20)];
  await zpool('create', '-o', 'cachefile=none', '-O', 'mountpoint=legacy', pool, 'mirror', a, b);
  await write(pool, 'content', 8 << 20);
  const [leaf] = (await pools.status(pool)).vdevs.children[0]?.children ?? [];
  const heal = await failReads(pool, leaf?.guid ?? 0n);
  try {
    await scans.scrub(pool);
    await pools.wait(pool, 'scrub');
  } finally {
    await heal();
  }
  const [problem] = await health(pool);
  expect(problem?.vdevs).toEqual([a]);
  const [failing] = (await pools.status(pool)).vdevs.children[0]?.children ?? [];
  expect(failing?.readErrors).toBeGreaterThan(0n);
  const told: bigint[] = [];
  for await (const event of zfs.events({ from: 'start', follow: false, pool, class: 'ereport.fs.zfs.io' }))
    if (event.class === 'ereport.fs.zfs.io') told.push(event.payload.vdevGuid ?? 0n);
  expect(new Set(told)).toEqual(new Set([leaf?.guid]));
  await vdevs.clear(pool);
  await scans.scrub(pool);
  await pools.wait(pool, 'scrub');
  expect(await health(pool)).toEqual([]);
});

describe('a pool without redundancy', () => {
  test('damaged files are named as zpool status -v names them', async () => {
    const pool = fixture.poolName();
    const path = await fixture.image(100 << 20);
    await zpool(
      'create',
      '-o',
      'cachefile=none',
      '-O',
      'mountpoint=legacy',
      '-O',
      'compression=off',
      pool,
      path,
    );
    await zpool('sync', pool);
    await fixture.zfs.datasets.create(`${pool}/a b`, {
      kind: 'filesystem',
      properties: { mountpoint: 'legacy' },
    });
    await write(`${pool}/a b`, 'content', 8 << 20);
    await fixture.zfs.snapshots.create([`${pool}/a b@s`]);
    await write(`${pool}/a b`, 'other', 1 << 20);
    await zpool('export', pool);
    // The contents are what fills the disk; metadata has copies elsewhere.
    await damageContent(path);
    await zpool('import', '-o', 'cachefile=none', '-d', fixture.folder, pool);
    await fixture.zfs.scans.scrub(pool);
    await zpool('wait', '-t', 'scrub', pool);
    const problems = await health(pool);
    expect(problems.map(({ kind }) => kind)).toEqual(['CORRUPT_DATA', 'FAILING_DEV']);
    const texts = await errorTexts(pool);
    expect(texts).toEqual(await stockErrors(pool));
    expect(texts.some((text) => text.endsWith('/content'))).toBe(true);
    const folder = await fixture.mount(`${pool}/a b`);
    const mounted = await errorTexts(pool);
    expect(mounted).toEqual(await stockErrors(pool));
    await fixture.unmount(folder);
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(fixture.zfs.pools.errors(pool, { signal: controller.signal }).next()).rejects.toThrowError(
      'enough',
    );
  });
});

/** Damages blocks of random bytes: those that are of full entropy, outside of labels. */
async function damageContent(path: string): Promise<void> {
  await using handle = await open(path, 'r+');
  const block = Buffer.alloc(128 << 10);
  let damaged = 0;
  for (let at = 4 << 20; at < 96 << 20 && damaged < 20; at += block.length) {
    await handle.read(block, 0, block.length, at);
    if (new Set(block.subarray(0, 4096)).size < 250 || new Set(block.subarray(-4096)).size < 250) continue;
    await handle.write(randomBytes(1024), 0, 1024, at + 65536);
    damaged++;
  }
  expect(damaged).toBeGreaterThan(5);
}

async function errorTexts(pool: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of fixture.zfs.pools.errors(pool)) texts.push(text);
  return texts;
}

async function stockErrors(pool: string): Promise<string[]> {
  const text = await zpool('status', '-v', pool);
  const [, list = ''] = text.split(/Permanent errors have been detected in the following files:\s*\n/);
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test('features that are not enabled, and the upgrade', async () => {
  const pool = fixture.poolName();
  await zpool(
    'create',
    '-d',
    '-o',
    'cachefile=none',
    '-O',
    'mountpoint=none',
    pool,
    await fixture.image(100 << 20),
  );
  const [problem] = await health(pool);
  expect(problem).toMatchObject({ kind: 'FEAT_DISABLED', severity: 'info', messageId: undefined });
  const enabled = await fixture.zfs.features.upgrade(pool);
  expect(enabled).toContain('bookmarks');
  expect(await health(pool)).toEqual([]);
  expect(await fixture.zfs.features.upgrade(pool)).toEqual([]);
  if (since('2.1.0')) {
    await zpool('set', 'compatibility=grub2', pool);
    const [excess] = await health(pool);
    expect(excess).toMatchObject({ kind: 'INCOMPATIBLE_FEAT', severity: 'info' });
  }
});

test('a suspended pool is told without waiting for it', async () => {
  const disk = await SmallDisk.mount(join(fixture.folder, 'small'));
  const pool = fixture.poolName();
  try {
    await fixture.zfs.pools.create(pool, {
      vdevs: [file(await disk.image())],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'none' },
    });
    await disk.fill();
    const snapshot = { zc_name: pool, innvl: { snaps: { [`${pool}@a`]: true } } } as const;
    await expect(
      call(fixture.zfs.transport, 'ZFS_IOC_SNAPSHOT', snapshot, { deadlineMs: 1500 }),
    ).rejects.toMatchObject({ code: 'ZFSKIT_DEADLINE' });
    expect(await fixture.zfs.kstats.state(pool)).toBe('SUSPENDED');
    const began = performance.now();
    const [problem] = await fixture.zfs.pools.health(pool);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(problem).toMatchObject({
      kind: 'IO_FAILURE_WAIT',
      messageId: 'ZFS-8000-HC',
      severity: 'critical',
    });
    expect((await stock(pool)).id).toBe('ZFS-8000-HC');
    expect(await fixture.zfs.pools.status(pool)).toMatchObject({ suspended: true, suspendReason: 'io' });
  } finally {
    await disk.empty();
    await zpool('clear', pool).catch(() => {});
    await fixture.zfs.pools.destroy(pool).catch(() => {});
    await disk[Symbol.asyncDispose]();
  }
});
