import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file, mirror, type Zfs, ZfsError } from 'zfskit';
import { string, uint64 } from 'zfskit/nvlist';
import { command, Fixture } from './fixture.ts';

describe('scans and upkeep', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let images: string[];
  let minor: number;

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    minor = zfs.transport.abi.release[1];
    pool = fixture.poolName();
    images = [await fixture.image(128 << 20), await fixture.image(128 << 20)];
    await zfs.pools.create(pool, {
      vdevs: [mirror(...images.map((path) => file(path)))],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'legacy' },
    });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const status = () => command('zpool', 'status', pool);
  const scrubbed = async () => {
    await command('zpool', 'wait', '-t', 'scrub', pool);
    return status();
  };
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'no error',
      (error: unknown) => (error instanceof ZfsError ? error.code : error),
    );

  /** Runs something while scrubs stand still. */
  const suspended = async (work: () => Promise<void>) => {
    const parameter = '/sys/module/zfs/parameters/zfs_scan_suspend_progress';
    await writeFile(parameter, '1');
    try {
      await work();
    } finally {
      await writeFile(parameter, '0');
    }
  };

  test('scrub: start, pause, resume, stop; what the command does we see, and the other way round', async () => {
    await suspended(async () => {
      expect(await code(zfs.scans.pause(pool))).toBe('ENOENT');
      expect(await code(zfs.scans.resume(pool))).toBe('ENOENT');
      expect(await code(zfs.scans.stop(pool))).toBe('ENOENT');
      await zfs.scans.scrub(pool);
      expect(await status()).toMatch(/scrub in progress/);
      expect(await code(zfs.scans.scrub(pool))).toBe('EBUSY');
      await zfs.scans.pause(pool);
      expect(await status()).toMatch(/scrub paused/);
      expect(await code(zfs.scans.pause(pool))).toBe('EBUSY');
      await zfs.scans.resume(pool);
      expect(await status()).toMatch(/scrub in progress/);
      await command('zpool', 'scrub', '-p', pool);
      await zfs.scans.scrub(pool);
      expect(await status()).toMatch(/scrub in progress/);
      await zfs.scans.pause(pool);
      await zfs.scans.stop(pool);
      expect(await status()).toMatch(/scrub canceled/);
      expect(await code(zfs.scans.resume(pool))).toBe('ENOENT');
    });
    await zfs.scans.scrub(pool);
    expect(await scrubbed()).toMatch(/scrub repaired 0B/);
    expect((await zfs.pools.status(pool)).scan).toMatchObject({ function: 'scrub', state: 'finished' });
  });

  test('scrub of a part, where the release has it', async () => {
    const day = 86_400_000;
    const parts = [
      [{ fromLastTxg: true }, 3],
      [{ start: new Date(Date.now() - day) }, 4],
      [{ end: new Date() }, 4],
      [{ start: new Date(Date.now() - day), end: new Date(Date.now() + day) }, 4],
    ] as const;
    for (const [part, since] of parts) {
      if (minor < since) {
        expect(await code(zfs.scans.scrub(pool, part))).toBe('ZFSKIT_UNSUPPORTED');
        continue;
      }
      await zfs.scans.scrub(pool, part);
      expect(await scrubbed()).toMatch(/scrub repaired 0B/);
    }
    for (const part of [
      { fromLastTxg: true, start: new Date() },
      { start: new Date(Number.NaN) },
      { start: new Date(2000, 1), end: new Date(1999, 1) },
    ]) {
      const expected = minor >= 4 || 'fromLastTxg' in part ? 'ZFSKIT_INVALID_ARGUMENT' : 'ZFSKIT_UNSUPPORTED';
      expect(await code(zfs.scans.scrub(pool, part))).toBe(expected);
    }
  });

  test('scrub of errors', async () => {
    if (minor < 2) {
      expect(await code(zfs.scans.scrubErrors(pool))).toBe('ZFSKIT_UNSUPPORTED');
      return;
    }
    expect(await code(zfs.scans.scrubErrors(pool))).toBe('ECANCELED');
    const single = fixture.poolName();
    const image = await fixture.image(128 << 20);
    await command(
      'zpool',
      'create',
      '-o',
      'cachefile=none',
      '-O',
      'compression=off',
      '-m',
      'legacy',
      single,
      image,
    );
    const mount = await fixture.mount(single);
    const pattern = Buffer.alloc(1 << 20, 'zfskit damages this');
    await writeFile(join(mount, 'file'), pattern);
    await fixture.unmount(mount);
    await zfs.pools.export(single);
    await damage(image, pattern.subarray(0, 512));
    await command('zpool', 'import', '-d', image, '-o', 'cachefile=none', '-N', single);
    await zfs.scans.scrub(single);
    await command('zpool', 'wait', '-t', 'scrub', single);
    await zfs.scans.scrubErrors(single);
    const text = await vi.waitFor(async () => {
      const printed = await command('zpool', 'status', single);
      expect(printed).toMatch(/scrubbed \d+ error blocks/);
      return printed;
    }, 60_000);
    expect(text).not.toMatch(/scrubbed 0 error blocks/);
  }, 300_000);

  test('resilver', async () => {
    await zfs.scans.resilver(pool);
    await command('zpool', 'offline', pool, images[0] as string);
    await zfs.pools.sync(pool);
    await command('zfs', 'create', `${pool}/while-offline`);
    await command('zpool', 'online', pool, images[0] as string);
    await zfs.scans.resilver(pool);
    await vi.waitFor(async () => expect(await status()).toMatch(/resilvered/), {
      timeout: 60_000,
      interval: 500,
    });
    expect(await code(zfs.scans.resilver('zfskit-test-none'))).toBe('ENOENT');
  });

  test('checkpoint, sync, reopen', async () => {
    const checkpoint = async () =>
      (await command('zpool', 'get', '-Hpo', 'value', 'checkpoint', pool)).trim() !== '-';
    expect(await code(zfs.pools.discardCheckpoint(pool))).toBe('ZFS_ERR_NO_CHECKPOINT');
    await zfs.pools.checkpoint(pool);
    expect(await checkpoint()).toBe(true);
    expect(await code(zfs.pools.checkpoint(pool))).toBe('ZFS_ERR_CHECKPOINT_EXISTS');
    expect(await code(zfs.pools.reguid(pool))).toBe('ZFS_ERR_CHECKPOINT_EXISTS');
    await command('zpool', 'checkpoint', '-d', '-w', pool);
    await command('zpool', 'checkpoint', pool);
    await zfs.pools.discardCheckpoint(pool);
    await command('zpool', 'wait', '-t', 'discard', pool);
    expect(await checkpoint()).toBe(false);
    const txg = async () => (await zfs.pools.status(pool)).txg;
    const before = await txg();
    await zfs.pools.sync(pool, { force: true });
    expect(await txg()).toBeGreaterThan(before);
    await zfs.pools.sync(pool);
    await zfs.pools.reopen(pool);
    await suspended(async () => {
      await zfs.scans.scrub(pool);
      await zfs.pools.reopen(pool, { restartScrub: false });
      expect(await status()).toMatch(/scrub in progress/);
      await zfs.scans.stop(pool);
    });
    const none = 'zfskit-test-none';
    expect(await code(zfs.pools.checkpoint(none))).toBe('ENOENT');
    expect(await code(zfs.pools.sync(none))).toBe('ENOENT');
    expect(await code(zfs.pools.reopen(none))).toBe('ENOENT');
    expect(await code(zfs.pools.bootenv(none))).toBe('ENOENT');
  });

  test('a new guid, random or given', async () => {
    const guid = async () => BigInt((await command('zpool', 'get', '-Hpo', 'value', 'guid', pool)).trim());
    const before = await guid();
    await zfs.pools.reguid(pool);
    const random = await guid();
    expect(random).not.toBe(before);
    const given = 0x1234_5678_9abc_def0n;
    if (minor < 3) {
      expect(await code(zfs.pools.reguid(pool, { guid: given }))).toBe('ZFSKIT_UNSUPPORTED');
      return;
    }
    await zfs.pools.reguid(pool, { guid: given });
    expect(await guid()).toBe(given);
    expect(await code(zfs.pools.reguid(pool, { guid: given }))).toBe('EEXIST');
  });

  test('tables: prefetch and prune', async () => {
    const expected = (since: number) => (minor < since ? 'ZFSKIT_UNSUPPORTED' : 'no error');
    expect(await code(zfs.pools.prefetch(pool, 'ddt'))).toBe(expected(3));
    expect(await code(zfs.pools.prefetch(pool, 'brt'))).toBe(expected(4));
    expect(await code(zfs.pools.prefetch(pool, 'none' as 'ddt'))).toBe('ZFSKIT_INVALID_ARGUMENT');
    expect(await code(zfs.pools.pruneDedupTable(pool, { percent: 101 }))).toBe('ZFSKIT_INVALID_ARGUMENT');
    expect(await code(zfs.pools.pruneDedupTable(pool, { percent: 0.5 }))).toBe('ZFSKIT_INVALID_ARGUMENT');
    expect(await code(zfs.pools.pruneDedupTable(pool, { olderThanSeconds: 5n }))).toBe(expected(3));
    if (minor < 3) return;
    await command('zfs', 'create', '-o', 'dedup=on', '-o', 'mountpoint=legacy', `${pool}/dedup`);
    const mount = await fixture.mount(`${pool}/dedup`);
    await command('sh', '-c', `head -c 1M /dev/urandom > ${mount}/file`);
    await zfs.pools.sync(pool);
    const entries = async () =>
      Number(/DDT entries (\d+)/.exec(await command('zpool', 'status', '-D', pool))?.[1] ?? 0);
    expect(await entries()).toBe(8);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    // Entries come from a log into the table by and by; only there they are pruned.
    const pruned = async () => {
      await zfs.pools.pruneDedupTable(pool, { percent: 100 });
      await zfs.pools.sync(pool, { force: true });
      expect(await entries()).toBeLessThan(8);
    };
    await vi.waitFor(pruned, { timeout: 60_000, interval: 1000 });
    await fixture.unmount(mount);
  });

  test('boot environment', async () => {
    expect(await zfs.pools.bootenv(pool)).toEqual({});
    const entries = { 'org.example:once': string('kernel=ä'), 'org.example:count': uint64(3n) };
    await zfs.pools.setBootenv(pool, entries);
    expect(await zfs.pools.bootenv(pool)).toEqual(entries);
    await zfs.pools.setBootenv(pool, {});
    expect(await zfs.pools.bootenv(pool)).toEqual({});
    expect(await code(zfs.pools.setBootenv(pool, { version: uint64(0n) }))).toBe('ZFSKIT_INVALID_ARGUMENT');
    expect(await code(zfs.pools.setBootenv(pool, { large: string('x'.repeat(200_000)) }))).toBe('E2BIG');
  });
});

/** Overwrites the first bytes of each of the pattern's blocks behind the labels of a disk image. */
async function damage(image: string, pattern: Buffer): Promise<void> {
  await using handle = await open(image, 'r+');
  const bytes = Buffer.alloc(1 << 20);
  const { size } = await handle.stat();
  for (let at = 4 << 20; at < size; at += bytes.length) {
    await handle.read(bytes, 0, bytes.length, at);
    for (let found = bytes.indexOf(pattern); found >= 0; found = bytes.indexOf(pattern, found + 1)) {
      await handle.write(Buffer.alloc(64), 0, 64, at + found);
    }
  }
}
