import { expect, test } from 'vitest';
import { UserspaceTransport } from 'zfskit/engine';
import { call } from 'zfskit/ioctl';
import { string } from 'zfskit/nvlist';
import { EngineFixture, stock } from './engine-fixture.ts';

test('what was done to datasets is on disk as zdb reads it, and no block is lost', async () => {
  await using fixture = await EngineFixture.open();
  const { zfs, folder } = fixture;
  const pool = await fixture.pool();
  await zfs.snapshots.create([`${pool}@base`]);
  await zfs.datasets.clone(`${pool}@base`, `${pool}/a`);
  await zfs.snapshots.create([`${pool}/a@one`], { properties: { 'org.zfskit:note': 'kept' } });
  await zfs.datasets.clone(`${pool}/a@one`, `${pool}/b`);
  await zfs.datasets.promote(`${pool}/b`);
  await zfs.datasets.rename(`${pool}/b`, `${pool}/c`);
  await zfs.datasets.rename(`${pool}/c@one`, `${pool}/c@renamed`);
  await zfs.bookmarks.create(new Map([[`${pool}/c#mark`, `${pool}/c@renamed`]]));
  await zfs.holds.add([`${pool}/c@renamed`], 'tag of a hold');
  const program = `zfs.sync.snapshot('${pool}/a@program'); error('half done')`;
  await expect(zfs.programs.run(pool, program)).rejects.toMatchObject({ code: 'ECHRNG' });
  await zfs.pools.setBootenv(pool, { entry: string('debian') });
  await zfs.close();
  const zdb = (...args: string[]) => stock('zdb', '-e', '-p', folder, ...args);
  const names = zdb('-d', pool).matchAll(/^Dataset (\S+) \[ZPL\]/gm);
  expect([...names].map(([, name]) => name?.replace(pool, '')).sort()).toEqual(
    ['', '@base', '/a', '/a@program', '/c', '/c@renamed'].sort(),
  );
  expect(zdb('-dddd', `${pool}/c`)).toContain('#mark: {guid:');
  expect(zdb('-dddd', pool)).toMatch(/tag of a hold/);
  expect(zdb('-bc', pool)).toContain('No leaks');
  expect(zdb('-hh', pool)).toMatch(
    /ioctl: 'channel_program'\s+in_nvl:[\s\S]*out_nvl:\s+error: [\s\S]*errno: \d+/,
  );
});

test('temporary holds and snapshots end with an engine that is killed', async () => {
  await using fixture = await EngineFixture.open();
  const { zfs } = fixture;
  const { transport } = zfs;
  if (!(transport instanceof UserspaceTransport)) throw new Error('not an engine');
  const pool = await fixture.pool();
  await zfs.snapshots.create([`${pool}@one`]);
  await zfs.holds.add([`${pool}@one`], 'permanent');
  await zfs.holds.temporary([`${pool}@one`], 'temporary');
  const { zc_value } = await call(transport, 'ZFS_IOC_TMP_SNAPSHOT', {
    zc_name: pool,
    zc_value: 'tmp',
    zc_cleanup_fd: transport.cleanupDescriptor?.()?.fd ?? -1,
  });
  expect(await zfs.datasets.exists(`${pool}@${zc_value}`)).toBe(true);
  process.kill(transport.pid, 'SIGKILL');
  await expect(zfs.datasets.get(pool)).rejects.toMatchObject({ code: 'ZFSKIT_ENGINE_DIED' });
  await transport.restart();
  expect((await zfs.holds.list(`${pool}@one`)).map(({ tag }) => tag)).toEqual(['permanent']);
  expect(await zfs.datasets.exists(`${pool}@${zc_value}`)).toBe(false);
});
