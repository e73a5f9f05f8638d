import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openZfs, type Zfs } from 'zfskit';
import type { UserspaceTransport } from 'zfskit/engine';
import { Dice } from './dice.ts';
import { command, Fixture, isBullseye } from './fixture.ts';

/** Volumes of the kernel by their devices, and of an engine in userspace: the same pool goes from one to the other. */

let fixture: Fixture;

beforeAll(async () => {
  fixture = await Fixture.open();
});

afterAll(async () => {
  // udev looks at each device that comes, and keeps its pool from being destroyed meanwhile.
  await command('udevadm', 'settle');
  await fixture[Symbol.asyncDispose]();
});

const SIZE = 4 << 20;
const BLOCK = 16384;

async function newVolume(pool: string): Promise<string> {
  const name = `${pool}/v`;
  const properties = { volblocksize: BLOCK };
  await fixture.zfs.datasets.create(name, { kind: 'volume', size: BigInt(SIZE), properties });
  return name;
}

async function newPool(): Promise<{ pool: string; path: string }> {
  const [pool, path] = [fixture.poolName(), await fixture.image()];
  await fixture.zfs.pools.create(pool, { vdevs: [{ type: 'file', path }] });
  return { pool, path };
}

/** Changes a volume and its copy in memory. */
async function change(zfs: Zfs, name: string, model: Uint8Array, dice: Dice, count: number): Promise<void> {
  await using volume = await zfs.openVolume(name);
  await changeOpen(volume, model, dice, count);
  await volume.sync();
}

type Volume = Awaited<ReturnType<Zfs['openVolume']>>;

async function changeOpen(volume: Volume, model: Uint8Array, dice: Dice, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const from = dice.below(SIZE);
    const length = Math.min(dice.below(50_000), SIZE - from);
    const bytes = dice.below(4) === 0 ? undefined : randomBytes(length);
    model.set(bytes ?? new Uint8Array(length), from);
    if (bytes) await volume.write(BigInt(from), bytes);
    else await volume.discard(BigInt(from), BigInt(length));
  }
}

async function expectContent(zfs: Zfs, name: string, model: Uint8Array): Promise<void> {
  await using volume = await zfs.openVolume(name, { readOnly: true });
  const bytes = await volume.read(0n, SIZE);
  expect(bytes.findIndex((byte, index) => byte !== model[index])).toBe(-1);
}

test('a volume of the kernel is written, discarded and read by its device, of any alignment', async () => {
  const { zfs } = fixture;
  const { pool } = await newPool();
  const name = await newVolume(pool);
  const model = new Uint8Array(SIZE);
  await change(zfs, name, model, new Dice(1), 200);
  await expectContent(zfs, name, model);
  await using volume = await zfs.openVolume(name);
  expect(volume.blockSize).toBe(BLOCK);
  expect(await volume.size()).toBe(BigInt(SIZE));
  const invalid = { code: 'ZFSKIT_INVALID_ARGUMENT' };
  await expect(volume.write(BigInt(SIZE - 1), new Uint8Array(2))).rejects.toMatchObject(invalid);
  await expect(volume.read(BigInt(SIZE), 1)).rejects.toMatchObject(invalid);
  await expect(volume.read(-1n, 1)).rejects.toMatchObject(invalid);
  await volume.close();
  await expect(volume.sync()).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
  await zfs.properties.set(name, { snapdev: 'visible' });
  await zfs.snapshots.create([`${name}@s`]);
  const snapshot = await zfs.openVolume(`${name}@s`);
  await expect(snapshot.write(0n, new Uint8Array(1))).rejects.toMatchObject({ code: 'EROFS' });
  expect(Buffer.compare(await snapshot.read(0n, SIZE), model)).toBe(0);
  await snapshot.close();
  await command('udevadm', 'settle');
  await zfs.pools.destroy(pool);
});

test('what the kernel cannot open as a volume is refused', async () => {
  const { pool } = await newPool();
  await expect(fixture.zfs.openVolume(pool)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await expect(fixture.zfs.openVolume(`${pool}/x`)).rejects.toMatchObject({ code: 'ENOENT' });
});

async function engineWith(pool: string): Promise<Zfs> {
  const zfs = await openZfs({ engine: 'userspace' });
  await zfs.pools.import(pool, { paths: [fixture.folder] });
  return zfs;
}

/**
 * Exports a pool when udev has done with its devices. OpenZFS before 2.2.7 keeps a device that is open at that moment
 * (https://github.com/openzfs/zfs/issues/14872), and does not replay the log of its volume when the pool is back.
 */
async function exportWithDevices(pool: string): Promise<void> {
  await command('udevadm', 'settle');
  await command('zpool', 'export', pool);
  await expect.poll(() => existsSync(`/dev/zvol/${pool}`)).toBe(false);
}

test('a pool goes between engine and kernel: each replays the log of the other, and the pool scrubs clean', async (context) => {
  context.skip(isBullseye);
  const { zfs } = fixture;
  const { pool } = await newPool();
  const name = await newVolume(pool);
  const model = new Uint8Array(SIZE);
  const dice = new Dice(2);
  await change(zfs, name, model, dice, 50);
  for (let round = 0; round < 2; round++) {
    await exportWithDevices(pool);

    const user = await engineWith(pool);
    await expectContent(user, name, model);
    await change(user, name, model, dice, 50);
    const volume = await user.openVolume(name);
    await changeOpen(volume, model, dice, 1);
    // The first sync after opening can be a whole transaction group; the second one is in the log alone.
    await volume.sync();
    await changeOpen(volume, model, dice, 20);
    await volume.sync();
    process.kill((user.transport as UserspaceTransport).pid, 'SIGKILL');
    await expect(volume.sync()).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
    await user.close();
    expect(await command('zdb', '-e', '-p', fixture.folder, '-ivv', name)).toMatch(/TX_WRITE\s+len/);

    await command('zpool', 'import', '-f', '-d', fixture.folder, pool);
    await expectContent(zfs, name, model);
    await command('zpool', 'scrub', '-w', pool);
    expect(await command('zpool', 'status', '-v', pool)).toContain('No known data errors');

    // Nothing but the log is written from here on.
    await change(zfs, name, model, dice, 1);
    await command('zpool', 'freeze', pool);
    await change(zfs, name, model, dice, 20);
  }
  await exportWithDevices(pool);
  const last = await engineWith(pool);
  await expectContent(last, name, model);
  await last.close();
  await command('zpool', 'import', '-d', fixture.folder, pool);
  await expectContent(zfs, name, model);
  // Whoever looks at devices that come may still have this one.
  await vi.waitFor(() => command('zpool', 'export', pool), { timeout: 30_000, interval: 1000 });
}, 300_000);
