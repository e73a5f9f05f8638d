import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PoolChange, Zfs } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

/** How often this process has the ZFS device open: threads that are kept have descriptors of other kinds. */
async function devices(): Promise<number> {
  return (await held()).fds.filter((target) => target === '/dev/zfs').length;
}

const LENGTH = '/sys/module/zfs/parameters/zfs_zevent_len_max';

describe('watch', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let images: string[];

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    images = [await fixture.image(128 << 20), await fixture.image(128 << 20)];
    await command('zpool', 'create', '-o', 'cachefile=none', '-m', 'legacy', pool, 'mirror', ...images);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  /** Reads states until one is as wanted. */
  const until = async (
    changes: AsyncIterator<PoolChange, undefined>,
    wanted: (change: PoolChange) => boolean,
  ) => {
    for (;;) {
      const { value } = await changes.next();
      if (!value) throw new Error('the watch ended');
      if (wanted(value)) return value;
    }
  };

  test('the state first, then each change with what led to it, over export and import', async () => {
    const before = await devices();
    const changes = zfs.watch(pool);
    const { value: first } = await changes.next();
    expect(first).toMatchObject({ status: { name: pool, state: 'ONLINE' }, causes: [], missed: 0n });
    await command('zpool', 'offline', pool, images[0] as string);
    const degraded = await until(changes, ({ status }) => status?.state === 'DEGRADED');
    expect(degraded.causes.map((event) => event.class)).toContain('resource.fs.zfs.statechange');
    expect(degraded.causes.every((event) => event.pool === pool)).toBe(true);
    // With something to resilver: a scrub that is begun before a resilver is due does not finish.
    const folder = await fixture.mount(pool);
    await writeFile(`${folder}/content`, 'written while a device was offline');
    await fixture.unmount(folder);
    await command('zpool', 'online', pool, images[0] as string);
    const whole = await until(changes, ({ causes }) =>
      causes.some((event) => event.class === 'sysevent.fs.zfs.resilver_finish'),
    );
    expect(whole.status?.state).toBe('ONLINE');
    await vi.waitFor(() => zfs.scans.scrub(pool), { timeout: 60_000, interval: 500 });
    const scrubbed = await until(changes, ({ causes }) =>
      causes.some((event) => event.class === 'sysevent.fs.zfs.scrub_finish'),
    );
    expect(scrubbed.status?.scan).toMatchObject({ function: 'scrub', state: 'finished' });
    await command('zpool', 'export', pool);
    const gone = await until(changes, ({ status }) => status === undefined);
    expect(gone.causes.map((event) => event.class)).toContain('sysevent.fs.zfs.pool_export');
    await command('zpool', 'import', '-d', fixture.folder, '-o', 'cachefile=none', '-N', pool);
    const back = await until(changes, ({ status }) => status !== undefined);
    expect(back.status?.state).toBe('ONLINE');
    await changes.return();
    expect(await devices()).toBe(before);
  });

  test('after events were lost the state is read again', async () => {
    const length = await readFile(LENGTH, 'utf8');
    const changes = zfs.watch(pool, { settleMs: 0 });
    try {
      await changes.next();
      await writeFile(LENGTH, '4');
      // A queue that is longer does not become shorter.
      await zfs.clearEvents();
      // One call, one event for each property.
      const names = Array.from({ length: 50 }, (_, index) => [`org.example:n${index}`, 'x']);
      await zfs.properties.set(pool, Object.fromEntries(names));
      const change = await until(changes, ({ missed }) => missed > 0n);
      expect(change.status?.state).toBe('ONLINE');
    } finally {
      await writeFile(LENGTH, length);
      await changes.return();
    }
  });

  test('a pool that is not there; aborting while nothing happens', async () => {
    const before = await devices();
    await expect(zfs.watch('zfskit-test-none').next()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(() => zfs.watch(pool, { settleMs: -1 })).toThrow(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
    );
    const aborting = new AbortController();
    const changes = zfs.watch(pool, { signal: aborting.signal });
    await changes.next();
    const next = changes.next();
    setTimeout(() => aborting.abort(new Error('enough')), 300);
    await expect(next).rejects.toThrow('enough');
    expect(await devices()).toBe(before);
  });
});
