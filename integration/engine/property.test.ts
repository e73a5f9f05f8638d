import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call, type Transport } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let transport: Transport;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  transport = zfs.transport;
  pool = await fixture.pool();
  await zfs.datasets.create(`${pool}/a`, { kind: 'filesystem' });
  await zfs.datasets.create(`${pool}/a/b`, { kind: 'filesystem' });
  await zfs.snapshots.create([`${pool}/a@s`]);
});

afterAll(() => fixture[Symbol.asyncDispose]());

type Values = Record<string, bigint | string | BigUint64Array>;

const set = (name: string, values: Values, received = false) =>
  call(transport, 'ZFS_IOC_SET_PROP', {
    zc_name: name,
    zc_nvlist_src: values,
    zc_cookie: received ? 1n : 0n,
  });

const inherit = (name: string, property: string, toReceived = false) =>
  call(transport, 'ZFS_IOC_INHERIT_PROP', {
    zc_name: name,
    zc_value: property,
    zc_cookie: toReceived ? 1n : 0n,
  });

const value = async (name: string, property: string) => (await zfs.properties.all(name)).get(property);

describe('properties', () => {
  test('are set, inherited from above, and go back', async () => {
    await zfs.properties.set(`${pool}/a`, { compression: 'gzip-9', atime: false, 'my:note': 'x y' });
    expect(await value(`${pool}/a/b`, 'compression')).toEqual({
      value: 'gzip-9',
      source: { kind: 'inherited', from: `${pool}/a` },
    });
    expect(await value(`${pool}/a/b`, 'my:note')).toMatchObject({ value: 'x y' });
    await zfs.properties.inherit(`${pool}/a`, 'compression');
    await zfs.properties.inherit(`${pool}/a`, 'my:note');
    expect((await value(`${pool}/a`, 'compression'))?.source.kind).toBe('default');
    expect(await value(`${pool}/a`, 'my:note')).toBeUndefined();
  });

  test('with limits of space', async () => {
    const name = `${pool}/a`;
    await zfs.properties.set(name, {
      quota: '50M',
      refquota: '40M',
      reservation: '10M',
      refreservation: '5M',
    });
    const all = await zfs.properties.all(name);
    expect(['quota', 'refquota', 'reservation', 'refreservation'].map((key) => all.get(key)?.value)).toEqual([
      50n << 20n,
      40n << 20n,
      10n << 20n,
      5n << 20n,
    ]);
    await expect(zfs.properties.set(name, { quota: '1K' })).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(zfs.properties.set(name, { reservation: '60M' })).rejects.toMatchObject({ code: 'ENOSPC' });
    // In this order the reservation can be set the second time alone.
    await set(name, { reservation: 60n << 20n, quota: 70n << 20n });
    expect(await value(name, 'reservation')).toMatchObject({ value: 60n << 20n });
    await set(name, { reservation: 0n, quota: 0n, refquota: 0n, refreservation: 0n });
  });

  test('with limits of number turn a feature on', async () => {
    await zfs.properties.set(`${pool}/a`, { filesystem_limit: 1n, snapshot_limit: 5n });
    // They hold whoever runs the engine; a kernel's hold root not at all.
    await expect(zfs.datasets.create(`${pool}/a/c`, { kind: 'filesystem' })).rejects.toMatchObject({
      code: 'EDQUOT',
    });
    expect((await value(`${pool}/a`, 'snapshot_limit'))?.value).toBe(5n);
  });

  test('that fail are named, the others are set', async () => {
    const error = await set(`${pool}/a/b`, {
      atime: 1n,
      nonsense: 1n,
      'user:ok': 'yes',
      compression: 'text',
      recordsize: 1n << 25n,
      checksum: 9999n,
      sharenfs: 3n,
    }).catch((caught) => caught);
    expect(Object.fromEntries(error.failures)).toEqual({
      nonsense: 'EINVAL',
      compression: 'EINVAL',
      recordsize: 'ERANGE',
      checksum: 'ZFS_ERR_BADPROP',
      sharenfs: 'EINVAL',
    });
    expect(await value(`${pool}/a/b`, 'user:ok')).toMatchObject({ value: 'yes' });
    expect(await value(`${pool}/a/b`, 'atime')).toMatchObject({ value: 'on', source: { kind: 'local' } });
  });

  test('of snapshots are those of users', async () => {
    await set(`${pool}/a@s`, { 'user:note': 'kept' });
    expect(await value(`${pool}/a@s`, 'user:note')).toMatchObject({ value: 'kept' });
    await expect(set(`${pool}/a@s`, { atime: 0n })).rejects.toMatchObject({ code: 'EINVAL' });
    await inherit(`${pool}/a@s`, 'user:note');
    expect(await value(`${pool}/a@s`, 'user:note')).toBeUndefined();
  });

  test('need their features', async () => {
    const old = fixture.poolName();
    const vdevs = [{ type: 'file' as const, path: await fixture.image() }];
    await zfs.pools.create(old, { vdevs, features: 'none' });
    for (const values of [
      { compression: 15n },
      { compression: 16n },
      { recordsize: 1n << 20n },
      { dnodesize: 1n },
      { checksum: 11n },
    ]) {
      await expect(set(old, values)).rejects.toMatchObject({ code: 'ENOTSUP' });
    }
    await zfs.pools.destroy(old);
  });

  test.each([
    ['EINVAL', 'volsize'],
    ['EINVAL', 'version'],
    ['EINVAL', 'used'],
    ['EINVAL', 'nonsense'],
    ['EINVAL', 'quota'],
  ])('%s for inheriting %s', async (code, property) => {
    await expect(inherit(`${pool}/a`, property)).rejects.toMatchObject({ code });
  });

  test('of what is not there', async () => {
    const none = `${pool}/none`;
    for (const values of [{ atime: 0n }, { quota: 1n << 30n }, { compression: 15n }, { 'my:note': 'x' }]) {
      await expect(set(none, values)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    for (const property of ['atime', 'compression', 'my:note']) {
      await expect(inherit(none, property)).rejects.toMatchObject({ code: 'ENOENT' });
    }
  });

  test('with long names and values', async () => {
    const name = `user:${'n'.repeat(300)}`;
    await expect(set(`${pool}/a`, { [name]: 'x' })).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    await expect(set(`${pool}/a`, { 'my:long': 'x'.repeat(8192) })).rejects.toMatchObject({ code: 'E2BIG' });
  });
});

test('received values are told apart, overridden and gone back to', async () => {
  const name = `${pool}/a/b`;
  expect(await zfs.properties.received(name)).toEqual(new Map());
  await expect(call(transport, 'ZFS_IOC_OBJSET_RECVD_PROPS', { zc_name: name })).rejects.toMatchObject({
    code: 'ENOTSUP',
  });
  await set(name, { compression: 3n, 'my:note': 'received', quota: 20n << 20n }, true);
  expect(await zfs.properties.received(name)).toEqual(
    new Map<string, unknown>([
      ['compression', 'lzjb'],
      ['my:note', 'received'],
      ['quota', 20n << 20n],
    ]),
  );
  expect(await value(name, 'compression')).toMatchObject({ value: 'lzjb', source: { kind: 'received' } });
  await set(name, { compression: 15n });
  expect(await value(name, 'compression')).toMatchObject({ value: 'lz4', source: { kind: 'local' } });
  await inherit(name, 'compression', true);
  expect(await value(name, 'compression')).toMatchObject({ value: 'lzjb', source: { kind: 'received' } });
  // What does not come again is gone.
  await set(name, { 'my:note': 'again' }, true);
  expect(await zfs.properties.received(name)).toEqual(new Map([['my:note', 'again']]));
});

test('quotas of users, groups and projects are kept for the kernel', async () => {
  const name = `${pool}/a`;
  const quotas = { 'userquota@3e8-': 1n, 'groupquota@64-': 3n, 'projectobjquota@7-': 11n };
  const ids = { 'userquota@3e8-': 1000n, 'groupquota@64-': 100n, 'projectobjquota@7-': 7n };
  for (const [key, kind] of Object.entries(quotas)) {
    const id = ids[key as keyof typeof ids];
    await set(name, { [key]: new BigUint64Array([kind, id, 1n << 30n]) });
    await set(name, { [key]: new BigUint64Array([kind, id, 0n]) });
    await set(name, { [key]: new BigUint64Array([kind, id, 1n << 31n]) });
  }
  const user = new BigUint64Array([1n, 1000n, 1n]);
  for (const [key, words] of [
    ['userquota@3e8', user],
    ['userused@3e8-', new BigUint64Array([0n, 1000n, 1n])],
    ['userquota@3e8-', new BigUint64Array([1n, 1000n])],
    ['userquota@3e8-', new BigUint64Array([99n, 1000n, 1n])],
    ['projectquota@ffffffff-', new BigUint64Array([9n, 0xffffffffn, 1n])],
  ] as const) {
    await expect(set(name, { [key]: words })).rejects.toMatchObject({ code: 'EINVAL' });
  }
  await expect(set(`${pool}/none`, { 'userquota@3e8-': user })).rejects.toMatchObject({ code: 'ENOENT' });
});
