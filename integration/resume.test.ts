import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResumedSend, Zfs } from 'zfskit';
import { encodeResumeToken } from 'zfskit/stream';
import { command, Fixture, sameStream } from './fixture.ts';

describe('a receive that broke off', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  const flags = { largeBlocks: true, compressed: true, embedded: true };

  const path = (name: string) => join(fixture.folder, name);
  const guid = async (name: string) => (await zfs.datasets.get(name)).guid;
  /** Names, modes, owners, times and contents of everything, by tar(1). */
  const content = async (snapshot: string) => {
    const folder = await fixture.mount(snapshot);
    const sum = await command('sh', '-c', `tar -C ${folder} --sort=name -cf - . | sha256sum`);
    await fixture.unmount(folder);
    return sum;
  };
  const stockToken = async (dataset: string) =>
    (await command('zfs', 'get', '-Ho', 'value', 'receive_resume_token', dataset)).trim();
  const plan = async (dataset: string): Promise<ResumedSend> => {
    const token = await zfs.resumeToken(dataset);
    expect(token).toBe(await stockToken(dataset));
    const resumed = await zfs.canResume(token!);
    if (!resumed.resumable) throw new Error(`${resumed.missing} is missing`);
    return resumed;
  };
  /** The first bytes of a stream, and then its source dies. */
  const partOf = async (name: string, bytes: number) => {
    const whole = await readFile(path(name));
    return Readable.from([whole.subarray(0, bytes)]);
  };
  const finish = async (dataset: string, snapshot: string) => {
    const { snapshot: source, options } = await plan(dataset);
    await zfs.receive(`${dataset}@${snapshot}`, await zfs.send(source, options), { resumable: true });
    expect(await guid(`${dataset}@${snapshot}`)).toBe(await guid(source));
    expect(await content(`${dataset}@${snapshot}`)).toBe(await content(source));
    expect(await zfs.resumeToken(dataset)).toBeUndefined();
  };

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy' });
    await zfs.datasets.create(`${pool}/src`, { kind: 'filesystem', properties: { recordsize: '1M' } });
    const folder = await fixture.mount(`${pool}/src`);
    for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), randomBytes(4 << 20));
    await zfs.snapshots.create([`${pool}/src@one`]);
    await writeFile(join(folder, 'b'), randomBytes(4 << 20));
    await zfs.snapshots.create([`${pool}/src@two`]);
    await command('zfs', 'bookmark', `${pool}/src@one`, `${pool}/src#one`);
    await fixture.unmount(folder);
    for (const [name, options] of [
      ['one', flags],
      ['two', { ...flags, from: `${pool}/src@one` }],
    ] as const) {
      await using handle = await open(path(name), 'w');
      await zfs.sendTo(`${pool}/src@${name}`, handle.fd, options);
    }
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('the source ends early: what is there can be resumed, estimated, and arrives', async () => {
    const receiving = zfs.receive(`${pool}/cut@one`, await partOf('one', 7 << 20), { resumable: true });
    await expect(receiving).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    const { snapshot, options } = await plan(`${pool}/cut`);
    expect(snapshot).toBe(`${pool}/src@one`);
    expect(options).toMatchObject(flags);
    const { bytes, reliable } = await zfs.sendSize(snapshot, options);
    expect(reliable).toBe(true);
    expect(bytes).toBeGreaterThan(4n << 20n);
    expect(bytes).toBeLessThan(7n << 20n);
    await using handle = await open(path('rest'), 'w');
    await zfs.sendTo(snapshot, handle.fd, options);
    const token = await stockToken(`${pool}/cut`);
    expect(await sameStream(zfs, `cat ${path('rest')}`, true)).toBe(
      await sameStream(zfs, `zfs send -t ${token}`, true),
    );
    await finish(`${pool}/cut`, 'one');
  });

  test('again and again, by ours and by zfs in turn', async () => {
    await expect(
      zfs.receive(`${pool}/turns@one`, await partOf('one', 3 << 20), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    const token = await zfs.resumeToken(`${pool}/turns`);
    await command(
      'sh',
      '-c',
      `zfs send -t ${token} | head -c 3145728 | zfs receive -s -u ${pool}/turns; true`,
    );
    const next = await zfs.resumeToken(`${pool}/turns`);
    expect(next).not.toBe(token);
    await finish(`${pool}/turns`, 'one');
  });

  test('the process is killed', async () => {
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { openZfs } from 'zfskit'; import { createReadStream } from 'node:fs';
        const zfs = await openZfs();
        async function* stalling() {
          let left = 6 << 20;
          for await (const chunk of createReadStream('${path('one')}')) {
            yield chunk;
            left -= chunk.length;
            if (left > 0) continue;
            setTimeout(() => console.log('stalled'), 500);
            await new Promise(() => {});
          }
        }
        await zfs.receive('${pool}/killed@one', stalling(), { resumable: true });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await expect.poll(() => zfs.resumeToken(`${pool}/killed`), { timeout: 30_000 }).toBeTruthy();
    await finish(`${pool}/killed`, 'one');
  });

  test('the caller aborts an incremental copy', async () => {
    await zfs.copy(`${pool}/src@one`, `${pool}/aborted@one`, flags);
    const controller = new AbortController();
    async function* stalling() {
      let left = 2 << 20;
      for await (const chunk of createReadStream(path('two'))) {
        yield chunk as Buffer;
        left -= (chunk as Buffer).length;
        if (left > 0) continue;
        setTimeout(() => controller.abort(new Error('enough')), 300);
        await new Promise(() => {});
      }
    }
    const options = { resumable: true, signal: controller.signal };
    await expect(zfs.receive(`${pool}/aborted@two`, stalling(), options)).rejects.toThrow('enough');
    expect(await plan(`${pool}/aborted`)).toMatchObject({
      snapshot: `${pool}/src@two`,
      options: { from: `${pool}/src@one` },
    });
    await expect(zfs.receive(`${pool}/aborted@two`, createReadStream(path('two')))).rejects.toMatchObject({
      code: expect.stringMatching(/^(ZFS_ERR_RESUME_EXISTS|EBUSY)$/),
    });
    await finish(`${pool}/aborted`, 'two');
  });

  test('what it has received so far is itself sent, in parts', async () => {
    await expect(
      zfs.receive(`${pool}/middle@one`, await partOf('one', 8 << 20), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    const saved = await zfs.resumeSaved(`${pool}/middle`);
    if (!saved.resumable) throw new Error(saved.missing);
    await using handle = await open(path('saved'), 'w');
    await zfs.sendTo(saved.snapshot, handle.fd, saved.options);
    expect(await sameStream(zfs, `cat ${path('saved')}`, true)).toBe(
      await sameStream(zfs, `zfs send -S ${pool}/middle`, true),
    );
    await expect(
      zfs.receive(`${pool}/third@one`, await partOf('saved', 3 << 20), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    const token = await zfs.resumeToken(`${pool}/third`);
    const rest = await zfs.resumeSaved(`${pool}/middle`, token);
    if (!rest.resumable) throw new Error(rest.missing);
    // A saved stream has no end: its receive is as partial as its source.
    await expect(
      zfs.receive(`${pool}/third@one`, await zfs.send(rest.snapshot, rest.options), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    await finish(`${pool}/third`, 'one');
    await expect(zfs.resumeSaved(`${pool}/src`)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await expect(zfs.sendSize(saved.snapshot, saved.options)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await finish(`${pool}/middle`, 'one');
  });

  test('given up', async () => {
    await expect(
      zfs.receive(`${pool}/full@one`, await partOf('one', 5 << 20), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    expect(await zfs.abortReceive(`${pool}/full`)).toBe(true);
    expect(await zfs.datasets.exists(`${pool}/full`)).toBe(false);
    await zfs.receive(`${pool}/full@one`, createReadStream(path('one')));
    await expect(
      zfs.receive(`${pool}/full@two`, await partOf('two', 2 << 20), { resumable: true }),
    ).rejects.toMatchObject({ ioctl: 'ZFS_IOC_RECV_NEW' });
    expect(await zfs.abortReceive(`${pool}/full`)).toBe(true);
    expect(await zfs.datasets.exists(`${pool}/full@one`)).toBe(true);
    expect(await stockToken(`${pool}/full`)).toBe('-');
    expect(await zfs.abortReceive(`${pool}/full`)).toBe(false);
    await zfs.receive(`${pool}/full@two`, createReadStream(path('two')));
    await expect(zfs.abortReceive(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('what the sender must have is found where it is now, or said to be missing', async () => {
    // Copies have the guids too.
    for await (const { name } of zfs.datasets.children(pool)) {
      if (name !== `${pool}/src`) await command('zfs', 'destroy', '-r', name);
    }
    const token = {
      toname: `${pool}/src@two`,
      toguid: await guid(`${pool}/src@two`),
      fromguid: await guid(`${pool}/src@one`),
      object: 3n,
      offset: 0n,
      bytes: 1n << 40n,
    };
    const check = (changes = {}) => zfs.canResume(encodeResumeToken({ ...token, ...changes }));
    const found = await check();
    expect(found).toMatchObject({ snapshot: `${pool}/src@two`, options: { from: `${pool}/src@one` } });
    const { options } = found as ResumedSend;
    expect(await zfs.sendSize(`${pool}/src@two`, options)).toEqual({ bytes: 0n, reliable: false });
    await zfs.datasets.rename(`${pool}/src`, `${pool}/moved`);
    expect(await check()).toMatchObject({ snapshot: `${pool}/moved@two` });
    expect(await check({ toname: `${pool}/nowhere@gone` })).toMatchObject({ snapshot: `${pool}/moved@two` });
    expect(await check({ toguid: 1n })).toEqual({ resumable: false, missing: 'snapshot', guid: 1n });
    expect(await check({ fromguid: 2n })).toEqual({ resumable: false, missing: 'from', guid: 2n });
    expect(await check({ redact_snaps: BigUint64Array.of(5n) })).toMatchObject({
      resumable: false,
      missing: 'redaction bookmark',
    });
    for (const text of ['', 'nonsense', '1-0-0-00', encodeResumeToken({ ...token, savedok: true })]) {
      await expect(zfs.canResume(text)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    }
    const hostile = encodeResumeToken({ ...token, toname: '../../etc@x' });
    await expect(zfs.canResume(hostile)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_NAME' });
    await zfs.snapshots.destroy([`${pool}/moved@one`]);
    expect(await check()).toMatchObject({ options: { from: `${pool}/moved#one` } });
  });
});
