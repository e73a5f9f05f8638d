import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Zfs, ZfsError } from 'zfskit';
import type { UserspaceTransport } from 'zfskit/engine';
import { Dice } from '../dice.ts';
import { operation } from '../random-operation.ts';
import { EngineFixture, stock } from './engine-fixture.ts';

/** How long to work; `ZFSKIT_SECONDS=3600` for an hour. */
const SECONDS = Number(process.env['ZFSKIT_SECONDS'] ?? 8);
const SEED = Number(process.env['ZFSKIT_SEED'] ?? 1);

/** What the engine's process holds. */
function held(pid: number): { readonly mebibytes: number; readonly fds: number; readonly threads: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    mebibytes: Math.round(number('VmRSS') / 1024),
    fds: readdirSync(`/proc/${pid}/fd`).length,
    threads: number('Threads'),
  };
}

/** An error of ZFS is an answer, in work that does things at random. */
const answered = (error: unknown) => {
  if (!(error instanceof ZfsError) || BAD.has(error.code)) throw error;
};
const BAD = new Set([
  'ZFSKIT_ENGINE_DIED',
  'ZFSKIT_SERVICE_LOST',
  'ZFSKIT_BAD_REPLY',
  'ZFSKIT_BAD_FRAME',
  'EIO',
]);

async function copyStream(zfs: Zfs, pool: string, round: number): Promise<void> {
  const source = `${pool}/volume@r${round}`;
  const target = `${pool}/copy-${round % 3}`;
  await zfs.snapshots.create([source]);
  if (await zfs.datasets.exists(target)) {
    const names: string[] = [];
    for await (const { name } of zfs.datasets.snapshots(target)) names.push(name);
    await zfs.snapshots.destroy(names);
    await zfs.datasets.destroy(target);
  }
  await zfs.receive(`${target}@r${round}`, await zfs.send(source, { compressed: round % 2 === 0 }));
  await using written = await zfs.openVolume(source, { readOnly: true });
  await using copied = await zfs.openVolume(target, { readOnly: true });
  const size = Number(await written.size());
  const [before, after] = [await written.read(0n, size), await copied.read(0n, size)];
  if (Buffer.compare(before, after) !== 0) throw new Error(`${target} has other bytes than ${source}`);
  await Promise.all([written.close(), copied.close()]);
  await zfs.snapshots.destroy([source]);
}

test(
  `${SECONDS} seconds of work at random: nothing grows, and the pool is sound`,
  async () => {
    await using fixture = await EngineFixture.open();
    const { zfs, folder } = fixture;
    const { pid } = zfs.transport as UserspaceTransport;
    const pool = await fixture.pool(512 << 20);
    await zfs.datasets.create(`${pool}/volume`, { kind: 'volume', size: '16M', sparse: true });
    const dice = new Dice(SEED);
    const samples: ReturnType<typeof held>[] = [];
    const until = Date.now() + 1000 * SECONDS;
    let operations = 0;
    for (let round = 0; Date.now() < until; round++) {
      for (let count = 0; count < 40; count++, operations++) {
        await operation(dice).ours(zfs, pool).catch(answered);
      }
      {
        await using volume = await zfs.openVolume(`${pool}/volume`);
        for (let count = 0; count < 20; count++) {
          await volume.write(BigInt(dice.below(15 << 20)), randomBytes(1 + dice.below(100_000)));
        }
        await volume.discard(BigInt(dice.below(8 << 20)), BigInt(1 + dice.below(4 << 20)));
        await volume.sync();
      }
      await copyStream(zfs, pool, round);
      samples.push(held(pid));
    }
    const warm = samples.slice(Math.floor(samples.length / 4));
    const half = Math.ceil(warm.length / 2);
    const most = (part: typeof warm, what: keyof (typeof warm)[number]) =>
      Math.max(...part.map((sample) => sample[what]));
    const [early, late] = [warm.slice(0, half), warm.slice(half)];
    console.log(
      `${operations} operations, ${samples.length} rounds; MiB, descriptors, threads at most, early and late: ` +
        (['mebibytes', 'fds', 'threads'] as const)
          .map((what) => `${most(early, what)} ${most(late, what)}`)
          .join(', '),
    );
    expect(samples.length).toBeGreaterThan(1);
    if (late.length > 0) {
      expect(most(late, 'mebibytes')).toBeLessThan(1.5 * most(early, 'mebibytes') + 100);
      expect(most(late, 'fds')).toBeLessThanOrEqual(most(early, 'fds') + 4);
      expect(most(late, 'threads')).toBeLessThanOrEqual(most(early, 'threads') + 8);
    }
    await zfs.scans.scrub(pool);
    await zfs.pools.wait(pool, 'scrub');
    const { scan, errorCount } = await zfs.pools.status(pool);
    expect({ errorCount, found: scan?.errors }).toEqual({ errorCount: 0n, found: 0n });
    await zfs.pools.export(pool);
    expect(stock('zdb', '-e', '-p', folder, '-bcc', pool)).toContain('No leaks');
  },
  120_000 + 2000 * SECONDS,
);
