import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Grant, Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let root: string;
let child: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  const pool = await fixture.pool({ mountpoint: 'legacy' });
  [root, child] = [`${pool}/fs`, `${pool}/fs/child`];
  for (const name of [root, child]) await zfs.datasets.create(name, { kind: 'filesystem' });
});
afterAll(() => fixture[Symbol.asyncDispose]());

/** The lines of `zfs allow` that say something, without their indentation. */
async function stock(dataset: string): Promise<string[]> {
  const lines = (await command('zfs', 'allow', dataset)).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.endsWith(':') && !line.startsWith('----'));
}

const own = async (dataset: string) =>
  (await zfs.delegation.list(dataset)).find((entry) => entry.dataset === dataset)?.grants ?? [];

/** An id that has no name, so that the stock command prints the number. */
const STRANGER = 54321;

const grants: readonly Grant[] = [
  { who: 'set', name: '@backup', permissions: ['hold', 'send'] },
  { who: 'set', name: '@all', permissions: ['@backup', 'release'] },
  { who: 'create', permissions: ['destroy', 'mount'] },
  { who: 'user', id: 0, scope: 'local', permissions: ['rollback'] },
  { who: 'user', id: 0, scope: 'descendent', permissions: ['diff'] },
  { who: 'user', id: 0, scope: 'local+descendent', permissions: ['@backup', 'compression', 'snapshot'] },
  { who: 'user', id: STRANGER, scope: 'local', permissions: ['snapshot', 'userprop'] },
  { who: 'group', id: 0, scope: 'descendent', permissions: ['create', 'mount'] },
  { who: 'everyone', scope: 'local+descendent', permissions: ['userused'] },
];

const sorted = (given: readonly Grant[]) => given.map((grant) => JSON.stringify(grant)).sort();

test('what is allowed here is what zfs allow prints', async () => {
  await zfs.delegation.allow(root, grants);
  expect(await stock(root)).toEqual([
    '@all @backup,release',
    '@backup hold,send',
    'destroy,mount',
    'user root rollback',
    expect.stringMatching(/^user \(unknown: 54321\) snapshot,userprop$/),
    'user root diff',
    'group root create,mount',
    'user root @backup,compression,snapshot',
    'everyone userused',
  ]);
});

test('it reads as it was given', async () => {
  const ordered = grants.map((grant) => {
    const { permissions, ...grantee } = grant;
    return { ...grantee, permissions };
  });
  expect((await own(root)).map((grant) => JSON.stringify(sortKeys(grant))).sort()).toEqual(
    ordered.map((grant) => JSON.stringify(sortKeys(grant))).sort(),
  );
});

const sortKeys = (grant: object) =>
  Object.fromEntries(Object.entries(grant).sort(([a], [b]) => (a < b ? -1 : 1)));

test('what zfs allow gives is read, the dataset itself first', async () => {
  await command('zfs', 'allow', '-l', '-u', 'daemon', 'create,mount', child);
  await command('zfs', 'allow', '-d', '-g', 'daemon', 'send', child);
  await command('zfs', 'allow', '-s', '@mine', 'hold', child);
  await command('zfs', 'allow', '-c', '@mine,destroy', child);
  await command('zfs', 'allow', '-e', 'quota', child);
  const listed = await zfs.delegation.list(child);
  expect(listed.map(({ dataset }) => dataset)).toEqual([child, root]);
  const expected: Grant[] = [
    { who: 'user', id: 1, scope: 'local', permissions: ['create', 'mount'] },
    { who: 'group', id: 1, scope: 'descendent', permissions: ['send'] },
    { who: 'set', name: '@mine', permissions: ['hold'] },
    { who: 'create', permissions: ['@mine', 'destroy'] },
    { who: 'everyone', scope: 'local+descendent', permissions: ['quota'] },
  ];
  expect(sorted(listed[0]?.grants.map(sortKeys) as unknown as Grant[])).toEqual(
    sorted(expected.map(sortKeys) as unknown as Grant[]),
  );
});

test('some are taken back, some from one scope only', async () => {
  await zfs.delegation.unallow(root, [
    { who: 'user', id: 0, scope: 'descendent', permissions: ['snapshot', 'diff'] },
    { who: 'set', name: '@all', permissions: ['@backup'] },
    { who: 'user', id: STRANGER, scope: 'local+descendent', permissions: ['snapshot', 'hold'] },
  ]);
  expect(await stock(root)).toEqual([
    '@all release',
    '@backup hold,send',
    'destroy,mount',
    'user root rollback,snapshot',
    expect.stringMatching(/^user \(unknown: 54321\) userprop$/),
    'group root create,mount',
    'user root @backup,compression',
    'everyone userused',
  ]);
});

test('all of someone are taken back', async () => {
  await zfs.delegation.unallow(root, [
    { who: 'user', id: 0, scope: 'local+descendent' },
    { who: 'user', id: STRANGER, scope: 'local' },
    { who: 'group', id: 0, scope: 'descendent' },
    { who: 'everyone', scope: 'local+descendent' },
    { who: 'create' },
    { who: 'set', name: '@all' },
  ]);
  expect(await own(root)).toEqual([{ who: 'set', name: '@backup', permissions: ['hold', 'send'] }]);
  await zfs.delegation.unallow(root, [{ who: 'set', name: '@backup' }]);
  expect(await stock(root)).toEqual([]);
  expect(await own(root)).toEqual([]);
});

test('zfs unallow takes back what was allowed here', async () => {
  await zfs.delegation.allow(root, [
    { who: 'group', id: 1, scope: 'local+descendent', permissions: ['send', 'snapshot'] },
  ]);
  await command('zfs', 'unallow', '-l', '-g', 'daemon', 'send', root);
  expect((await own(root)).map((grant) => [grant.permissions, 'scope' in grant && grant.scope])).toEqual([
    [['send'], 'descendent'],
    [['snapshot'], 'local+descendent'],
  ]);
  await command('zfs', 'unallow', '-g', 'daemon', root);
  expect(await own(root)).toEqual([]);
});

test('what is allowed may be done, and nothing else', async () => {
  await zfs.delegation.allow(root, [{ who: 'user', id: 65534, scope: 'local', permissions: ['snapshot'] }]);
  const asNobody = (...args: readonly string[]) =>
    command('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'zfs', ...args);
  await asNobody('snapshot', `${root}@allowed`);
  expect(await zfs.datasets.exists(`${root}@allowed`)).toBe(true);
  await expect(asNobody('snapshot', `${child}@below`)).rejects.toThrow(/permission denied/);
  await expect(asNobody('hold', 'tag', `${root}@allowed`)).rejects.toThrow(/permission denied|not permitted/);
});

test('a dataset that does not exist', async () => {
  const grant: Grant = { who: 'everyone', scope: 'local', permissions: ['snapshot'] };
  await expect(zfs.delegation.allow(`${root}/none`, [grant])).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.delegation.list(`${root}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
});
