import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMounts } from 'zfskit';
import { ask } from '../examples/volume-provisioner/provisioner-client.ts';
import { Fixture } from './fixture.ts';

/** Publishing by examples/volume-provisioner: mounts and devices, which the kernel alone has. */
let fixture: Fixture;
let parent: string;
let listen: string;
let program: ChildProcess;

beforeAll(async () => {
  fixture = await Fixture.open();
  const pool = await fixture.pool();
  parent = `${pool}/csi`;
  await fixture.zfs.datasets.create(parent, { kind: 'filesystem' });
  listen = join(fixture.folder, 'provisioner.sock');
  const args = ['dist/examples/volume-provisioner/main.js', '--parent', parent, '--listen', listen];
  program = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [said] = await once(program.stderr as NodeJS.ReadableStream, 'data');
  expect(String(said)).toMatch(/listens on/);
});

afterAll(async () => {
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await fixture[Symbol.asyncDispose]();
});

async function done(method: string, fields: object): Promise<void> {
  const { status, body } = await ask(listen, method, fields);
  expect(status, `${method} ${JSON.stringify(body)}`).toBe(200);
}

const mountedAt = async (path: string) => (await readMounts()).filter((mount) => mount.path === path);

test('a filesystem is mounted on its target, once, and taken away again', async () => {
  await done('CreateVolume', { name: 'files', capacity_range: { required_bytes: 32 << 20 } });
  const target_path = join(fixture.folder, 'pods', 'one');
  const publish = { volume_id: 'files', target_path };
  await done('NodePublishVolume', publish);
  await done('NodePublishVolume', publish);
  expect(await mountedAt(target_path)).toMatchObject([{ dataset: `${parent}/files` }]);
  await writeFile(join(target_path, 'note'), 'kept');
  const otherwise = await ask(listen, 'NodePublishVolume', { ...publish, readonly: true });
  expect(otherwise.body).toMatchObject({ error: { status: 'ALREADY_EXISTS' } });
  const inUse = await ask(listen, 'DeleteVolume', { volume_id: 'files' });
  expect(inUse.body).toMatchObject({ error: { status: 'FAILED_PRECONDITION' } });
  expect(JSON.stringify(inUse.body)).toContain(target_path);
  const foreign = await ask(listen, 'NodeUnpublishVolume', { volume_id: 'other', target_path });
  expect(foreign.body).toMatchObject({ error: { status: 'FAILED_PRECONDITION' } });
  expect(await readFile(join(target_path, 'note'), 'utf8')).toBe('kept');

  await done('NodeUnpublishVolume', publish);
  await done('NodeUnpublishVolume', publish);
  await expect(stat(target_path)).rejects.toMatchObject({ code: 'ENOENT' });
  await done('NodePublishVolume', { ...publish, readonly: true });
  await expect(writeFile(join(target_path, 'note'), 'x')).rejects.toMatchObject({ code: 'EROFS' });
  await done('NodeUnpublishVolume', publish);
  await done('DeleteVolume', { volume_id: 'files' });
});

test('a volume’s target leads to its device', async () => {
  await done('CreateVolume', { name: 'disk', kind: 'volume', capacity_range: { required_bytes: 16 << 20 } });
  const target_path = join(fixture.folder, 'disk');
  const publish = { volume_id: 'disk', target_path };
  await done('NodePublishVolume', publish);
  await done('NodePublishVolume', publish);
  expect((await stat(target_path)).isBlockDevice()).toBe(true);
  const taken = await ask(listen, 'NodePublishVolume', { ...publish, target_path: listen });
  expect(taken.body).toMatchObject({ error: { status: 'FAILED_PRECONDITION' } });
  await done('NodeUnpublishVolume', publish);
  await expect(stat(target_path)).rejects.toMatchObject({ code: 'ENOENT' });
  await done('DeleteVolume', { volume_id: 'disk' });
});
