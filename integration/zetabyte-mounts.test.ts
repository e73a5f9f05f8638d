import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMounts } from 'zfskit';
import { Zetabyte } from 'zfskit/zetabyte';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zb: Zetabyte;
let pool: string;
let root: string;
const mounts = async () =>
  (await readMounts())
    .filter(({ dataset }) => dataset.startsWith(`${pool}/`) || dataset === pool)
    .map(({ dataset, path }) => [dataset.slice(pool.length), path.slice(root.length)].join(' on '))
    .sort();

beforeAll(async () => {
  fixture = await Fixture.open();
  zb = new Zetabyte({ zfs: fixture.zfs });
  root = join(fixture.folder, 'root');
  pool = fixture.poolName();
  const image = await fixture.image();
  await zb.zpool.create(pool, {
    vdevs: [{ name: image }],
    mountpoint: root,
    properties: { cachefile: 'none' },
  });
});
afterAll(() => fixture[Symbol.asyncDispose]());

test('follows creation, clones, properties, names and destruction, as with the commands', async () => {
  expect(await mounts()).toEqual([' on ']);
  await zb.zfs.create(`${pool}/a/b`, { parents: true });
  await zb.zfs.create(`${pool}/hidden`, { properties: { canmount: 'off' } });
  await zb.zfs.create(`${pool}/later`, { unmounted: true });
  await writeFile(join(root, 'a/b/file'), 'x');
  await zb.zfs.snapshot(`${pool}/a/b@1`);
  await zb.zfs.clone(`${pool}/a/b@1`, `${pool}/clone`);
  await zb.zfs.send_receive(`${pool}/a/b@1`, [], `${pool}/copy`, []);
  const all = [' on ', '/a on /a', '/a/b on /a/b', '/clone on /clone', '/copy on /copy'];
  expect(await mounts()).toEqual(all);
  expect((await zb.zfs.get(`${pool}/a/b`, ['mounted', 'mountpoint']))[`${pool}/a/b`]).toMatchObject({
    mounted: { value: 'yes' },
    mountpoint: { value: `${root}/a/b` },
  });
  await zb.zfs.set(`${pool}/clone`, { mountpoint: 'legacy' });
  expect(await mounts()).toEqual(all.filter((line) => !line.startsWith('/clone')));
  await zb.zfs.inherit(`${pool}/clone`, 'mountpoint');
  expect(await mounts()).toEqual(all);
  await zb.zfs.rename(`${pool}/a`, `${pool}/z`);
  expect(await mounts()).toEqual([' on ', '/clone on /clone', '/copy on /copy', '/z on /z', '/z/b on /z/b']);
  await zb.zfs.set(`${pool}/z`, { mountpoint: `${root}/elsewhere` });
  expect(await mounts()).toContain('/z/b on /elsewhere/b');
  await zb.zfs.destroy(`${pool}/z`, { dependents: true, force: true });
  expect(await mounts()).toEqual([' on ', '/copy on /copy']);
  await zb.zfs.destroy(`${pool}/copy`, { recurse: true });
  expect(await mounts()).toEqual([' on ']);
});

test('canmount unmounts and does not mount; what mount(8) mounted stays', async () => {
  await zb.zfs.create(`${pool}/can`);
  await zb.zfs.set(`${pool}/can`, { canmount: 'off' });
  expect(await mounts()).toEqual([' on ']);
  await zb.zfs.set(`${pool}/can`, { canmount: 'on' });
  expect(await mounts()).toEqual([' on ']);
  await command('zfs', 'mount', `${pool}/can`);
  await zb.zfs.set(`${pool}/can`, { mountpoint: 'legacy' });
  expect(await mounts()).toEqual([' on ']);
  const path = await fixture.mount(`${pool}/can`);
  await zb.zfs.rename(`${pool}/can`, `${pool}/renamed`);
  expect((await readMounts()).filter((mount) => mount.path === path)).toMatchObject([
    { dataset: `${pool}/renamed` },
  ]);
  await fixture.unmount(path);
  await zb.zfs.destroy(`${pool}/renamed`);
});

test('what is in use is busy, and stays', async () => {
  await zb.zfs.create(`${pool}/used`);
  await mkdir(join(root, 'used/in'));
  const sleeper = execFile('sleep', ['60'], { cwd: join(root, 'used/in') });
  await expect(zb.zfs.destroy(`${pool}/used`)).rejects.toMatchObject({
    code: 'EBUSY',
    message: expect.stringContaining('busy'),
  });
  expect(await mounts()).toContain('/used on /used');
  sleeper.kill();
  await new Promise((resolve) => sleeper.once('exit', resolve));
  await zb.zfs.destroy(`${pool}/used`);
  expect(await mounts()).toEqual([' on ']);
});

test('a bind mount keeps a filesystem from destruction, and stays', async () => {
  await zb.zfs.create(`${pool}/bound`);
  await writeFile(join(root, 'bound/file'), 'x');
  await mkdir(join(root, 'bound/in'));
  const targets = [join(fixture.folder, 'bind'), join(fixture.folder, 'part')];
  for (const [target, from] of [
    [targets[0], 'bound'],
    [targets[1], 'bound/in'],
  ] as const) {
    await mkdir(target ?? '');
    await command('mount', '--bind', join(root, from), target ?? '');
  }
  try {
    for (const options of [{}, { recurse: true, force: true }, { dependents: true }]) {
      const destroyed = zb.zfs.destroy(`${pool}/bound`, options);
      await expect(destroyed).rejects.toMatchObject({
        code: 'EBUSY',
        message: `cannot destroy '${pool}/bound': dataset is busy`,
      });
    }
    const left = (await readMounts()).filter(({ dataset }) => dataset === `${pool}/bound`);
    expect(left.map(({ path }) => path).sort()).toEqual([...targets, join(root, 'bound')].sort());
    expect(await readFile(join(targets[0] ?? '', 'file'), 'utf8')).toBe('x');
  } finally {
    for (const target of targets) await command('umount', target).catch(() => {});
  }
  await zb.zfs.destroy(`${pool}/bound`);
  expect(await mounts()).toEqual([' on ']);
});

test('what has a mountpoint of its own stays when that of its parent changes', async () => {
  await zb.zfs.create(`${pool}/up/own/heir`, { parents: true });
  await zb.zfs.create(`${pool}/up/heir`);
  await zb.zfs.set(`${pool}/up/own`, { mountpoint: join(root, 'own') });
  const sleeper = execFile('sleep', ['60'], { cwd: join(root, 'own/heir') });
  await zb.zfs.set(`${pool}/up`, { mountpoint: join(root, 'up2') });
  expect(await mounts()).toEqual([
    ' on ',
    '/up on /up2',
    '/up/heir on /up2/heir',
    '/up/own on /own',
    '/up/own/heir on /own/heir',
  ]);
  // One in use: the name cannot change, and all are mounted again.
  await expect(zb.zfs.rename(`${pool}/up`, `${pool}/down`)).rejects.toMatchObject({ code: 'EBUSY' });
  expect(await mounts()).toHaveLength(5);
  sleeper.kill();
  await new Promise((resolve) => sleeper.once('exit', resolve));
  await zb.zfs.destroy(`${pool}/up`, { recurse: true });
  expect(await mounts()).toEqual([' on ']);
});

test('an export unmounts, and the path of an import is under its altroot', async () => {
  await zb.zpool.export(pool);
  expect(await mounts()).toEqual([]);
  await fixture.zfs.pools.import(pool, { paths: [fixture.folder], altroot: '/tmp/zfskit-alt' });
  const printed = await command('zfs', 'get', '-Hpo', 'value', 'mountpoint', pool);
  expect((await zb.zfs.get(pool, ['mountpoint']))[pool]?.['mountpoint']?.value).toBe(printed.trim());
});
