import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { file } from 'zfskit';
import { call, KernelTransport } from 'zfskit/ioctl';
import { command, Fixture, held } from './fixture.ts';
import { SmallDisk } from './small-disk.ts';

/** Snapshots a pool's root dataset, for at most a second. */
function snapshot(transport: KernelTransport, pool: string, name: string) {
  return call(
    transport,
    'ZFS_IOC_SNAPSHOT',
    { zc_name: pool, innvl: { snaps: { [`${pool}@${name}`]: true } } },
    { deadlineMs: 1000 },
  );
}

// Both calls must be in the kernel before the pool is suspended, which a busy machine does not always manage.
test('a call that hangs on a suspended pool rejects at its deadline and stops nothing else', {
  retry: 2,
}, async () => {
  await using fixture = await Fixture.open();
  const disk = await SmallDisk.mount(join(fixture.folder, 'small'));
  const [pool, other] = [fixture.poolName(), fixture.poolName()];
  await using transport = KernelTransport.open();
  const leaving = KernelTransport.open();
  try {
    const properties = { cachefile: 'none' };
    const rootProperties = { mountpoint: 'none' };
    await fixture.zfs.pools.create(pool, { vdevs: [file(await disk.image())], properties, rootProperties });
    await fixture.zfs.pools.create(other, {
      vdevs: [file(await fixture.image())],
      properties,
      rootProperties,
    });
    await disk.fill();
    const started = performance.now();
    const late = { code: 'ZFSKIT_DEADLINE', subject: pool, ioctl: 'ZFS_IOC_SNAPSHOT' };
    await Promise.all([
      expect(snapshot(transport, pool, 'a')).rejects.toMatchObject(late),
      expect(snapshot(leaving, pool, 'b')).rejects.toMatchObject(late),
    ]);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(transport.load.short).toEqual({ busy: 0, waiting: 0, givenUp: 1 });

    // The same handle serves other pools; the kernel itself refuses what comes later for this one.
    await snapshot(transport, other, 'c');
    await expect(snapshot(transport, pool, 'd')).rejects.toMatchObject({ code: 'EAGAIN', subject: pool });
    const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
    expect(config?.has('suspended')).toBe(true);
    expect(transport.load.short).toEqual({ busy: 0, waiting: 0, givenUp: 1 });

    // Closing does not wait for ever, and the kernel's view of the descriptor goes with the call.
    const devices = async () => (await held()).fds.filter((path) => path === '/dev/zfs').length;
    const open = await devices();
    const closing = performance.now();
    await leaving.close();
    expect(performance.now() - closing).toBeLessThan(10_000);
    expect(await devices()).toBe(open - 1);
    expect(leaving.load.short.givenUp).toBe(1);

    await disk.empty();
    await command('zpool', 'clear', pool);
    while (transport.load.short.givenUp + leaving.load.short.givenUp > 0) await delay(50);
    const names = await command('zfs', 'list', '-Ho', 'name', '-t', 'snapshot', '-r', pool);
    expect(names.trim().split('\n').sort()).toEqual([`${pool}@a`, `${pool}@b`]);
    await snapshot(transport, pool, 'e');
  } finally {
    await leaving.close();
    await disk.empty();
    await command('zpool', 'clear', pool).catch(() => {});
    await fixture.zfs.pools.destroy(pool).catch(() => {});
    await disk[Symbol.asyncDispose]();
  }
});

test('twenty sends in flight do not stop a listing', async () => {
  await using fixture = await Fixture.open();
  const pool = await fixture.pool({ mountpoint: 'legacy' });
  const folder = await fixture.mount(pool);
  {
    await using handle = await open(join(folder, 'content'), 'w');
    await handle.write(randomBytes(4 << 20));
  }
  await fixture.unmount(folder);
  await fixture.zfs.snapshots.create([`${pool}@a`]);
  // Nobody reads them: each holds its thread in the kernel.
  const sends = await Promise.all(Array.from({ length: 20 }, () => fixture.zfs.send(`${pool}@a`)));
  const names: string[] = [];
  for await (const dataset of fixture.zfs.datasets.list(pool)) names.push(dataset.name);
  expect(names).toEqual([pool]);
  expect(sends.map((stream) => stream.destroyed)).toEqual(sends.map(() => false));
  await Promise.all(sends.map((stream) => once(stream.destroy(), 'close')));
});
