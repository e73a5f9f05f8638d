import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disk, distributedSpare, draid, file, mirror, type PoolLayout, raidz1, type Zfs } from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';
import { vdevLines } from './vdev-lines.ts';

const SIZE = 96 << 20;

describe('vdevs', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  /** Two mirrors, of files a and b, and of c and d. */
  let pool: string;
  let a: string;
  let b: string;
  let c: string;
  let d: string;

  const image = () => fixture.image(SIZE);
  const has = (release: string) => isAtLeast(zfs.transport.abi.release, release);
  const create = (name: string, layout: PoolLayout) =>
    zfs.pools.create(name, {
      ...layout,
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'none' },
    });
  const stateOf = async (vdev: string, of = pool) => (await vdevLines(of)).get(vdev);
  const guidOf = async (name: string, of = pool) =>
    (await zfs.vdevs.list(of)).find((vdev) => vdev.name === name)?.guid ?? 0n;
  const resilvered = async (of = pool) => {
    await zfs.pools.wait(of, 'resilver');
    await zfs.pools.wait(of, 'replace');
  };

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    [a, b, c, d] = (await Promise.all([image(), image(), image(), image()])) as [
      string,
      string,
      string,
      string,
    ];
    await create(pool, { vdevs: [mirror(file(a), file(b)), mirror(file(c), file(d))] });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('names', async () => {
    const { vdevs } = zfs;
    const listed = await vdevs.list(pool);
    expect(listed.map(({ name }) => name)).toEqual(['mirror-0', a, b, 'mirror-1', c, d]);
    expect(listed.map(({ name }) => name)).toEqual([...(await vdevLines(pool)).keys()]);
    const shown = await command('zpool', 'status', '-g', pool);
    for (const { guid } of listed) expect(shown).toContain(`${guid} `);
    await expect(vdevs.offline(pool, 'mirror-7')).rejects.toMatchObject({
      code: 'ZFSKIT_NO_VDEV',
      message: expect.stringContaining('mirror-0'),
    });
    await expect(vdevs.offline(pool, 12345n)).rejects.toMatchObject({ code: 'ENODEV' });
    await expect(vdevs.clear(pool, { vdev: 0n })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await expect(vdevs.offline(`${pool}-none`, a)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('offline and online', async () => {
    const config = async () => (await zfs.vdevs.list(pool)).find(({ name }) => name === a)?.config;
    await zfs.vdevs.offline(pool, a);
    expect(await stateOf(a)).toBe('OFFLINE');
    expect((await config())?.has('offline')).toBe(true);
    await expect(zfs.vdevs.offline(pool, b)).rejects.toMatchObject({
      code: 'EBUSY',
      ioctl: 'ZFS_IOC_VDEV_SET_STATE',
    });
    expect(await zfs.vdevs.online(pool, a)).toBe('ONLINE');
    await resilvered();
    await zfs.vdevs.offline(pool, await guidOf(a), { temporary: true });
    expect(await stateOf(a)).toBe('OFFLINE');
    expect((await config())?.has('offline')).toBe(false);
    await command('zpool', 'online', pool, a);
    await resilvered();
    await command('zpool', 'offline', pool, d);
    expect((await zfs.pools.status(pool)).vdevs.children[1]?.children.map(({ state }) => state)).toEqual([
      'ONLINE',
      'OFFLINE',
    ]);
    expect(await zfs.vdevs.online(pool, String(await guidOf(d)))).toBe('ONLINE');
    await resilvered();
    await expect(zfs.vdevs.offline(pool, 'mirror-0')).rejects.toMatchObject({ code: 'ENOTSUP' });
  });

  test('expand', async () => {
    const size = async () => (await zfs.pools.properties.get(pool, ['size'])).size?.value ?? 0n;
    const before = await size();
    for (const path of [c, d]) await command('truncate', '-s', String(SIZE * 2), path);
    for (const path of [c, d]) expect(await zfs.vdevs.online(pool, path, { expand: true })).toBe('ONLINE');
    expect(await size()).toBeGreaterThan(before);
    await resilvered();
  });

  test('fault, degrade and clear', async () => {
    await zfs.vdevs.fault(pool, b);
    expect(await stateOf(b)).toBe('FAULTED');
    await zfs.vdevs.clear(pool, { vdev: b });
    expect(await stateOf(b)).toBe('ONLINE');
    await resilvered();
    await zfs.vdevs.fault(pool, b, { temporary: true });
    expect(await stateOf(b)).toBe('FAULTED');
    await zfs.vdevs.clear(pool);
    expect(await stateOf(b)).toBe('ONLINE');
    await resilvered();
    await zfs.vdevs.degrade(pool, b);
    expect(await stateOf(b)).toBe('DEGRADED');
    await command('zpool', 'clear', pool, b);
    expect(await stateOf(b)).toBe('ONLINE');
    await resilvered();
    // Nothing is rewound where the pool is open.
    const txg = (await zfs.pools.status(pool)).txg;
    await zfs.vdevs.clear(pool, { rewind: 'try' });
    expect((await zfs.pools.status(pool)).txg).toBeGreaterThanOrEqual(txg);
  });

  test('add and remove cache, log, spare and data vdevs', async () => {
    // Older releases remove a vdev only when the rest has free space for its size and for what is kept back twice.
    const small = fixture.image(80 << 20);
    const [cache, log, spare, data] = (await Promise.all([image(), image(), image(), small])) as [
      string,
      string,
      string,
      string,
    ];
    await zfs.vdevs.add(pool, { cache: [file(cache)], spares: [file(spare)] });
    await zfs.vdevs.add(pool, { log: [file(log)] });
    const lines = await vdevLines(pool);
    expect([cache, log, spare].map((path) => lines.get(path))).toEqual(['ONLINE', 'ONLINE', 'AVAIL']);
    const roles = new Map((await zfs.vdevs.list(pool)).map(({ name, role }) => [name, role]));
    expect([cache, log, spare].map((path) => roles.get(path))).toEqual(['cache', 'log', 'spare']);
    await expect(zfs.vdevs.add(pool, { spares: [file(spare)] })).rejects.toMatchObject({
      ioctl: 'ZFS_IOC_VDEV_ADD',
      code: expect.stringMatching(/^E(EXIST|BUSY|INVAL)$/),
    });
    for (const path of [cache, log, spare]) await zfs.vdevs.remove(pool, path);
    expect([...(await vdevLines(pool)).keys()]).not.toContain(log);
    await command('zpool', 'add', '-f', pool, 'log', log);
    expect((await zfs.vdevs.list(pool)).find(({ name }) => name === log)?.role).toBe('log');
    await zfs.vdevs.remove(pool, log);
    const adding = zfs.vdevs.add(pool, { vdevs: [file(await image())] }, { ashift: 13, sameAshift: true });
    await expect(adding).rejects.toMatchObject({
      code: has('2.2.0') ? 'ZFS_ERR_ASHIFT_MISMATCH' : 'ZFSKIT_UNSUPPORTED',
    });
    await zfs.vdevs.add(pool, { vdevs: [file(data)] });
    expect(await stateOf(data)).toBe('ONLINE');
    await expect(zfs.vdevs.cancelRemove(pool)).rejects.toMatchObject({ code: 'ENOTACTIVE' });
    await expect(zfs.vdevs.remove(pool, a)).rejects.toMatchObject({ ioctl: 'ZFS_IOC_VDEV_REMOVE' });
    await expect(zfs.vdevs.add(pool, { vdevs: [file(a)] })).rejects.toMatchObject({ code: 'EBUSY' });
  });

  test('attach and detach', async () => {
    const third = await image();
    await zfs.vdevs.attach(pool, a, file(third));
    expect([...(await vdevLines(pool)).keys()].slice(0, 4)).toEqual(['mirror-0', a, b, third]);
    await resilvered();
    await expect(zfs.vdevs.attach(pool, 'mirror-0', file(third))).rejects.toMatchObject({
      ioctl: 'ZFS_IOC_VDEV_ATTACH',
    });
    await expect(zfs.vdevs.attach(pool, a, file(await fixture.image(1 << 20)))).rejects.toMatchObject({
      code: 'EOVERFLOW',
    });
    await zfs.vdevs.detach(pool, third);
    expect(await stateOf(third)).toBeUndefined();
    await command('zpool', 'attach', '-w', pool, b, third);
    expect((await zfs.vdevs.list(pool)).map(({ name }) => name).slice(0, 4)).toEqual([
      'mirror-0',
      a,
      b,
      third,
    ]);
    await zfs.vdevs.detach(pool, third);
    await expect(zfs.vdevs.detach(pool, 'mirror-0')).rejects.toMatchObject({ code: 'ENOTSUP' });
  });

  test('replace, resilvered and rebuilt in sequence, and in place', async () => {
    const [next, last] = [await image(), await image()];
    await zfs.vdevs.replace(pool, b, file(next));
    await resilvered();
    expect([...(await vdevLines(pool)).keys()].slice(0, 3)).toEqual(['mirror-0', a, next]);
    await zfs.vdevs.replace(pool, next, file(last), { sequential: true });
    await resilvered();
    expect([...(await vdevLines(pool)).keys()].slice(0, 3)).toEqual(['mirror-0', a, last]);
    expect(await command('zpool', 'status', pool)).toMatch(/resilvered/);
    b = last;
    await zfs.pools.wait(pool, 'scrub');
    await zfs.vdevs.offline(pool, b);
    await command('sh', '-c', `rm ${b} && truncate -s ${SIZE} ${b}`);
    const before = await guidOf(b);
    await zfs.vdevs.replace(pool, b);
    await resilvered();
    expect(await stateOf(b)).toBe('ONLINE');
    expect(await guidOf(b)).not.toBe(before);
    await expect(zfs.vdevs.replace(pool, 'mirror-0')).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('a spare takes the place of a failed device, and gives it back', async () => {
    const spare = await image();
    await zfs.vdevs.add(pool, { spares: [file(spare)] });
    await zfs.vdevs.fault(pool, b);
    await zfs.vdevs.replace(pool, b, file(spare));
    await resilvered();
    expect([...(await vdevLines(pool)).keys()].slice(0, 5)).toEqual(['mirror-0', a, 'spare-1', b, spare]);
    expect(await command('zpool', 'status', pool)).toMatch(/INUSE\s+currently in use/);
    await zfs.vdevs.clear(pool, { vdev: b });
    await resilvered();
    await expect.poll(() => stateOf(spare), { timeout: 20_000 }).toBe('AVAIL');
    expect(await stateOf(b)).toBe('ONLINE');
    await zfs.vdevs.remove(pool, spare);
  });

  test('initialize', async () => {
    const shown = async () => command('zpool', 'status', '-i', pool);
    await zfs.vdevs.initialize(pool, [a, c]);
    await zfs.vdevs.initialize(pool, [a], 'suspend').catch((error: unknown) => {
      // It may have ended already.
      expect(error).toMatchObject({ failures: new Map([[a, 'ESRCH']]) });
    });
    expect(await shown()).toMatch(/initializ/);
    await zfs.vdevs.initialize(pool, [a]).catch((error: unknown) => {
      expect(error).toMatchObject({ failures: new Map([[a, 'EBUSY']]) });
    });
    await zfs.pools.wait(pool, 'initialize', { vdev: a });
    await zfs.pools.wait(pool, 'initialize');
    expect((await shown()).match(/100% initialized, completed/g)).toHaveLength(2);
    expect(await zfs.pools.wait(pool, 'initialize')).toBe(false);
    await expect(zfs.vdevs.initialize(pool, [a, d], 'cancel')).rejects.toMatchObject({
      code: 'EINVAL',
      failures: new Map([
        [a, 'ESRCH'],
        [d, 'ESRCH'],
      ]),
    });
    await expect(zfs.vdevs.initialize(pool, ['mirror-0'])).rejects.toMatchObject({
      failures: new Map([['mirror-0', 'EINVAL']]),
    });
    if (has('2.2.0')) {
      await zfs.vdevs.initialize(pool, [a], 'uninit');
      expect((await shown()).match(/100% initialized, completed/g)).toHaveLength(1);
    } else {
      await expect(zfs.vdevs.initialize(pool, [a], 'uninit')).rejects.toMatchObject({
        code: 'ZFSKIT_UNSUPPORTED',
      });
    }
    await expect(zfs.vdevs.initialize(pool, [])).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test('trim, and a wait that is given up', async () => {
    const shown = async () => command('zpool', 'status', '-t', pool);
    await zfs.vdevs.trim(pool, 'all');
    await zfs.pools.wait(pool, 'trim');
    expect((await shown()).match(/100% trimmed, completed/g)).toHaveLength(5);
    await zfs.vdevs.trim(pool, [a], 'start', { rate: 1n });
    await expect(zfs.vdevs.trim(pool, [a])).rejects.toMatchObject({ failures: new Map([[a, 'EBUSY']]) });
    const started = performance.now();
    const waiting = zfs.pools.wait(pool, 'trim', { vdev: a, signal: AbortSignal.timeout(500) });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - started).toBeLessThan(10_000);
    await zfs.vdevs.trim(pool, [a], 'suspend');
    expect(await shown()).toMatch(/% trimmed, suspended/);
    await zfs.vdevs.trim(pool, [a]);
    await zfs.vdevs.trim(pool, [a], 'cancel');
    expect(await zfs.pools.wait(pool, 'trim')).toBe(false);
    await expect(zfs.vdevs.trim(pool, [c], 'cancel')).rejects.toMatchObject({
      ioctl: 'ZFS_IOC_POOL_TRIM',
      failures: new Map([[c, 'ESRCH']]),
    });
  });

  test('waits', async () => {
    await zfs.scans.scrub(pool);
    const waited = await zfs.pools.wait(pool, 'scrub');
    expect(typeof waited).toBe('boolean');
    expect(await command('zpool', 'status', pool)).toMatch(/scrub repaired 0B/);
    expect(await zfs.pools.wait(pool, 'scrub')).toBe(false);
    for (const activity of ['discard', 'free', 'remove', 'replace'] as const) {
      expect([activity, await zfs.pools.wait(pool, activity)]).toEqual([activity, false]);
    }
    const refused = [
      zfs.pools.wait(pool, 'nothing' as 'scrub'),
      zfs.pools.wait(pool, 'scrub', { vdev: a }),
      zfs.pools.wait('bad/name', 'scrub'),
      zfs.pools.wait(`${pool}-none`, 'scrub'),
    ];
    const codes = (await Promise.allSettled(refused)).map(
      (one) => one.status === 'rejected' && (one.reason as { code: string }).code,
    );
    expect(codes).toEqual([
      'ZFSKIT_INVALID_ARGUMENT',
      'ZFSKIT_INVALID_ARGUMENT',
      'ZFSKIT_INVALID_NAME',
      'ENOENT',
    ]);
  });

  test('path, field replaceable unit and reopening', async () => {
    const renamed = join(fixture.folder, 'renamed');
    await command('ln', a, renamed);
    await zfs.vdevs.setPath(pool, a, renamed);
    expect(await stateOf(renamed)).toBe('ONLINE');
    await zfs.vdevs.setFru(pool, renamed, 'slot 7');
    const leaf = (await zfs.vdevs.list(pool)).find(({ name }) => name === renamed);
    expect(leaf?.config.findString('fru')).toBe('slot 7');
    await zfs.vdevs.setPath(pool, renamed, a);
    const growth = async () => (await command('zpool', 'get', '-Hpo', 'value', 'expandsize', pool)).trim();
    expect(await growth()).toBe('-');
    for (const path of [c, d]) await command('truncate', '-s', String(SIZE * 4), path);
    await zfs.pools.reopen(pool, { restartScrub: false });
    expect(Number(await growth())).toBeGreaterThan(SIZE);
    const { expandsize } = await zfs.pools.properties.get(pool, ['expandsize']);
    expect(expandsize?.value.toString()).toBe(await growth());
    for (const path of [c, d]) await zfs.vdevs.online(pool, path, { expand: true });
    expect(await growth()).toBe('-');
    await expect(zfs.vdevs.setPath(pool, a, 'relative')).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(zfs.vdevs.setPath(pool, 'mirror-0', '/dev/x')).rejects.toMatchObject({ code: 'ENOTSUP' });
  });

  test('remove a data vdev, then split', async () => {
    const [third = ''] = (await zfs.vdevs.list(pool))
      .filter(({ top }) => top)
      .map(({ name }) => name)
      .slice(2);
    await zfs.vdevs.remove(pool, third);
    await zfs.pools.wait(pool, 'remove');
    expect([...(await vdevLines(pool)).keys()]).not.toContain(third);
    const half = fixture.poolName();
    await expect(zfs.vdevs.split(pool, half, { vdevs: [a, b] })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await zfs.vdevs.split(pool, half, { vdevs: [a], properties: { cachefile: 'none', comment: 'half' } });
    expect((await zfs.vdevs.list(pool)).map(({ name }) => name)).toEqual([
      b,
      c,
      expect.stringMatching(/^indirect-\d+$/),
    ]);
    expect([...(await vdevLines(half)).keys()]).toEqual([a, d]);
    expect(await command('zpool', 'get', '-Ho', 'value', 'comment', half)).toBe('half\n');
    await zfs.pools.destroy(half);
  });

  test('new vdevs have the sector size that the pool’s property sets', async () => {
    const sectors = fixture.poolName();
    const [first, second, third] = (await Promise.all([image(), image(), image()])) as [
      string,
      string,
      string,
    ];
    await create(sectors, { vdevs: [file(first, { ashift: 13 })] });
    await zfs.pools.properties.set(sectors, { ashift: 12 });
    await zfs.vdevs.add(sectors, { vdevs: [file(second)] });
    await zfs.vdevs.attach(sectors, first, file(third));
    await resilvered(sectors);
    const tops = (await zfs.vdevs.list(sectors)).filter(({ top }) => top);
    expect(tops.map(({ config }) => config.findUint64('ashift'))).toEqual([13n, 12n]);
    expect(await command('zdb', '-l', second)).toMatch(/ashift: 12\n/);
    await zfs.pools.destroy(sectors);
  });

  test('a raidz is widened, since 2.3', async () => {
    const wide = fixture.poolName();
    const paths = (await Promise.all([image(), image(), image(), image()])) as string[];
    await create(wide, { vdevs: [raidz1(...paths.slice(0, 3).map((path) => file(path)))] });
    const attaching = zfs.vdevs.attach(wide, 'raidz1-0', file(paths[3] as string));
    if (has('2.3.0')) {
      await attaching;
      await zfs.pools.wait(wide, 'raidz_expand');
      expect(await command('zpool', 'status', wide)).toMatch(/expanded raidz1-0/);
      expect([...(await vdevLines(wide)).keys()]).toEqual(['raidz1-0', ...paths]);
    } else {
      await expect(attaching).rejects.toMatchObject({ code: 'ZFSKIT_UNSUPPORTED' });
      await expect(zfs.pools.wait(wide, 'raidz_expand')).rejects.toMatchObject({
        code: 'ZFSKIT_UNSUPPORTED',
      });
    }
    await zfs.pools.destroy(wide);
  });

  test('a distributed spare, since 2.1', async () => {
    if (!has('2.1.0')) return;
    const wide = fixture.poolName();
    const paths = (await Promise.all(Array.from({ length: 5 }, image))) as string[];
    const [first = ''] = paths;
    await create(wide, { vdevs: [draid('draid1:2d:5c:1s', ...paths.map((path) => file(path)))] });
    await zfs.vdevs.fault(wide, first);
    await zfs.vdevs.replace(wide, first, distributedSpare('draid1-0-0'), { sequential: true });
    await resilvered(wide);
    expect([...(await vdevLines(wide)).keys()].slice(0, 4)).toEqual([
      'draid1:2d:5c:1s-0',
      'spare-0',
      first,
      'draid1-0-0',
    ]);
    await zfs.vdevs.clear(wide, { vdev: first });
    await resilvered(wide);
    await expect.poll(() => stateOf('draid1-0-0', wide), { timeout: 20_000 }).toBe('AVAIL');
    expect([...(await vdevLines(wide)).keys()].slice(0, 2)).toEqual(['draid1:2d:5c:1s-0', first]);
    await zfs.pools.destroy(wide);
  });

  test('a disk that is pulled out is replaced by a spare', async () => {
    const [kept = '', pulled = ''] = (process.env['ZFSKIT_DISKS'] ?? '').split(' ');
    expect(pulled).toMatch(/^\/dev\//);
    const real = fixture.poolName();
    const spare = await fixture.image(1 << 30);
    const device = (await command('readlink', '-f', `/sys/block/${basename(pulled)}/device/..`)).trim();
    const size = await readFile(join('/sys/block', basename(pulled), 'size'), 'utf8');
    await create(real, { vdevs: [mirror(disk(kept), disk(pulled))], spares: [file(spare)] });
    try {
      await writeFile(join(device, 'remove'), '1');
      await command('zfs', 'create', `${real}/written`);
      await command('zpool', 'sync', real);
      await zfs.pools.reopen(real);
      expect(['REMOVED', 'UNAVAIL', 'FAULTED']).toContain(await stateOf(pulled, real));
      await zfs.vdevs.replace(real, basename(pulled), file(spare));
      await resilvered(real);
      expect([...(await vdevLines(real)).keys()].slice(0, 5)).toEqual([
        'mirror-0',
        kept,
        'spare-1',
        pulled,
        spare,
      ]);
      expect(await zfs.vdevs.online(real, pulled)).not.toBe('ONLINE');
      await zfs.vdevs.detach(real, pulled);
      expect([...(await vdevLines(real)).entries()]).toEqual([
        ['mirror-0', 'ONLINE'],
        [kept, 'ONLINE'],
        [spare, 'ONLINE'],
      ]);
    } finally {
      await zfs.pools.destroy(real);
      await writeFile('/sys/bus/pci/rescan', '1');
    }
    const back = () =>
      stat(pulled).then(
        (found) => found.isBlockDevice(),
        () => false,
      );
    for (let tries = 0; tries < 100 && !(await back()); tries++) await delay(100);
    expect(await back()).toBe(true);
    expect(await readFile(join('/sys/block', basename(pulled), 'size'), 'utf8')).toBe(size);
  });
});
