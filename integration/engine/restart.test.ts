import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, openZfs, type Zfs } from 'zfskit';
import type { UserspaceTransport } from 'zfskit/engine';
import { EngineFixture, engineOptions } from './engine-fixture.ts';

let fixture: EngineFixture;
const engines: Zfs[] = [];
const others: ChildProcess[] = [];

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

afterAll(async () => {
  for (const other of others) other.kill();
  for (const engine of engines) await engine.close();
  await fixture[Symbol.asyncDispose]();
});

const state = () => join(fixture.folder, 'kept');

async function engine(): Promise<Zfs> {
  const zfs = await openZfs({ ...engineOptions(), state: state() });
  engines.push(zfs);
  return zfs;
}

const isFree = (path: string) => {
  try {
    execFileSync('flock', ['--nonblock', path, 'true']);
    return true;
  } catch {
    return false;
  }
};

test('pools are there again with the next engine, with their spares, and only for one', async () => {
  const first = await engine();
  const pool = fixture.poolName();
  const [disk, spare, cache] = await Promise.all([1, 2, 3].map(() => fixture.image()));
  if (!disk || !spare || !cache) throw new Error('no files');
  await first.pools.create(pool, { vdevs: [file(disk)], spares: [file(spare)], cache: [file(cache)] });
  const hidden = fixture.poolName();
  await first.pools.create(hidden, {
    vdevs: [file(await fixture.image())],
    properties: { cachefile: 'none' },
  });
  await expect(engine()).rejects.toMatchObject({ code: 'EBUSY' });
  await first.close();
  expect([disk, spare, cache].map(isFree)).toEqual([true, true, true]);
  const second = await engine();
  expect([...(await second.pools.configs()).keys()]).toEqual([pool]);
  const listed = (await second.vdevs.list(pool)).map(({ path }) => path);
  expect(listed).toEqual([disk, spare, cache]);
  expect([disk, spare, cache].map(isFree)).toEqual([false, false, false]);
  await second.close();
});

test('a pool of the cache file is not opened while another has one of its devices', async () => {
  const first = await engine();
  const pool = fixture.poolName();
  const disk = await fixture.image();
  await first.pools.create(pool, { vdevs: [file(disk)] });
  await first.close();
  const other = spawn('flock', ['--no-fork', disk, 'sh', '-c', 'echo taken; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  others.push(other);
  await once(other.stdout, 'data');
  const second = await engine();
  await expect(second.pools.status(pool)).rejects.toMatchObject({ code: 'EBUSY' });
  await expect(second.datasets.get(pool)).rejects.toMatchObject({ code: 'EBUSY' });
  other.kill();
  await once(other, 'exit');
  expect(await second.pools.status(pool)).toMatchObject({ state: 'ONLINE' });
  await second.pools.destroy(pool);
  await second.close();
});

test('a death in the middle of writing the file of pools loses none', async () => {
  const zfs = await engine();
  const transport = zfs.transport as UserspaceTransport;
  const pools = [fixture.poolName(), fixture.poolName()];
  for (const pool of pools) await zfs.pools.create(pool, { vdevs: [file(await fixture.image())] });
  const [kept = '', exported = ''] = pools;
  for (const bytes of [0, 100]) {
    process.kill(transport.pid, 'SIGKILL');
    await expect(zfs.pools.wait(kept, 'scrub')).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
    truncateSync(join(state(), 'zpool.cache'), bytes);
    await transport.restart();
    expect([...(await zfs.pools.configs()).keys()].sort()).toEqual([...pools].sort());
    expect((await zfs.pools.status(kept)).state).toBe('ONLINE');
  }
  await zfs.pools.export(exported);
  process.kill(transport.pid, 'SIGKILL');
  await expect(zfs.pools.wait(kept, 'scrub')).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
  truncateSync(join(state(), 'zpool.cache'), 0);
  await transport.restart();
  expect([...(await zfs.pools.configs()).keys()]).toEqual([kept]);
  await zfs.pools.export(kept);
  process.kill(transport.pid, 'SIGKILL');
  await expect(zfs.pools.wait(kept, 'scrub')).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
  writeFileSync(join(state(), 'zpool.cache'), '');
  await transport.restart();
  expect([...(await zfs.pools.configs()).keys()]).toEqual([]);
  await zfs.close();
});
