import { beforeAll, expect } from 'vitest';
import { command } from '../fixture.ts';
import type { RowBench } from './row-bench.ts';

/** ioctls about bookmarks and redaction. */
export function bookmarkRows(bench: RowBench): void {
  const zc_name = bench.pool;
  const root = `${bench.pool}/bookmark`;

  beforeAll(async () => {
    await bench.dataset(root);
    await bench.snapshot(`${root}@one`);
  });

  bench.row('ZFS_IOC_BOOKMARK', async () => {
    const innvl = { [`${root}#mark`]: `${root}@one` };
    await bench.ok('ZFS_IOC_BOOKMARK', { zc_name, innvl });
    expect(await command('zfs', 'list', '-rHt', 'bookmark', '-o', 'name', root)).toBe(`${root}#mark\n`);
    const { failures } = await bench.fails('ZFS_IOC_BOOKMARK', 'EEXIST', { zc_name, innvl });
    expect([...failures]).toEqual([[`${root}#mark`, 'EEXIST']]);
  });

  bench.row('ZFS_IOC_GET_BOOKMARKS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_GET_BOOKMARKS', {
      zc_name: root,
      innvl: { guid: true, createtxg: true },
    });
    const guid = await command('zfs', 'get', '-Hpo', 'value', 'guid', `${root}@one`);
    expect(outnvl['mark']?.['guid']).toMatchObject({ value: BigInt(guid.trim()) });
    await bench.fails('ZFS_IOC_GET_BOOKMARKS', 'ENOENT', { zc_name: `${root}/none`, innvl: {} });
  });

  bench.row('ZFS_IOC_GET_BOOKMARK_PROPS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_GET_BOOKMARK_PROPS', { zc_name: `${root}#mark`, innvl: {} });
    expect(outnvl['guid']).toBeDefined();
    await bench.fails('ZFS_IOC_GET_BOOKMARK_PROPS', 'ESRCH', { zc_name: `${root}#none`, innvl: {} });
  });

  bench.row('ZFS_IOC_REDACT', async () => {
    await bench.ok('ZFS_IOC_CLONE', {
      zc_name: `${bench.pool}/redacted`,
      innvl: { origin: `${root}@one`, props: { mountpoint: 'legacy' } },
    });
    await bench.snapshot(`${bench.pool}/redacted@one`);
    const innvl = { bookname: 'redaction', snapnv: { [`${bench.pool}/redacted@one`]: true } };
    await bench.fails('ZFS_IOC_REDACT', 'ENXIO', { zc_name: `${root}@one`, innvl: { ...innvl, snapnv: {} } });
    await bench.ok('ZFS_IOC_REDACT', { zc_name: `${root}@one`, innvl });
    expect(await command('zfs', 'list', '-rHt', 'bookmark', '-o', 'name', root)).toContain('#redaction');
    await bench.fails('ZFS_IOC_REDACT', 'EEXIST', { zc_name: `${root}@one`, innvl });
    await bench.fails('ZFS_IOC_REDACT', 'ENOENT', { zc_name: `${root}@none`, innvl });
  });

  bench.row('ZFS_IOC_DESTROY_BOOKMARKS', async () => {
    await bench.ok('ZFS_IOC_DESTROY_BOOKMARKS', { zc_name, innvl: { [`${root}#mark`]: true } });
    expect(await command('zfs', 'list', '-rHt', 'bookmark', '-o', 'name', root)).not.toContain('#mark');
    await bench.fails('ZFS_IOC_DESTROY_BOOKMARKS', 'EINVAL', { zc_name, innvl: { [root]: true } });
    await bench.fails('ZFS_IOC_DESTROY_BOOKMARKS', 'EXDEV', { zc_name, innvl: { 'other/a#mark': true } });
  });
}
