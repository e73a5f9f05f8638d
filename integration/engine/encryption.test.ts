import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SendOptions, Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { EngineFixture, stock, suite } from './engine-fixture.ts';
import { dataOf, noise, volumeStream } from './volume-stream.ts';

const BLOCK = 16 * 1024;
const blocks = noise(
  BLOCK,
  Array.from({ length: 60 }, (_, number) => number),
  'secret',
);
const plain = volumeStream({ toguid: 0x8888n, blockBytes: BLOCK, blocks });
const SUITES = { 'aes-256-ccm': 5n, 'aes-128-gcm': 6n, 'aes-256-gcm': 8n } as const;

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;
let image: string;

const key = (byte: number) => new Uint8Array(32).fill(byte);

beforeAll(async () => {
  fixture = await EngineFixture.open();
  zfs = fixture.zfs;
  pool = fixture.poolName();
  image = await fixture.image();
  await zfs.pools.create(pool, { vdevs: [{ type: 'file', path: image }] });
});

afterAll(() => fixture[Symbol.asyncDispose]());

/** Receives a stream into a dataset that becomes an encryption root. */
async function encrypted(dataset: string, encryption: bigint, wkeydata: Uint8Array): Promise<void> {
  const { fd, stream, closeKernelEnd } = zfs.transport.pipe('to-kernel');
  Readable.from([plain.subarray(312)]).pipe(stream);
  const innvl = {
    snapname: `${dataset}@one`,
    begin_record: plain.subarray(0, 312),
    input_fd: fd,
    props: {},
    localprops: { encryption, keyformat: 1n, keylocation: 'prompt' },
    hidden_args: { wkeydata },
  };
  await call(zfs.transport, 'ZFS_IOC_RECV_NEW', { zc_name: pool, innvl }).finally(closeKernelEnd);
}

async function sent(snapshot: string, options?: SendOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await zfs.send(snapshot, options)) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

async function keystatus(dataset: string): Promise<unknown> {
  return (await zfs.datasets.get(dataset)).get('keystatus');
}

test.each(Object.entries(SUITES))('with %s: key, wrong key, raw stream, other key', async (name, number) => {
  const dataset = `${pool}/${name}`;
  await encrypted(dataset, number, key(1));
  const found = await zfs.datasets.get(dataset);
  expect([found.get('encryption'), found.get('encryptionroot')]).toEqual([name, dataset]);
  expect(await dataOf(await sent(`${dataset}@one`))).toEqual(await dataOf(plain));

  await zfs.encryption.unloadKey(dataset);
  expect(await keystatus(dataset)).toBe('unavailable');
  await expect(sent(`${dataset}@one`)).rejects.toMatchObject({ code: 'EACCES' });
  await expect(zfs.encryption.unloadKey(dataset)).rejects.toMatchObject({ code: 'EACCES' });
  await expect(zfs.encryption.loadKey(dataset, { key: key(2) })).rejects.toMatchObject({ code: 'EACCES' });
  const raw = await sent(`${dataset}@one`, { raw: true });
  expect(Buffer.from(raw).includes(Buffer.from(blocks.get(5)?.subarray(0, 64) ?? []))).toBe(false);

  const copy = `${dataset}-copy`;
  await zfs.receive(`${copy}@one`, Readable.from([raw]));
  expect(await keystatus(copy)).toBe('unavailable');
  await zfs.encryption.loadKey(copy, { key: key(1) });
  await expect(zfs.encryption.loadKey(copy, { key: key(1) })).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await dataOf(await sent(`${copy}@one`))).toEqual(await dataOf(plain));

  await zfs.encryption.changeKey(copy, { keyformat: 'raw', keylocation: 'prompt', key: key(3) });
  await zfs.encryption.unloadKey(copy);
  await expect(zfs.encryption.loadKey(copy, { key: key(1) })).rejects.toMatchObject({ code: 'EACCES' });
  await zfs.encryption.loadKey(copy, { key: key(3) });
  expect(await keystatus(copy)).toBe('available');
});

test('a key is not of what is not encrypted', async () => {
  await zfs.receive(`${pool}/open@one`, Readable.from([plain]));
  const loading = zfs.encryption.loadKey(`${pool}/open`, { key: key(1) });
  await expect(loading).rejects.toMatchObject({ code: expect.stringMatching(/^(EINVAL|ZFSKIT_)/) });
  const load = (zc_name: string, length: number) =>
    call(zfs.transport, 'ZFS_IOC_LOAD_KEY', {
      zc_name,
      innvl: { hidden_args: { wkeydata: new Uint8Array(length) } },
    });
  await expect(load(`${pool}/open`, 32)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(load(`${pool}/open`, 31)).rejects.toMatchObject({ code: expect.any(String) });
  await expect(load(`${pool}/none`, 32)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('keys are nowhere on disk, and in no history', async () => {
  const keyBytes = Uint8Array.from({ length: 32 }, (_, at) => (at * 77) & 0xff);
  const dataset = `${pool}/quiet`;
  await encrypted(dataset, SUITES['aes-256-gcm'], keyBytes.slice());
  await zfs.encryption.unloadKey(dataset);
  await zfs.encryption.loadKey(dataset, { key: keyBytes.slice() });
  await zfs.close();
  expect((await readFile(image)).includes(Buffer.from(keyBytes))).toBe(false);
  const history = stock('zdb', '-e', '-p', dirname(image), '-h', pool);
  // In 2.1 it shows commands alone.
  if (suite !== 'bookworm') expect(history).toMatch(/load.key/);
  expect(history).not.toMatch(/hidden_args|wkeydata/);
});
