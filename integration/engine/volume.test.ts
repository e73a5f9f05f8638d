import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenedVolume } from 'zfskit';
import { UserspaceTransport } from 'zfskit/engine';
import { Dice } from '../dice.ts';
import { EngineFixture, stock } from './engine-fixture.ts';

/** How often the engine is killed in each of its tests. */
const KILLS = Number(process.env['ZFSKIT_KILLS'] ?? 12);

let fixture: EngineFixture;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  pool = await fixture.pool();
});

afterAll(() => fixture[Symbol.asyncDispose]());

interface NewVolume {
  readonly mebibytes?: number;
  readonly blockSize?: number;
}

let volumes = 0;

async function newVolume({ mebibytes = 4, blockSize = 16384 }: NewVolume = {}): Promise<string> {
  const name = `${pool}/v${volumes++}`;
  await fixture.zfs.datasets.create(name, {
    kind: 'volume',
    size: BigInt(mebibytes << 20),
    sparse: true,
    properties: { volblocksize: blockSize },
  });
  return name;
}

const open = (name: string, readOnly = false) => fixture.zfs.openVolume(name, { readOnly });

function engine(): UserspaceTransport {
  const { transport } = fixture.zfs;
  if (!(transport instanceof UserspaceTransport)) throw new Error('not an engine');
  return transport;
}

test('what is written, discarded and read, of any alignment, is as in memory', async () => {
  const mebibytes = 3;
  const name = await newVolume({ mebibytes, blockSize: 8192 });
  const size = mebibytes << 20;
  const model = new Uint8Array(size);
  const dice = new Dice(1);
  {
    await using volume = await open(name);
    expect(volume.blockSize).toBe(8192);
    expect(await volume.size()).toBe(BigInt(size));
    for (let round = 0; round < 150; round++) {
      // All of a round are under way together; they are carried out in the order in which they were asked for.
      await Promise.all(
        Array.from({ length: 12 }, async () => {
          const from = dice.below(size);
          const length = Math.min(dice.below(dice.below(8) === 0 ? 400_000 : 20_000), size - from);
          const what = dice.below(8);
          if (what < 4) {
            const bytes = randomBytes(length);
            model.set(bytes, from);
            await volume.write(BigInt(from), bytes);
          } else if (what < 5) {
            model.fill(0, from, from + length);
            await volume.discard(BigInt(from), BigInt(length));
          } else {
            const expected = model.slice(from, from + length);
            const bytes = await volume.read(BigInt(from), length);
            expect(Buffer.compare(bytes, expected)).toBe(0);
          }
        }),
      );
      if (dice.below(10) === 0) await volume.sync();
    }
    expect(Buffer.compare(await volume.read(0n, size), model)).toBe(0);
  }
  await using volume = await open(name, true);
  expect(Buffer.compare(await volume.read(0n, size), model)).toBe(0);
});

test('a write of many blocks at once, and at the very end', async () => {
  const name = await newVolume({ mebibytes: 24, blockSize: 131072 });
  await using volume = await open(name);
  const bytes = randomBytes((20 << 20) + 13);
  await volume.write(3n, bytes);
  await volume.sync();
  expect(Buffer.compare(await volume.read(3n, bytes.length), bytes)).toBe(0);
  const end = BigInt(24 << 20);
  await volume.write(end - 5n, Uint8Array.of(1, 2, 3, 4, 5));
  expect([...(await volume.read(end - 3n, 3))]).toEqual([3, 4, 5]);
});

test('what is no range of the volume is refused, and nothing else fails with it', async () => {
  const name = await newVolume();
  await using volume = await open(name);
  const end = await volume.size();
  const invalid = { code: 'ZFSKIT_INVALID_ARGUMENT' };
  const outcomes = await Promise.allSettled([
    volume.write(end - 1n, Uint8Array.of(1, 2)),
    volume.write(0n, Uint8Array.of(7)),
    volume.read(end, 1),
    volume.read(-1n, 1),
    volume.read(0n, -1),
    volume.read(0n, 1 << 30),
    volume.discard(end, 1n),
    volume.discard(0n, 1n << 64n),
    volume.read(end - 1n, 1),
  ]);
  const codes = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'ok' : outcome.reason.code));
  const { code } = invalid;
  expect(codes).toEqual([code, 'ok', code, code, code, code, code, code, 'ok']);
  expect([...(await volume.read(0n, 1))]).toEqual([7]);
  expect(await volume.read(0n, 0)).toHaveLength(0);
});

test('what is no volume is refused', async () => {
  await expect(open(pool)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await expect(open(`${pool}/missing`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(open('no such name!')).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_NAME' });
});

test('a volume that is open several times is one, and is given up with the last', async () => {
  const { zfs } = fixture;
  const name = await newVolume();
  const [one, other, reader] = await Promise.all([open(name), open(name), open(name, true)]);
  await one.write(5n, Uint8Array.of(1));
  expect([...(await other.read(5n, 1))]).toEqual([1]);
  await expect(reader.write(0n, Uint8Array.of(1))).rejects.toMatchObject({ code: 'EROFS' });
  await expect(reader.discard(0n, 1n)).rejects.toMatchObject({ code: 'EROFS' });
  await one.close();
  await one.close();
  await expect(one.read(0n, 1)).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
  expect([...(await reader.read(5n, 1))]).toEqual([1]);
  await expect(zfs.datasets.destroy(name)).rejects.toMatchObject({ code: 'EBUSY' });
  await Promise.all([other.close(), reader.close()]);
  await zfs.datasets.destroy(name);
  await expect(open(name)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('closing waits for what was begun', async () => {
  const name = await newVolume();
  const volume = await open(name);
  const writes = Array.from({ length: 40 }, (_, index) =>
    volume.write(BigInt(index * 1000), randomBytes(1000).fill(index)),
  );
  const closing = volume.close();
  await Promise.all([...writes, closing]);
  await using again = await open(name);
  for (let index = 0; index < 40; index++) {
    expect([...(await again.read(BigInt(index * 1000 + 999), 1))]).toEqual([index]);
  }
});

test('a volume that is renamed while it is open is still the same, and another one can have its name', async () => {
  const { zfs } = fixture;
  const name = await newVolume();
  const volume = await open(name);
  await volume.write(0n, Uint8Array.of(1));
  await zfs.datasets.rename(name, `${name}-renamed`);
  await zfs.datasets.create(name, { kind: 'volume', size: 1n << 20n, sparse: true });
  const [second, same] = await Promise.all([open(name), open(`${name}-renamed`)]);
  await second.write(0n, Uint8Array.of(2));
  expect([...(await volume.read(0n, 1)), ...(await same.read(0n, 1))]).toEqual([1, 1]);
  await Promise.all([volume.close(), second.close(), same.close()]);
});

test('a snapshot is read as it was, and not written', async () => {
  const { zfs } = fixture;
  const name = await newVolume();
  await using volume = await open(name);
  const before = randomBytes(300_000);
  await volume.write(1234n, before);
  await zfs.snapshots.create([`${name}@one`]);
  await volume.write(1234n, randomBytes(300_000));
  await volume.discard(0n, 100_000n);
  await using snapshot = await open(`${name}@one`);
  expect(Buffer.compare(await snapshot.read(1234n, before.length), before)).toBe(0);
  await expect(snapshot.write(0n, before)).rejects.toMatchObject({ code: 'EROFS' });
  await snapshot.sync();
});

test('a volume grows and shrinks while it is open', async () => {
  const { zfs } = fixture;
  const name = await newVolume({ mebibytes: 1 });
  await using volume = await open(name);
  await zfs.properties.set(name, { volsize: 2n << 20n });
  expect(await volume.size()).toBe(2n << 20n);
  await volume.write((2n << 20n) - 1n, Uint8Array.of(9));
  await zfs.properties.set(name, { volsize: 1n << 20n });
  await expect(volume.read((2n << 20n) - 1n, 1)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await zfs.properties.set(name, { volsize: 2n << 20n });
  expect([...(await volume.read((2n << 20n) - 1n, 1))]).toEqual([0]);
});

test('a full pool is ENOSPC, and what was there stays', async () => {
  const small = await fixture.pool(1 << 26);
  const name = `${small}/v`;
  await fixture.zfs.datasets.create(name, { kind: 'volume', size: 1n << 30n, sparse: true });
  const volume = await open(name);
  const first = randomBytes(1 << 20);
  await volume.write(0n, first);
  let failure: unknown;
  for (let index = 1; failure === undefined && index < 1000; index++) {
    await volume.write(BigInt(index << 20), randomBytes(1 << 20)).catch((error: unknown) => {
      failure = error;
    });
  }
  expect(failure).toMatchObject({ code: 'ENOSPC' });
  expect(Buffer.compare(await volume.read(0n, first.length), first)).toBe(0);
  await volume.close();
  await fixture.zfs.pools.destroy(small);
});

test('an open volume keeps its pool from being exported', async () => {
  const volume = await open(await newVolume());
  await expect(fixture.zfs.pools.export(pool)).rejects.toMatchObject({ code: 'EBUSY' });
  await volume.close();
});

/** A part of a volume that one writer has, and what may be in it after a crash. */
class Region {
  readonly from: number;
  /** What was there at the last sync. */
  readonly synced: Uint8Array;
  /** What was begun since: a value and its range. */
  begun: { readonly at: number; readonly length: number; readonly value: number }[] = [];

  constructor(from: number, bytes: number) {
    this.from = from;
    this.synced = new Uint8Array(bytes);
  }

  /** Everything that was begun is synced now. */
  commit(): void {
    for (const { at, length, value } of this.begun) this.synced.fill(value, at, at + length);
    this.begun = [];
  }

  /** What a crash has left: every byte is as it was synced, or as something that was begun since has made it. */
  adopt(found: Uint8Array): void {
    const excused = new Uint8Array(found.length);
    for (const { at, length, value } of this.begun) {
      for (let index = at; index < at + length; index++) if (found[index] === value) excused[index] = 1;
    }
    const lost = found.findIndex((byte, index) => byte !== this.synced[index] && excused[index] === 0);
    expect(lost, `byte ${this.from + lost}`).toBe(-1);
    this.synced.set(found);
    this.begun = [];
  }
}

interface Work {
  readonly region: Region;
  readonly dice: Dice;
  /** Each write is synced by itself. */
  readonly always: boolean;
  syncs: number;
}

/** Writes, discards and syncs until the engine dies. */
async function workUntilDeath(volume: OpenedVolume, work: Work): Promise<void> {
  const { region, dice, always } = work;
  const size = region.synced.length;
  for (;;) {
    const at = dice.below(size - 1);
    const length = dice.below(Math.min(dice.below(20) === 0 ? 600_000 : 9_000, size - at)) + 1;
    const value = dice.below(6) === 0 ? 0 : dice.below(255) + 1;
    region.begun.push({ at, length, value });
    const offset = BigInt(region.from + at);
    if (value === 0) await volume.discard(offset, BigInt(length));
    else await volume.write(offset, new Uint8Array(length).fill(value));
    if (!always && dice.below(4) > 0) continue;
    if (!always) await volume.sync();
    region.commit();
    work.syncs++;
  }
}

describe('what was synced survives the death of the engine', () => {
  const WRITERS = 3;
  const REGION_BYTES = 1 << 20;

  async function killAtRandom(name: string, always: boolean, seed: number): Promise<void> {
    const dice = new Dice(seed);
    const works = Array.from({ length: WRITERS }, (_, index): Work => {
      const region = new Region(index * REGION_BYTES, REGION_BYTES);
      return { region, dice: new Dice(seed + index), always, syncs: 0 };
    });
    for (let kill = 0; kill < KILLS; kill++) {
      const volume = await open(name);
      const working = works.map((work) =>
        workUntilDeath(volume, work).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
        }),
      );
      await delay(20 + dice.below(400));
      process.kill(engine().pid, 'SIGKILL');
      await Promise.all(working);
      await engine().restart();
      await using again = await open(name);
      for (const { region } of works) {
        region.adopt(await again.read(BigInt(region.from), region.synced.length));
      }
    }
    expect(works.reduce((sum, { syncs }) => sum + syncs, 0)).toBeGreaterThan(KILLS);
  }

  test(`${KILLS} times, by the intent log`, async () => {
    await killAtRandom(await newVolume(), false, 11);
  }, 300_000);

  test(`${KILLS} times, with sync=always`, async () => {
    const name = await newVolume();
    await fixture.zfs.properties.set(name, { sync: 'always' });
    await killAtRandom(name, true, 22);
  }, 300_000);

  test(`${KILLS} times, with logbias=throughput`, async () => {
    const name = await newVolume({ blockSize: 131072 });
    await fixture.zfs.properties.set(name, { logbias: 'throughput' });
    await killAtRandom(name, false, 33);
  }, 300_000);
});

test('the log that an engine leaves is one for zdb, and is still there after others were opened', async () => {
  const { zfs } = fixture;
  const name = await newVolume();
  const volume = await open(name);
  // The first sync makes the log, which takes a transaction group that has this write in it.
  await volume.write(0n, Uint8Array.of(1));
  await volume.sync();
  const bytes = randomBytes(10_000);
  await volume.write(77n, bytes);
  await volume.discard(8192n, 100n);
  await volume.sync();
  process.kill(engine().pid, 'SIGKILL');
  await expect(volume.sync()).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
  const before = stock('zdb', '-e', '-p', fixture.folder, '-ivv', name);
  expect(before).toMatch(/TX_WRITE\s+len/);
  expect(before).toMatch(/TX_TRUNCATE\s+len/);
  await engine().restart();
  await (await open(await newVolume())).close();
  await zfs.snapshots.create([`${name}@unplayed`]);
  bytes.fill(0, 8192 - 77, 8292 - 77);
  await using again = await open(name);
  expect(Buffer.compare(await again.read(77n, bytes.length), bytes)).toBe(0);
});
