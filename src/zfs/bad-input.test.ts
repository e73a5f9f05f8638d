import { describe, expect, test } from 'vitest';
import { abiForVersion, type Transport } from '../ioctl/index.ts';
import { type DatasetPropertyInputs, file, openZfs, Zfs } from './index.ts';

const reached = () => {
  throw new Error('the kernel was reached');
};

/** A transport that must not be used. */
const untouched: Transport = {
  abi: abiForVersion('2.3.9'),
  closing: new AbortController().signal,
  ioctl: reached,
  pipe: reached,
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
};

const zfs = new Zfs(untouched);

const badNames = ['tank/a\0b', 'tank//a', 'tank/', 'tank/a@b@c', `tank/${'x'.repeat(251)}`, '', 'tank/a!'];

async function* noBytes() {}

const wrappingKey = { keyformat: 'raw', key: new Uint8Array(32) } as const;

const calls: [string, (name: string) => Promise<unknown>][] = [
  ['pools.create', (name) => zfs.pools.create(name, { vdevs: [file('/image')] })],
  ['pools.destroy', (name) => zfs.pools.destroy(name)],
  ['pools.export', (name) => zfs.pools.export(name)],
  ['pools.status', (name) => zfs.pools.status(name)],
  ['scans.scrub', (name) => zfs.scans.scrub(name)],
  ['pools.reguid', (name) => zfs.pools.reguid(name)],
  ['pools.wait', (name) => zfs.pools.wait(name, 'scrub')],
  ['pools.wait for a vdev', (name) => zfs.pools.wait(name, 'trim', { vdev: 'mirror-0' })],
  ['pools.properties.get', (name) => zfs.pools.properties.get(name, ['size'])],
  ['pools.properties.all', (name) => zfs.pools.properties.all(name)],
  ['pools.properties.set', (name) => zfs.pools.properties.set(name, { 'feature@bookmarks': 'enabled' })],
  ['vdevs.list', (name) => zfs.vdevs.list(name)],
  ['vdevs.add', (name) => zfs.vdevs.add(name, { vdevs: [file('/image')] })],
  ['vdevs.attach', (name) => zfs.vdevs.attach(name, 1n, file('/image'))],
  ['vdevs.replace', (name) => zfs.vdevs.replace(name, '/image')],
  ['vdevs.detach', (name) => zfs.vdevs.detach(name, 1n)],
  ['vdevs.remove', (name) => zfs.vdevs.remove(name, '/image')],
  ['vdevs.cancelRemove', (name) => zfs.vdevs.cancelRemove(name)],
  ['vdevs.split', (name) => zfs.vdevs.split(name, 'half')],
  ['vdevs.split to', (name) => zfs.vdevs.split('tank', name)],
  ['vdevs.online', (name) => zfs.vdevs.online(name, 1n)],
  ['vdevs.offline', (name) => zfs.vdevs.offline(name, '/image')],
  ['vdevs.fault', (name) => zfs.vdevs.fault(name, 1n)],
  ['vdevs.degrade', (name) => zfs.vdevs.degrade(name, 1n)],
  ['vdevs.clear', (name) => zfs.vdevs.clear(name)],
  ['vdevs.setPath', (name) => zfs.vdevs.setPath(name, 1n, '/image')],
  ['vdevs.setFru', (name) => zfs.vdevs.setFru(name, 1n, 'slot')],

  ['vdevs.initialize', (name) => zfs.vdevs.initialize(name, 'all')],
  ['vdevs.trim', (name) => zfs.vdevs.trim(name, [1n])],
  ['vdevs.properties.get', (name) => zfs.vdevs.properties.get(name, 1n, ['size'])],
  ['vdevs.properties.all', (name) => zfs.vdevs.properties.all(name, 1n)],
  ['vdevs.properties.set', (name) => zfs.vdevs.properties.set(name, 1n, { failfast: false })],
  ['datasets.create', (name) => zfs.datasets.create(name, { kind: 'filesystem' })],
  ['datasets.clone', (name) => zfs.datasets.clone('tank/a@b', name)],
  ['datasets.clone of', (name) => zfs.datasets.clone(name, 'tank/a')],
  ['datasets.destroy', (name) => zfs.datasets.destroy(name)],
  ['datasets.rename', (name) => zfs.datasets.rename(name, 'tank/b')],
  ['datasets.rename to', (name) => zfs.datasets.rename('tank/b', name)],
  ['datasets.get', (name) => zfs.datasets.get(name)],
  ['datasets.exists', (name) => zfs.datasets.exists(name)],
  ['datasets.list', (name) => zfs.datasets.list(name).next()],
  ['datasets.children', (name) => zfs.datasets.children(name).next()],
  ['datasets.snapshots', (name) => zfs.datasets.snapshots(name).next()],
  ['properties.set', (name) => zfs.properties.set(name, {})],
  ['properties.inherit', (name) => zfs.properties.inherit(name, 'atime')],
  ['properties.writtenSince', (name) => zfs.properties.writtenSince(name, 'tank/a@b')],
  ['properties.writtenSince since', (name) => zfs.properties.writtenSince('tank/a', name)],
  ['snapshots.create', (name) => zfs.snapshots.create(['tank/a@b', name])],
  ['snapshots.destroy', (name) => zfs.snapshots.destroy(['tank/a@b', name])],
  ['properties.get', (name) => zfs.properties.get(name, ['used', 'written@a'])],
  ['properties.all', (name) => zfs.properties.all(name)],
  ['properties.received', (name) => zfs.properties.received(name)],
  ['properties.set auto', (name) => zfs.properties.set(name, { refreservation: 'auto' })],
  ['properties.inherit recursive', (name) => zfs.properties.inherit(name, 'atime', { recursive: true })],
  ['encryption.create', (name) => zfs.encryption.create(name, { kind: 'filesystem' }, wrappingKey)],
  ['encryption.status', (name) => zfs.encryption.status(name)],
  ['encryption.loadKey', (name) => zfs.encryption.loadKey(name, wrappingKey)],
  ['encryption.checkKey', (name) => zfs.encryption.checkKey(name, wrappingKey)],
  ['encryption.unloadKey', (name) => zfs.encryption.unloadKey(name)],
  ['encryption.changeKey', (name) => zfs.encryption.changeKey(name, wrappingKey)],
  ['encryption.inheritKey', (name) => zfs.encryption.inheritKey(name)],
  ['snapshots.createRecursive', (name) => zfs.snapshots.createRecursive(name)],
  ['snapshots.list', (name) => zfs.snapshots.list(name)],
  ['snapshots.names', (name) => zfs.snapshots.names(name)],
  ['snapshots.select', (name) => zfs.snapshots.select(`${name}@%`)],
  ['snapshots.select below', (name) => zfs.snapshots.select(`tank/a@b,${name || '/'}`)],
  ['snapshots.preview', (name) => zfs.snapshots.preview(['tank/a@b', name])],
  ['snapshots.reclaimable', (name) => zfs.snapshots.reclaimable(['tank/a@b', name])],
  ['holds.add', (name) => zfs.holds.add(['tank/a@b', name], 'tag')],
  ['holds.temporary', (name) => zfs.holds.temporary([name], 'tag')],
  ['holds.release', (name) => zfs.holds.release(['tank/a@b', name], 'tag')],
  ['holds.list', (name) => zfs.holds.list(name)],
  ['bookmarks.create', (name) => zfs.bookmarks.create(new Map([[name, 'tank/a@b']]))],
  ['bookmarks.create of', (name) => zfs.bookmarks.create(new Map([['tank/a#b', name]]))],
  ['bookmarks.list', (name) => zfs.bookmarks.list(name)],
  ['bookmarks.get', (name) => zfs.bookmarks.get(name)],
  ['bookmarks.destroy', (name) => zfs.bookmarks.destroy(['tank/a#b', name])],
  ['bookmarks.redact', (name) => zfs.bookmarks.redact(name, 'tank/a#b', ['tank/b@c'])],
  ['bookmarks.redact as', (name) => zfs.bookmarks.redact('tank/a@b', name, ['tank/b@c'])],
  ['bookmarks.redact with', (name) => zfs.bookmarks.redact('tank/a@b', 'tank/a#b', [name])],
  ['delegation.list', (name) => zfs.delegation.list(name)],
  ['delegation.allow', (name) => zfs.delegation.allow(name, [{ who: 'create', permissions: ['mount'] }])],
  ['delegation.unallow', (name) => zfs.delegation.unallow(name, [{ who: 'create' }])],
  ['accounting.entries', (name) => zfs.accounting.entries(name, 'user', 'used').next()],
  ['accounting.list', (name) => zfs.accounting.list(name, 'user')],
  ['accounting.get', (name) => zfs.accounting.get(name, 'user', 1)],
  ['accounting.setQuotas', (name) => zfs.accounting.setQuotas(name, [{ kind: 'user', id: 1, quota: 1 }])],
  ['send', (name) => zfs.send(name)],
  ['send from', (name) => zfs.send('tank/a@b', { from: name })],
  ['sendSize', (name) => zfs.sendSize(name)],
  ['sendTo', (name) => zfs.sendTo(name, 1)],
  ['send redacted', (name) => zfs.send('tank/a@b', { redactedBy: name })],
  ['send saved', (name) => zfs.send(name, { saved: true })],
  ['receiveFrom', (name) => zfs.receiveFrom(name, 0)],
  ['receiveStream', async (name) => zfs.receiveStream(name)],
  ['copy', (name) => zfs.copy(name, 'tank/a@b')],
  ['copy to', (name) => zfs.copy('tank/a@b', name)],
  ['copy with origin', (name) => zfs.copy('tank/a@b', 'tank/c@b', { origin: name })],
  ['resumeToken', (name) => zfs.resumeToken(name)],
  ['resumeSaved', (name) => zfs.resumeSaved(name)],
  ['abortReceive', (name) => zfs.abortReceive(name)],
  ['replicationPlan', (name) => zfs.replicationPlan(name, 'tank/c')],
  ['replicationPlan to', (name) => zfs.replicationPlan('tank/a@b', name)],
  ['sendPackage', (name) => zfs.sendPackage(name)],
  ['receivePackage', (name) => zfs.receivePackage(name, noBytes())],
  ['receive', (name) => zfs.receive(name, noBytes())],
  ['receive origin', (name) => zfs.receive('tank/a@b', noBytes(), { origin: name })],
  ['scans.scrub from', (name) => zfs.scans.scrub(name, { fromLastTxg: true })],
  ['scans.scrubErrors', (name) => zfs.scans.scrubErrors(name)],
  ['scans.pause', (name) => zfs.scans.pause(name)],
  ['scans.resume', (name) => zfs.scans.resume(name)],
  ['scans.stop', (name) => zfs.scans.stop(name)],
  ['scans.resilver', (name) => zfs.scans.resilver(name)],
  ['pools.checkpoint', (name) => zfs.pools.checkpoint(name)],
  ['pools.discardCheckpoint', (name) => zfs.pools.discardCheckpoint(name)],
  ['pools.sync', (name) => zfs.pools.sync(name)],
  ['pools.reopen', (name) => zfs.pools.reopen(name)],
  ['pools.pruneDedupTable', (name) => zfs.pools.pruneDedupTable(name, { percent: 1 })],
  ['pools.prefetch', (name) => zfs.pools.prefetch(name, 'ddt')],
  ['pools.bootenv', (name) => zfs.pools.bootenv(name)],
  ['pools.setBootenv', (name) => zfs.pools.setBootenv(name, {})],
  ['history', (name) => zfs.history(name).next()],
  ['events', async (name) => zfs.events({ pool: name }).next()],
  ['watch', async (name) => zfs.watch(name).next()],
  ['diff', async (name) => zfs.diff(name, 'tank/a').next()],
  ['diff to', async (name) => zfs.diff('tank/a@b', name).next()],
];

describe.each(calls)('%s', (_, call) => {
  test.each(badNames)('%j never reaches the kernel', async (name) => {
    await expect(call(name)).rejects.toMatchObject({ name: 'ZfsError', code: 'ZFSKIT_INVALID_NAME' });
  });
});

describe('properties of the wrong type never reach the kernel', () => {
  const bad = { quota: {} } as never;
  test.each<[string, () => Promise<unknown>]>([
    ['datasets.create', () => zfs.datasets.create('tank/a', { kind: 'filesystem', properties: bad })],
    ['a volume’s size', () => zfs.datasets.create('tank/a', { kind: 'volume', size: 'big' })],
    ['datasets.clone', () => zfs.datasets.clone('tank/a@b', 'tank/c', { properties: bad })],
    ['properties.set', () => zfs.properties.set('tank/a', bad)],
    ['properties.inherit', () => zfs.properties.inherit('tank/a', 'nonsense' as never)],
    ['properties.get', () => zfs.properties.get('tank/a', ['used', 'nonsense' as never])],
    ['properties.set', () => zfs.properties.set('tank/a', bad)],
    ['properties.inherit', () => zfs.properties.inherit('tank/a', 'nonsense' as never)],
    [
      'encryption.create',
      () => zfs.encryption.create('tank/a', { kind: 'filesystem', properties: bad }, wrappingKey),
    ],
    [
      'few PBKDF2 iterations',
      () =>
        zfs.encryption.create(
          'tank/a',
          { kind: 'filesystem' },
          { keyformat: 'passphrase', pbkdf2iters: 99_999, key: new Uint8Array(8).fill(0x61) },
        ),
    ],
    ['snapshots.create', () => zfs.snapshots.create(['tank/a@b'], { properties: { 'a:b': 5 } as never })],
    ['receive', () => zfs.receive('tank/a@b', noBytes(), { properties: bad })],
    [
      'pools.create',
      () => zfs.pools.create('tank', { vdevs: [file('/image')], properties: { ashift: 'x' } }),
    ],
    ['the root dataset', () => zfs.pools.create('tank', { vdevs: [file('/image')], rootProperties: bad })],
    [
      'a feature',
      () => zfs.pools.create('tank', { vdevs: [file('/image')], features: ['nonsense' as never] }),
    ],
  ])('%s', async (_, call) => {
    await expect(call()).rejects.toMatchObject({ name: 'ZfsError', code: 'ZFSKIT_INVALID_PROPERTY' });
  });
});

describe('arguments that contradict', () => {
  test('snapshots of several pools', async () => {
    await expect(zfs.snapshots.create(['tank@a', 'tonk@a'])).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(zfs.snapshots.destroy([])).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test.each<[string, DatasetPropertyInputs, object]>([
    ['a key of another type', {}, { keyformat: 'raw', key: 'text' }],
    ['key properties among the others', { keylocation: 'prompt' }, wrappingKey],
    ['a key, and no encryption', { encryption: 'off' }, wrappingKey],
    ['no format of a key', {}, { ...wrappingKey, keyformat: 'none' }],
    ['iterations of a raw key', {}, { ...wrappingKey, pbkdf2iters: 100_000 }],
    [
      'iterations that are no whole number',
      {},
      { keyformat: 'passphrase', key: wrappingKey.key, pbkdf2iters: 1.5 },
    ],
  ])('%s', async (_, properties, key) => {
    const creating = zfs.encryption.create('tank/a', { kind: 'filesystem', properties }, key as never);
    await expect(creating).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test('a deferred destruction of a filesystem', async () => {
    await expect(zfs.datasets.destroy('tank/a', { defer: true })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });
});

test('no ZFS device', async () => {
  await expect(openZfs({ device: '/nonexistent/zfs' })).rejects.toMatchObject({
    name: 'ZfsError',
    code: 'ZFSKIT_NO_DEVICE',
    subject: '/nonexistent/zfs',
    message:
      '/nonexistent/zfs cannot be opened (ENOENT): is the ZFS module loaded? Try "modprobe zfs" as root',
  });
  await expect(openZfs({ device: '/etc/passwd' })).rejects.toMatchObject({ code: 'ZFSKIT_NO_DEVICE' });
  await expect(openZfs({ device: '/dev\0/zfs' })).rejects.toMatchObject({ code: 'ZFSKIT_NO_DEVICE' });
});
