import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { file, openZfs, type Zfs } from 'zfskit';
import { UserspaceTransport } from 'zfskit/engine';
import { engineOptions, stock } from './engine-fixture.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function place(): { readonly folder: string; readonly disk: string; readonly state: string } {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-engine-'));
  folders.push(folder);
  chmodSync(folder, 0o777);
  const disk = join(folder, 'disk');
  writeFileSync(disk, '');
  truncateSync(disk, 1 << 27);
  return { folder, disk, state: join(folder, 'state') };
}

function engineOf(zfs: Zfs): UserspaceTransport {
  if (!(zfs.transport instanceof UserspaceTransport)) throw new Error('not an engine');
  return zfs.transport;
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(statOf(pid));
const statOf = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ') Z ';
  }
};

describe('an engine that dies', () => {
  test('is reported, and has its pools again after a restart', async () => {
    const { disk, state } = place();
    const zfs = await openZfs({ ...engineOptions(), state });
    const engine = engineOf(zfs);
    await zfs.pools.create('tank', { vdevs: [file(disk)] });
    const { guid } = await zfs.datasets.get('tank');
    const { pid } = engine;
    process.kill(pid, 'SIGABRT');
    await expect(zfs.datasets.get('tank')).rejects.toMatchObject({
      code: 'ZFSKIT_ENGINE_DIED',
      message: expect.stringMatching(/SIGABRT/),
    });
    // And from then on.
    await expect(zfs.datasets.get('tank')).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
    await Promise.all([engine.restart(), engine.restart()]);
    expect(engine.pid).not.toBe(pid);
    expect(await zfs.datasets.get('tank')).toMatchObject({ guid });
    await zfs.close();
    await expect(engine.restart()).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
    expect(isAlive(engine.pid)).toBe(false);
  });

  test('calls under way fail too', async () => {
    const { disk } = place();
    const zfs = await openZfs(engineOptions());
    await zfs.pools.create('tank', { vdevs: [file(disk)] });
    const calls = Array.from({ length: 50 }, () => zfs.datasets.get('tank'));
    process.kill(engineOf(zfs).pid, 'SIGKILL');
    const outcomes = await Promise.allSettled(calls);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
    }
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    await zfs.close();
  });
});

describe('pools in the end', () => {
  test('are exported where the engine has no folder', async () => {
    const { disk } = place();
    const zfs = await openZfs(engineOptions());
    await zfs.pools.create('tank', { vdevs: [file(disk)] });
    await zfs.close();
    // POOL_STATE_EXPORTED.
    expect(stock('zdb', '-l', disk)).toMatch(/^\s+state: 1$/m);
  });

  test('stay imported where it has one, and are there the next time', async () => {
    const { disk, state } = place();
    const first = await openZfs({ ...engineOptions(), state });
    await first.pools.create('tank', { vdevs: [file(disk)] });
    await first.close();
    expect(stock('zdb', '-l', disk)).toMatch(/^\s+state: 0$/m);
    const second = await openZfs({ ...engineOptions(), state });
    expect(await second.datasets.get('tank')).toMatchObject({ name: 'tank' });
    await second.pools.destroy('tank');
    await second.close();
  });
});

test('the engine ends in order when its parent is killed', async () => {
  const { disk, state, folder } = place();
  const program = `
    import { openZfs, file } from 'zfskit';
    const zfs = await openZfs(${JSON.stringify({ ...engineOptions(), state })});
    await zfs.pools.create('tank', { vdevs: [file(${JSON.stringify(disk)})] });
    console.log(zfs.transport.pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 50 });
  const zfs = await openZfs({ ...engineOptions(), state });
  expect(await zfs.datasets.get('tank')).toMatchObject({ name: 'tank' });
  await zfs.close();
  expect(existsSync(folder)).toBe(true);
});

test('an interrupt of the terminal is for the parent', async () => {
  const zfs = await openZfs(engineOptions());
  process.kill(engineOf(zfs).pid, 'SIGINT');
  process.kill(engineOf(zfs).pid, 'SIGTERM');
  expect(await zfs.pools.configs()).toEqual(new Map());
  await zfs.close();
});

test('a folder without libzpool', async () => {
  await expect(openZfs({ engine: 'userspace', libraries: '/nonexistent' })).rejects.toMatchObject({
    code: 'ZFSKIT_UNSUPPORTED',
    message: expect.stringMatching(/no libzpool in \/nonexistent .*zfsutils-linux/),
  });
});

test('what a kernel would have to do is refused by name', async () => {
  const { disk } = place();
  const zfs = await openZfs(engineOptions());
  await zfs.pools.create('tank', { vdevs: [file(disk)] });
  await expect(zfs.datasets.mount('tank')).rejects.toMatchObject({
    code: 'ZFSKIT_UNSUPPORTED',
    message: expect.stringMatching(/an engine in userspace mounts nothing/),
  });
  await zfs.close();
});
