import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, type KeyFormat, type NewWrappingKey, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool({ mountpoint: 'legacy', canmount: 'noauto' });
});
afterAll(() => fixture[Symbol.asyncDispose]());

const filesystem = { kind: 'filesystem' } as const;
const text = (key: string) => new TextEncoder().encode(key);

/** Key material of a format, and another of it. */
const keys: Record<KeyFormat, { right: Uint8Array; wrong: Uint8Array }> = {
  raw: { right: Uint8Array.from(randomBytes(32)), wrong: Uint8Array.from(randomBytes(32)) },
  hex: { right: text(randomBytes(32).toString('hex')), wrong: text(randomBytes(32).toString('hex')) },
  passphrase: { right: text('correct horse ß'), wrong: text('correct horse') },
};
const formats = Object.keys(keys) as KeyFormat[];

async function keyFile(key: Uint8Array): Promise<string> {
  const path = join(fixture.folder, `key-${randomBytes(4).toString('hex')}`);
  await writeFile(path, key);
  return path;
}

async function stock(property: string, dataset: string): Promise<string> {
  return (await command('zfs', 'get', '-Hpo', 'value', property, dataset)).trim();
}

/** Runs zfs with a key on its standard input. */
async function zfsWithKey(key: Uint8Array, ...args: readonly string[]): Promise<string> {
  return command('sh', '-c', 'exec zfs "$@" < "$0"', await keyFile(key), ...args);
}

describe.each(formats)('a key of format %s', (keyformat) => {
  const { right, wrong } = keys[keyformat];
  const ours = () => `${pool}/ours-${keyformat}`;
  const theirs = () => `${pool}/theirs-${keyformat}`;
  // The default number of iterations takes seconds on an emulated processor: one test uses it.
  const iterations = keyformat === 'passphrase' ? { pbkdf2iters: 100_000 } : {};
  const few = keyformat === 'passphrase' ? ['-o', 'pbkdf2iters=100000'] : [];

  test('zfskit creates, zfs opens', async () => {
    await zfs.encryption.create(ours(), filesystem, { keyformat, key: right });
    const status = await zfs.encryption.status(ours());
    expect(status).toEqual({
      encryption: 'aes-256-gcm',
      encryptionroot: ours(),
      keystatus: 'available',
      keyformat,
      keylocation: 'prompt',
      pbkdf2iters: keyformat === 'passphrase' ? 350000n : 0n,
    });
    expect(await stock('keyformat', ours())).toBe(keyformat);
    await command('zfs', 'unload-key', ours());
    await expect(zfsWithKey(wrong, 'load-key', ours())).rejects.toThrow(/Incorrect key/);
    await zfsWithKey(right, 'load-key', ours());
    expect(await stock('keystatus', ours())).toBe('available');
  });

  test('zfs creates, zfskit opens', async () => {
    const options = ['encryption=on', 'mountpoint=legacy', `keyformat=${keyformat}`];
    await zfsWithKey(right, 'create', ...few, ...options.flatMap((option) => ['-o', option]), theirs());
    await zfs.encryption.unloadKey(theirs());
    expect((await zfs.encryption.status(theirs()))?.keystatus).toBe('unavailable');
    await expect(zfs.encryption.loadKey(theirs(), { key: wrong })).rejects.toMatchObject({
      code: 'EACCES',
      ioctl: 'ZFS_IOC_LOAD_KEY',
      subject: theirs(),
      message: `${theirs()}: the key is wrong (ZFS_IOC_LOAD_KEY: EACCES)`,
    });
    await zfs.encryption.loadKey(theirs(), { key: () => Uint8Array.from(right) });
    expect(await stock('keystatus', theirs())).toBe('available');
  });

  test('zfskit changes the key, zfs opens with the new one', async () => {
    await zfs.encryption.changeKey(ours(), { key: wrong, ...iterations });
    await zfs.encryption.unloadKey(ours());
    await expect(zfs.encryption.loadKey(ours(), { key: right })).rejects.toMatchObject({ code: 'EACCES' });
    await zfsWithKey(wrong, 'load-key', ours());
  });

  test('zfs changes the key, zfskit opens with the new one', async () => {
    await zfsWithKey(right, 'change-key', ...few, ours());
    await command('zfs', 'unload-key', ours());
    await expect(zfs.encryption.loadKey(ours(), { key: wrong })).rejects.toMatchObject({ code: 'EACCES' });
    await zfs.encryption.loadKey(ours(), { key: right });
  });

  test('a check changes nothing', async () => {
    for (const loaded of [true, false]) {
      if (!loaded) await zfs.encryption.unloadKey(ours());
      await zfs.encryption.checkKey(ours(), { key: right });
      await expect(zfs.encryption.checkKey(ours(), { key: wrong })).rejects.toMatchObject({ code: 'EACCES' });
      expect(await stock('keystatus', ours())).toBe(loaded ? 'available' : 'unavailable');
    }
  });

  test('what is loaded is not loaded again, what is not is not unloaded', async () => {
    await expect(zfs.encryption.unloadKey(ours())).rejects.toMatchObject({ code: 'EACCES' });
    await zfs.encryption.loadKey(ours(), { key: right });
    await expect(zfs.encryption.loadKey(ours(), { key: right })).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('a key file', async () => {
    const path = await keyFile(keyformat === 'raw' ? right : Buffer.concat([right, text('\n')]));
    await zfs.properties.set(ours(), { keylocation: `file://${path}` });
    await zfs.encryption.unloadKey(ours());
    await zfs.encryption.loadKey(ours());
    await command('zfs', 'unload-key', ours());
    await command('zfs', 'load-key', ours());
    await zfs.encryption.unloadKey(ours());
    const other = `file://${await keyFile(wrong)}`;
    await expect(zfs.encryption.loadKey(ours(), { keylocation: other })).rejects.toMatchObject({
      code: 'EACCES',
    });
    await zfs.properties.set(ours(), { keylocation: 'prompt' });
    await expect(zfs.encryption.loadKey(ours())).rejects.toMatchObject({ code: 'ZFSKIT_NO_KEY' });
    await zfs.encryption.loadKey(ours(), { keylocation: `file://${path}` });
  });
});

describe('encryption roots', () => {
  const root = () => `${pool}/root`;
  const child = () => `${pool}/root/child`;
  const passphrase = text('a passphrase');

  test('another cipher, a volume, iterations', async () => {
    await zfs.encryption.create(
      root(),
      { kind: 'filesystem', properties: { encryption: 'aes-128-ccm', mountpoint: 'legacy', quota: '100M' } },
      { keyformat: 'passphrase', pbkdf2iters: 100_000, key: passphrase },
    );
    expect(await stock('encryption,pbkdf2iters,quota', root())).toBe('aes-128-ccm\n100000\n104857600');
    const volume = `${root()}/volume`;
    await zfs.encryption.create(
      volume,
      { kind: 'volume', size: '8M' },
      { keyformat: 'raw', key: keys.raw.right },
    );
    expect(await stock('type,encryption,encryptionroot', volume)).toBe(`volume\naes-256-gcm\n${volume}`);
    expect((await zfs.encryption.status(volume))?.keyformat).toBe('raw');
  });

  test('children inherit', async () => {
    await zfs.datasets.create(child(), filesystem);
    expect(await zfs.encryption.status(child())).toMatchObject({
      encryption: 'aes-128-ccm',
      encryptionroot: root(),
      keystatus: 'available',
      keyformat: 'passphrase',
      keylocation: 'none',
    });
    await expect(zfs.encryption.loadKey(child(), { key: passphrase })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${child()}: it has the key of ${root()}`,
    });
    await expect(zfs.encryption.unloadKey(child())).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(zfs.encryption.unloadKey(pool)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test('a clone has the key of its origin', async () => {
    const clone = `${root()}/clone`;
    await zfs.snapshots.create([`${child()}@s`]);
    expect((await zfs.encryption.status(`${child()}@s`))?.encryptionroot).toBe(root());
    await zfs.datasets.clone(`${child()}@s`, clone);
    expect(await stock('encryptionroot', clone)).toBe(root());
    await expect(
      zfs.encryption.changeKey(clone, { keyformat: 'passphrase', key: passphrase }),
    ).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT', message: expect.stringMatching(/clone/) });
    await zfs.datasets.destroy(clone);
  });

  test('a child becomes a root, and inherits again', async () => {
    await expect(zfs.encryption.changeKey(child(), { key: passphrase })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    const location = `file://${await keyFile(keys.hex.right)}`;
    await zfs.encryption.changeKey(child(), { keyformat: 'hex', keylocation: location });
    expect(await stock('encryptionroot,keyformat,keylocation,pbkdf2iters', child())).toBe(
      `${child()}\nhex\n${location}\n0`,
    );
    await zfs.encryption.changeKey(child(), {
      keyformat: 'passphrase',
      keylocation: 'prompt',
      pbkdf2iters: 100_001n,
      key: passphrase,
    });
    expect(await stock('keyformat,keylocation,pbkdf2iters', child())).toBe('passphrase\nprompt\n100001');
    await zfs.encryption.inheritKey(child());
    expect(await stock('encryptionroot,keylocation', child())).toBe(`${root()}\nnone`);
    await expect(zfs.encryption.inheritKey(child())).rejects.toMatchObject({ code: 'EINVAL' });
  });

  test('no key is unloaded or changed while it is in use or missing', async () => {
    const mounted = await fixture.mount(root());
    await expect(zfs.encryption.unloadKey(root())).rejects.toMatchObject({ code: 'EBUSY' });
    await fixture.unmount(mounted);
    await zfs.encryption.unloadKey(root());
    await expect(zfs.encryption.changeKey(root(), { key: passphrase })).rejects.toMatchObject({
      code: 'EACCES',
    });
    await expect(zfs.datasets.create(`${root()}/other`, filesystem)).rejects.toMatchObject({
      code: 'EACCES',
    });
    await zfs.encryption.loadKey(root(), { key: passphrase });
  });

  test('data is there again after the key was gone', async () => {
    const first = await fixture.mount(root());
    await writeFile(join(first, 'file'), 'content');
    await fixture.unmount(first);
    await zfs.encryption.unloadKey(root());
    await expect(fixture.mount(root())).rejects.toThrow();
    await zfs.encryption.loadKey(root(), { key: passphrase });
    const second = await fixture.mount(root());
    expect(await readFile(join(second, 'file'), 'utf8')).toBe('content');
    await fixture.unmount(second);
  });

  test('the keys of all roots below one, as zfs load-key -r', async () => {
    const top = `${pool}/all`;
    const [asked, kept, broken] = [`${top}/asked`, `${top}/file`, `${top}/broken`];
    await zfs.datasets.create(top, filesystem);
    await zfs.encryption.create(asked, filesystem, { keyformat: 'hex', key: keys.hex.right });
    const keylocation = `file://${await keyFile(keys.raw.right)}`;
    await zfs.encryption.create(kept, filesystem, { keyformat: 'raw', keylocation });
    await zfs.encryption.create(broken, filesystem, { keyformat: 'raw', key: keys.raw.right });
    await zfs.datasets.create(`${kept}/child`, filesystem);
    await command('zfs', 'set', 'keylocation=file:///nonexistent', broken);
    for (const name of [asked, kept, broken]) await zfs.encryption.unloadKey(name);
    const requests: string[] = [];
    const key = ({ dataset, keyformat }: { dataset: string; keyformat: KeyFormat }) => {
      requests.push(dataset);
      return keys[keyformat].right.slice();
    };
    const { loaded, failures } = await zfs.encryption.loadKeys(top, { key });
    expect([...loaded].sort()).toEqual([asked, kept]);
    expect([...failures].map(([name, { code }]) => [name, code])).toEqual([[broken, 'ZFSKIT_NO_KEY']]);
    expect(requests).toEqual([asked]);
    expect(await stock('keystatus', `${kept}/child`)).toBe('available');
    expect(await zfs.encryption.loadKeys(asked, { key })).toEqual({ loaded: [], failures: new Map() });
    await expect(zfs.encryption.loadKeys(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a pool whose root is encrypted: zfskit creates, zfs opens, and the other way round', async () => {
    const [ours, theirs] = [fixture.poolName(), fixture.poolName()];
    const properties = { cachefile: 'none' };
    const wanted = {
      vdevs: [file(await fixture.image())],
      properties,
      rootProperties: { mountpoint: 'none' },
    };
    await expect(
      zfs.encryption.createPool(ours, wanted, { keyformat: 'hex', key: text('short') }),
    ).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_KEY' });
    await zfs.encryption.createPool(ours, wanted, { keyformat: 'hex', key: keys.hex.right });
    const facts = 'encryption,encryptionroot,keyformat,keystatus,keylocation';
    expect(await stock(facts, ours)).toBe(`aes-256-gcm\n${ours}\nhex\navailable\nprompt`);
    await zfs.datasets.create(`${ours}/child`, filesystem);
    expect(await stock('encryptionroot', `${ours}/child`)).toBe(ours);
    await zfs.encryption.unloadKey(ours);
    await zfsWithKey(keys.hex.right, 'load-key', ours);
    expect(await stock('keystatus', ours)).toBe('available');
    const image = await fixture.image();
    const options = ['-O', 'encryption=aes-128-ccm', '-O', 'keyformat=raw', '-O', 'mountpoint=none'];
    const location = `keylocation=file://${await keyFile(keys.raw.right)}`;
    await command('zpool', 'create', '-o', 'cachefile=none', ...options, '-O', location, theirs, image);
    await zfs.encryption.unloadKey(theirs);
    await zfs.encryption.loadKey(theirs);
    expect(await zfs.encryption.status(theirs)).toMatchObject({
      encryption: 'aes-128-ccm',
      encryptionroot: theirs,
      keystatus: 'available',
    });
    expect(await command('zpool', 'history', '-il', ours)).not.toMatch(/wkeydata|hidden/);
  });

  test('what is not encrypted has no key', async () => {
    expect(await zfs.encryption.status(pool)).toBeUndefined();
    await expect(zfs.encryption.loadKey(pool, { key: passphrase })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${pool}: it is not encrypted`,
    });
    await expect(zfs.encryption.loadKey(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('nothing is made when the key is bad', async () => {
    const name = `${pool}/bad`;
    const bad: [Partial<NewWrappingKey>, string][] = [
      [{ keyformat: 'raw', key: text('short') }, 'ZFSKIT_INVALID_KEY'],
      [{ keyformat: 'passphrase', key: text('short') }, 'ZFSKIT_INVALID_KEY'],
      [{ keyformat: 'passphrase', key: passphrase, pbkdf2iters: 99_999 }, 'ZFSKIT_INVALID_PROPERTY'],
      [{ keyformat: 'passphrase' }, 'ZFSKIT_NO_KEY'],
      [{ keyformat: 'raw', keylocation: 'file:///nonexistent' }, 'ZFSKIT_NO_KEY'],
      [{ keyformat: 'raw', keylocation: 'nonsense', key: keys.raw.right }, 'EINVAL'],
    ];
    for (const [key, code] of bad) {
      await expect(zfs.encryption.create(name, filesystem, key as NewWrappingKey)).rejects.toMatchObject({
        code,
      });
    }
    expect(await zfs.datasets.exists(name)).toBe(false);
  });
});

/**
 * Works with keys in a process of its own and stops after each step, so that its memory can be searched from outside: whoever
 * searches has what is searched for.
 */
const KEY_USER = `
import { openZfs } from 'zfskit';
const [pool, hexFile, rawFile, phraseFile, canary] = process.argv.slice(1);
globalThis.kept = new Uint8Array(new ArrayBuffer(16));
kept.set(Buffer.from(canary, 'hex'));
const zfs = await openZfs();
const name = pool + '/memory';
const file = (path) => 'file://' + path;
const phrase = { keyformat: 'passphrase', keylocation: file(phraseFile), pbkdf2iters: 100000 };
const steps = [
  () => zfs.encryption.create(name, { kind: 'filesystem' }, { keyformat: 'hex', keylocation: file(hexFile) }),
  () => zfs.encryption.unloadKey(name),
  () => zfs.encryption.checkKey(name),
  () => zfs.encryption.loadKey(name),
  () => zfs.encryption.loadKey(name).catch((error) => error),
  () => zfs.encryption.changeKey(name, { keyformat: 'raw', keylocation: file(rawFile) }),
  () => zfs.encryption.changeKey(name, phrase),
  () => zfs.encryption.unloadKey(name),
  () => zfs.encryption.loadKey(name, { keylocation: file(hexFile) }).catch((error) => error),
  () => zfs.encryption.loadKey(name),
];
for (const step of steps) {
  await step();
  console.log('done');
  await new Promise((resolve) => process.stdin.once('data', resolve));
}
process.exit();
`;

describe('the memory of a process that used keys', () => {
  let child: ChildProcess | undefined;
  afterAll(() => child?.kill());

  test('holds none of them', { timeout: 300_000 }, async () => {
    const raw = randomBytes(32);
    const fromHex = randomBytes(32);
    const hex = Buffer.from(fromHex.toString('hex'));
    const phrase = Buffer.from(randomBytes(20).toString('base64url'));
    // Bytes that the process keeps in a buffer, and that the search has to find.
    const canary = randomBytes(16);
    const files = await Promise.all([hex, raw, phrase].map(keyFile));
    child = spawn(
      process.execPath,
      ['--input-type=module', '-e', KEY_USER, pool, ...files, canary.toString('hex')],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const secrets = { raw, fromHex, hex, phrase };
    const found: string[] = [];
    let steps = 0;
    if (!child.stdout) throw new Error('no standard output');
    for await (const _ of createInterface({ input: child.stdout })) {
      steps++;
      const here = await searchMemory(child.pid ?? 0, { ...secrets, canary });
      expect(here.delete('canary'), 'the search works').toBe(true);
      found.push(...[...here].map((name) => `${name} after step ${steps}`));
      child.stdin?.write('go on\n');
    }
    expect(steps).toBe(10);
    expect(found).toEqual([]);
    expect(await stock('keyformat,keystatus', `${pool}/memory`)).toBe('passphrase\navailable');
  });
});

/** Which of some byte sequences are in the writable memory of a process. */
async function searchMemory(pid: number, wanted: Record<string, Buffer>): Promise<Set<string>> {
  const maps = await readFile(`/proc/${pid}/maps`, 'latin1');
  await using memory = await open(`/proc/${pid}/mem`, 'r');
  const found = new Set<string>();
  const piece = Buffer.alloc(4 << 20);
  for (const line of maps.split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (!range) continue;
    const end = BigInt(`0x${range[2]}`);
    for (let at = BigInt(`0x${range[1]}`); at < end; at += BigInt(piece.length - 64)) {
      const size = Number(end - at < BigInt(piece.length) ? end - at : BigInt(piece.length));
      const read = await memory.read(piece, 0, size, Number(at)).catch(() => ({ bytesRead: 0 }));
      if (read.bytesRead === 0) break;
      for (const [name, bytes] of Object.entries(wanted)) {
        if (piece.subarray(0, read.bytesRead).includes(bytes)) found.add(name);
      }
    }
  }
  return found;
}
