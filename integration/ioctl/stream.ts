import { randomBytes } from 'node:crypto';
import { readSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { command } from '../fixture.ts';
import { NO_DESCRIPTOR, type RowBench, withDescriptor } from './row-bench.ts';

const RECORD_BYTES = 312;

/** ioctls that send and receive, through files, and through a pipe that nobody reads. */
export function streamRows(bench: RowBench): void {
  const root = `${bench.pool}/stream`;
  const path = () => join(bench.fixture.folder, 'stream');

  beforeAll(async () => {
    await bench.dataset(root);
    const folder = await bench.fixture.mount(root);
    await writeFile(join(folder, 'content'), randomBytes(3 << 20));
    await bench.fixture.unmount(folder);
    await bench.snapshot(`${root}@one`);
  });

  bench.row('ZFS_IOC_SEND_SPACE', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_SEND_SPACE', {
      zc_name: `${root}@one`,
      innvl: { largeblockok: true },
    });
    expect(outnvl.space).toBeGreaterThan(3n << 20n);
    await bench.fails('ZFS_IOC_SEND_SPACE', 'ENOENT', { zc_name: `${root}@none`, innvl: {} });
    await bench.fails('ZFS_IOC_SEND_SPACE', 'EINVAL', { zc_name: `${root}@one`, innvl: { from: root } });
  });

  bench.row('ZFS_IOC_SEND_NEW', async () => {
    await withDescriptor(
      (fd) =>
        bench.ok('ZFS_IOC_SEND_NEW', {
          zc_name: `${root}@one`,
          innvl: { fd, largeblockok: true, embedok: true },
        }),
      path(),
      'w',
    );
    expect((await stat(path())).size).toBeGreaterThan(3 << 20);
    const fd = NO_DESCRIPTOR;
    await bench.fails('ZFS_IOC_SEND_NEW', 'EBADF', { zc_name: `${root}@one`, innvl: { fd } });
    await bench.fails('ZFS_IOC_SEND_NEW', 'ENOENT', { zc_name: `${root}@none`, innvl: { fd: 1 } });
  });

  bench.row('ZFS_IOC_SEND_PROGRESS', async () => {
    const { fd, stream, closeKernelEnd } = bench.transport.pipe('from-kernel');
    const zc_name = `${root}@one`;
    const sending = bench.ok('ZFS_IOC_SEND_NEW', { zc_name, innvl: { fd } });
    const progress = async () =>
      (await bench.ok('ZFS_IOC_SEND_PROGRESS', { zc_name, zc_cookie: BigInt(fd) })).zc_cookie;
    await expect.poll(() => progress().catch(() => 0n), { timeout: 30_000 }).toBeGreaterThan(0n);
    stream.resume();
    await sending;
    stream.destroy();
    closeKernelEnd();
    await bench.fails('ZFS_IOC_SEND_PROGRESS', 'ENOENT', { zc_name, zc_cookie: BigInt(fd) });
  });

  bench.row('ZFS_IOC_RECV_NEW', async () => {
    const receive = async (snapname: string, expected?: string) => {
      await withDescriptor(
        async (input_fd) => {
          const begin_record = new Uint8Array(RECORD_BYTES);
          readSync(input_fd, begin_record, 0, RECORD_BYTES, null);
          const innvl = { snapname, begin_record, input_fd, props: {}, localprops: { mountpoint: 'legacy' } };
          const input = { zc_name: bench.pool, innvl };
          if (expected) {
            await bench.fails('ZFS_IOC_RECV_NEW', expected, { ...input, zc_name: root });
          } else {
            const { outnvl } = await bench.ok('ZFS_IOC_RECV_NEW', input);
            expect(outnvl.read_bytes).toBe(BigInt((await stat(path())).size - RECORD_BYTES));
            expect(outnvl.errors).toEqual({});
          }
        },
        path(),
        'r',
      );
    };
    await receive(`${bench.pool}/received@one`);
    const guid = (name: string) => command('zfs', 'get', '-Hpo', 'value', 'guid', name);
    expect(await guid(`${bench.pool}/received@one`)).toBe(await guid(`${root}@one`));
    await receive(`${root}@one`, 'EEXIST');
  });
}
