import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file, openZfs } from 'zfskit';
import { command, isBullseye } from './fixture.ts';

const pool = `zfskit-test-${randomBytes(4).toString('hex')}`;
const content = randomBytes(1 << 20);
const filesystems = ['', '/plain', '/fold', '/mixed', '/attributes'];
let folder: string;

/** A pool that the userspace engine made and filled with datasets, and that this kernel then imports. */
// An emulated processor that others share takes minutes to scrub.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-test-'));
  const image = join(folder, 'disk');
  {
    await using handle = await open(image, 'wx');
    await handle.truncate(1 << 29);
  }
  await using zfs = await openZfs({ engine: 'userspace', state: join(folder, 'state') });
  await zfs.pools.create(pool, { vdevs: [file(image)] });
  const filesystem = (name: string, properties = {}) =>
    zfs.datasets.create(`${pool}${name}`, { kind: 'filesystem', properties });
  await filesystem('/plain', { compression: 'zstd' });
  await filesystem('/fresh', { canmount: 'off' });
  await filesystem('/fold', { casesensitivity: 'insensitive', normalization: 'formD' });
  await filesystem('/mixed', { casesensitivity: 'mixed' });
  await filesystem('/attributes', { dnodesize: '1k', xattr: 'sa', acltype: 'posix', recordsize: '1M' });
  await zfs.datasets.create(`${pool}/volume`, { kind: 'volume', size: '4M' });
  await zfs.accounting.setQuotas(`${pool}/plain`, [{ kind: 'user', id: 4321, quota: '10M' }]);
});

afterAll(async () => {
  await command('zpool', 'destroy', '-f', pool);
  await rm(folder, { recursive: true, force: true });
});

const root = () => join(folder, 'root');
const importPool = () => command('zpool', 'import', '-d', folder, '-R', root(), '-o', 'cachefile=none', pool);
const zdb = (...args: string[]) => command('zdb', '-e', '-p', folder, ...args);

describe.skipIf(isBullseye)('a pool of the engine in a kernel', () => {
  test('is imported, and its filesystems are mounted', async () => {
    await importPool();
    const mounted = (await command('zfs', 'get', '-rHo', 'name,value', 'mounted', '-t', 'filesystem', pool))
      .trim()
      .split('\n')
      .sort();
    expect(mounted).toEqual(
      [...filesystems.map((name) => `${pool}${name}\tyes`), `${pool}/fresh\tno`].sort(),
    );
  });

  test('takes files', async () => {
    for (const name of filesystems) {
      const at = join(root(), pool, name);
      await command('mkdir', '-p', join(at, 'a', 'b'));
      await writeFile(join(at, 'a', 'b', 'File'), content);
      await command('ln', '-s', 'File', join(at, 'a', 'b', 'link'));
      await command('chown', '4321:4321', join(at, 'a', 'b', 'File'));
    }
    expect(await readFile(join(root(), pool, 'fold', 'A', 'B', 'FILE'))).toEqual(content);
    await expect(readFile(join(root(), pool, 'plain', 'A', 'B', 'FILE'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await command('dd', 'if=/dev/urandom', `of=/dev/zvol/${pool}/volume`, 'bs=4M', 'count=1', 'status=none');
  });

  test('has its space counted for users, and their quotas', async () => {
    await command('zpool', 'sync', pool);
    for (const name of filesystems) {
      const used = await command('zfs', 'get', '-Hpo', 'value', 'userused@4321', `${pool}${name}`);
      expect(Number(used)).toBeGreaterThan(1 << 20);
    }
    const quota = await command('zfs', 'get', '-Hpo', 'value', 'userquota@4321', `${pool}/plain`);
    expect(Number(quota)).toBe(10 << 20);
  });

  test('has them after another import, and nothing is damaged', async () => {
    await command('zfs', 'snapshot', '-r', `${pool}@s`);
    await command('zfs', 'create', `${pool}/made-here`);
    await command('zpool', 'export', pool);
    await importPool();
    for (const name of filesystems) {
      expect(await readFile(join(root(), pool, name, 'a', 'b', 'link'))).toEqual(content);
    }
    await command('zpool', 'scrub', pool);
    await expect
      .poll(() => command('zpool', 'status', pool), { timeout: 300_000 })
      .toMatch(/scrub repaired 0B in \S+ with 0 errors/);
    expect(await command('zpool', 'status', '-x', pool)).toContain('is healthy');
  });

  test('has filesystems like those that the kernel makes, to zdb', async () => {
    await command('zpool', 'export', pool);
    /** Objects of a new filesystem, without what differs by time and place. */
    const objects = async (name: string) => {
      const listing = await zdb('-dddd', `${pool}/${name}`, '1', '32', '33', '34');
      return listing
        .split('\n')
        .filter((line) => line.startsWith('\t') || /^\s+\d/.test(line))
        .filter((line) => !/time|gen|dnode flags|zap_salt|segment/.test(line))
        .sort();
    };
    const fresh = await objects('fresh');
    expect(fresh.join('\n')).toMatch(/pflags\s+8?40800000144/);
    expect(fresh).toEqual(await objects('made-here'));
    expect(await zdb('-bcc', pool)).toContain('No leaks');
    await importPool();
  });
});
