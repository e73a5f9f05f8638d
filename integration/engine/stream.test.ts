import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReceiveOptions, SendOptions, Zfs } from 'zfskit';
import { BACKUP_MAGIC, decodeResumeToken, RecordWriter, readRecords, versionInfo } from 'zfskit/stream';
import { Dice } from '../dice.ts';
import { EngineFixture, stock } from './engine-fixture.ts';
import { dataOf, noise, volumeStream } from './volume-stream.ts';

const KIB = 1024;
const NUMBERS = Array.from({ length: 200 }, (_, number) => number);
const first = noise(16 * KIB, NUMBERS, 'first');
const second = noise(16 * KIB, [3, 4, 5, 120, 199, 200, 201], 'second');

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;
/** Snapshots `one` and `two` of a volume, and a bookmark of `one`. */
let source: string;

const guid = async (name: string) => (await zfs.datasets.get(name)).guid;
const exists = (name: string) => zfs.datasets.exists(name);

function receive(snapshot: string, stream: Uint8Array, options?: ReceiveOptions) {
  return zfs.receive(snapshot, Readable.from([stream]), options);
}

async function sent(snapshot: string, options?: SendOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await zfs.send(snapshot, options)) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

/** What zstream of OpenZFS counts in a stream; it confirms the checksums too. */
async function dumped(stream: Uint8Array): Promise<string> {
  const path = join(fixture.folder, 'stream');
  await writeFile(path, stream);
  return stock('zstream', 'dump', path);
}

const contentOf = async (snapshot: string) => dataOf(await sent(snapshot));

beforeAll(async () => {
  fixture = await EngineFixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool(1 << 30);
  source = `${pool}/source`;
  const made = { blockBytes: 16 * KIB };
  await receive(`${source}@one`, volumeStream({ ...made, toguid: 0x1111n, blocks: first }));
  const changes = volumeStream({ ...made, toguid: 0x2222n, fromguid: 0x1111n, blocks: second });
  await receive(`${source}@two`, changes);
  await zfs.bookmarks.create(new Map([[`${source}#one`, `${source}@one`]]));
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('what was received is what is sent', async () => {
  const full = await sent(`${source}@one`);
  expect(await dataOf(full)).toEqual(
    await dataOf(volumeStream({ toguid: 1n, blockBytes: 16 * KIB, blocks: first })),
  );
  expect(await contentOf(`${source}@two`)).toEqual(
    await dataOf(volumeStream({ toguid: 1n, blockBytes: 16 * KIB, blocks: new Map([...first, ...second]) })),
  );
  expect(await dumped(full)).toMatch(/Total DRR_WRITE records = 201 /);
});

test('a full stream and an incremental one arrive in another dataset', async () => {
  const copy = `${pool}/copy`;
  const full = await sent(`${source}@one`);
  expect(await receive(`${copy}@one`, full)).toEqual({ bytes: BigInt(full.length - 312) });
  const incremental = await sent(`${source}@two`, { from: `${source}@one` });
  expect(incremental.length).toBeLessThan(full.length / 5);
  await receive(`${copy}@two`, incremental);
  expect(await guid(`${copy}@two`)).toBe(0x2222n);
  expect(await contentOf(`${copy}@two`)).toEqual(await contentOf(`${source}@two`));
});

test('an incremental stream starts from a bookmark', async () => {
  const fromBookmark = await sent(`${source}@two`, { from: `${source}#one` });
  const fromSnapshot = await sent(`${source}@two`, { from: `${source}@one` });
  expect(await dataOf(fromBookmark)).toEqual(await dataOf(fromSnapshot));
  const target = `${pool}/from-bookmark`;
  await receive(`${target}@one`, await sent(`${source}@one`));
  await receive(`${target}@two`, fromBookmark);
  expect(await contentOf(`${target}@two`)).toEqual(await contentOf(`${source}@two`));
});

test('compressed blocks stay so', async () => {
  const zeros = new Map(
    NUMBERS.map((number) => [number, new Uint8Array(64 * KIB).fill((number % 255) + 1, 0, 9000)]),
  );
  const stream = volumeStream({ toguid: 0x3333n, blockBytes: 64 * KIB, blocks: zeros });
  await receive(`${pool}/thin@one`, stream, { properties: { compression: 'lz4' } });
  const [plain, compressed] = [
    await sent(`${pool}/thin@one`),
    await sent(`${pool}/thin@one`, { compressed: true }),
  ];
  expect(compressed.length).toBeLessThan(plain.length / 4);
  const payload = /Total payload size = (\d+)/.exec(await dumped(compressed))?.[1];
  expect(Number(payload)).toBeLessThan(compressed.length);
  await receive(`${pool}/thin-copy@one`, compressed);
  expect(await sent(`${pool}/thin-copy@one`, { compressed: true })).toHaveLength(compressed.length);
  expect(await contentOf(`${pool}/thin-copy@one`)).toEqual(await dataOf(stream));
});

test('large blocks stay so where they may, and are split else', async () => {
  const blocks = noise(1024 * KIB, [0, 1, 2], 'large');
  const stream = volumeStream({ toguid: 0x4444n, blockBytes: 1024 * KIB, blocks });
  await receive(`${pool}/large@one`, stream);
  const [large, split] = [
    await sent(`${pool}/large@one`, { largeBlocks: true }),
    await sent(`${pool}/large@one`),
  ];
  expect(await sizesOf(large)).toEqual([1024 * KIB, 1024 * KIB, 1024 * KIB]);
  expect(new Set(await sizesOf(split))).toEqual(new Set([128 * KIB]));
  expect(await dataOf(split)).toEqual(await dataOf(stream));
  await receive(`${pool}/large-copy@one`, large);
  expect(await contentOf(`${pool}/large-copy@one`)).toEqual(await dataOf(stream));
});

async function sizesOf(stream: Uint8Array): Promise<number[]> {
  const sizes: number[] = [];
  for await (const record of readRecords([stream]))
    if (record.type === 'WRITE' && record.object === 1n) sizes.push(record.payloadSize);
  return sizes;
}

test('a receive that broke off anywhere goes on from there', async () => {
  const seed = randomInt(2 ** 31);
  const dice = new Dice(seed);
  const whole = await sent(`${source}@one`);
  for (let round = 0; round < 8; round++) {
    const target = `${pool}/broken-${round}`;
    const length = dice.below(whole.length);
    const broken = receive(`${target}@one`, whole.subarray(0, length), { resumable: true });
    const place = `seed ${seed}, ${length} of ${whole.length} bytes`;
    await expect(broken, place).rejects.toThrow();
    const token = await zfs.resumeToken(target).catch(() => undefined);
    if (token === undefined) {
      await receive(`${target}@one`, whole);
    } else {
      const { object, offset, bytes } = decodeResumeToken(token);
      const rest = await sent(`${source}@one`, { resume: { object, offset, bytes } });
      expect(rest.length, place).toBeLessThanOrEqual(whole.length + 1024);
      await receive(`${target}@one`, rest, { resumable: true });
    }
    expect(await contentOf(`${target}@one`), place).toEqual(await dataOf(whole));
  }
});

test('what a receive that broke off has, is kept, sent on, and given up', async () => {
  const whole = await sent(`${source}@one`);
  const target = `${pool}/partial`;
  const cut = whole.subarray(0, whole.length >> 1);
  await expect(receive(`${target}@one`, cut, { resumable: true })).rejects.toThrow();
  expect(await zfs.resumeToken(target)).toMatch(/^1-/);
  const saved = await sent(target, { saved: true });
  expect(saved.length).toBeGreaterThan(whole.length / 4);
  expect(saved.length).toBeLessThan(whole.length);
  expect(await zfs.abortReceive(target)).toBe(true);
  expect(await exists(target)).toBe(false);

  await receive(`${target}@one`, whole);
  const incremental = await sent(`${source}@two`, { from: `${source}@one` });
  const half = incremental.subarray(0, incremental.length - 40_000);
  await expect(receive(`${target}@two`, half, { resumable: true })).rejects.toThrow();
  expect(await zfs.resumeToken(target)).toMatch(/^1-/);
  await expect(receive(`${target}@two`, incremental)).rejects.toMatchObject({ code: expect.any(String) });
  expect(await zfs.abortReceive(target)).toBe(true);
  await receive(`${target}@two`, incremental);
  expect(await contentOf(`${target}@two`)).toEqual(await contentOf(`${source}@two`));
});

test('a stream that is not meant for the target is refused, and nothing is left', async () => {
  const full = await sent(`${source}@one`);
  const incremental = await sent(`${source}@two`, { from: `${source}@one` });
  await expect(receive(`${source}@one`, full)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(receive(`${pool}/missing@two`, incremental)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(receive(`${pool}/missing/child@one`, full)).rejects.toMatchObject({ code: 'ENOENT' });
  const other = volumeStream({ toguid: 0x5555n, blockBytes: 16 * KIB, blocks: first });
  await receive(`${pool}/other@one`, other);
  await expect(receive(`${pool}/other@two`, incremental)).rejects.toMatchObject({ code: 'ENODEV' });

  const damaged = full.slice();
  damaged[damaged.length >> 1]! ^= 1;
  await expect(receive(`${pool}/damaged@one`, damaged)).rejects.toMatchObject({ code: 'ECKSUM' });
  const short = full.subarray(0, full.length - 1000);
  await expect(receive(`${pool}/short@one`, short)).rejects.toMatchObject({
    code: 'ZFS_ERR_STREAM_TRUNCATED',
  });
  for (const name of ['missing', 'damaged', 'short']) expect(await exists(`${pool}/${name}`)).toBe(false);
});

test('a send says why there is none', async () => {
  await expect(sent(`${source}@none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(sent(`${source}@one`, { from: `${source}@two` })).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(sent(`${source}@two`, { from: `${source}#none` })).rejects.toMatchObject({
    code: expect.any(String),
  });
});

test('a target that went its own way is put back by force', async () => {
  const target = `${pool}/forced`;
  await receive(`${target}@one`, await sent(`${source}@one`));
  const own = volumeStream({ toguid: 0x6666n, fromguid: 0x1111n, blockBytes: 16 * KIB, blocks: second });
  await receive(`${target}@own`, own);
  const incremental = await sent(`${source}@two`, { from: `${source}@one` });
  await expect(receive(`${target}@two`, incremental)).rejects.toMatchObject({ code: 'ETXTBSY' });
  await zfs.snapshots.destroy([`${target}@own`]);
  await receive(`${target}@two`, incremental, { force: true });
  expect(await contentOf(`${target}@two`)).toEqual(await contentOf(`${source}@two`));
});

test('a stream becomes a clone of what the target has', async () => {
  const clone = `${pool}/clone`;
  const stream = await sent(`${source}@two`, { from: `${source}@one` });
  await receive(`${clone}@two`, stream, { origin: `${source}@one` });
  expect((await zfs.datasets.get(clone)).get('origin')).toBe(`${source}@one`);
  expect(await contentOf(`${clone}@two`)).toEqual(await contentOf(`${source}@two`));
});

test('properties are set with a receive, and put back when it fails', async () => {
  const target = `${pool}/with-properties`;
  const properties = { compression: 'lz4', 'org.example:mine': 'yes' } as const;
  await receive(`${target}@one`, await sent(`${source}@one`), { properties });
  const read = async () => {
    const dataset = await zfs.datasets.get(target);
    return [dataset.get('compression'), dataset.get('org.example:mine')];
  };
  expect(await read()).toEqual(['lz4', 'yes']);
  const incremental = await sent(`${source}@two`, { from: `${source}@one` });
  const damaged = incremental.slice();
  damaged[damaged.length - 30_000]! ^= 1;
  const others = { compression: 'zle', 'org.example:mine': 'no' } as const;
  await expect(receive(`${target}@two`, damaged, { properties: others })).rejects.toMatchObject({
    code: 'ECKSUM',
  });
  expect(await read()).toEqual(['lz4', 'yes']);
  await receive(`${target}@two`, incremental, { properties: others, exclude: ['checksum'] });
  expect(await read()).toEqual(['zle', 'no']);
});

test('the size of a stream is told before', async () => {
  const size = async (options?: SendOptions) => Number((await zfs.sendSize(`${source}@two`, options)).bytes);
  const full = (await sent(`${source}@two`)).length;
  expect(Math.abs((await size()) - full)).toBeLessThan(full / 5);
  const incremental = (await sent(`${source}@two`, { from: `${source}@one` })).length;
  for (const from of [`${source}@one`, `${source}#one`]) {
    expect(await size({ from })).toBeGreaterThan(incremental / 2);
    expect(await size({ from })).toBeLessThan(incremental * 2);
  }
});

test('a send that nobody reads is followed, and ends when it is let go', async () => {
  const seen: bigint[] = [];
  const stream = await zfs.send(`${source}@two`, {
    onProgress: ({ bytes }) => seen.push(bytes),
    progressMs: 20,
  });
  await expect.poll(() => seen.at(-1) ?? 0n).toBeGreaterThan(0n);
  expect(seen.at(-1)).toBeLessThan(3n << 20n);
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.destroy();
  await closed;
  await zfs.snapshots.create([`${source}@after`]);
  await zfs.snapshots.destroy([`${source}@after`]);
});

test('a receive that is given up leaves nothing', async () => {
  const whole = await sent(`${source}@one`);
  const controller = new AbortController();
  const slow = async function* () {
    yield whole.subarray(0, 300_000);
    controller.abort(new Error('enough'));
    await new Promise(() => {});
  };
  const receiving = zfs.receive(`${pool}/given-up@one`, slow(), { signal: controller.signal });
  await expect(receiving).rejects.toThrow('enough');
  expect(await exists(`${pool}/given-up`)).toBe(false);
});

test('a file of one large block, sent in pieces, arrives as the kernel takes it', async () => {
  const writer = new RecordWriter();
  const [toguid, last] = [0x7777n, 94_720];
  const pieces = [noise(128 * KIB, [0], 'pieces').get(0), noise(last, [1], 'pieces').get(1)];
  const place = { object: 5n, object_type: 19, toguid };
  const begin = { magic: BACKUP_MAGIC, versioninfo: versionInfo('substream', []), objset_type: 2 };
  const parts = [
    writer.write('BEGIN', { ...begin, creation_time: 1n, toguid, toname: 'made/files@here' }),
    writer.write('OBJECT', { ...place, blksz: 128 * KIB, dn_slots: 1 }),
    writer.write('FREE', { object: 5n, offset: BigInt(128 * KIB + last), length: 2n ** 64n - 1n, toguid }),
    ...pieces.map((piece, number) =>
      writer.write(
        'WRITE',
        { ...place, offset: BigInt(number * 128 * KIB), logical_size: BigInt(piece?.length ?? 0) },
        piece,
      ),
    ),
    writer.write('END', { toguid }),
  ];
  const stream = new Uint8Array(Buffer.concat(parts.flat()));
  const { bytes } = await receive(`${pool}/pieces@one`, stream);
  expect(bytes).toBe(BigInt(stream.length - 312));
  const [given, kept] = [await dataOf(stream), await contentOf(`${pool}/pieces@one`)];
  for (const [at, digest] of given) expect(kept.get(at)).toBe(digest);

  const damaged = stream.slice();
  damaged[damaged.length - 2000]! ^= 1;
  await expect(receive(`${pool}/pieces-damaged@one`, damaged)).rejects.toMatchObject({ code: 'ECKSUM' });
  const cut = receive(`${pool}/pieces-cut@one`, stream.subarray(0, stream.length - 100));
  await expect(cut).rejects.toMatchObject({ code: 'ZFS_ERR_STREAM_TRUNCATED' });
});

test('a send goes into a receive of the same engine', async () => {
  await zfs.copy(`${source}@two`, `${pool}/linked@two`);
  expect(await contentOf(`${pool}/linked@two`)).toEqual(await contentOf(`${source}@two`));
});
