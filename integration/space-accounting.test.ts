import { chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountKind, Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let fs: string;
let mountpoint: string;

/** More than one reply of the kernel has room for. */
const USERS = 700;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  const pool = await fixture.pool({ mountpoint: 'legacy', compression: 'off' });
  fs = `${pool}/fs`;
  await zfs.datasets.create(fs, { kind: 'filesystem' });
  await zfs.datasets.create(`${pool}/volume`, { kind: 'volume', size: '1M' });
  mountpoint = await fixture.mount(fs);
  for (let index = 0; index < USERS; index++) {
    const path = join(mountpoint, `file-${index}`);
    await writeFile(path, index < 5 ? Buffer.alloc((index + 1) * 100_000, 1) : '');
    await chown(path, 10_000 + index, 20_000 + (index % 3));
  }
  await command('zpool', 'sync', pool);
});
afterAll(() => fixture[Symbol.asyncDispose]());

const number = (text: string | undefined) =>
  text === 'none' || text === '-' ? undefined : BigInt(text ?? -1);

/** What `zfs userspace` and its sisters print. */
async function stock(kind: AccountKind): Promise<unknown[]> {
  const columns = 'name,used,quota,objused,objquota';
  const args = [`${kind}space`, ...(kind === 'project' ? [] : ['-n']), '-Hpo', columns, fs];
  const lines = (await command('zfs', ...args)).trim().split('\n');
  const accounts = lines.map((line) => {
    const [name, used, quota, objectsUsed, objectQuota] = line.split('\t');
    return {
      id: Number(name),
      domain: '',
      used: number(used),
      quota: number(quota === '0' ? 'none' : quota),
      objectsUsed: number(objectsUsed) ?? 0n,
      objectQuota: number(objectQuota === '0' ? 'none' : objectQuota),
    };
  });
  return accounts.sort((a, b) => a.id - b.id);
}

test.each(['user', 'group', 'project'] as const)('%s accounts are those that zfs prints', async (kind) => {
  expect(await zfs.accounting.list(fs, kind)).toEqual(await stock(kind));
});

test('every user comes once, also over several replies', async () => {
  const ids: number[] = [];
  for await (const { id, value } of zfs.accounting.entries(fs, 'user', 'objectsUsed')) {
    if (id >= 10_000) expect(value).toBe(1n);
    ids.push(id);
  }
  expect(ids).toHaveLength(new Set(ids).size);
  expect(ids.filter((id) => id >= 10_000)).toHaveLength(USERS);
  for await (const { id } of zfs.accounting.entries(fs, 'user', 'used')) {
    expect(ids).toContain(id);
    break;
  }
});

test('quotas are set, seen by zfs, changed and taken away', async () => {
  await zfs.accounting.setQuotas(fs, [
    { kind: 'user', id: 10_001, quota: '10M', objectQuota: 7 },
    { kind: 'user', id: 0xffff_fffe, quota: 1n << 40n },
    { kind: 'group', id: 20_001, quota: 5_000_000n },
    { kind: 'project', id: 99, quota: '1G', objectQuota: 1000n },
  ]);
  for (const kind of ['user', 'group', 'project'] as const)
    expect(await zfs.accounting.list(fs, kind)).toEqual(await stock(kind));
  const properties = 'userquota@10001,userobjquota@10001,groupquota@20001,projectquota@99,projectobjquota@99';
  expect(await command('zfs', 'get', '-Hpo', 'value', properties, fs)).toBe(
    '10485760\n7\n5000000\n1073741824\n1000\n',
  );
  expect(await zfs.accounting.get(fs, 'user', 10_001)).toMatchObject({
    quota: 10n << 20n,
    objectQuota: 7n,
    objectsUsed: 1n,
  });
  await zfs.accounting.setQuotas(fs, [
    { kind: 'user', id: 10_001, quota: 'none', objectQuota: 8 },
    { kind: 'user', id: 0xffff_fffe, quota: 'none' },
  ]);
  expect(await zfs.accounting.get(fs, 'user', 10_001)).toMatchObject({ quota: undefined, objectQuota: 8n });
  expect(await zfs.accounting.list(fs, 'user')).toEqual(await stock('user'));
});

test('quotas of zfs set are read', async () => {
  await command('zfs', 'set', 'userquota@4242=3M', 'groupobjquota@4242=17', fs);
  expect(await zfs.accounting.get(fs, 'user', 4242)).toEqual({
    id: 4242,
    domain: '',
    used: 0n,
    quota: 3n << 20n,
    objectsUsed: 0n,
    objectQuota: undefined,
  });
  expect(await zfs.accounting.get(fs, 'group', 4242)).toMatchObject({ objectQuota: 17n });
});

test('a quota holds', async () => {
  await chmod(fixture.folder, 0o711);
  await zfs.accounting.setQuotas(fs, [{ kind: 'user', id: 10_004, quota: 1 }]);
  await command('zpool', 'sync', fs.slice(0, fs.indexOf('/')));
  const append = `head -c 100000 /dev/zero >> ${join(mountpoint, 'file-4')}`;
  const writing = command('setpriv', '--reuid=10004', '--clear-groups', 'sh', '-c', append);
  await expect(writing).rejects.toThrow(/quota/i);
});

test('unmounted, and in a snapshot', async () => {
  const before = await zfs.accounting.list(fs, 'user');
  await zfs.snapshots.create([`${fs}@now`]);
  await fixture.unmount(mountpoint);
  expect(await zfs.accounting.list(fs, 'user')).toEqual(before);
  expect(await zfs.accounting.list(`${fs}@now`, 'user')).toEqual(before);
  await zfs.accounting.setQuotas(fs, [{ kind: 'user', id: 10_002, quota: '1G' }]);
  expect(await command('zfs', 'get', '-Hpo', 'value', 'userquota@10002', fs)).toBe(`${1 << 30}\n`);
});

test('errors', async () => {
  await expect(zfs.accounting.list(`${fs}/none`, 'user')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.accounting.get(`${fs}/none`, 'user', 1)).rejects.toMatchObject({ code: 'ENOENT' });
  const volume = `${fs.slice(0, fs.indexOf('/'))}/volume`;
  await expect(zfs.accounting.list(volume, 'user')).rejects.toMatchObject({ name: 'ZfsError' });
  const quotas = [{ kind: 'user', id: 1, quota: 1n } as const];
  await expect(zfs.accounting.setQuotas(`${fs}/none`, quotas)).rejects.toMatchObject({ code: 'ENOENT' });
});
