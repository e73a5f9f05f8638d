import { randomBytes } from 'node:crypto';
import { mkdir, open, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, openZfs, type SendOptions, type Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { command, Fixture, isBullseye } from './fixture.ts';

/** Streams between the kernel's ZFS and the userspace engine; files are compared as the kernel mounts them. */
describe.skipIf(isBullseye)('streams between kernel and engine', () => {
  let fixture: Fixture;
  let engine: Zfs;
  let kernelPool: string;
  let enginePool: string;
  let wanted: { one: string; two: string };
  const keyBytes = randomBytes(32);

  const path = (name: string) => join(fixture.folder, name);
  /** Names, modes, owners, times and contents of everything, by tar(1). */
  const content = async (snapshot: string) => {
    const folder = await fixture.mount(snapshot);
    const sum = await command('sh', '-c', `tar -C ${folder} --xattrs --sort=name -cf - . | sha256sum`);
    await fixture.unmount(folder);
    return sum;
  };
  const toEngine = async (snapshot: string, name: string) => {
    await using handle = await open(path(name), 'r');
    await engine.receive(snapshot, handle.createReadStream({ autoClose: false }));
  };
  const fromEngine = async (snapshot: string, options: SendOptions, name: string) =>
    writeFile(path(name), await engine.send(snapshot, options));
  const kernelSends = (name: string, ...args: readonly string[]) =>
    command('sh', '-c', `zfs send ${args.join(' ')} > ${path(name)}`);
  const kernelReceives = (snapshot: string, name: string, ...args: readonly string[]) =>
    command('sh', '-c', `zfs receive -u ${args.join(' ')} ${snapshot} < ${path(name)}`);
  const loadKey = (dataset: string) => command('zfs', 'load-key', dataset);

  beforeAll(async () => {
    fixture = await Fixture.open();
    engine = await openZfs({ engine: 'userspace' });
    await writeFile(path('key'), keyBytes);
    kernelPool = fixture.poolName();
    enginePool = `${kernelPool}-engine`;
    await command('zpool', 'create', '-O', 'mountpoint=legacy', kernelPool, await fixture.image(512 << 20));
    await engine.pools.create(enginePool, { vdevs: [file(await fixture.image(512 << 20))] });

    const source = `${kernelPool}/source`;
    await command('zfs', 'create', '-o', 'recordsize=1M', '-o', 'compression=lz4', '-o', 'xattr=sa', source);
    const folder = await fixture.mount(source);
    await mkdir(join(folder, 'tree/deep'), { recursive: true });
    await writeFile(join(folder, 'large'), randomBytes(3 << 20));
    await writeFile(join(folder, 'tree/thin'), 'a line of text\n'.repeat(50_000));
    await writeFile(join(folder, 'tree/deep/embedded'), 'x'.repeat(90));
    await writeFile(join(folder, 'tree/sparse'), 'begin');
    await truncate(join(folder, 'tree/sparse'), 5 << 20);
    await symlink('../large', join(folder, 'tree/link'));
    await command('setfattr', '-n', 'user.note', '-v', 'kept', join(folder, 'large')).catch(() => '');
    for (let number = 0; number < 200; number++) await writeFile(join(folder, `tree/${number}`), `${number}`);
    await command('zfs', 'snapshot', `${source}@one`);
    await writeFile(join(folder, 'tree/thin'), 'another line\n'.repeat(30_000));
    await command('sh', '-c', `rm ${folder}/tree/1*; mv ${folder}/large ${folder}/tree/moved`);
    await command('zfs', 'snapshot', `${source}@two`);
    await fixture.unmount(folder);
    wanted = { one: await content(`${source}@one`), two: await content(`${source}@two`) };
  });

  afterAll(async () => {
    await engine?.close();
    await fixture[Symbol.asyncDispose]();
  });

  test.each([
    ['plain', '', {}],
    ['as on disk', '-Lce', { largeBlocks: true, compressed: true, embedded: true }],
  ] as const)('there and back, %s', async (name, flags, options) => {
    const short = name.replaceAll(' ', '-');
    const [source, there] = [`${kernelPool}/source`, `${enginePool}/${short}`];
    const back = `${kernelPool}/${short}`;
    await kernelSends('one', flags, `${source}@one`);
    await kernelSends('two', flags, '-i @one', `${source}@two`);
    await toEngine(`${there}@one`, 'one');
    await toEngine(`${there}@two`, 'two');
    await fromEngine(`${there}@one`, options, 'one-back');
    await fromEngine(`${there}@two`, { ...options, from: `${there}@one` }, 'two-back');
    await kernelReceives(`${back}@one`, 'one-back');
    await kernelReceives(`${back}@two`, 'two-back');
    expect(await content(`${back}@one`)).toBe(wanted.one);
    expect(await content(`${back}@two`)).toBe(wanted.two);
  });

  test('what the kernel encrypted, the engine decrypts with the key, and hands on without it', async () => {
    const [secret, there] = [`${kernelPool}/secret`, `${enginePool}/secret`];
    await kernelSends('one', `-Lc ${kernelPool}/source@one`);
    const key = `-o encryption=on -o keyformat=raw -o keylocation=file://${path('key')}`;
    await kernelReceives(`${secret}@one`, 'one', key);
    await kernelSends('raw', '-w', `${secret}@one`);
    await toEngine(`${there}@one`, 'raw');
    await fromEngine(`${there}@one`, { raw: true }, 'raw-back');
    await expect(engine.send(`${there}@one`)).rejects.toMatchObject({ code: 'EACCES' });
    const wrong = randomBytes(32);
    await expect(engine.encryption.loadKey(there, { key: wrong })).rejects.toMatchObject({ code: 'EACCES' });
    await engine.encryption.loadKey(there, { key: Uint8Array.from(keyBytes) });
    await fromEngine(`${there}@one`, { largeBlocks: true }, 'decrypted');

    await kernelReceives(`${kernelPool}/decrypted@one`, 'decrypted');
    expect(await content(`${kernelPool}/decrypted@one`)).toBe(wanted.one);
    await kernelReceives(`${kernelPool}/raw@one`, 'raw-back', `-o keylocation=file://${path('key')}`);
    await loadKey(`${kernelPool}/raw`);
    expect(await content(`${kernelPool}/raw@one`)).toBe(wanted.one);
  });

  test('what the engine encrypted, the kernel decrypts with the key', async () => {
    await kernelSends('one', `-Lc ${kernelPool}/source@one`);
    await using handle = await open(path('one'), 'r');
    const begin_record = new Uint8Array(312);
    await handle.read(begin_record);
    const rest = handle.createReadStream({ start: 312, autoClose: false });
    const { fd, stream, closeKernelEnd } = engine.transport.pipe('to-kernel');
    const receiving = call(engine.transport, 'ZFS_IOC_RECV_NEW', {
      zc_name: enginePool,
      innvl: {
        snapname: `${enginePool}/made-secret@one`,
        begin_record,
        input_fd: fd,
        props: {},
        localprops: { encryption: 1n, keyformat: 1n, keylocation: 'prompt' },
        hidden_args: { wkeydata: Uint8Array.from(keyBytes) },
      },
    });
    rest.pipe(stream);
    await receiving;
    closeKernelEnd();
    await fromEngine(`${enginePool}/made-secret@one`, { raw: true }, 'made-raw');
    const target = `${kernelPool}/made-secret`;
    await kernelReceives(`${target}@one`, 'made-raw', `-o keylocation=file://${path('key')}`);
    await loadKey(target);
    expect(await content(`${target}@one`)).toBe(wanted.one);
  });

  test('a replication package of the kernel', async () => {
    await kernelSends('package', '-R', `${kernelPool}/source@two`);
    await using handle = await open(path('package'), 'r');
    await engine.receivePackage(
      `${enginePool}/package`,
      Readable.from(handle.createReadStream({ autoClose: false })),
    );
    await fromEngine(`${enginePool}/package@two`, {}, 'package-back');
    await kernelReceives(`${kernelPool}/package@two`, 'package-back');
    expect(await content(`${kernelPool}/package@two`)).toBe(wanted.two);
  });
});
