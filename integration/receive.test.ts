import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, type Zfs } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

describe('receive', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let image: string;
  let sent: bigint;
  const data = randomBytes(2 << 20);

  const path = (name: string) => join(fixture.folder, name);
  const guid = async (name: string) => (await zfs.datasets.get(name)).guid;
  const digest = async (snapshot: string) => {
    const folder = await fixture.mount(snapshot);
    try {
      return createHash('sha256')
        .update(await readFile(join(folder, 'data')))
        .digest('hex');
    } finally {
      await fixture.unmount(folder);
    }
  };

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    image = await fixture.image(256 << 20);
    await zfs.pools.create(pool, {
      vdevs: [file(image)],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'legacy', compression: 'off' },
    });
    await zfs.datasets.create(`${pool}/src`, { kind: 'filesystem' });
    const folder = await fixture.mount(`${pool}/src`);
    await writeFile(join(folder, 'data'), data);
    await zfs.snapshots.create([`${pool}/src@one`]);
    await writeFile(join(folder, 'more'), randomBytes(1 << 20));
    await zfs.snapshots.create([`${pool}/src@two`]);
    await fixture.unmount(folder);
    sent = await guid(`${pool}/src@one`);
    await command('sh', '-c', `zfs send ${pool}/src@one > ${path('one')}`);
    await command('sh', '-c', `zfs send -i @one ${pool}/src@two > ${path('two')}`);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('from a file, and what follows in it stays', async () => {
    await command('sh', '-c', `cat ${path('one')} ${path('two')} > ${path('both')}`);
    await using handle = await open(path('both'), 'r');
    const { bytes } = await zfs.receiveFrom(`${pool}/file@one`, handle.fd);
    expect(Number(bytes) + 312).toBe((await readFile(path('one'))).length);
    await zfs.receiveFrom(`${pool}/file@two`, handle.fd);
    expect(await guid(`${pool}/file@one`)).toBe(sent);
    expect(await guid(`${pool}/file@two`)).toBe(await guid(`${pool}/src@two`));
    expect(await digest(`${pool}/file@two`)).toBe(await digest(`${pool}/src@one`));
    await expect(zfs.receiveFrom(`${pool}/file@three`, handle.fd)).rejects.toMatchObject({
      code: 'ZFSKIT_BAD_STREAM',
    });
  });

  test('from a pipe that zfs send writes, and the other way round', async () => {
    await command('mkfifo', path('pipe'));
    const sending = command('sh', '-c', `zfs send ${pool}/src@one > ${path('pipe')}`);
    await using handle = await open(path('pipe'), 'r');
    await zfs.receiveFrom(`${pool}/pipe@one`, handle.fd);
    await sending;
    expect(await guid(`${pool}/pipe@one`)).toBe(sent);
    const receiving = command('sh', '-c', `zfs receive -u ${pool}/stock@one < ${path('pipe')}`);
    const target = await open(path('pipe'), 'w');
    await zfs.sendTo(`${pool}/src@one`, target.fd, { largeBlocks: true, compressed: true });
    await target.close();
    await receiving;
    expect(await guid(`${pool}/stock@one`)).toBe(sent);
    expect(await digest(`${pool}/stock@one`)).toBe(await digest(`${pool}/src@one`));
  });

  test('into a Writable', async () => {
    const stream = zfs.receiveStream(`${pool}/writable@one`);
    await pipeline(createReadStream(path('one'), { highWaterMark: 1000 }), stream);
    expect(await guid(`${pool}/writable@one`)).toBe(sent);
    const { length } = await readFile(path('one'));
    expect(await stream.received).toEqual({ bytes: BigInt(length - 312) });
    await expect(
      pipeline(createReadStream(path('one')), zfs.receiveStream(`${pool}/writable@one`)),
    ).rejects.toMatchObject({ code: 'EEXIST' });
    expect(() => zfs.receiveStream('not a snapshot')).toThrow(/not a valid snapshot name/);
  });

  test('a Writable that is destroyed leaves nothing', async () => {
    const before = await held();
    const stream = zfs.receiveStream(`${pool}/destroyed@one`);
    stream.write((await readFile(path('one'))).subarray(0, 100_000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    await closed;
    await expect(stream.received).rejects.toThrow('destroyed before its end');
    expect(await zfs.datasets.exists(`${pool}/destroyed`)).toBe(false);
    expect((await held()).fds).toEqual(before.fds);
  });

  test('an aborted receive from a pipe leaves nothing, whether its stream has begun or not', async () => {
    await command('mkfifo', path('stalled'));
    for (const bytes of [0, 100, 100_000]) {
      await using handle = await open(path('stalled'), 'r+');
      if (bytes > 0) {
        const head = (await readFile(path('one'))).subarray(0, Math.min(bytes, 60_000));
        await handle.write(head);
      }
      const before = await held();
      const controller = new AbortController();
      const receiving = zfs.receiveFrom(`${pool}/stalled@one`, handle.fd, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error('enough')), 300);
      await expect(receiving).rejects.toThrow('enough');
      expect((await held()).fds).toEqual(before.fds);
    }
    expect(await zfs.datasets.exists(`${pool}/stalled`)).toBe(false);
  });

  test('properties that are set, and one that is excluded', async () => {
    await zfs.datasets.create(`${pool}/parent`, {
      kind: 'filesystem',
      properties: { atime: false, mountpoint: 'legacy' },
    });
    await zfs.receive(`${pool}/parent/child@one`, createReadStream(path('one')), {
      properties: { quota: '1G', 'org.example:mine': 'yes', compression: 'lz4' },
    });
    await zfs.properties.set(`${pool}/parent/child`, { atime: true, 'org.example:gone': 'x' });
    await zfs.receive(`${pool}/parent/child@two`, createReadStream(path('two')), {
      exclude: ['atime', 'org.example:gone'],
    });
    const child = await zfs.datasets.get(`${pool}/parent/child`);
    expect(child.get('quota')).toBe(1n << 30n);
    expect(child.get('compression')).toBe('lz4');
    expect(child.get('org.example:mine')).toBe('yes');
    expect(child.get('org.example:gone')).toBeUndefined();
    expect(child.source('atime')).toEqual({ kind: 'inherited', from: `${pool}/parent` });
    expect(
      await command('zfs', 'get', '-Ho', 'value,source', 'atime,compression', `${pool}/parent/child`),
    ).toBe(`off\tinherited from ${pool}/parent\nlz4\tlocal\n`);
    const both = { properties: { atime: true }, exclude: ['atime'] } as const;
    await expect(zfs.receive(`${pool}/x@one`, Readable.from([]), both)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    const nonsense = { exclude: ['nonsense' as 'atime'] };
    await expect(zfs.receive(`${pool}/x@one`, Readable.from([]), nonsense)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
  });

  test('force rolls the target back', async () => {
    await zfs.receive(`${pool}/force@one`, createReadStream(path('one')));
    const incremental = () => createReadStream(path('two'));
    const folder = await fixture.mount(`${pool}/force`);
    await writeFile(join(folder, 'change'), 'lost');
    await fixture.unmount(folder);
    await expect(zfs.receive(`${pool}/force@two`, incremental())).rejects.toMatchObject({ code: 'ETXTBSY' });
    await zfs.receive(`${pool}/force@two`, incremental(), { force: true });
    expect(await guid(`${pool}/force@two`)).toBe(await guid(`${pool}/src@two`));
  });

  test('as a clone of an origin', async () => {
    await zfs.receive(`${pool}/base@one`, createReadStream(path('one')));
    await zfs.receive(`${pool}/cloned@two`, createReadStream(path('two')), { origin: `${pool}/base@one` });
    expect((await zfs.datasets.get(`${pool}/cloned`)).origin).toBe(`${pool}/base@one`);
    expect(await digest(`${pool}/cloned@two`)).toBe(await digest(`${pool}/src@one`));
  });

  test('a copy that no byte of takes the way through JavaScript', async () => {
    const { bytes } = await zfs.copy(`${pool}/src@one`, `${pool}/copy@one`, {
      compressed: true,
      properties: { 'org.example:made': 'here' },
    });
    expect(bytes).toBeGreaterThan(2n << 20n);
    await zfs.copy(`${pool}/src@two`, `${pool}/copy@two`, { from: `${pool}/src@one` });
    expect(await guid(`${pool}/copy@two`)).toBe(await guid(`${pool}/src@two`));
    expect(await digest(`${pool}/copy@two`)).toBe(await digest(`${pool}/src@one`));
    expect((await zfs.datasets.get(`${pool}/copy`)).origin).toBeUndefined();
    const before = await held();
    const copy = (from: string, to: string, options = {}) => zfs.copy(from, to, options);
    await expect(copy(`${pool}/none@one`, `${pool}/c@one`)).rejects.toMatchObject({
      code: 'ENOENT',
      ioctl: 'ZFS_IOC_SEND_NEW',
    });
    await expect(copy(`${pool}/src@one`, `${pool}/copy@one`)).rejects.toMatchObject({
      code: 'EEXIST',
      ioctl: 'ZFS_IOC_RECV_NEW',
    });
    await expect(copy(`${pool}/src@one`, `${pool}/none/c@one`)).rejects.toMatchObject({ code: 'ENOENT' });
    const controller = new AbortController();
    const aborted = copy(`${pool}/src@two`, `${pool}/c@one`, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(aborted).rejects.toThrow('enough');
    expect(await zfs.datasets.exists(`${pool}/c`)).toBe(false);
    expect((await held()).fds).toEqual(before.fds);
  });

  test('a damaged block is healed by a stream of its snapshot', async () => {
    const release = zfs.transport.abi.release;
    const heal = () => zfs.receive(`${pool}/src@one`, createReadStream(path('one')), { heal: true });
    if (release[0] === 2 && release[1] < 2) {
      await expect(heal()).rejects.toMatchObject({ code: 'ZFSKIT_UNSUPPORTED' });
      return;
    }
    await heal();
    await command('zpool', 'export', pool);
    const disk = await readFile(image);
    const found = disk.indexOf(data.subarray(0, 4096));
    expect(found).toBeGreaterThan(0);
    {
      await using handle = await open(image, 'r+');
      // The copies that other tests made are damaged too.
      for (let at = found; at >= 0; at = disk.indexOf(data.subarray(0, 4096), at + 4096)) {
        await handle.write(Buffer.alloc(4096, 0xaa), 0, 4096, at);
      }
    }
    await command('zpool', 'import', '-N', '-o', 'cachefile=none', '-d', fixture.folder, pool);
    await expect(digest(`${pool}/src@one`)).rejects.toMatchObject({ code: 'EIO' });
    await heal();
    await command('zpool', 'export', pool);
    await command('zpool', 'import', '-N', '-o', 'cachefile=none', '-d', fixture.folder, pool);
    expect(await digest(`${pool}/src@one`)).toBe(createHash('sha256').update(data).digest('hex'));
    const nothing = { heal: true, force: true };
    await expect(zfs.receive(`${pool}/src@one`, Readable.from([]), nothing)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });
});
