import { beforeAll, expect } from 'vitest';
import { command } from '../fixture.ts';
import type { RowBench } from './row-bench.ts';

const NEW_KEY = 2n;
const INHERIT = 3n;
const RAW = 1n;

/** ioctls about wrapping keys, on a filesystem with a raw key. */
export function encryptionRows(bench: RowBench): void {
  const zc_name = `${bench.pool}/encryption`;
  const plain = bench.pool;
  const key = (byte: number) => ({ wkeydata: new Uint8Array(32).fill(byte) });
  const keystatus = async () => (await command('zfs', 'get', '-Ho', 'value', 'keystatus', zc_name)).trim();

  beforeAll(async () => {
    await bench.ok('ZFS_IOC_CREATE', {
      zc_name,
      innvl: {
        type: 2,
        props: { mountpoint: 'legacy', encryption: 1n, keyformat: RAW, keylocation: 'prompt' },
        hidden_args: key(1),
      },
    });
  });

  bench.row('ZFS_IOC_UNLOAD_KEY', async () => {
    await bench.ok('ZFS_IOC_UNLOAD_KEY', { zc_name, innvl: {} });
    expect(await keystatus()).toBe('unavailable');
    await bench.fails('ZFS_IOC_UNLOAD_KEY', 'EACCES', { zc_name, innvl: {} });
    await bench.fails('ZFS_IOC_UNLOAD_KEY', 'ENOENT', { zc_name: `${zc_name}/none`, innvl: {} });
  });

  bench.row('ZFS_IOC_LOAD_KEY', async () => {
    await bench.fails('ZFS_IOC_LOAD_KEY', 'EACCES', { zc_name, innvl: { hidden_args: key(2) } });
    await bench.ok('ZFS_IOC_LOAD_KEY', { zc_name, innvl: { hidden_args: key(1), noop: true } });
    expect(await keystatus()).toBe('unavailable');
    await bench.ok('ZFS_IOC_LOAD_KEY', { zc_name, innvl: { hidden_args: key(1) } });
    expect(await keystatus()).toBe('available');
    await bench.fails('ZFS_IOC_LOAD_KEY', 'EEXIST', { zc_name, innvl: { hidden_args: key(1) } });
    await bench.fails('ZFS_IOC_LOAD_KEY', 'EINVAL', { zc_name: plain, innvl: { hidden_args: key(1) } });
  });

  bench.row('ZFS_IOC_CHANGE_KEY', async () => {
    const newKey = {
      crypt_cmd: NEW_KEY,
      hidden_args: key(3),
      props: { keyformat: RAW, keylocation: 'prompt' },
    };
    await bench.ok('ZFS_IOC_CHANGE_KEY', { zc_name, innvl: newKey });
    await bench.fails('ZFS_IOC_CHANGE_KEY', 'EINVAL', { zc_name, innvl: { crypt_cmd: INHERIT } });
    await bench.ok('ZFS_IOC_UNLOAD_KEY', { zc_name, innvl: {} });
    await bench.fails('ZFS_IOC_CHANGE_KEY', 'EACCES', { zc_name, innvl: newKey });
    await bench.ok('ZFS_IOC_LOAD_KEY', { zc_name, innvl: { hidden_args: key(3) } });
  });
}
