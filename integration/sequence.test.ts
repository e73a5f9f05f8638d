import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dataset, file, type PoolConfig, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

/** The sequence that go-zfs runs against a kernel (lorenz/go-zfs, ioctl/wrappers_test.go), with its gaps closed. */
describe('the life of a pool', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let streamFile: string;

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    streamFile = join(fixture.folder, 'stream');
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const names = async (datasets: AsyncIterable<Dataset>) => {
    const found: string[] = [];
    for await (const dataset of datasets) found.push(dataset.name);
    return found;
  };

  test('create a pool on a file', async () => {
    const image = await fixture.image();
    await zfs.pools.create(pool, {
      vdevs: [file(image)],
      properties: { cachefile: 'none', comment: 'made by a test', ashift: 13 },
      rootProperties: { mountpoint: 'legacy' },
    });
    expect(await command('zpool', 'list', '-H', '-o', 'name,health,comment', pool)).toBe(
      `${pool}\tONLINE\tmade by a test\n`,
    );
    expect(await command('zpool', 'get', '-H', '-o', 'value', 'feature@lz4_compress', pool)).toBe('active\n');
    expect(await command('zpool', 'status', pool)).not.toMatch(/upgrade/);
    expect(await command('zdb', '-l', image)).toMatch(/ashift: 13\n/);
  });

  test('pool configurations', async () => {
    const config = (await zfs.pools.configs()).get(pool);
    expect(config?.guid.toString()).toBe(
      (await command('zpool', 'get', '-Hpo', 'value', 'guid', pool)).trim(),
    );
    expect(config?.config.getList('vdev_tree').getListArray('children')).toHaveLength(1);
  });

  test('an empty pool has no children', async () => {
    expect(await names(zfs.datasets.children(pool))).toEqual([]);
    expect(await names(zfs.datasets.list(pool))).toEqual([pool]);
  });

  test('a dataset that does not exist is not an empty one', async () => {
    for (const listing of [zfs.datasets.children, zfs.datasets.snapshots, zfs.datasets.list]) {
      await expect(names(listing.call(zfs.datasets, `${pool}/none`))).rejects.toMatchObject({
        code: 'ENOENT',
      });
    }
  });

  test('create filesystems', async () => {
    for (const name of ['test5', 'test7', 'test7/ml0']) {
      await zfs.datasets.create(`${pool}/${name}`, {
        kind: 'filesystem',
        properties: { mountpoint: 'legacy' },
      });
    }
    expect((await command('zfs', 'list', '-rHo', 'name', pool)).split('\n')).toContain(`${pool}/test7/ml0`);
  });

  test('properties with their sources', async () => {
    await zfs.properties.set(`${pool}/test7`, {
      compression: 'zstd-3',
      atime: false,
      quota: '100M',
      'org.example:note': 'zwölf, 50% & more',
    });
    const parent = await zfs.datasets.get(`${pool}/test7`);
    expect(parent.get('mountpoint')).toBe('legacy');
    expect(parent.source('mountpoint')).toEqual({ kind: 'local' });
    expect(parent.get('compression')).toBe('zstd-3');
    expect(parent.get('quota')).toBe(100n << 20n);
    expect(parent.get('org.example:note')).toBe('zwölf, 50% & more');
    expect(parent.get('recordsize')).toBe(131072n);
    expect(parent.source('recordsize')).toEqual({ kind: 'default' });
    expect(parent.source('used')).toEqual({ kind: 'none' });
    const child = await zfs.datasets.get(`${pool}/test7/ml0`);
    expect(child.get('compression')).toBe('zstd-3');
    expect(child.source('compression')).toEqual({ kind: 'inherited', from: `${pool}/test7` });
    expect(child.source('quota')).toEqual({ kind: 'default' });
    expect(
      await command('zfs', 'get', '-Hpo', 'property,value,source', 'compression,atime,quota', child.name),
    ).toBe(
      `compression\tzstd-3\tinherited from ${pool}/test7\natime\toff\tinherited from ${pool}/test7\nquota\t0\tdefault\n`,
    );
    await zfs.properties.inherit(`${pool}/test7`, 'compression');
    expect((await zfs.datasets.get(`${pool}/test7`)).source('compression')).toEqual({ kind: 'default' });
  });

  test('what zfskit reads is what zfs get prints', async () => {
    const lines = (
      await command('zfs', 'get', '-Hpo', 'property,value,source', 'all', `${pool}/test7/ml0`)
    ).trim();
    const dataset = await zfs.datasets.get(`${pool}/test7/ml0`);
    const stock = lines.split('\n').map((line) => line.split('\t') as [string, string, string]);
    // Computed by zfs, shown in another form, or read through other ioctls.
    const own = new Set(
      'type mounted compressratio refcompressratio filesystem_count snapshot_count version utf8only normalization casesensitivity'.split(
        ' ',
      ),
    );
    const compared = stock.filter(([property]) => !own.has(property) && !/^default.*quota$/.test(property));
    // Newer commands say none where older ones show the number.
    const words = (value: unknown) => String(value).replace(/^18446744073709551615$/, 'none');
    const ours = compared.map(([property]) => {
      const { value, source } = dataset.properties.get(property) ?? {
        value: '-',
        source: { kind: 'none' as const },
      };
      const from = source.kind === 'inherited' ? `inherited from ${source.from}` : source.kind;
      return [property, words(value), from === 'none' ? '-' : from];
    });
    const shown = compared.map(([property, value, source]) => [property, words(value), source]);
    expect(ours).toEqual(shown);
    expect(compared.length).toBeGreaterThan(50);
  });

  test('children by cursor', async () => {
    expect((await names(zfs.datasets.children(pool))).sort()).toEqual([`${pool}/test5`, `${pool}/test7`]);
    for await (const first of zfs.datasets.children(pool)) {
      expect(first.kind).toBe('filesystem');
      break;
    }
  });

  test('recursive listing', async () => {
    const found = await names(zfs.datasets.list(pool));
    expect(found.sort()).toEqual(
      (await command('zfs', 'list', '-rHo', 'name', pool)).trim().split('\n').sort(),
    );
  });

  test('rename', async () => {
    await zfs.datasets.rename(`${pool}/test7`, `${pool}/test6`);
    expect(await zfs.datasets.exists(`${pool}/test7`)).toBe(false);
    expect(await zfs.datasets.exists(`${pool}/test6/ml0`)).toBe(true);
  });

  test('snapshots of two datasets in one call', async () => {
    await zfs.snapshots.create([`${pool}/test5@snap1`, `${pool}/test6@snap1`], {
      properties: { 'org.example:n': '1' },
    });
    const [first, second] = await Promise.all(
      ['test5', 'test6'].map((name) => zfs.datasets.get(`${pool}/${name}@snap1`)),
    );
    expect(first?.kind).toBe('snapshot');
    expect(first?.createtxg).toBe(second?.createtxg);
    expect(first?.get('org.example:n')).toBe('1');
    expect(await names(zfs.datasets.snapshots(`${pool}/test5`))).toEqual([`${pool}/test5@snap1`]);
  });

  test('a bulk snapshot that fails names each culprit and makes none', async () => {
    const failing = zfs.snapshots.create([
      `${pool}/test5@snap1`,
      `${pool}/test6@fresh`,
      `${pool}/test6/ml0@fresh`,
    ]);
    await expect(failing).rejects.toMatchObject({
      name: 'ZfsError',
      code: 'EEXIST',
      ioctl: 'ZFS_IOC_SNAPSHOT',
      failures: new Map([[`${pool}/test5@snap1`, 'EEXIST']]),
    });
    expect(await zfs.datasets.exists(`${pool}/test6@fresh`)).toBe(false);
  });

  test('estimated size of a send', async () => {
    expect((await zfs.sendSize(`${pool}/test5@snap1`, { compressed: true })).bytes).toBeGreaterThan(0n);
  });

  test('clone', async () => {
    await zfs.datasets.clone(`${pool}/test5@snap1`, `${pool}/test9`, {
      properties: { readonly: true, mountpoint: 'legacy' },
    });
    const clone = await zfs.datasets.get(`${pool}/test9`);
    expect(clone.origin).toBe(`${pool}/test5@snap1`);
    expect(clone.get('readonly')).toBe('on');
    expect((await zfs.datasets.get(`${pool}/test5@snap1`)).get('clones')).toEqual([`${pool}/test9`]);
  });

  test('space written since a snapshot', async () => {
    await zfs.snapshots.create([`${pool}/test5@snap2`]);
    expect(await zfs.properties.writtenSince(`${pool}/test5`, `${pool}/test5@snap2`)).toBe(0n);
    expect(
      (await zfs.sendSize(`${pool}/test5@snap2`, { from: `${pool}/test5@snap1` })).bytes,
    ).toBeGreaterThan(0n);
  });

  test('incremental send to a file', async () => {
    const stream = await zfs.send(`${pool}/test5@snap2`, { from: `${pool}/test5@snap1` });
    await pipeline(stream, createWriteStream(streamFile));
    expect((await stat(streamFile)).size).toBeGreaterThan(312);
    expect(await command('sh', '-c', `zstream dump < ${streamFile}`)).toMatch(
      new RegExp(`toname = ${pool}/test5@snap2`),
    );
  });

  test('destroy the snapshot and receive it again', async () => {
    const { guid } = await zfs.datasets.get(`${pool}/test5@snap2`);
    await zfs.snapshots.destroy([`${pool}/test5@snap2`]);
    expect(await zfs.datasets.exists(`${pool}/test5@snap2`)).toBe(false);
    const { bytes } = await zfs.receive(`${pool}/test5@snap2`, createReadStream(streamFile));
    expect(bytes).toBe(BigInt((await stat(streamFile)).size) - 312n);
    const received = await zfs.datasets.get(`${pool}/test5@snap2`);
    expect(received.get('type')).toBe('filesystem');
    expect(received.guid).toBe(guid);
  });

  test('sending a snapshot that is not there fails at once', async () => {
    const started = performance.now();
    await expect(zfs.send(`${pool}/test5@nonexistent`)).rejects.toMatchObject({
      name: 'ZfsError',
      code: 'ENOENT',
      errno: 2,
      ioctl: 'ZFS_IOC_SEND_NEW',
      subject: `${pool}/test5@nonexistent`,
    });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('scrub', async () => {
    await zfs.scans.scrub(pool);
    const deadline = Date.now() + 60_000;
    let scan = (await zfs.pools.status(pool)).scan;
    while (scan?.state !== 'finished' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      scan = (await zfs.pools.status(pool)).scan;
    }
    expect(scan).toMatchObject({ function: 'scrub', state: 'finished', errors: 0n });
    expect(await command('zpool', 'status', pool)).toMatch(/scrub repaired 0B/);
  });

  let config: PoolConfig | undefined;

  test('a new guid', async () => {
    const before = (await zfs.pools.configs()).get(pool);
    await zfs.pools.reguid(pool);
    config = (await zfs.pools.configs()).get(pool);
    expect(config?.guid).not.toBe(before?.guid);
    expect(config?.guid.toString()).toBe(
      (await command('zpool', 'get', '-Hpo', 'value', 'guid', pool)).trim(),
    );
  });

  test('export and import by configuration', async () => {
    await zfs.pools.export(pool);
    expect((await zfs.pools.configs()).has(pool)).toBe(false);
    await expect(zfs.pools.status(pool)).rejects.toMatchObject({ code: 'ENOENT', subject: pool });
    if (!config) throw new Error('no configuration was read');
    await zfs.pools.import(config, { properties: { cachefile: 'none' } });
    await expect(zfs.pools.import(config)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('status', async () => {
    const status = await zfs.pools.status(pool);
    expect(status).toMatchObject({ name: pool, state: 'ONLINE', errorCount: 0n });
    expect(status.vdevs.children).toMatchObject([
      { type: 'file', state: 'ONLINE', readErrors: 0n, writeErrors: 0n, checksumErrors: 0n },
    ]);
  });

  test('what others depend on is not destroyed', async () => {
    await expect(zfs.datasets.destroy(`${pool}/test6`)).rejects.toMatchObject({ code: 'EBUSY' });
    await expect(zfs.datasets.destroy(`${pool}/test5@snap1`)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(zfs.snapshots.destroy([`${pool}/test5@snap1`])).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${pool}/test5@snap1`, 'EEXIST']]),
    });
  });

  test('destroy everything', async () => {
    await zfs.datasets.destroy(`${pool}/test9`);
    await zfs.datasets.destroy(`${pool}/test5@snap1`);
    await zfs.datasets.destroy(`${pool}/test5@snap2`);
    await zfs.datasets.destroy(`${pool}/test5`);
    await zfs.datasets.destroy(`${pool}/test6@snap1`);
    await zfs.datasets.destroy(`${pool}/test6/ml0`);
    await zfs.datasets.destroy(`${pool}/test6`);
    expect(await names(zfs.datasets.list(pool))).toEqual([pool]);
    await zfs.pools.destroy(pool);
    expect((await zfs.pools.configs()).has(pool)).toBe(false);
    expect(await command('zpool', 'list', '-Ho', 'name')).not.toContain(pool);
  });
});
