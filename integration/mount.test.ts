import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MountOptions, readMounts, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool({ mountpoint: join(fixture.folder, 'root') });
});
afterAll(() => fixture[Symbol.asyncDispose]());

const filesystem = (name: string, properties = {}) =>
  zfs.datasets.create(name, { kind: 'filesystem', properties });
const folder = () => mkdtemp(join(fixture.folder, 'target '));
const optionsOf = async (path: string) =>
  (await command('findmnt', '-no', 'OPTIONS', '--mountpoint', path)).trim().split(',').sort();

describe('mount', () => {
  test.each([
    {},
    { readonly: true },
    { atime: false },
    { relatime: false },
    { exec: false, devices: false, setuid: false },
    { xattr: 'dir' },
    { readonly: true, atime: true, relatime: true, exec: false, setuid: false, devices: false },
  ] as const)('by property, with the options of zfs mount: %j', async (properties) => {
    const name = `${pool}/by property`;
    await filesystem(name, properties);
    const path = await zfs.datasets.mount(name);
    expect(path).toBe(join(fixture.folder, 'root', 'by property'));
    const ours = await optionsOf(path);
    expect((await command('zfs', 'get', '-Ho', 'value', 'mounted', name)).trim()).toBe('yes');
    expect(await zfs.datasets.unmount(name)).toBe(path);
    await command('zfs', 'mount', name);
    expect(ours).toEqual(await optionsOf(path));
    expect(await zfs.datasets.unmount(path)).toBe(path);
    expect((await command('zfs', 'get', '-Ho', 'value', 'mounted', name)).trim()).toBe('no');
    await zfs.datasets.destroy(name);
  });

  test('options hold in place of properties, on a given directory', async () => {
    const name = `${pool}/options`;
    await filesystem(name, { mountpoint: 'legacy' });
    const cases: [MountOptions, RegExp][] = [
      [{ readonly: true }, /(^|,)ro,/],
      [{ atime: false }, /,noatime,/],
      [{ exec: false, setuid: false, devices: false }, /nosuid,nodev,noexec/],
    ];
    for (const [options, expected] of cases) {
      const target = await folder();
      await zfs.datasets.mount(name, { options, target });
      expect((await command('findmnt', '-no', 'OPTIONS', '--mountpoint', target)).trim()).toMatch(expected);
      expect(await readMounts()).toContainEqual(
        expect.objectContaining({ dataset: name, path: target, root: '/' }),
      );
      await zfs.datasets.unmount(target);
    }
    expect((await readMounts()).filter(({ dataset }) => dataset === name)).toEqual([]);
  });

  test('a snapshot, read-only', async () => {
    const name = `${pool}/snapshotted`;
    await filesystem(name);
    const path = await zfs.datasets.mount(name);
    await writeFile(join(path, 'f'), 'then');
    await zfs.snapshots.create([`${name}@s`]);
    await writeFile(join(path, 'f'), 'now');
    const target = await folder();
    await expect(zfs.datasets.mount(`${name}@s`)).rejects.toMatchObject({ code: 'ZFSKIT_NOT_MOUNTABLE' });
    await zfs.datasets.mount(`${name}@s`, { target });
    expect(await readFile(join(target, 'f'), 'utf8')).toBe('then');
    await expect(writeFile(join(target, 'f'), 'never')).rejects.toMatchObject({ code: 'EROFS' });
    await zfs.datasets.unmount(`${name}@s`);
    await zfs.datasets.unmount(name);
  });

  test('under an alternate root', async () => {
    const name = fixture.poolName();
    const altroot = await folder();
    await command(
      'zpool',
      'create',
      '-R',
      altroot,
      '-O',
      'mountpoint=/in/side',
      '-m',
      '/in/side',
      name,
      await fixture.image(),
    );
    await command('zfs', 'create', `${name}/a`);
    const theirs = (await command('zfs', 'get', '-Ho', 'value', 'mountpoint', `${name}/a`)).trim();
    await command('zfs', 'unmount', `${name}/a`);
    expect(await zfs.datasets.mount(`${name}/a`)).toBe(theirs);
    for await (const selected of zfs.datasets.select(['mountpoint'], name, { depth: 0 })) {
      expect(selected.get('mountpoint')).toBe('/in/side');
    }
    await zfs.datasets.unmount(`${name}/a`);
    await zfs.datasets.unmount(name);
    await zfs.pools.destroy(name);
  });

  test('what the properties forbid', async () => {
    const cases = {
      none: { mountpoint: 'none' },
      legacy: { mountpoint: 'legacy' },
      off: { canmount: 'off' },
    };
    for (const [short, properties] of Object.entries(cases)) {
      await filesystem(`${pool}/${short}`, properties);
      await expect(zfs.datasets.mount(`${pool}/${short}`)).rejects.toMatchObject({
        code: 'ZFSKIT_NOT_MOUNTABLE',
        subject: `${pool}/${short}`,
      });
    }
    await zfs.datasets.create(`${pool}/volume`, { kind: 'volume', size: '16M', sparse: true });
    await expect(zfs.datasets.mount(`${pool}/volume`)).rejects.toMatchObject({
      code: 'ZFSKIT_NOT_MOUNTABLE',
    });
    await expect(zfs.datasets.mount(`${pool}/missing`)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.datasets.mount(`${pool}/none`, { target: 'relative' })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(
      zfs.datasets.mount(`${pool}/none`, { target: join(fixture.folder, 'missing') }),
    ).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('a key that is not loaded', async () => {
    const key = join(fixture.folder, 'key');
    await writeFile(key, Buffer.alloc(32, 7));
    const name = `${pool}/secret`;
    await command(
      'zfs',
      'create',
      '-o',
      'canmount=noauto',
      '-o',
      'encryption=on',
      '-o',
      'keyformat=raw',
      '-o',
      `keylocation=file://${key}`,
      name,
    );
    const path = await zfs.datasets.mount(name);
    await zfs.datasets.unmount(path);
    await command('zfs', 'unload-key', name);
    await expect(zfs.datasets.mount(name)).rejects.toMatchObject({
      code: 'ZFSKIT_KEY_NOT_LOADED',
      subject: name,
    });
  });

  test('twice on one directory, and over files where overlay is off', async () => {
    const name = `${pool}/once`;
    await filesystem(name, { overlay: 'off' });
    const path = await zfs.datasets.mount(name);
    await expect(zfs.datasets.mount(name)).rejects.toMatchObject({ code: 'EBUSY' });
    await zfs.datasets.unmount(name);
    await writeFile(join(path, 'there'), '');
    await expect(zfs.datasets.mount(name)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    await expect(command('zfs', 'mount', name)).rejects.toThrow(/not empty/);
  });
});

describe('unmount', () => {
  test('in use, then lazily', async () => {
    const name = `${pool}/used`;
    await filesystem(name);
    const path = await zfs.datasets.mount(name);
    await writeFile(join(path, 'f'), '');
    const { open } = await import('node:fs/promises');
    const handle = await open(join(path, 'f'));
    try {
      await expect(zfs.datasets.unmount(name)).rejects.toMatchObject({ code: 'EBUSY', subject: name });
      await zfs.datasets.unmount(name, { lazy: true });
      expect((await readMounts()).some(({ path: other }) => other === path)).toBe(false);
    } finally {
      await handle.close();
    }
  });

  test('nothing but datasets, and nothing by guess', async () => {
    const name = `${pool}/several`;
    await filesystem(name, { mountpoint: 'legacy' });
    const [one, two] = [await folder(), await folder()];
    await zfs.datasets.mount(name, { target: one });
    await zfs.datasets.mount(name, { target: two });
    await expect(zfs.datasets.unmount(name)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await zfs.datasets.unmount(one);
    await zfs.datasets.unmount(name);
    await expect(zfs.datasets.unmount(name)).rejects.toMatchObject({ code: 'EINVAL' });
    await expect(zfs.datasets.unmount('/proc')).rejects.toMatchObject({ code: 'EINVAL', subject: '/proc' });
  });
});

test('nothing is mounted as a side effect', async () => {
  await filesystem(`${pool}/quiet`, { mountpoint: join(fixture.folder, 'quiet') });
  await zfs.datasets.rename(`${pool}/quiet`, `${pool}/silent`);
  expect((await readMounts()).filter(({ dataset }) => dataset.startsWith(`${pool}/silent`))).toEqual([]);
  await expect(mkdir(join(fixture.folder, 'quiet'))).resolves.toBeUndefined();
});
