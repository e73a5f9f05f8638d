import { cp, mkdir, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportablePool,
  importCandidates,
  readCacheFile,
  readHostId,
  scanDevices,
  writeCacheFile,
  type Zfs,
  ZfsError,
} from 'zfskit';
import { RING_BYTES, RING_OFFSET, readLabels, sealBlock } from 'zfskit/label';
import { command, Fixture } from './fixture.ts';

const SPL_HOSTID = '/sys/module/spl/parameters/spl_hostid';

/** Where the time stands in an uberblock (`uberblock_t` in `include/sys/uberblock_impl.h`). */
const TIMESTAMP_OFFSET = 32;

/**
 * Writes as a host does that has a pool imported with multi-host protection: the newest uberblock again and again, each time
 * with a later time, into the last slot. Returns what ends it.
 */
async function writeAsOtherHost(path: string): Promise<() => Promise<void>> {
  const { ring } = (await readLabels(path)).labels[0] ?? {};
  if (!ring?.newest) throw new Error(`${path} has no uberblock`);
  const handle = await open(path, 'r+');
  const block = new Uint8Array(ring.slotBytes);
  await handle.read(block, 0, block.length, RING_OFFSET + ring.newest.slot * block.length);
  const offset = RING_OFFSET + RING_BYTES - block.length;
  let [time, ended] = [ring.newest.timestampSeconds, false];
  const writing = (async () => {
    while (!ended) {
      new DataView(block.buffer).setBigUint64(TIMESTAMP_OFFSET, ++time, true);
      sealBlock(block, offset);
      await handle.write(block, 0, block.length, offset);
      await delay(200);
    }
  })();
  return async () => {
    ended = true;
    await writing;
    await handle.close();
  };
}

describe('import', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let folder: string;
  let pool: string;

  const path = (name: string) => join(folder, name);
  const search = () => ({ paths: [folder] });
  const create = (name: string, ...vdevs: string[]) =>
    command('zpool', 'create', '-f', '-o', 'cachefile=none', '-O', 'mountpoint=none', name, ...vdevs);
  const property = async (name: string, what: string) =>
    (await command('zpool', 'get', '-Hpo', 'value', what, name)).trim();

  async function image(name: string): Promise<string> {
    await using handle = await open(path(name), 'wx');
    await handle.truncate(64 << 20);
    return path(name);
  }

  async function found(name: string, options: { destroyed?: boolean } = {}): Promise<ImportablePool> {
    const pools = await zfs.pools.importable({ ...search(), ...options });
    const one = pools.filter((each) => each.name === name);
    expect(one).toHaveLength(1);
    return one[0] as ImportablePool;
  }

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    folder = join(fixture.folder, 'devices');
    await mkdir(folder);
    pool = fixture.poolName();
    const [a, b, log, spare] = await Promise.all(['a', 'b', 'log', 'spare'].map(image));
    await create(pool, 'mirror', a as string, b as string, 'log', log as string, 'spare', spare as string);
  });
  afterAll(() => fixture?.[Symbol.asyncDispose]());

  test('a pool that is imported is not offered', async () => {
    expect(await zfs.pools.importable(search())).toEqual([]);
    await expect(zfs.pools.import(pool, search())).rejects.toMatchObject({ code: 'EEXIST', subject: pool });
  });

  test('zpool exports, zfskit imports', async () => {
    const guid = BigInt(await property(pool, 'guid'));
    await command('zpool', 'export', pool);
    expect(await command('zpool', 'import', '-d', folder)).toContain(`id: ${guid}`);
    expect(await found(pool)).toMatchObject({
      guid,
      state: 'exported',
      status: 'ready',
      health: { state: 'ONLINE' },
      host: { id: await readHostId() },
      missing: [],
      missingTopLevel: [],
      moved: [],
      copies: [],
    });
    expect(
      (await found(pool)).devices.map(({ path: at, role, labelCount }) => [at, role, labelCount]),
    ).toEqual(['a', 'b', 'log'].map((name) => [path(name), 'member', 4]));
    expect(await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } })).toBeUndefined();
    expect(await property(pool, 'health')).toBe('ONLINE');
    expect(await command('zpool', 'status', '-P', pool)).toMatch(/spares[\s\S]*devices\/spare/);
  });

  test('zfskit exports, zpool imports', async () => {
    await zfs.pools.export(pool);
    await command('zpool', 'import', '-N', '-o', 'cachefile=none', '-d', folder, pool);
    expect(await property(pool, 'health')).toBe('ONLINE');
    await zfs.pools.export(pool);
  });

  test('what is not there', async () => {
    await expect(zfs.pools.import(fixture.poolName(), search())).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.pools.import(1n, search())).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.pools.import(pool, { ...search(), name: 'mirror' })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_NAME',
    });
  });

  test('another name, for good and for a while; another root; read-only', async () => {
    const { guid } = await found(pool);
    const [other, temporary] = [fixture.poolName(), fixture.poolName()];
    await zfs.pools.import(guid, { ...search(), name: other, altroot: '/mnt' });
    expect(await property(other, 'altroot')).toBe('/mnt');
    expect(await property(other, 'cachefile')).toBe('none');
    await zfs.pools.export(other);
    await zfs.pools.import(other, { ...search(), name: temporary, temporaryName: true });
    await zfs.pools.export(temporary);
    const before = await readLabels(path('a'));
    await zfs.pools.import(other, { ...search(), readOnly: true, properties: { cachefile: 'none' } });
    expect(await property(other, 'readonly')).toBe('on');
    await zfs.pools.export(other);
    expect((await readLabels(path('a'))).newest).toEqual(before.newest);
    await zfs.pools.import(other, { ...search(), name: pool, properties: { cachefile: 'none' } });
    await zfs.pools.export(pool);
  });

  test('a file under another path', async () => {
    await rename(path('b'), path('moved'));
    const moved = await found(pool);
    expect(moved).toMatchObject({ status: 'ready', missing: [] });
    expect(moved.moved).toEqual([
      {
        guid: moved.devices.find((device) => device.path === path('moved'))?.guid,
        from: path('b'),
        to: path('moved'),
      },
    ]);
    await zfs.pools.import(moved, { properties: { cachefile: 'none' } });
    expect(await command('zpool', 'status', '-P', pool)).toMatch(/devices\/moved +ONLINE/);
    await zfs.pools.export(pool);
    await rename(path('moved'), path('b'));
  });

  test('one half of a mirror', async () => {
    await rename(path('b'), join(fixture.folder, 'b'));
    const half = await found(pool);
    expect(half).toMatchObject({ status: 'degraded', missing: [{ topLevel: 0 }] });
    await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } });
    expect(await property(pool, 'health')).toBe('DEGRADED');
    await command('zfs', 'create', `${pool}/later`);
    await zfs.pools.export(pool);
    await rename(join(fixture.folder, 'b'), path('b'));
    const whole = await found(pool);
    expect(whole.devices.find((device) => device.path === path('b'))?.role).toBe('outdated');
    await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } });
    await command('zpool', 'wait', '-t', 'resilver', pool);
    expect(await property(pool, 'health')).toBe('ONLINE');
    await zfs.pools.export(pool);
  });

  test('a missing log', async () => {
    await rename(path('log'), join(fixture.folder, 'log'));
    expect(await found(pool)).toMatchObject({ status: 'missing-log', missingTopLevel: [1] });
    await expect(zfs.pools.import(pool, search())).rejects.toMatchObject({
      code: 'ENXIO',
      ioctl: 'ZFS_IOC_POOL_IMPORT',
    });
    await zfs.pools.import(pool, { ...search(), missingLog: true, properties: { cachefile: 'none' } });
    expect(await command('zpool', 'status', pool)).toMatch(/logs/);
    await zfs.pools.export(pool);
    await rename(join(fixture.folder, 'log'), path('log'));
    await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } });
    await command('zpool', 'remove', pool, path('log'));
    await zfs.pools.export(pool);
    expect((await found(pool)).devices.find((device) => device.path === path('log'))).toBeUndefined();
  });

  test('overwritten labels', async () => {
    await using handle = await open(path('a'), 'r+');
    const zeros = new Uint8Array(512 << 10);
    await handle.write(zeros, 0, zeros.length, 0);
    expect((await readLabels(path('a'))).labels.map(({ state }) => state)).toEqual([
      'empty',
      'empty',
      'valid',
      'valid',
    ]);
    const pools = await found(pool);
    expect(pools).toMatchObject({ status: 'ready', missing: [] });
    expect(pools.devices.find((device) => device.path === path('a'))?.labelCount).toBe(2);
    await handle.write(zeros, 0, zeros.length, (64 << 20) - zeros.length);
    expect(await found(pool)).toMatchObject({ status: 'degraded', missing: [{ path: path('a') }] });
    await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } });
    const health = await property(pool, 'health');
    // 2.0 takes a file at its own path as it is.
    const [major, minor] = zfs.transport.abi.release;
    expect(health).toBe(major === 2 && minor === 0 ? 'ONLINE' : 'DEGRADED');
    await command('zpool', 'detach', pool, path('a'));
    await command('zpool', 'attach', '-f', pool, path('b'), path('a'));
    await command('zpool', 'wait', '-t', 'resilver', pool);
    await zfs.pools.export(pool);
    expect((await readLabels(path('a'))).best?.facts?.poolName).toBe(pool);
  });

  test('a truncated file', async () => {
    await truncate(path('a'), 32 << 20);
    const [first, second] = (await readLabels(path('a'))).labels;
    expect([first?.state, second?.state]).toEqual(['valid', 'valid']);
    // It is too small for any pool: zpool import passes it over, too.
    expect(await found(pool)).toMatchObject({ status: 'degraded', missing: [{ path: path('a') }] });
    await zfs.pools.import(pool, { ...search(), properties: { cachefile: 'none' } });
    expect(await property(pool, 'health')).toBe('DEGRADED');
    expect(await zfs.pools.health(pool)).not.toEqual([]);
    await command('zpool', 'detach', pool, path('a'));
    await truncate(path('a'), 64 << 20);
    await command('zpool', 'attach', '-f', pool, path('b'), path('a'));
    await command('zpool', 'wait', '-t', 'resilver', pool);
    expect(await property(pool, 'health')).toBe('ONLINE');
    await zfs.pools.export(pool);
  });

  test('a copy of a device', async () => {
    await cp(path('a'), path('copy'));
    const copied = await found(pool);
    expect(copied.copies).toEqual([{ guid: expect.any(BigInt), paths: [path('a'), path('copy')] }]);
    await expect(zfs.pools.import(pool, search())).rejects.toMatchObject({ code: 'ZFSKIT_AMBIGUOUS' });
    await zfs.pools.import(pool, { paths: [path('copy'), path('b')], properties: { cachefile: 'none' } });
    expect(await command('zpool', 'status', '-P', pool)).toMatch(/devices\/copy +ONLINE/);
    await zfs.pools.export(pool);
    await rm(path('copy'));
  });

  test('a checkpoint', async () => {
    await zfs.pools.import(pool, { paths: [path('a'), path('b')], properties: { cachefile: 'none' } });
    await command('zfs', 'create', `${pool}/before`);
    await expect(command('zpool', 'checkpoint', pool)).resolves.toBe('');
    await command('zfs', 'create', `${pool}/after`);
    await zfs.pools.export(pool);
    await zfs.pools.import(pool, { ...search(), checkpoint: true, properties: { cachefile: 'none' } });
    expect(await zfs.datasets.exists(`${pool}/after`)).toBe(false);
    expect(await zfs.datasets.exists(`${pool}/before`)).toBe(true);
  });

  test('cache files', async () => {
    const [kernels, ours] = [join(fixture.folder, 'kernel.cache'), join(fixture.folder, 'ours.cache')];
    await command('zpool', 'set', `cachefile=${kernels}`, pool);
    const cached = await readCacheFile(kernels);
    const { guid } = cached.get(pool) ?? {};
    expect([...cached.keys()]).toEqual([pool]);
    expect(`${guid}`).toBe(await property(pool, 'guid'));
    await writeCacheFile(ours, cached.values());
    await zfs.pools.export(pool);
    expect(await zfs.pools.importable({ cacheFile: ours })).toMatchObject([{ name: pool, status: 'ready' }]);
    await zfs.pools.import(pool, { cacheFile: ours, properties: { cachefile: 'none' } });
    await zfs.pools.export(pool);
    await command('zpool', 'import', '-N', '-c', ours, '-o', 'cachefile=none', pool);
    await zfs.pools.destroy(pool);
    await expect(zfs.pools.import(pool, { cacheFile: ours })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a destroyed pool', async () => {
    expect(await zfs.pools.importable(search())).toEqual([]);
    await expect(zfs.pools.import(pool, search())).rejects.toMatchObject({ code: 'ENOENT' });
    const destroyed = await found(pool, { destroyed: true });
    expect(destroyed).toMatchObject({ state: 'destroyed', status: 'destroyed' });
    await expect(zfs.pools.import(destroyed)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await zfs.pools.import(pool, { ...search(), destroyed: true, properties: { cachefile: 'none' } });
    await zfs.pools.destroy(pool);
  });

  test('a pool that another host has', async () => {
    const foreign = fixture.poolName();
    const file = await image('foreign');
    await writeFile(SPL_HOSTID, '4660');
    try {
      await create(foreign, file);
      await zfs.pools.export(foreign, { hardForce: true });
    } finally {
      await writeFile(SPL_HOSTID, '0');
    }
    const theirs = await found(foreign);
    expect(theirs).toMatchObject({ state: 'active', status: 'last-used-elsewhere', host: { id: 0x1234n } });
    await expect(command('zpool', 'import', '-N', '-d', folder, foreign)).rejects.toThrow(/another system/);
    const { guid, config } = theirs;
    for (const target of [foreign, guid, theirs, { name: foreign, guid, config }]) {
      await expect(zfs.pools.import(target, search())).rejects.toMatchObject({
        name: 'ZfsError',
        code: 'ZFSKIT_ACTIVE_ELSEWHERE',
        message: expect.stringMatching(/host id 1234\)/),
      });
    }
    await zfs.pools.import(foreign, {
      ...search(),
      evenIfActiveElsewhere: true,
      properties: { cachefile: 'none' },
    });
    await zfs.pools.export(foreign);
    // What was found before another host took the pool is read again.
    const before = await found(foreign);
    await writeFile(SPL_HOSTID, '4661');
    try {
      await zfs.pools.import(foreign, { ...search(), properties: { cachefile: 'none' } });
      await zfs.pools.export(foreign, { hardForce: true });
    } finally {
      await writeFile(SPL_HOSTID, '0');
    }
    expect(before.state).toBe('exported');
    await expect(zfs.pools.import(before)).rejects.toMatchObject({ code: 'ZFSKIT_ACTIVE_ELSEWHERE' });
    await zfs.pools.import(before, { evenIfActiveElsewhere: true, properties: { cachefile: 'none' } });
    await zfs.pools.destroy(foreign);
    await rm(file);
  });

  test('a pool that another host writes to', { timeout: 300_000 }, async () => {
    const foreign = fixture.poolName();
    const file = await image('foreign');
    await writeFile(SPL_HOSTID, '4660');
    try {
      await command('zpool', 'create', '-o', 'multihost=on', '-O', 'mountpoint=none', foreign, file);
      await zfs.pools.export(foreign, { hardForce: true });
    } finally {
      await writeFile(SPL_HOSTID, '0');
    }
    const stop = await writeAsOtherHost(file);
    try {
      expect(await found(foreign)).toMatchObject({ status: 'active-elsewhere', activity: 'active' });
      await expect(zfs.pools.import(foreign, search())).rejects.toMatchObject({
        code: 'ZFSKIT_ACTIVE_ELSEWHERE',
        message: expect.stringMatching(/it is imported on/),
      });
      await expect(
        zfs.pools.import(foreign, { ...search(), evenIfActiveElsewhere: true }),
      ).rejects.toMatchObject({ code: 'EREMOTEIO' });
    } finally {
      await stop();
    }
    // Nobody writes any more: whoever says that the other host is off may have the pool.
    await expect(zfs.pools.import(foreign, search())).rejects.toMatchObject({
      code: 'ZFSKIT_ACTIVE_ELSEWHERE',
      message: expect.stringMatching(/last used by/),
    });
    const properties = { cachefile: 'none' };
    await zfs.pools.import(foreign, { ...search(), evenIfActiveElsewhere: true, properties });
    await zfs.pools.destroy(foreign);
    await rm(file);
  });

  test('back to an older state', async () => {
    const broken = fixture.poolName();
    const file = await image('broken');
    await create(broken, file);
    for (const name of ['a', 'b', 'c']) {
      await command('zfs', 'create', `${broken}/${name}`);
      await command('zpool', 'sync', broken);
    }
    // As after a crash: an export would write labels that no older state fits.
    await zfs.pools.export(broken, { hardForce: true });
    const { newest, labels } = await readLabels(file);
    expect(await zfs.pools.previewRewind(broken, 'recent', search())).toBeUndefined();
    await expect(zfs.pools.status(broken)).rejects.toMatchObject({ code: 'ENOENT' });
    const older = (labels[0]?.ring.uberblocks ?? []).reduce((best, other) =>
      other.txg < (newest?.txg ?? 0n) && (best.txg >= (newest?.txg ?? 0n) || other.txg > best.txg)
        ? other
        : best,
    );
    const back = await zfs.pools.import(broken, { ...search(), rewind: { txg: older.txg }, readOnly: true });
    expect(back?.timestampSeconds).toBe(older.timestampSeconds);
    await zfs.pools.export(broken);
    expect((await readLabels(file)).newest).toEqual(newest);
    {
      // The space of a vdev begins behind its first labels and the boot block.
      await using handle = await open(file, 'r+');
      for (const { offset, sizeBytes } of newest?.rootBlock.addresses ?? [])
        await handle.write(new Uint8Array(sizeBytes), 0, sizeBytes, Number(offset) + (4 << 20));
    }
    expect((await found(broken)).status).toBe('corrupt');
    const failure = await zfs.pools.import(broken, search()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ZfsError);
    const preview = await zfs.pools.previewRewind(broken, 'recent', search());
    expect(preview?.timestampSeconds).toBe(older.timestampSeconds);
    await expect(zfs.pools.status(broken)).rejects.toMatchObject({ code: 'ENOENT' });
    const rewound = await zfs.pools.import(broken, {
      ...search(),
      rewind: 'recent',
      properties: { cachefile: 'none' },
    });
    expect(rewound).toEqual(preview);
    expect(await zfs.datasets.exists(`${broken}/a`)).toBe(true);
    await zfs.pools.destroy(broken);
    await rm(file);
  });

  test('a pool of 60 files', { timeout: 300_000 }, async () => {
    const wide = fixture.poolName();
    const files = await Promise.all(Array.from({ length: 60 }, (_, i) => image(`wide${i}`)));
    await create(wide, ...files);
    await zfs.pools.export(wide);
    const candidate = importCandidates((await scanDevices(search())).devices).find(
      ({ name }) => name === wide,
    );
    expect(candidate?.devices.map((device) => device.path).sort()).toEqual([...files].sort());
    expect(candidate).toMatchObject({ missing: [], missingTopLevel: [], txg: expect.any(BigInt) });
    await rename(path('wide7'), join(fixture.folder, 'wide7'));
    expect(await found(wide)).toMatchObject({ status: 'missing-devices', missingTopLevel: [7] });
    await rename(join(fixture.folder, 'wide7'), path('wide7'));
    await zfs.pools.import(wide, { ...search(), properties: { cachefile: 'none' } });
    expect((await zfs.pools.status(wide)).vdevs.children).toHaveLength(60);
    await zfs.pools.destroy(wide);
  });
});
