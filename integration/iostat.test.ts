import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, type IostatSample, mirror, type VdevIostat } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let pool: string;

const zpool = (...args: string[]) => command('zpool', ...args);

async function first(): Promise<IostatSample> {
  const { value } = await fixture.zfs.pools.iostat(pool).next();
  if (!value) throw new Error('there was no sample');
  return value;
}

/** Runs a command while the pool is at rest: what zpool counted is what we count. */
async function atRest(...args: string[]): Promise<{ sample: IostatSample; words: string[][] }> {
  for (let attempt = 0; attempt < 10; attempt++) {
    await zpool('sync', pool);
    const before = await first();
    const text = await zpool(...args);
    const sample = await first();
    if (JSON.stringify(counts(before.vdevs)) === JSON.stringify(counts(sample.vdevs)))
      return {
        sample,
        words: text
          .trim()
          .split('\n')
          .map((line) => line.trim().split(/\s+/)),
      };
  }
  throw new Error('the pool is never at rest');
}

function counts({ latencyHistograms, sizeHistograms }: VdevIostat): string {
  return JSON.stringify([latencyHistograms, sizeHistograms], (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

beforeAll(async () => {
  fixture = await Fixture.open();
  pool = fixture.poolName();
  await fixture.zfs.pools.create(pool, {
    vdevs: [mirror(file(await fixture.image(128 << 20)), file(await fixture.image(128 << 20)))],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'legacy' },
  });
});
afterAll(() => fixture[Symbol.asyncDispose]());

test('the first sample is that of zpool iostat', async () => {
  const { sample, words } = await atRest('iostat', '-Hpl', pool);
  const [[name, allocated, free, , , , , ...latencies] = []] = words;
  const { vdevs, sinceImport } = sample;
  expect([sinceImport, name, allocated, free]).toEqual([
    true,
    pool,
    String(vdevs.allocated),
    String(vdevs.free),
  ]);
  const { totalRead, totalWrite, diskRead, diskWrite, syncQueueRead, syncQueueWrite } = vdevs.latency;
  const ours = [totalRead, totalWrite, diskRead, diskWrite, syncQueueRead, syncQueueWrite];
  expect(ours.map((value) => (value === undefined ? '-' : String(value)))).toEqual(latencies.slice(0, 6));
  expect(vdevs.children[0]?.name).toBe('mirror-0');
  expect(vdevs.children[0]?.children).toHaveLength(2);
});

test('histograms are those of zpool iostat -w and -r', async () => {
  const latency = await atRest('iostat', '-Hpw', pool);
  const {
    totalRead,
    totalWrite,
    diskRead,
    diskWrite,
    syncQueueRead,
    syncQueueWrite,
    asyncQueueRead,
    asyncQueueWrite,
  } = latency.sample.vdevs.latencyHistograms;
  const columns = [
    totalRead,
    totalWrite,
    diskRead,
    diskWrite,
    syncQueueRead,
    syncQueueWrite,
    asyncQueueRead,
    asyncQueueWrite,
  ];
  const rows = latency.words.filter((row) => row.length > 8);
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const bucket = BigInt(row[0] ?? 0).toString(2).length - 1;
    expect(row.slice(1, 9)).toEqual(columns.map((histogram) => String(histogram[bucket] ?? 0n)));
  }
  const size = await atRest('iostat', '-Hpr', pool);
  const { syncRead, syncReadAggregated, syncWrite, syncWriteAggregated, asyncWrite } =
    size.sample.vdevs.sizeHistograms;
  for (const row of size.words.filter((words) => words.length > 8)) {
    const bucket = BigInt(row[0] ?? 0).toString(2).length - 1;
    const ours = [syncRead, syncReadAggregated, syncWrite, syncWriteAggregated].map((h) =>
      String(h[bucket] ?? 0n),
    );
    expect(row.slice(1, 5)).toEqual(ours);
    expect(row[7]).toBe(String(asyncWrite[bucket] ?? 0n));
  }
});

test('an interval counts what was written in it, and the signal ends it', async () => {
  const folder = await fixture.mount(pool);
  const controller = new AbortController();
  const samples = fixture.zfs.pools.iostat(pool, { intervalSeconds: 0.5, signal: controller.signal });
  expect((await samples.next()).value).toMatchObject({ sinceImport: true });
  {
    await using handle = await open(join(folder, 'content'), 'w');
    await handle.write(randomBytes(8 << 20));
    await handle.sync();
  }
  await zpool('sync', pool);
  const { value } = await samples.next();
  if (!value) throw new Error('there was no second sample');
  const { bytes, seconds, children } = value.vdevs;
  expect(value.sinceImport).toBe(false);
  expect(bytes.write * seconds).toBeGreaterThan(2 * (8 << 20));
  expect(children[0]?.children.map((leaf) => leaf.bytes.write * leaf.seconds >= 8 << 20)).toEqual([
    true,
    true,
  ]);
  await zpool('sync', pool);
  expect((await samples.next()).value?.vdevs.operations.read).toBeGreaterThanOrEqual(0);
  const next = samples.next();
  controller.abort(new Error('enough'));
  await expect(next).rejects.toThrowError('enough');
  await fixture.unmount(folder);
});

test('a pool that goes away ends it, a bad interval is refused', async () => {
  const other = await fixture.pool({ mountpoint: 'none' }, 100 << 20);
  const samples = fixture.zfs.pools.iostat(other, { intervalSeconds: 0.1 });
  await samples.next();
  await fixture.zfs.pools.destroy(other);
  await expect(samples.next()).rejects.toMatchObject({ code: 'ENOENT', subject: other });
  await expect(fixture.zfs.pools.iostat(pool, { intervalSeconds: 0 }).next()).rejects.toMatchObject({
    code: 'ZFSKIT_INVALID_ARGUMENT',
  });
});
