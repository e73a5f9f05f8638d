import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rates } from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  pool = await fixture.pool({ mountpoint: 'legacy' }, 100 << 20);
});
afterAll(() => fixture[Symbol.asyncDispose]());

test('every named statistic has the counters that it promises, and all others', async () => {
  const { kstats } = fixture.zfs;
  const read = {
    arcstats: kstats.arcstats(),
    zil: kstats.zil(),
    dmu_tx: kstats.dmuTx(),
    abdstats: kstats.abdstats(),
  };
  for (const [name, coming] of Object.entries(read)) {
    const kstat = await coming;
    const rows = (await readFile(`/proc/spl/kstat/zfs/${name}`, 'utf8')).trim().split('\n').slice(2);
    expect(Object.keys(kstat.counters)).toEqual(rows.map((row) => row.split(/\s+/)[0]));
    expect(kstat.takenNanoseconds).toBeGreaterThan(kstat.createdNanoseconds);
  }
  const { c, c_max, c_min } = (await kstats.arcstats()).counters;
  expect(c_min <= c && c <= c_max).toBe(true);
});

test('state, guid and transaction groups of a pool', async () => {
  const { kstats, pools } = fixture.zfs;
  expect(await kstats.state(pool)).toBe('ONLINE');
  if (isAtLeast(fixture.zfs.transport.abi.release, '2.2.0'))
    expect(await kstats.guid(pool)).toBe((await pools.status(pool)).guid);
  await command('zpool', 'sync', pool);
  const txgs = await kstats.txgs(pool);
  expect(txgs.map(({ txg }) => txg)).toEqual([...txgs.map(({ txg }) => txg)].sort((a, b) => Number(a - b)));
  expect(txgs.some(({ state }) => state === 'committed')).toBe(true);
  expect(txgs.some(({ state }) => state === 'unknown')).toBe(false);
  await expect(kstats.state(fixture.poolName())).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(kstats.state('../x')).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_NAME' });
});

test('what a dataset wrote, and its rate', async () => {
  const folder = await fixture.mount(pool);
  const { kstats } = fixture.zfs;
  const find = async () => (await kstats.datasets(pool)).find(({ dataset }) => dataset === pool);
  const before = await find();
  if (!before) throw new Error('the mounted dataset has no statistic');
  await delay(20);
  {
    await using handle = await open(join(folder, 'content'), 'w');
    await handle.write(Buffer.alloc(1 << 20, 1));
  }
  const after = await find();
  if (!after) throw new Error('the mounted dataset has no statistic');
  expect(after.counters.nwritten - before.counters.nwritten).toBe(1n << 20n);
  expect(rates(before, after).nwritten).toBeGreaterThan(0);
  const [objset] = (await command('zfs', 'get', '-Hpo', 'value', 'objsetid', pool)).trim().split('\n');
  expect(after.objset).toBe(BigInt(objset ?? 0));
  await fixture.unmount(folder);
});

test('reads are kept when the module is told to', async () => {
  const parameter = '/sys/module/zfs/parameters/zfs_read_history';
  const was = (await readFile(parameter, 'utf8')).trim();
  const set = (value: string) => command('sh', '-c', `echo ${value} > ${parameter}`);
  await set('100');
  try {
    await command('zpool', 'scrub', pool);
    await command('zpool', 'wait', '-t', 'scrub', pool);
    await command('zfs', 'list', '-r', pool);
    for (const read of await fixture.zfs.kstats.reads(pool)) {
      expect(read.id).toBeGreaterThanOrEqual(0n);
      expect(read.origin).not.toBe('');
    }
  } finally {
    await set(was);
  }
});
