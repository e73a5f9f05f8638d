import { open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { file } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { EngineFixture, stock } from './engine-fixture.ts';

const BLOCK = 1 << 14;

test('a damaged block is found by a scrub and logged', async () => {
  await using fixture = await EngineFixture.open();
  const { zfs } = fixture;
  const path = await fixture.image();
  const pool = fixture.poolName();
  await zfs.pools.create(pool, { vdevs: [file(path)], rootProperties: { compression: 'off' } });
  const entries = async () =>
    (await call(zfs.transport, 'ZFS_IOC_ERROR_LOG', { zc_name: pool })).zc_nvlist_dst;
  expect(await entries()).toHaveLength(0);
  const name = `${pool}/v`;
  await zfs.datasets.create(name, { kind: 'volume', size: 1n << 20n, properties: { volblocksize: 16384n } });
  const marker = Buffer.alloc(BLOCK, 'zfskit-damaged-here ');
  const volume = await zfs.transport.openVolume?.(name);
  await volume?.write(0n, marker);
  await volume?.close();
  await call(zfs.transport, 'ZFS_IOC_POOL_SYNC', { zc_name: pool, innvl: { force: true } });
  await using handle = await open(path, 'r+');
  const bytes = (await handle.readFile()) as Buffer;
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + BLOCK)) {
    await handle.write(Buffer.alloc(512, 0xff), 0, 512, at);
  }
  await zfs.scans.scrub(pool);
  await zfs.pools.wait(pool, 'scrub');
  const damaged = await entries();
  expect(damaged).toHaveLength(32);
  const [objset, object, level, block] = new BigUint64Array(Uint8Array.from(damaged).buffer);
  expect([object, level, block]).toEqual([1n, 0n, 0n]);
  expect(stock('zdb', '-e', '-p', fixture.folder, '-d', pool)).toMatch(
    new RegExp(`Dataset ${name} \\[ZVOL\\], ID ${objset},`),
  );
  expect((await zfs.pools.status(pool)).errorCount).toBe(1n);
});
