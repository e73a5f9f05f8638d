import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call, LINUX_ERRNO } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  pool = await fixture.pool();
  for (const name of ['one', 'two', 'three']) await zfs.snapshots.create([`${pool}@${name}`]);
});

afterAll(() => fixture[Symbol.asyncDispose]());

const tags = async (snapshot: string) => (await zfs.holds.list(snapshot)).map(({ tag }) => tag);

const hold = (holds: Record<string, string>, cleanup_fd?: number) =>
  call(zfs.transport, 'ZFS_IOC_HOLD', {
    zc_name: pool,
    innvl: { holds, ...(cleanup_fd === undefined ? {} : { cleanup_fd }) },
  });

test('holds are made, seen and released, and say what they did not find', async () => {
  const [one, none] = [`${pool}@one`, `${pool}@none`];
  expect((await hold({ [one]: 'tag', [none]: 'tag' })).outnvl).toEqual({ [none]: LINUX_ERRNO.ENOENT });
  expect(await tags(one)).toEqual(['tag']);
  expect((await zfs.datasets.get(one)).get('userrefs')).toBe(1n);
  await expect(hold({ [one]: 'tag' })).rejects.toMatchObject({
    code: 'EEXIST',
    failures: new Map([[one, 'EEXIST']]),
  });
  expect((await hold({ [none]: 'tag' })).outnvl).toEqual({ [none]: LINUX_ERRNO.ENOENT });
  await expect(zfs.snapshots.destroy([one])).rejects.toMatchObject({ code: 'EBUSY' });
  const release = () =>
    call(zfs.transport, 'ZFS_IOC_RELEASE', {
      zc_name: pool,
      innvl: { [one]: { tag: true }, [none]: { tag: true } },
    });
  expect((await release()).outnvl).toEqual({ [none]: LINUX_ERRNO.ENOENT });
  expect((await release()).outnvl).toEqual({
    [none]: LINUX_ERRNO.ENOENT,
    [`${one}#tag`]: LINUX_ERRNO.ENOENT,
  });
  await expect(
    call(zfs.transport, 'ZFS_IOC_RELEASE', { zc_name: pool, innvl: { [pool]: { tag: true } } }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
});

test('tags that OpenZFS cannot keep are refused before they reach it', async () => {
  const two = `${pool}@two`;
  await expect(hold({ [two]: '' })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(hold({ [two]: 'x'.repeat(256) })).rejects.toMatchObject({ code: 'E2BIG' });
  await hold({ [two]: 'x'.repeat(255) });
  expect(await tags(two)).toEqual(['x'.repeat(255)]);
  await call(zfs.transport, 'ZFS_IOC_RELEASE', {
    zc_name: pool,
    innvl: { [two]: { ['x'.repeat(255)]: true } },
  });
  expect(await tags(two)).toEqual([]);
});

test('temporary holds end with their handle, also of snapshots that were renamed meanwhile', async () => {
  const three = `${pool}@three`;
  await zfs.holds.add([three], 'permanent');
  const temporary = await zfs.holds.temporary([`${pool}@one`, three], 'temporary');
  expect((await tags(three)).sort()).toEqual(['permanent', 'temporary']);
  await zfs.datasets.rename(three, `${pool}@renamed`);
  await temporary.release();
  expect(await tags(`${pool}@renamed`)).toEqual(['permanent']);
  expect(await tags(`${pool}@one`)).toEqual([]);
  await expect(hold({ [`${pool}@one`]: 'tag' }, 17)).rejects.toMatchObject({ code: 'EBADF' });
  const descriptor = zfs.transport.cleanupDescriptor?.();
  await expect(hold({ [`${pool}@one`]: 'x'.repeat(240) }, descriptor?.fd ?? -1)).rejects.toMatchObject({
    code: 'E2BIG',
  });
  await descriptor?.close();
  await expect(hold({ [`${pool}@one`]: 'tag' }, descriptor?.fd ?? -1)).rejects.toMatchObject({
    code: 'EBADF',
  });
});
