import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SendProgress, Zfs } from 'zfskit';
import { command, Fixture, held, sameStream } from './fixture.ts';

const MIB = 1 << 20;

describe('send', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let digest: string;

  const path = (name: string) => join(fixture.folder, name);
  const sha256 = async (name: string) =>
    createHash('sha256')
      .update(await readFile(name))
      .digest('hex');
  /** The stream that the stock command makes. */
  const stock = async (...args: string[]) => {
    const words = args.map((word) => `'${word}'`).join(' ');
    return (await command('sh', '-c', `zfs send ${words} | sha256sum`)).slice(0, 64);
  };
  const guid = async (name: string) => (await zfs.datasets.get(name)).guid;
  /** Names, modes, owners, times and contents of everything, by tar(1). */
  const content = async (snapshot: string) => {
    const folder = await fixture.mount(snapshot);
    const sum = await command('sh', '-c', `tar -C ${folder} --sort=name -cf - . | sha256sum`);
    await fixture.unmount(folder);
    return sum;
  };

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy' });
    await zfs.datasets.create(`${pool}/src`, {
      kind: 'filesystem',
      properties: { recordsize: '1M', compression: 'lz4' },
    });
    const folder = await fixture.mount(`${pool}/src`);
    await writeFile(join(folder, 'random'), randomBytes(3 * MIB));
    await writeFile(join(folder, 'text'), 'the same again and again\n'.repeat(100_000));
    await writeFile(join(folder, 'tiny'), 'x'.repeat(60));
    await zfs.snapshots.create([`${pool}/src@one`]);
    await command('zfs', 'bookmark', `${pool}/src@one`, `${pool}/src#one`);
    await writeFile(join(folder, 'random'), randomBytes(2 * MIB));
    await zfs.snapshots.create([`${pool}/src@two`]);
    await fixture.unmount(folder);
    digest = await stock(`${pool}/src@two`);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const flags = {
    'no flag': [{}, []],
    'large blocks': [{ largeBlocks: true }, ['-L']],
    embedded: [{ embedded: true }, ['-e']],
    compressed: [{ compressed: true }, ['-c']],
    raw: [{ raw: true }, ['-w']],
    'all of them': [
      { largeBlocks: true, embedded: true, compressed: true, raw: true },
      ['-L', '-e', '-c', '-w'],
    ],
  } as const;
  test.each(Object.entries(flags))(
    '%s: the bytes of zfs send, and it arrives',
    async (name, [ours, words]) => {
      await using handle = await open(path('flags'), 'w+');
      await zfs.sendTo(`${pool}/src@two`, handle.fd, ours);
      const embedded = words.some((word) => word === '-e' || word === '-w');
      expect(await sameStream(zfs, `cat ${path('flags')}`, embedded)).toBe(
        await sameStream(zfs, `zfs send ${words.join(' ')} ${pool}/src@two`, embedded),
      );
      const target = `${pool}/${name.replaceAll(' ', '-')}`;
      await zfs.receive(`${target}@two`, createReadStream(path('flags')), {
        properties: { mountpoint: 'legacy' },
      });
      expect(await guid(`${target}@two`)).toBe(await guid(`${pool}/src@two`));
      expect(await content(`${target}@two`)).toBe(await content(`${pool}/src@two`));
      const estimate = await zfs.sendSize(`${pool}/src@two`, ours);
      const { size } = await handle.stat();
      expect(estimate.reliable).toBe(true);
      expect(Number(estimate.bytes)).toBeGreaterThan(size / 4);
      expect(Number(estimate.bytes)).toBeLessThan(size * 2);
      const printed = await command('zfs', 'send', '-nP', ...words, `${pool}/src@two`);
      expect(printed).toMatch(new RegExp(`^size\\t${estimate.bytes}$`, 'm'));
    },
  );

  test.each(['@one', '#one'])('from %s', async (start) => {
    const from = `${pool}/src${start}`;
    await using handle = await open(path('from'), 'w');
    await zfs.sendTo(`${pool}/src@two`, handle.fd, { from });
    expect(await sha256(path('from'))).toBe(await stock('-i', from, `${pool}/src@two`));
    const printed = await command('zfs', 'send', '-nP', '-i', from, `${pool}/src@two`);
    const { bytes } = await zfs.sendSize(`${pool}/src@two`, { from });
    expect(printed).toMatch(new RegExp(`^size\\t${bytes}$`, 'm'));
  });

  test('into a file, behind what it has', async () => {
    await using handle = await open(path('behind'), 'w');
    await handle.write('before');
    await zfs.sendTo(`${pool}/src@two`, handle.fd);
    const all = await readFile(path('behind'));
    expect(all.subarray(0, 6).toString()).toBe('before');
    expect(createHash('sha256').update(all.subarray(6)).digest('hex')).toBe(digest);
    await handle.write('after');
    expect((await readFile(path('behind'))).subarray(-5).toString()).toBe('after');
  });

  test('into a pipe', async () => {
    await command('mkfifo', path('pipe'));
    const summing = command('sh', '-c', `sha256sum < ${path('pipe')}`);
    const handle = await open(path('pipe'), 'w');
    await zfs.sendTo(`${pool}/src@two`, handle.fd);
    await handle.close();
    expect((await summing).slice(0, 64)).toBe(digest);
  });

  test('into a pipe that does not block', async () => {
    await command('mkfifo', path('impatient'));
    const summing = command('sh', '-c', `sleep 1; sha256sum < ${path('impatient')}`);
    const handle = await open(path('impatient'), constants.O_RDWR | constants.O_NONBLOCK);
    await zfs.sendTo(`${pool}/src@two`, handle.fd);
    await handle.close();
    expect((await summing).slice(0, 64)).toBe(digest);
  });

  /** A program in a process of its own, whose standard output is what the test says. */
  const program = (code: string, stdout: 'pipe' | number) =>
    spawn(
      process.execPath,
      ['--input-type=module', '-e', `import { openZfs } from 'zfskit'; const zfs = await openZfs(); ${code}`],
      { stdio: ['ignore', stdout, 'pipe'] },
    );
  const exit = (child: ReturnType<typeof spawn>) =>
    new Promise((resolve) => child.once('exit', (status, signal) => resolve(signal ?? status)));

  test('into a socket', async () => {
    // What spawn calls a pipe is one of a pair of sockets.
    const child = program(`await zfs.sendTo('${pool}/src@two', 1); await zfs.close()`, 'pipe');
    const ended = exit(child);
    const hash = createHash('sha256');
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) hash.update(chunk);
    expect(hash.digest('hex')).toBe(digest);
    expect(await ended).toBe(0);
  });

  test.each(['pipe', 'socket'])('a %s whose reader goes away ends the send with EPIPE', async (kind) => {
    const code = `await zfs.sendTo('${pool}/src@two', 1).catch((error) => console.error(error.code));
      console.error('alive'); await zfs.close()`;
    let child: ReturnType<typeof program>;
    if (kind === 'pipe') {
      await command('mkfifo', path('short'));
      const reading = command('sh', '-c', `head -c 1000 < ${path('short')} | wc -c`);
      const handle = await open(path('short'), 'w');
      child = program(code, handle.fd);
      await handle.close();
      expect((await reading).trim()).toBe('1000');
    } else {
      child = program(code, 'pipe');
      child.stdout?.once('data', () => child.stdout?.destroy());
    }
    const ended = exit(child);
    let said = '';
    for await (const chunk of child.stderr as AsyncIterable<Buffer>) said += chunk;
    expect(said).toBe('EPIPE\nalive\n');
    expect(await ended).toBe(0);
  });

  test('into /dev/null', async () => {
    await using handle = await open('/dev/null', 'w');
    await zfs.sendTo(`${pool}/src@two`, handle.fd);
    await expect(zfs.sendTo(`${pool}/src@none`, handle.fd)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('descriptors that the kernel could not write', async () => {
    const sendTo = (fd: number) => zfs.sendTo(`${pool}/src@two`, fd);
    const refused = { name: 'ZfsError', code: 'ZFSKIT_INVALID_ARGUMENT' };
    for (const fd of [-1, 1.5, Number.NaN, 2 ** 31]) await expect(sendTo(fd)).rejects.toMatchObject(refused);
    await expect(sendTo(1_000_000)).rejects.toMatchObject({ code: 'EBADF' });
    await using reading = await open('/etc/passwd', 'r');
    await expect(sendTo(reading.fd)).rejects.toMatchObject(refused);
    await using full = await open('/dev/full', 'w');
    await expect(sendTo(full.fd)).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  test('progress of a send that is held up, and of one behind other bytes', async () => {
    const seen: SendProgress[] = [];
    const stream = await zfs.send(`${pool}/src@two`, {
      onProgress: (progress) => seen.push(progress),
      progressMs: 20,
    });
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThan(3);
    let bytes = 0;
    for await (const chunk of stream) bytes += chunk.length;
    const last = seen.at(-1)!;
    expect(last.bytes).toBeGreaterThan(1000n);
    expect(last.bytes).toBeLessThanOrEqual(BigInt(bytes));
    expect(last.blocks).toBeGreaterThan(0n);
    const reports = seen.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen.length).toBe(reports);
  });

  test('a report that fails ends the send', async () => {
    const stream = await zfs.send(`${pool}/src@two`, {
      onProgress: () => {
        throw new Error('no longer wanted');
      },
      progressMs: 10,
    });
    const failed = new Promise((resolve) => stream.once('error', resolve));
    expect(await failed).toMatchObject({ message: 'no longer wanted' });
    await expect(zfs.send(`${pool}/src@two`, { onProgress: () => {}, progressMs: 0 })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('an aborted send into a descriptor leaves nothing', async () => {
    await command('mkfifo', path('stuck'));
    await using handle = await open(path('stuck'), 'r+');
    const before = await held();
    const controller = new AbortController();
    const sending = zfs.sendTo(`${pool}/src@two`, handle.fd, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(sending).rejects.toThrow('enough');
    expect((await held()).fds).toEqual(before.fds);
    await command('zfs', 'rename', `${pool}/src@two`, `${pool}/src@renamed`);
    await command('zfs', 'rename', `${pool}/src@renamed`, `${pool}/src@two`);
    const aborted = { signal: AbortSignal.abort() };
    await expect(zfs.sendTo(`${pool}/src@two`, handle.fd, aborted)).rejects.toThrow(/abort/i);
  });

  test('a process that exits does not wait for a send that nobody reads', async () => {
    await command('mkfifo', path('exit'));
    await using handle = await open(path('exit'), 'r+');
    const child = program(
      `zfs.sendTo('${pool}/src@two', 1).catch(() => {}); setTimeout(() => process.exit(7), 1500)`,
      handle.fd,
    );
    expect(await exit(child)).toBe(7);
  });

  test('a socket of Node is refused, not broken', async () => {
    const server = createServer((socket) => socket.destroy()).listen(path('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const socket = new Socket().connect(path('socket'));
    await new Promise((resolve) => socket.once('connect', resolve));
    const { fd } = (socket as unknown as { _handle: { fd: number } })._handle;
    await expect(zfs.sendTo(`${pool}/src@two`, fd)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    socket.destroy();
    server.close();
  });

  test('a redacted send leaves out what the clone has changed', async () => {
    await zfs.datasets.clone(`${pool}/src@two`, `${pool}/clone`, { properties: { mountpoint: 'legacy' } });
    const folder = await fixture.mount(`${pool}/clone`);
    await command('rm', join(folder, 'random'));
    await fixture.unmount(folder);
    await zfs.snapshots.create([`${pool}/clone@public`]);
    await command('zfs', 'redact', `${pool}/src@two`, 'redacted', `${pool}/clone@public`);
    const options = { redactedBy: `${pool}/src#redacted` };
    await using handle = await open(path('redacted'), 'w');
    await zfs.sendTo(`${pool}/src@two`, handle.fd, options);
    expect(await sha256(path('redacted'))).toBe(await stock('--redact', 'redacted', `${pool}/src@two`));
    const { size } = await stat(path('redacted'));
    expect(size).toBeLessThan((await stat(path('behind'))).size - 1.5 * MIB);
    const { bytes, reliable } = await zfs.sendSize(`${pool}/src@two`, options);
    expect(reliable).toBe(true);
    expect(bytes).toBeGreaterThan(0n);
    expect(bytes).toBeLessThan((await zfs.sendSize(`${pool}/src@two`)).bytes);
    await zfs.receive(`${pool}/redacted@two`, createReadStream(path('redacted')));
    expect((await command('zfs', 'get', '-Ho', 'value', 'redact_snaps', `${pool}/redacted@two`)).trim()).toBe(
      String(await guid(`${pool}/clone@public`)),
    );
    await expect(zfs.send(`${pool}/src@two`, { redactedBy: `${pool}/clone#redacted` })).rejects.toMatchObject(
      { code: 'ZFSKIT_INVALID_ARGUMENT' },
    );
    await expect(zfs.send(`${pool}/src@two`, { redactedBy: `${pool}/src#one` })).rejects.toMatchObject({
      code: 'EINVAL',
    });
  });
});
