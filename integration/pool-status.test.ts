import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allVdevs, type PoolStatus, type VdevStatus } from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;

const since = (release: string) => isAtLeast(fixture.zfs.transport.abi.release, release);
const images = (count: number, bytes = 100 << 20) =>
  Promise.all(Array.from({ length: count }, () => fixture.image(bytes)));
const zpool = (...args: string[]) => command('zpool', ...args);

/** Lines of the config part of zpool status: name, state and counters. */
async function stockRows(pool: string): Promise<string[]> {
  const text = await zpool('status', '-pPs', pool);
  const config = text.slice(text.indexOf('config:'), text.indexOf('\nerrors:'));
  return config
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([name, state]) => name !== 'NAME' && state !== undefined)
    .map((words) => words.slice(0, 6).join(' '));
}

/** The same out of ours, in zpool's order. */
function ourRows(status: PoolStatus): string[] {
  const rows = (vdev: VdevStatus, isSpare = false): string[] => {
    const name = vdev.path ?? vdev.name;
    const counters = [vdev.readErrors, vdev.writeErrors, vdev.checksumErrors].join(' ');
    const slow = vdev.children.length > 0 ? '0' : String(vdev.slowIos);
    const row = isSpare ? `${name} ${vdev.state}` : `${name} ${vdev.state} ${counters} ${slow}`;
    return [row, ...vdev.children.flatMap((child) => rows(child))];
  };
  const of = (vdevs: readonly VdevStatus[]) => vdevs.flatMap((vdev) => rows(vdev));
  const normal = status.vdevs.children.filter(
    (vdev) => vdev.class === 'normal' && vdev.type !== 'indirect' && vdev.type !== 'hole',
  );
  return [
    ...rows({ ...status.vdevs, children: [] }).map((row) => row.replace(/ \d+$/, ' 0')),
    ...of(normal),
    ...of(status.dedup),
    ...of(status.special),
    ...of(status.logs),
    ...of(status.l2cache),
    ...status.spares.flatMap((vdev) => rows(vdev, true)),
  ];
}

/** Groups print 0 or - for slow I/O, by release. */
const plain = (rows: readonly string[]) => rows.map((row) => row.replace(/ -$/, ' 0'));

beforeAll(async () => {
  fixture = await Fixture.open();
});
afterAll(() => fixture[Symbol.asyncDispose]());

describe('a pool with everything', () => {
  let pool: string;
  let paths: string[];

  beforeAll(async () => {
    pool = fixture.poolName();
    paths = await images(13);
    const [a, b, c, d, e, f, g, h, i, j, k] = paths as [string, ...string[]];
    const groups = `mirror ${a} ${b} raidz1 ${c} ${d} ${e} special mirror ${f} ${g} dedup ${k} log ${h} cache ${i} spare ${j}`;
    await zpool('create', '-f', '-o', 'cachefile=none', '-O', 'mountpoint=none', pool, ...groups.split(' '));
  });

  test('has the tree, the names and the counters of zpool status -P', async () => {
    const status = await fixture.zfs.pools.status(pool);
    expect(plain(ourRows(status))).toEqual(plain(await stockRows(pool)));
    expect(status).toMatchObject({ name: pool, state: 'ONLINE', suspended: false, version: 5000n });
    expect(status.vdevs.children.map(({ class: name }) => name).sort()).toEqual(
      ['dedup', 'log', 'normal', 'normal', 'special'].sort(),
    );
    expect([...allVdevs(status)]).toHaveLength(15);
    const raidz = status.vdevs.children.find(({ type }) => type === 'raidz');
    expect(raidz?.name).toBe('raidz1-1');
    expect(raidz?.ashift).toBeGreaterThanOrEqual(9n);
  });

  test('has the sizes of zpool list -v and the properties of zpool get', async () => {
    await zpool('sync', pool);
    const list = (await zpool('list', '-vHpP', pool)).split('\n').map((line) => line.trim().split(/\s+/));
    const { vdevs, guid } = await fixture.zfs.pools.status(pool);
    // Of a single device, zpool lists what it has physically.
    // Before 2.1 groups have no number there.
    const groups = vdevs.children.filter(({ path }) => path === undefined && since('2.1.0'));
    for (const { name, statistics } of [vdevs, ...groups]) {
      const [, size, allocated] = list.find(([listed]) => listed === name) ?? [];
      expect([name, statistics.size, statistics.allocated].map(String)).toEqual([name, size, allocated]);
    }
    expect(String(guid)).toBe((await zpool('get', '-Hpo', 'value', 'guid', pool)).trim());
  });

  test('has what zpool status -j has', async ({ skip }) => {
    skip(!since('2.3.0'), 'zpool has no JSON before 2.3');
    const json = JSON.parse(await zpool('status', '-jP', '--json-int', '--json-flat-vdevs', pool));
    const status = await fixture.zfs.pools.status(pool);
    const ours = [...allVdevs(status)].filter(({ class: name }) => name !== 'spare' && name !== 'cache');
    for (const vdev of ours) {
      const stock = json.pools[pool].vdevs[vdev.path ?? vdev.name];
      expect(stock, vdev.name).toMatchObject({ vdev_type: vdev.type, state: vdev.state });
      expect(BigInt.asUintN(53, vdev.guid) >= 0n).toBe(true);
      if (stock.rep_dev_size !== undefined)
        expect(stock.rep_dev_size).toBe(Number(vdev.statistics.replaceableSize));
      if (stock.phys_space !== undefined) expect(stock.phys_space).toBe(Number(vdev.statistics.physicalSize));
    }
  });

  test('an offline device, a scrub, a checkpoint', async () => {
    const [, offline = ''] = paths;
    await zpool('offline', pool, offline);
    await zpool('scrub', pool);
    const seen: string[] = [];
    for await (const { state } of fixture.zfs.pools.progress(pool, 'scan', { intervalSeconds: 0.1 }))
      seen.push(state);
    expect(seen.at(-1)).toBe('finished');
    await zpool('checkpoint', pool);
    const status = await fixture.zfs.pools.status(pool);
    expect(plain(ourRows(status))).toEqual(plain(await stockRows(pool)));
    expect(status.state).toBe('DEGRADED');
    expect([...allVdevs(status)].find(({ path }) => path === offline)).toMatchObject({ state: 'OFFLINE' });
    expect(status.scan).toMatchObject({ function: 'scrub', state: 'finished', errors: 0n });
    expect(status.scan?.progress.fraction).toBeGreaterThan(0.99);
    expect(await zpool('status', pool)).toMatch(/scrub repaired 0B in .* with 0 errors/);
    expect(status.checkpoint?.state).toBe('exists');
    expect(await zpool('status', pool)).toMatch(/checkpoint: created/);
    await zpool('online', pool, offline);
    await zpool('checkpoint', '-dw', pool);
    expect((await fixture.zfs.pools.status(pool)).checkpoint).toBeUndefined();
  });

  test('raidz expansion', async ({ skip }) => {
    skip(!since('2.3.0'), 'raidz is expanded since 2.3');
    await zpool('attach', pool, 'raidz1-1', paths[11] ?? '');
    for await (const item of fixture.zfs.pools.progress(pool, 'expansion', { intervalSeconds: 0.2 }))
      expect(item).toMatchObject({ activity: 'expansion', vdev: 'raidz1-1' });
    const { expansion, vdevs } = await fixture.zfs.pools.status(pool);
    expect(expansion).toMatchObject({ state: 'finished', vdevName: 'raidz1-1' });
    expect(vdevs.children[1]?.children).toHaveLength(4);
    expect(await zpool('status', pool)).toMatch(/expand: expanded raidz1-1/);
  });
});

describe('a pool of single devices', () => {
  let pool: string;
  let paths: string[];

  beforeAll(async () => {
    pool = fixture.poolName();
    // What stays must have room for what is removed, and for the reserve of the pool.
    paths = [await fixture.image(640 << 20), await fixture.image(128 << 20), await fixture.image(640 << 20)];
    const [a = '', b = ''] = paths;
    await zpool('create', '-o', 'cachefile=none', '-O', 'mountpoint=legacy', pool, a, b);
    const folder = await fixture.mount(pool);
    {
      await using handle = await open(join(folder, 'content'), 'w');
      await handle.write(Buffer.alloc(4 << 20, 1));
    }
    await fixture.unmount(folder);
  });

  test('initialize and trim', async () => {
    const [, b = ''] = paths;
    await zpool('initialize', pool, b);
    const items = [];
    for await (const item of fixture.zfs.pools.progress(pool, 'initialize', { intervalSeconds: 0.1 }))
      items.push(item);
    expect(items.at(-1)).toMatchObject({ activity: 'initialize', vdev: b, state: 'finished', fraction: 1 });
    await zpool('trim', pool, b);
    for await (const item of fixture.zfs.pools.progress(pool, 'trim', { intervalSeconds: 0.1 }))
      expect(item.vdev).toBe(b);
    const status = await fixture.zfs.pools.status(pool);
    const [, second] = status.vdevs.children;
    expect(second?.initialize?.state).toBe('complete');
    expect(second?.trim?.state).toBe('complete');
    expect(await zpool('status', '-it', pool)).toMatch(/100% initialized.*100% trimmed/);
  });

  test('a sequential resilver asks for a scrub', async () => {
    const [a = '', , c = ''] = paths;
    await zpool('attach', '-s', pool, a, c);
    for await (const item of fixture.zfs.pools.progress(pool, 'rebuild', { intervalSeconds: 0.1 }))
      expect(item.activity).toBe('rebuild');
    const status = await fixture.zfs.pools.status(pool);
    expect(status.vdevs.children[0]).toMatchObject({ name: 'mirror-0', rebuild: { state: 'complete' } });
    expect(plain(ourRows(status))).toEqual(plain(await stockRows(pool)));
    // After a rebuild the kernel scrubs by itself, unless told not to.
    const stock = await zpool('status', pool);
    const [problem] = await fixture.zfs.pools.health(pool);
    expect(problem?.kind === 'REBUILD_SCRUB').toBe(/sequentially resilvered/.test(stock));
  });

  test('the removal of a vdev', async () => {
    const [, b = ''] = paths;
    await zpool('wait', '-t', 'scrub', pool);
    await zpool('remove', pool, b);
    for await (const item of fixture.zfs.pools.progress(pool, 'removal', { intervalSeconds: 0.1 }))
      expect(item.activity).toBe('removal');
    const { removal, vdevs } = await fixture.zfs.pools.status(pool);
    expect(removal).toMatchObject({ state: 'finished', vdev: 1n, vdevName: 'indirect-1' });
    expect(removal?.mappingMemory).toBeGreaterThan(0n);
    expect(vdevs.children[1]?.type).toBe('indirect');
    expect(await zpool('status', pool)).toMatch(/Removal of vdev 1 copied/);
    expect(removal?.progress.fraction).toBeGreaterThan(0.9);
  });
});

test('names of dRAID', async ({ skip }) => {
  skip(!since('2.1.0'), 'dRAID came with 2.1');
  const pool = fixture.poolName();
  await zpool(
    'create',
    '-o',
    'cachefile=none',
    '-O',
    'mountpoint=none',
    pool,
    'draid1:2d:5c:1s',
    ...(await images(5)),
  );
  const status = await fixture.zfs.pools.status(pool);
  expect(status.vdevs.children[0]?.name).toBe('draid1:2d:5c:1s-0');
  expect(status.spares.map(({ name, state }) => [name, state])).toEqual([['draid1-0-0', 'AVAIL']]);
  expect(plain(ourRows(status))).toEqual(plain(await stockRows(pool)));
});

test('what is not there', async () => {
  const pool = fixture.poolName();
  await expect(fixture.zfs.pools.status(pool)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(fixture.zfs.pools.health(pool)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(fixture.zfs.pools.status('a/b')).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_NAME' });
  await expect(fixture.zfs.pools.progress(pool, 'scan').next()).rejects.toMatchObject({ code: 'ENOENT' });
});
