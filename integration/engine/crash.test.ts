import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror, openZfs, type Zfs } from 'zfskit';
import type { UserspaceTransport } from 'zfskit/engine';
import type { OpenVolume } from 'zfskit/ioctl';
import { Dice } from '../dice.ts';
import { engineOptions, stock } from './engine-fixture.ts';

/** How often the engine is killed; `ZFSKIT_KILLS=200` for a long run. */
const KILLS = Number(process.env['ZFSKIT_KILLS'] ?? 8);
const SEED = Number(process.env['ZFSKIT_SEED'] ?? 1);

const BLOCK = 16 << 10;
const BLOCKS = 512;
const pool = 'tank';
const volume = `${pool}/volume`;

let folder: string;
let zfs: Zfs;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zfskit-crash-'));
  zfs = await openZfs({ ...engineOptions(), state: join(folder, 'state') });
});

afterAll(async () => {
  await zfs.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What may be in each block: the number that was synced last, and all that were written since. */
class Model {
  readonly blocks: Set<number>[] = Array.from({ length: BLOCKS }, () => new Set([0]));
  /** Snapshots that were acknowledged, with what was in each block. */
  readonly snapshots = new Map<string, number[]>();
  readonly properties = new Map<string, string>();
  last = 0;

  /** The last number that was written to a block. */
  present(block: number): number {
    return [...(this.blocks[block] ?? [])].at(-1) ?? 0;
  }
}

function pattern(block: number, value: number): Uint8Array {
  if (value === 0) return new Uint8Array(BLOCK);
  const words = new Uint32Array(BLOCK / 4).map((_, at) => Math.imul(value, 2654435761) ^ (at + block * 31));
  return new Uint8Array(words.buffer);
}

const foundIn = (block: number, bytes: Uint8Array, candidates: Iterable<number>) =>
  [...candidates].find((value) => Buffer.compare(pattern(block, value), bytes) === 0);

/** Works until the engine dies: writes, syncs, snapshots, properties. What is acknowledged goes into the model. */
async function work(model: Model, dice: Dice): Promise<void> {
  await using disk = await (zfs.openVolume(volume) as Promise<OpenVolume>);
  const writer = async () => {
    for (;;) {
      const written: [block: number, value: number][] = [];
      for (let count = dice.below(12) + 1; count > 0; count--) {
        const block = dice.below(BLOCKS);
        const value = ++model.last;
        // It may be there from now on, acknowledged or not.
        model.blocks[block]?.add(value);
        await disk.write(BigInt(block * BLOCK), pattern(block, value));
        written.push([block, value]);
      }
      if (dice.below(3) > 0) {
        await disk.sync();
        for (const [block, value] of written) forget(model, block, value);
      }
      if (dice.below(6) === 0) await snapshot(model);
      if (dice.below(6) === 0) {
        const name: `org.example:${string}` = `org.example:p${dice.below(5)}`;
        const value = String(++model.last);
        await zfs.properties.set(volume, { [name]: value });
        model.properties.set(name, value);
      }
    }
  };
  await writer();
}

/** What was written to a block before a value that was synced is not there any more. */
function forget(model: Model, block: number, synced: number): void {
  for (const value of [...(model.blocks[block] ?? [])])
    if (value < synced) model.blocks[block]?.delete(value);
}

async function snapshot(model: Model): Promise<void> {
  const name = `${volume}@s${++model.last}`;
  const content = model.blocks.map((_, block) => model.present(block));
  await zfs.snapshots.create([name]);
  // A snapshot is on the disks when it is acknowledged, and all that was written before with it.
  content.forEach((value, block) => {
    forget(model, block, value);
  });
  model.snapshots.set(name, content);
  const [oldest] = model.snapshots.keys();
  if (model.snapshots.size > 8 && oldest !== undefined) {
    model.snapshots.delete(oldest);
    await zfs.snapshots.destroy([oldest]);
  }
}

async function compare(model: Model): Promise<void> {
  {
    await using disk = await zfs.openVolume(volume);
    for (let block = 0; block < BLOCKS; block++) {
      const bytes = await disk.read(BigInt(block * BLOCK), BLOCK);
      const found = foundIn(block, bytes, model.blocks[block] ?? []);
      if (found === undefined)
        throw new Error(`block ${block} has none of ${[...(model.blocks[block] ?? [])]}`);
      model.blocks[block] = new Set([found]);
    }
  }
  for (const [name, content] of model.snapshots) {
    await using disk = await zfs.openVolume(name, { readOnly: true });
    for (let block = 0; block < BLOCKS; block += 37) {
      const bytes = await disk.read(BigInt(block * BLOCK), BLOCK);
      expect(foundIn(block, bytes, [content[block] ?? 0]), `${name} block ${block}`).toBe(content[block]);
    }
  }
  const properties = await zfs.datasets.get(volume);
  for (const [name, value] of model.properties)
    expect(Number(properties.get(name as `${string}:${string}`))).toBeGreaterThanOrEqual(Number(value));
}

test(
  `${KILLS} deaths in the middle of work: what was acknowledged as synced is there, and the pool scrubs clean`,
  async () => {
    const disks = ['a', 'b'].map((name) => join(folder, name));
    for (const path of disks) {
      writeFileSync(path, '');
      truncateSync(path, 256 << 20);
    }
    await zfs.pools.create(pool, { vdevs: [mirror(...disks.map((path) => file(path)))] });
    await zfs.datasets.create(volume, {
      kind: 'volume',
      size: BigInt(BLOCK * BLOCKS),
      properties: { volblocksize: BLOCK },
    });
    const model = new Model();
    const dice = new Dice(SEED);
    const engine = zfs.transport as UserspaceTransport;
    for (let kill = 0; kill < KILLS; kill++) {
      const working = work(model, dice).then(
        () => undefined,
        (error: unknown) => error,
      );
      await delay(dice.below(400));
      process.kill(engine.pid, 'SIGKILL');
      expect(await working).toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
      await engine.restart();
      await compare(model);
      if (kill % 10 === 9 || kill === KILLS - 1) {
        await zfs.scans.scrub(pool);
        await zfs.pools.wait(pool, 'scrub');
        const { scan, errorCount, state } = await zfs.pools.status(pool);
        expect({ state, errorCount, found: scan?.errors }).toEqual({
          state: 'ONLINE',
          errorCount: 0n,
          found: 0n,
        });
      }
    }
    await zfs.pools.export(pool);
    expect(stock('zdb', '-e', '-p', folder, '-bcc', pool)).toMatch(/No leaks/);
  },
  60_000 + KILLS * 20_000,
);
