import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZfs, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

describe('send and receive', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  const content = randomBytes(3 << 20);

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy' });
    await zfs.datasets.create(`${pool}/src`, { kind: 'filesystem' });
    await zfs.datasets.create(`${pool}/vol`, {
      kind: 'volume',
      size: '16M',
      properties: { volblocksize: '16K' },
    });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const device = async (volume: string) => {
    for (let left = 100; left > 0; left--) {
      const handle = await open(`/dev/zvol/${volume}`, 'r+').catch(() => undefined);
      if (handle) return handle;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`/dev/zvol/${volume} does not appear`);
  };

  test('files arrive byte-equal, in full and incrementally', async () => {
    const source = await fixture.mount(`${pool}/src`);
    await writeFile(join(source, 'a file'), content);
    await writeFile(join(source, 'will change'), 'before');
    await command('chmod', '640', join(source, 'a file'));
    await zfs.snapshots.create([`${pool}/src@one`]);
    await writeFile(join(source, 'will change'), 'after');
    await writeFile(join(source, 'new'), randomBytes(1 << 20));
    await zfs.snapshots.create([`${pool}/src@two`]);

    const written = await zfs.properties.writtenSince(`${pool}/src@two`, `${pool}/src@one`);
    expect(written).toBeGreaterThan(1n << 20n);
    expect((await command('zfs', 'get', '-Hpo', 'value', `written@one`, `${pool}/src@two`)).trim()).toBe(
      written.toString(),
    );

    await zfs.receive(`${pool}/dst@one`, await zfs.send(`${pool}/src@one`));
    const first = await fixture.mount(`${pool}/dst@one`);
    expect(await readFile(join(first, 'will change'), 'utf8')).toBe('before');
    await fixture.unmount(first);

    await zfs.receive(`${pool}/dst@two`, await zfs.send(`${pool}/src@two`, { from: `${pool}/src@one` }));
    const target = await fixture.mount(`${pool}/dst`);
    expect((await readFile(join(target, 'a file'))).equals(content)).toBe(true);
    // Names, modes, owners, times and contents of everything, by tar(1).
    const archive = (folder: string) =>
      command('sh', '-c', `tar -C ${folder} --sort=name -cf - . | sha256sum`);
    expect(await archive(target)).toBe(await archive(source));
    await fixture.unmount(target);
    await fixture.unmount(source);
  });

  test('a volume arrives byte-equal', async () => {
    {
      await using handle = await device(`${pool}/vol`);
      await handle.write(content, 0, content.length, 1 << 20);
      await handle.sync();
    }
    await zfs.snapshots.create([`${pool}/vol@one`]);
    await zfs.receive(
      `${pool}/vol2@one`,
      await zfs.send(`${pool}/vol@one`, { compressed: true, largeBlocks: true }),
    );
    expect((await zfs.datasets.get(`${pool}/vol2`)).get('volsize')).toBe(16n << 20n);
    const digest = async (volume: string) => {
      await using handle = await device(volume);
      return createHash('sha256')
        .update(await handle.readFile())
        .digest('hex');
    };
    const sent = await digest(`${pool}/vol`);
    expect(await digest(`${pool}/vol2`)).toBe(sent);
    await using handle = await device(`${pool}/vol2`);
    const { buffer } = await handle.read(Buffer.alloc(content.length), 0, content.length, 1 << 20);
    expect(buffer.equals(content)).toBe(true);
  });

  test('the stream is the one that zfs send makes', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of await zfs.send(`${pool}/src@one`)) chunks.push(chunk);
    const ours = createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
    expect(await command('sh', '-c', `zfs send ${pool}/src@one | sha256sum`)).toBe(`${ours}  -\n`);
  });

  test('a source in tiny pieces, and zfs send as the source', async () => {
    const { stdout } = await import('node:child_process').then(({ spawn }) =>
      spawn('zfs', ['send', `${pool}/src@one`], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    async function* tiny() {
      for await (const chunk of stdout as AsyncIterable<Buffer>) {
        for (let at = 0; at < Math.min(chunk.length, 1000); at += 100) yield chunk.subarray(at, at + 100);
        if (chunk.length > 1000) yield chunk.subarray(1000);
      }
    }
    await zfs.receive(`${pool}/tiny@one`, tiny(), { properties: { readonly: true, 'org.example:x': 'y' } });
    const received = await zfs.datasets.get(`${pool}/tiny`);
    expect(received.get('readonly')).toBe('on');
    expect(received.get('org.example:x')).toBe('y');
    expect((await zfs.datasets.get(`${pool}/tiny@one`)).guid).toBe(
      (await zfs.datasets.get(`${pool}/src@one`)).guid,
    );
  });

  test('a reader that goes away ends the send', async () => {
    const stream = await zfs.send(`${pool}/src@two`);
    for await (const chunk of stream) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(stream.destroyed).toBe(true);
    await zfs.datasets.rename(`${pool}/src@two`, `${pool}/src@renamed`);
    await zfs.datasets.rename(`${pool}/src@renamed`, `${pool}/src@two`);
  });

  test('an aborted send fails with the signal’s reason', async () => {
    const controller = new AbortController();
    const stream = await zfs.send(`${pool}/src@two`, { signal: controller.signal });
    const reading = (async () => {
      for await (const _ of stream) controller.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    await expect(zfs.send(`${pool}/src@two`, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  test('an aborted receive leaves nothing', async () => {
    const controller = new AbortController();
    async function* stalling() {
      const stream = await zfs.send(`${pool}/src@one`);
      for await (const chunk of stream) {
        yield (chunk as Buffer).subarray(0, 2000);
        break;
      }
      setTimeout(() => controller.abort(new Error('enough')), 100);
      await new Promise((resolve) => setTimeout(resolve, 20_000).unref());
    }
    const receiving = zfs.receive(`${pool}/aborted@one`, stalling(), { signal: controller.signal });
    await expect(receiving).rejects.toThrow('enough');
    expect(await zfs.datasets.exists(`${pool}/aborted`)).toBe(false);
  });

  test('a stream that is cut off, damaged, or none at all', async () => {
    const whole = await new Response(
      Readable.toWeb(await zfs.send(`${pool}/src@one`)) as ReadableStream,
    ).arrayBuffer();
    const bytes = new Uint8Array(whole);
    const one = (piece: Uint8Array) => Readable.from([piece]);
    await expect(
      zfs.receive(`${pool}/bad@one`, one(bytes.subarray(0, bytes.length / 2))),
    ).rejects.toMatchObject({
      ioctl: 'ZFS_IOC_RECV_NEW',
      code: expect.stringMatching(/^(EINVAL|ZFS_ERR_STREAM_TRUNCATED)$/),
    });
    const damaged = bytes.slice();
    damaged[damaged.length >> 1]! ^= 1;
    await expect(zfs.receive(`${pool}/bad@one`, one(damaged))).rejects.toMatchObject({ code: 'ECKSUM' });
    await expect(zfs.receive(`${pool}/bad@one`, one(bytes.subarray(0, 311)))).rejects.toMatchObject({
      code: 'ZFSKIT_BAD_STREAM',
    });
    await expect(zfs.receive(`${pool}/bad@one`, one(randomBytes(4096)))).rejects.toMatchObject({
      code: 'ZFSKIT_BAD_STREAM',
    });
    expect(await zfs.datasets.exists(`${pool}/bad`)).toBe(false);
  });

  test('the failure of the source is what the caller sees', async () => {
    const boom = new Error('the network went away');
    async function* failing() {
      const stream = await zfs.send(`${pool}/src@one`);
      for await (const chunk of stream) {
        yield (chunk as Buffer).subarray(0, 5000);
        throw boom;
      }
    }
    await expect(zfs.receive(`${pool}/failed@one`, failing())).rejects.toBe(boom);
    expect(await zfs.datasets.exists(`${pool}/failed`)).toBe(false);
  });

  test('what is in the way of a receive', async () => {
    const send = () => zfs.send(`${pool}/src@one`);
    await expect(zfs.receive(`${pool}/dst@one`, await send())).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(zfs.receive(`${pool}/nowhere/dst@one`, await send())).rejects.toMatchObject({
      code: 'ENOENT',
    });
    const incremental = () => zfs.send(`${pool}/src@two`, { from: `${pool}/src@one` });
    await zfs.receive(`${pool}/tiny@two`, await incremental());
    await expect(zfs.receive(`${pool}/tiny@again`, await incremental())).rejects.toMatchObject({
      code: 'ETXTBSY',
    });
    await zfs.datasets.create(`${pool}/other`, { kind: 'filesystem' });
    await expect(zfs.receive(`${pool}/other@two`, await incremental())).rejects.toMatchObject({
      code: 'ENODEV',
    });
    await expect(zfs.send(`${pool}/src@one`, { from: `${pool}/src@two` })).rejects.toMatchObject({
      code: 'EXDEV',
    });
  });

  test('properties that cannot be set are told', async () => {
    const properties = { refquota: '1M' };
    await expect(
      zfs.receive(`${pool}/told@one`, await zfs.send(`${pool}/src@one`), { properties }),
    ).rejects.toMatchObject({
      code: 'ZFSKIT_PROPERTIES_NOT_SET',
      failures: new Map([['refquota', 'ENOSPC']]),
    });
    expect(await zfs.datasets.exists(`${pool}/told@one`)).toBe(true);
  });

  test('a receive that is refused at once closes its source', async () => {
    const source = await zfs.send(`${pool}/src@one`);
    await expect(zfs.receive('no-such-pool/a@one', source)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(source.destroyed).toBe(true);
  });

  test('an error of a send is left to its reader', async () => {
    const stream = await zfs.send(`${pool}/src@one`);
    expect(stream.listenerCount('error')).toBe(0);
    const failed = new Promise((resolve) => stream.once('error', resolve));
    stream.destroy(new Error('boom'));
    expect(await failed).toMatchObject({ message: 'boom' });
  });

  test('closing ends a receive, whether its stream has begun or not', async () => {
    for (const first of [0, 400]) {
      const other = await openZfs();
      const stream = await zfs.send(`${pool}/src@one`);
      const head = (await stream[Symbol.asyncIterator]().next()).value as Buffer;
      stream.destroy();
      async function* stalling() {
        if (first > 0) yield head.subarray(0, first);
        setTimeout(() => other.close(), 100);
        await new Promise(() => {});
      }
      await expect(other.receive(`${pool}/closed@one`, stalling())).rejects.toMatchObject({
        code: 'ZFSKIT_CLOSED',
      });
    }
    expect(await zfs.datasets.exists(`${pool}/closed`)).toBe(false);
  });

  test('copies at once', async () => {
    await zfs.datasets.create(`${pool}/small`, { kind: 'filesystem' });
    await zfs.snapshots.create([`${pool}/small@one`]);
    const copies = Array.from({ length: 6 }, async (_, index) =>
      zfs.receive(`${pool}/copy${index}@one`, await zfs.send(`${pool}/small@one`)),
    );
    expect((await Promise.all(copies)).length).toBe(6);
  });

  test('more short calls at once than there are threads', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => zfs.datasets.exists(`${pool}/src`)));
    expect(new Set(answers)).toEqual(new Set([true]));
  });

  test('twelve sends at once do not stop short calls', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => zfs.send(`${pool}/src@two`)));
    // Nobody reads: all twelve are held up in the kernel, more than libuv has threads.
    expect(await zfs.datasets.exists(`${pool}/src`)).toBe(true);
    expect((await readFile('/proc/version', 'utf8')).length).toBeGreaterThan(0);
    const sizes = await Promise.all(
      streams.map(async (stream) => {
        let size = 0;
        for await (const chunk of stream) size += chunk.length;
        return size;
      }),
    );
    expect(new Set(sizes).size).toBe(1);
  });
});
