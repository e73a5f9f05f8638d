import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkLayout,
  disk,
  draid,
  file,
  type LayoutFinding,
  mirror,
  type PoolLayout,
  poolFeaturesOf,
  raidz1,
  raidz2,
  raidz3,
  type Zfs,
} from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import type { Nvlist } from 'zfskit/nvlist';
import { command, Fixture } from './fixture.ts';
import { vdevLines } from './vdev-lines.ts';

const SIZE = 80 << 20;
const settings = { properties: { cachefile: 'none' }, rootProperties: { mountpoint: 'none' } } as const;

/** What decides how a vdev works; not what differs between any two pools. */
const COMPARED = [
  ...['type', 'nparity', 'is_log', 'alloc_bias', 'ashift', 'whole_disk', 'asize', 'metaslab_shift'],
  ...['draid_ndata', 'draid_nspares', 'draid_ngroups'],
];

function shapeOf(vdev: Nvlist): unknown {
  const pairs = vdev.pairs().filter(({ name }) => COMPARED.includes(name));
  const below = ['children', 'spares', 'l2cache'].map((name) =>
    (vdev.findListArray(name) ?? []).map(shapeOf),
  );
  return [Object.fromEntries(pairs.map(({ name, value }) => [name, value])), below];
}

describe('creating pools', () => {
  let fixture: Fixture;
  let zfs: Zfs;

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const images = (count: number) => Promise.all(Array.from({ length: count }, () => fixture.image(SIZE)));
  const has = (release: string) => isAtLeast(zfs.transport.abi.release, release);
  const treeOf = async (pool: string) =>
    (await zfs.pools.configs()).get(pool)?.config.getList('vdev_tree') as Nvlist;

  /** Creates one pool by zfskit and one by zpool, and compares what the kernel made of both. */
  async function compare(
    layout: (paths: string[]) => PoolLayout,
    words: (paths: string[]) => string[],
    count: number,
  ): Promise<string> {
    const [ours, theirs] = [fixture.poolName(), fixture.poolName()];
    await zfs.pools.create(ours, { ...layout(await images(count)), ...settings });
    const status = await vdevLines(ours);
    const listed = await zfs.vdevs.list(ours);
    expect([...status.keys()].sort()).toEqual(listed.map(({ name }) => name).sort());
    expect([...new Set(status.values())].sort()).toEqual(
      listed.some(({ role }) => role === 'spare') ? ['AVAIL', 'ONLINE'] : ['ONLINE'],
    );
    await command(
      'zpool',
      'create',
      '-f',
      '-o',
      'cachefile=none',
      '-m',
      'none',
      theirs,
      ...words(await images(count)),
    );
    expect(shapeOf(await treeOf(ours))).toEqual(shapeOf(await treeOf(theirs)));
    await zfs.pools.destroy(theirs);
    return ours;
  }

  test('every kind of vdev, as zpool makes it', async () => {
    const pool = await compare(
      (p) => ({
        vdevs: [
          file(p[0] as string),
          mirror(...p.slice(1, 3).map((path) => file(path))),
          raidz1(...p.slice(3, 6).map((path) => file(path))),
          raidz2(...p.slice(6, 10).map((path) => file(path))),
          raidz3(...p.slice(10, 15).map((path) => file(path))),
        ],
        log: [mirror(file(p[15] as string), file(p[16] as string))],
        special: [mirror(file(p[17] as string), file(p[18] as string))],
        dedup: [file(p[19] as string)],
        cache: [file(p[20] as string)],
        spares: [file(p[21] as string), file(p[22] as string)],
      }),
      (p) => [
        ...[
          p[0] as string,
          'mirror',
          ...p.slice(1, 3),
          'raidz1',
          ...p.slice(3, 6),
          'raidz2',
          ...p.slice(6, 10),
        ],
        ...['raidz3', ...p.slice(10, 15), 'log', 'mirror', ...p.slice(15, 17)],
        ...['special', 'mirror', ...p.slice(17, 19), 'dedup', p[19] as string],
        ...['cache', p[20] as string, 'spare', ...p.slice(21, 23)],
      ],
      23,
    );
    const roles = (await zfs.vdevs.list(pool)).filter(({ top }) => top).map(({ role }) => role);
    expect(roles).toEqual([
      ...['data', 'data', 'data', 'data', 'data', 'log', 'special', 'dedup'],
      ...['spare', 'spare', 'cache'],
    ]);
    await zfs.pools.destroy(pool);
  });

  test('draid, as zpool makes it', async () => {
    const layout = (p: string[]) => ({ vdevs: [draid('draid2:3d:8c:1s', ...p.map((path) => file(path)))] });
    if (!has('2.1.0')) {
      const creating = zfs.pools.create(fixture.poolName(), { ...layout(await images(8)), ...settings });
      await expect(creating).rejects.toMatchObject({ code: 'ZFSKIT_UNSUPPORTED' });
      return;
    }
    const pool = await compare(layout, (p) => ['draid2:3d:8c:1s', ...p], 8);
    const names = (await zfs.vdevs.list(pool)).map(({ name }) => name);
    expect([names[0], names.at(-1)]).toEqual(['draid2:3d:8c:1s-0', 'draid2-0-0']);
    await zfs.pools.destroy(pool);
  });

  test('disks, used as they are', async () => {
    const [first = ''] = (process.env['ZFSKIT_DISKS'] ?? '').split(' ');
    expect(first).toMatch(/^\/dev\//);
    const pool = fixture.poolName();
    await zfs.pools.create(pool, { vdevs: [disk(first)], ...settings });
    expect([...(await vdevLines(pool)).keys()]).toEqual([first]);
    expect(await command('zdb', '-l', first)).toMatch(/whole_disk: 0\n/);
    const findings = await checkLayout({ vdevs: [disk(first)] });
    expect(findings.map(({ kind }) => kind)).toEqual(['busy', 'in-pool']);
    expect(findings[1]).toMatchObject({ pool, poolState: 'active' });
    await expect(
      zfs.pools.create(fixture.poolName(), { vdevs: [disk(first)], ...settings }),
    ).rejects.toMatchObject({ code: 'EBUSY', ioctl: 'ZFS_IOC_POOL_CREATE' });
    await zfs.pools.destroy(pool);
    expect(await checkLayout({ vdevs: [disk(first)] })).toEqual([]);
  });

  const features = async (pool: string) => {
    const lines = (await command('zpool', 'get', '-Ho', 'property,value', 'all', pool)).trim().split('\n');
    const words = lines.map((line) => line.split('\t') as [string, string]);
    return words.filter(([name, value]) => name.startsWith('feature@') && value !== 'disabled');
  };

  test('features: none, some, all, and those of a compatibility set', async () => {
    const [none, some, all] = [fixture.poolName(), fixture.poolName(), fixture.poolName()];
    const [a, b, c, d, e] = (await images(5)).map((path) => file(path));
    await zfs.pools.create(none, { vdevs: [a as never], features: 'none', ...settings });
    expect(await features(none)).toEqual([]);
    await zfs.pools.create(some, { vdevs: [b as never], features: ['bookmark_v2'], ...settings });
    expect((await features(some)).map(([name]) => name)).toEqual([
      // The kernel enables what a feature depends on as well.
      'feature@extensible_dataset',
      'feature@bookmarks',
      'feature@bookmark_v2',
    ]);
    await zfs.pools.create(all, { vdevs: [c as never], ...settings });
    const known = poolFeaturesOf(zfs.transport.abi.release);
    expect((await features(all)).map(([name]) => name).sort()).toEqual(
      known.map((name) => `feature@${name}`).sort(),
    );
    for (const pool of [none, some, all]) await zfs.pools.destroy(pool);
    if (!has('2.1.0')) return;
    const [ours, theirs] = [fixture.poolName(), fixture.poolName()];
    const compatibility = 'openzfs-2.0-linux,zol-0.8';
    const properties = { ...settings.properties, compatibility };
    await zfs.pools.create(ours, { vdevs: [d as never], ...settings, properties });
    const words = ['-o', `compatibility=${compatibility}`, '-o', 'cachefile=none', '-m', 'none'];
    await command('zpool', 'create', ...words, theirs, d?.path === undefined ? '' : (e?.path as string));
    expect(await features(ours)).toEqual(await features(theirs));
    expect((await features(ours)).length).toBeGreaterThan(20);
    expect((await zfs.pools.properties.get(ours, ['compatibility'])).compatibility?.value).toBe(
      compatibility,
    );
    await expect(
      zfs.pools.properties.set(ours, { 'feature@zstd_compress': 'enabled' }),
    ).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
    const creating = zfs.pools.create(fixture.poolName(), {
      vdevs: [file(await fixture.image(SIZE))],
      ...settings,
      properties: { compatibility: 'zol-0.8' },
      features: ['draid'],
    });
    await expect(creating).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_PROPERTY' });
    for (const pool of [ours, theirs]) await zfs.pools.destroy(pool);
  });

  test('properties of the pool and of its root dataset', async () => {
    const pool = fixture.poolName();
    await zfs.pools.create(pool, {
      vdevs: [file(await fixture.image(SIZE))],
      properties: { cachefile: 'none', autotrim: true, failmode: 'continue', comment: 'ours', ashift: 12 },
      rootProperties: { mountpoint: 'none', compression: 'lz4', 'org.example:note': 'x' },
    });
    const get = (program: string, names: string) => command(program, 'get', '-Hpo', 'value', names, pool);
    expect(await get('zpool', 'autotrim,failmode,comment,ashift')).toBe('on\ncontinue\nours\n12\n');
    expect(await get('zfs', 'mountpoint,compression,org.example:note')).toBe('none\nlz4\nx\n');
    await zfs.pools.destroy(pool);
  });

  test('what the kernel refuses', async () => {
    const path = await fixture.image(SIZE);
    const create = (layout: PoolLayout) => zfs.pools.create(fixture.poolName(), { ...layout, ...settings });
    await expect(create({ vdevs: [file(await fixture.image(1 << 20))] })).rejects.toMatchObject({
      code: 'EOVERFLOW',
      ioctl: 'ZFS_IOC_POOL_CREATE',
    });
    await expect(create({ vdevs: [file(join(fixture.folder, 'none'))] })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(create({ vdevs: [disk('/dev/zfskit-none')] })).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(create({ vdevs: [], spares: [file(path)] })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('what speaks against a layout', async () => {
    const pool = fixture.poolName();
    const [data, cache, spare, free, other] = (await images(5)) as [string, string, string, string, string];
    const large = await fixture.image(SIZE + (32 << 20));
    const small = await fixture.image(1 << 20);
    const kinds = (findings: readonly LayoutFinding[]) => findings.map(({ kind, path }) => [kind, path]);
    await zfs.pools.create(pool, {
      ...{ vdevs: [file(data)], cache: [file(cache)], spares: [file(spare)] },
      ...settings,
    });
    const guid = (await zfs.pools.configs()).get(pool)?.guid;
    const used = await checkLayout({ vdevs: [file(data), file(cache), file(spare), file(free)] });
    expect(used).toMatchObject([
      { kind: 'in-pool', path: data, pool, poolGuid: guid, poolState: 'active' },
      { kind: 'in-pool', path: cache, poolState: 'l2cache' },
      { kind: 'in-pool', path: spare, poolState: 'spare' },
    ]);
    await zfs.pools.export(pool);
    expect(await checkLayout({ vdevs: [file(data)] })).toMatchObject([{ poolState: 'exported', pool }]);
    expect(await checkLayout({ vdevs: [mirror(file(free), file(other))] })).toEqual([]);
    const shape = await checkLayout({
      vdevs: [mirror(file(free), file(large)), file(other, { ashift: 12 }), file(free), file(small)],
    });
    expect(kinds(shape)).toEqual([
      ['too-small', small],
      ['listed-twice', free],
      ['mixed-redundancy', other],
      ['mixed-shape', other],
      ['mixed-sizes', free],
    ]);
    const absent = join(fixture.folder, 'none');
    expect(
      kinds(await checkLayout({ vdevs: [mirror(file(absent, { ashift: 12 }), file(fixture.folder))] })),
    ).toEqual([
      ['missing', absent],
      ['not-a-device', fixture.folder],
      ['mixed-ashift', fixture.folder],
    ]);
    const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' '));
    const [source = '', place] =
      mounts.find(([name = '']) => /^\/dev\//.test(name) && existsSync(name)) ?? [];
    expect(await checkLayout({ vdevs: [disk(source)] })).toContainEqual({
      kind: 'mounted',
      path: source,
      message: `${source} is mounted at ${place}`,
    });
  });
});
