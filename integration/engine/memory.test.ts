import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { file, openZfs } from 'zfskit';
import type { UserspaceTransport } from 'zfskit/engine';
import { EngineFixture, engineOptions } from './engine-fixture.ts';

const MIB = 1 << 20;

const mebibytesOf = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

test('an engine caches no more than it is told to', async () => {
  await using fixture = await EngineFixture.open();
  await using zfs = await openZfs({
    ...engineOptions(),
    state: join(fixture.folder, 'small'),
    arcMax: 64 * MIB,
  });
  const { pid } = zfs.transport as UserspaceTransport;
  const pool = fixture.poolName();
  await zfs.pools.create(pool, { vdevs: [file(await fixture.image(1 << 30))] });
  await zfs.datasets.create(`${pool}/disk`, { kind: 'volume', size: '512M', sparse: true });
  await using volume = await zfs.openVolume(`${pool}/disk`);
  const before = mebibytesOf(pid);
  for (let at = 0; at < 480; at += 4) await volume.write(BigInt(at * MIB), randomBytes(4 * MIB));
  await volume.sync();
  for (let at = 0; at < 480; at += 4) await volume.read(BigInt(at * MIB), 4 * MIB);
  // Buffers of requests and of JavaScript come on top of the ARC; without a bound all that was written is kept.
  expect(mebibytesOf(pid) - before).toBeLessThan(400);
  await volume.close();
  await zfs.pools.destroy(pool);
});

test.each([0, -1, 64 * MIB - 1, 1.5, Number.NaN, 2 ** 52])('%d bytes are refused', async (arcMax) => {
  await expect(openZfs({ ...engineOptions(), arcMax })).rejects.toMatchObject({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: expect.stringContaining('67108864'),
  });
});
