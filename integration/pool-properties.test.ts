import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, mirror, poolPropertySchema, vdevPropertySchema, type Zfs } from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';

describe('properties of pools and vdevs', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let paths: string[];

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    paths = await Promise.all(Array.from({ length: 3 }, () => fixture.image(80 << 20)));
    const [a, b, c] = paths.map((path) => file(path, { ashift: 12 }));
    await zfs.pools.create(pool, {
      vdevs: [mirror(a as never, b as never), c as never],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'none' },
      features: [
        'lz4_compress',
        'async_destroy',
        'spacemap_histogram',
        ...(has('2.2.0') ? (['vdev_zaps_v2'] as const) : []),
      ],
    });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const has = (release: string) => isAtLeast(zfs.transport.abi.release, release);
  /** `zpool get -Hp`: name to value and source. */
  const stock = async (names: string, ...of: string[]) => {
    const lines = (await command('zpool', 'get', '-Hpo', 'property,value,source', names, pool, ...of)).trim();
    return new Map(
      lines.split('\n').map((line) => {
        const [name = '', value = '', source = ''] = line.split('\t');
        return [name, { value, source }] as const;
      }),
    );
  };

  test('pool properties are what zpool get prints', async () => {
    const ours = await zfs.pools.properties.all(pool);
    const theirs = await stock('all');
    // Shown in another form: percent and ratios, or nothing where there is nothing.
    const shown = (name: string, value: unknown) => {
      if (name === 'dedupratio' || name === 'bcloneratio') return (Number(value) / 100).toFixed(2);
      if (name === 'dedup_table_quota') return value === 0xffffffffffffffffn ? 'auto' : String(value);
      if (name === 'version' && value === 5000n) return '-';
      if (value === 0n && ['expandsize', 'checkpoint'].includes(name)) return '-';
      return value === undefined || value === '' ? '-' : String(value);
    };
    const moving = ['allocated', 'free', 'freeing', 'leaked', 'last_scrubbed_txg', 'dedupcached'];
    for (const [name, { value }] of theirs) {
      if (moving.includes(name)) continue;
      expect([name, shown(name, ours.get(name)?.value)]).toEqual([name, value]);
    }
    expect(theirs.size).toBeGreaterThan(50);
    for (const name of poolPropertySchema(zfs.transport.abi.release).keys()) {
      if (theirs.has(name)) continue;
      expect(['name', 'dedupditto', 'maxblocksize', 'maxdnodesize', 'dedupcached']).toContain(name);
    }
  });

  test('set by zfskit, read by zpool, and the other way round', async () => {
    const { properties } = zfs.pools;
    await properties.set(pool, { autotrim: 'on', failmode: 'continue', comment: 'a, b', ashift: 12 });
    const theirs = await stock('autotrim,failmode,comment,ashift');
    expect([...theirs.values()]).toEqual([
      { value: 'on', source: 'local' },
      { value: 'continue', source: 'local' },
      { value: 'a, b', source: 'local' },
      { value: '12', source: 'local' },
    ]);
    await command('zpool', 'set', 'failmode=wait', pool);
    await command('zpool', 'set', 'autoexpand=on', pool);
    expect(await properties.get(pool, ['failmode', 'autoexpand', 'guid', 'health', 'size'])).toMatchObject({
      failmode: { value: 'wait', source: { kind: 'default' } },
      autoexpand: { value: 'on', source: { kind: 'local' } },
      guid: { value: (await zfs.pools.configs()).get(pool)?.guid, source: { kind: 'none' } },
      health: { value: 'ONLINE' },
      size: { value: BigInt((await stock('size')).get('size')?.value ?? 0) },
    });
    await properties.set(pool, { comment: '' });
    expect((await stock('comment')).get('comment')?.value).toMatch(/^-?$/);
  });

  test('user properties, since 2.2', async () => {
    const setting = zfs.pools.properties.set(pool, { 'org.example:site': 'Zürich' });
    if (!has('2.2.0')) {
      await expect(setting).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_PROPERTY' });
      return;
    }
    await setting;
    expect((await stock('org.example:site')).get('org.example:site')).toEqual({
      value: 'Zürich',
      source: 'local',
    });
    await command('zpool', 'set', 'org.example:rack=7', pool);
    expect((await zfs.pools.properties.all(pool)).get('org.example:rack')).toEqual({
      value: '7',
      source: { kind: 'local' },
    });
    const read = await zfs.pools.properties.get(pool, ['org.example:site', 'org.example:none']);
    expect(read['org.example:site']?.value).toBe('Zürich');
    expect(read['org.example:none']).toBeUndefined();
  });

  test('features', async () => {
    const names = ['feature@lz4_compress', 'feature@bookmarks', 'feature@async_destroy'] as const;
    const states = async () => {
      const read = await zfs.pools.properties.get(pool, names);
      return names.map((name) => read[name]?.value);
    };
    const theirs = async () => [...(await stock(names.join(','))).values()].map(({ value }) => value);
    expect(await states()).toEqual(['active', 'disabled', 'enabled']);
    expect(await theirs()).toEqual(await states());
    await zfs.pools.properties.set(pool, { 'feature@bookmarks': 'enabled', comment: 'newer' });
    expect(await states()).toEqual(['active', 'enabled', 'enabled']);
    expect(await theirs()).toEqual(await states());
    expect((await stock('comment')).get('comment')?.value).toBe('newer');
  });

  test('what is refused', async () => {
    const { properties } = zfs.pools;
    const refused: [Record<string, unknown>, string][] = [
      [{ altroot: '/mnt' }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ readonly: 'on' }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ size: 1n }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ nonsense: 1n }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ failmode: 'maybe' }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ 'feature@nonsense': 'enabled' }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ 'feature@bookmarks': 'disabled' }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ comment: 'x'.repeat(33) }, 'E2BIG'],
      [{ comment: 'line\nline' }, 'EINVAL'],
      [{ version: 1n }, 'EINVAL'],
    ];
    for (const [change, code] of refused) {
      await expect(properties.set(pool, change as never)).rejects.toMatchObject({ code });
    }
    await expect(properties.get(pool, ['nonsense' as 'size'])).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
    await expect(properties.get(`${pool}-none`, ['size'])).rejects.toMatchObject({
      code: has('2.3.0') ? 'ENOENT' : 'EFAULT',
    });
    await expect(properties.set(`${pool}-none`, { autotrim: 'on' })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('vdev properties are what zpool get prints', async () => {
    const { properties } = zfs.vdevs;
    if (!has('2.2.0')) {
      await expect(properties.all(pool, 'mirror-0')).rejects.toMatchObject({ code: 'ZFSKIT_UNSUPPORTED' });
      return;
    }
    // Let what was written settle.
    await command('zpool', 'sync', pool);
    await delay(100);
    const unset = /^(checksum|io|slow_io)_[nt]$/;
    for (const vdev of ['mirror-0', paths[0] as string, paths[2] as string]) {
      const ours = await properties.all(pool, vdev);
      const theirs = await stock('all', vdev);
      for (const [name, { value }] of theirs) {
        if (/_(ops|bytes)$/.test(name)) continue;
        const own = ours.get(name)?.value;
        // The command shows 0 for numbers that the kernel does not report.
        if (own === undefined && value === '0') continue;
        const none = own === undefined || own === '' || (own === 0xffffffffffffffffn && unset.test(name));
        const shown =
          name === 'state' ? own : none || (name === 'expandsize' && own === 0n) ? '-' : String(own);
        const percent = name === 'fragmentation' && own !== 0xffffffffffffffffn;
        const known = name === 'fragmentation' && own === 0xffffffffffffffffn ? '-' : shown;
        const expected = name === 'state' ? 'ONLINE' : value;
        expect([vdev, name, percent ? `${known}%` : known]).toEqual([vdev, name, expected]);
      }
      for (const name of vdevPropertySchema(zfs.transport.abi.release).keys()) {
        if (theirs.has(name)) continue;
        expect(['name', 'raidz_expanding', 'comment', 'sit_out', 'autosit']).toContain(name);
        expect([vdev, name, ours.has(name)]).toEqual([vdev, name, name === 'name']);
      }
    }
  });

  test('vdev properties set by zfskit, read by zpool, and the other way round', async () => {
    if (!has('2.2.0')) return;
    const { properties } = zfs.vdevs;
    const [first = ''] = paths;
    await properties.set(pool, first, { comment: 'left', 'org.example:slot': '7', io_n: 5n, io_t: 'none' });
    await properties.set(pool, 'mirror-0', { failfast: false });
    const theirs = await stock('comment,org.example:slot,io_n,io_t', first);
    expect([...theirs.values()].map(({ value }) => value)).toEqual(['left', '7', '5', '-']);
    expect((await stock('failfast', 'mirror-0')).get('failfast')?.value).toBe('off');
    await command('zpool', 'set', 'comment=right', pool, first);
    await command('zpool', 'set', 'checksum_n=3', pool, first);
    expect(
      await properties.get(pool, first, ['comment', 'checksum_n', 'org.example:slot', 'allocating', 'state']),
    ).toEqual({
      comment: { value: 'right', source: { kind: 'local' } },
      checksum_n: { value: 3n, source: { kind: 'local' } },
      'org.example:slot': { value: '7', source: { kind: 'local' } },
      allocating: undefined,
      state: { value: 'ONLINE', source: { kind: 'none' } },
    });
    expect((await properties.get(pool, 'mirror-0', ['failfast'])).failfast).toEqual({
      value: 'off',
      source: { kind: 'local' },
    });
    await expect(properties.set(pool, first, { size: 1n } as never)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
    await expect(properties.set(pool, first, { path: '/tmp/elsewhere' })).rejects.toMatchObject({
      code: 'EINVAL',
    });
    await expect(properties.get(pool, 1n, ['state'])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(properties.get(pool, 'sda', ['state'])).rejects.toMatchObject({ code: 'ZFSKIT_NO_VDEV' });
  });
});
