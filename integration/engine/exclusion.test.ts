import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror } from 'zfskit';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
const others: ChildProcess[] = [];

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

afterAll(async () => {
  for (const other of others) other.kill();
  await fixture[Symbol.asyncDispose]();
});

/** Whether nobody has the file, by flock(1). */
function isFree(path: string): boolean {
  try {
    execFileSync('flock', ['--nonblock', '--conflict-exit-code', '75', path, 'true']);
    return true;
  } catch (error) {
    if ((error as { status?: number }).status === 75) return false;
    throw error;
  }
}

/** Another process that has the file, as another engine would. Gives what ends it. */
async function takenByAnother(path: string): Promise<() => Promise<void>> {
  const other = spawn('flock', ['--no-fork', path, 'sh', '-c', 'echo taken; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  others.push(other);
  await once(other.stdout, 'data');
  return async () => {
    other.kill();
    await once(other, 'exit');
  };
}

test('all devices of a pool are locked for as long as it is imported', async () => {
  const { zfs } = fixture;
  const pool = fixture.poolName();
  const paths = [await fixture.image(), await fixture.image()];
  const [spare, cache, late] = [await fixture.image(), await fixture.image(), await fixture.image()];
  await zfs.pools.create(pool, {
    vdevs: [mirror(...paths.map((path) => file(path)))],
    spares: [file(spare)],
    cache: [file(cache)],
  });
  const all = [...paths, spare, cache];
  expect(all.map(isFree)).toEqual([false, false, false, false]);
  await zfs.vdevs.attach(pool, paths[0] ?? '', file(late));
  await zfs.pools.wait(pool, 'resilver');
  expect(isFree(late)).toBe(false);
  await zfs.vdevs.detach(pool, late);
  expect(isFree(late)).toBe(true);
  await zfs.vdevs.remove(pool, spare);
  expect(isFree(spare)).toBe(true);
  await zfs.pools.export(pool);
  expect(all.map(isFree)).toEqual([true, true, true, true]);
  const found = (await zfs.pools.importable({ paths: [fixture.folder] })).find(({ name }) => name === pool);
  if (!found) throw new Error('nothing was found');
  expect(all.map(isFree)).toEqual([true, true, true, true]);
  await zfs.pools.import(found);
  expect(all.map(isFree)).toEqual([false, false, true, false]);
  await zfs.pools.destroy(pool);
  expect(all.map(isFree)).toEqual([true, true, true, true]);
});

test('what another has is refused, by any name, and nothing is written to it or kept', async () => {
  const { zfs } = fixture;
  const [mine, theirs] = [await fixture.image(), await fixture.image()];
  const alias = join(fixture.folder, 'alias');
  await symlink(theirs, alias);
  const release = await takenByAnother(theirs);
  const pool = fixture.poolName();
  for (const path of [theirs, alias]) {
    await expect(zfs.pools.create(pool, { vdevs: [file(mine), file(path)] })).rejects.toMatchObject({
      code: 'EBUSY',
    });
  }
  expect(isFree(mine)).toBe(true);
  await zfs.pools.create(pool, { vdevs: [file(mine)] });
  await expect(zfs.vdevs.attach(pool, mine, file(theirs))).rejects.toMatchObject({ code: 'EBUSY' });
  await expect(zfs.vdevs.add(pool, { spares: [file(theirs)] })).rejects.toMatchObject({ code: 'EBUSY' });
  await release();
  await zfs.vdevs.attach(pool, mine, file(theirs));
  expect(isFree(theirs)).toBe(false);
});

test('a pool is not imported while another has one of its devices', async () => {
  const { zfs } = fixture;
  const pool = fixture.poolName();
  const path = await fixture.image();
  await zfs.pools.create(pool, { vdevs: [file(path)] });
  await zfs.pools.export(pool);
  const found = (await zfs.pools.importable({ paths: [fixture.folder] })).find(({ name }) => name === pool);
  if (!found) throw new Error('nothing was found');
  const release = await takenByAnother(path);
  await expect(zfs.pools.import(found)).rejects.toMatchObject({ code: 'EBUSY' });
  await release();
  await zfs.pools.import(found);
  expect(isFree(path)).toBe(false);
});

test('the state folder is of one engine', async () => {
  expect(isFree(join(fixture.folder, 'state', 'lock'))).toBe(false);
});
