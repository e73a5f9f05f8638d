import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineHost, type RunningExample, start } from '../engine-host.ts';
import { ask } from './provisioner-client.ts';

const MIB = 1 << 20;

let host: EngineHost;
let parent: string;
let listen: string;
let program: RunningExample;

beforeAll(async () => {
  host = await EngineHost.open();
  parent = `${await host.pool(1 << 30)}/csi`;
  await host.zfs.datasets.create(parent, { kind: 'filesystem' });
  listen = join(host.folder, 'provisioner.sock');
  await begin();
});

afterAll(async () => {
  expect(await program.kill('SIGTERM')).toBe(0);
  await host[Symbol.asyncDispose]();
});

async function begin(): Promise<void> {
  const args = ['--parent', parent, '--listen', listen, '--socket', host.socket];
  program = start('volume-provisioner/main', ...args);
  await program.says('stderr', /listens on/);
}

/** Asks, and expects it to be done. */
async function done(method: string, fields: object = {}): Promise<Readonly<Record<string, never>>> {
  const { status, body } = await ask(listen, method, fields);
  expect([status, body], `${method} ${JSON.stringify(body)}`).toEqual([200, body]);
  return body as Readonly<Record<string, never>>;
}

/** Asks, and expects a refusal. */
async function refused(method: string, fields: object, status: string): Promise<void> {
  expect((await ask(listen, method, fields)).body).toMatchObject({ error: { status } });
}

const capacity = (mebibytes: number) => ({ required_bytes: String(mebibytes * MIB) });

async function ids(method: string, kind: 'volume' | 'snapshot', fields: object = {}): Promise<string[]> {
  const { entries } = (await done(method, fields)) as {
    entries?: readonly Record<string, Record<string, string>>[];
  };
  return (entries ?? []).map((entry) => String(entry[kind]?.[`${kind}_id`]));
}

test('a volume: made, made again, asked for otherwise, expanded, deleted, deleted again', async () => {
  const request = {
    name: 'disk',
    kind: 'volume',
    capacity_range: capacity(10),
    parameters: { thin: 'false' },
  };
  const made = { volume: { volume_id: 'disk', capacity_bytes: String(10 * MIB), kind: 'volume' } };
  expect(await done('CreateVolume', request)).toEqual(made);
  expect(await done('CreateVolume', request)).toEqual(made);
  await refused('CreateVolume', { ...request, capacity_range: capacity(20) }, 'ALREADY_EXISTS');
  const reserved = async () => (await host.zfs.datasets.get(`${parent}/disk`)).get('refreservation') ?? 0n;
  const before = await reserved();
  expect(before).toBeGreaterThan(10n * BigInt(MIB));

  const expand = { volume_id: 'disk', capacity_range: { required_bytes: 15 * MIB + 1 } };
  const grown = { capacity_bytes: String(16 * MIB), node_expansion_required: false };
  expect(await done('ControllerExpandVolume', expand)).toEqual(grown);
  expect(await done('ControllerExpandVolume', { volume_id: 'disk', capacity_range: capacity(5) })).toEqual(
    grown,
  );
  expect(await reserved()).toBeGreaterThan(before);
  const tooLarge = { required_bytes: MIB, limit_bytes: 2 * MIB };
  await refused('ControllerExpandVolume', { volume_id: 'disk', capacity_range: tooLarge }, 'OUT_OF_RANGE');

  expect(await done('DeleteVolume', { volume_id: 'disk' })).toEqual({});
  expect(await done('DeleteVolume', { volume_id: 'disk' })).toEqual({});
  await refused('ControllerExpandVolume', expand, 'NOT_FOUND');
});

test('a filesystem has a quota, and parameters are its properties', async () => {
  await done('CreateVolume', {
    name: 'files',
    capacity_range: capacity(8),
    parameters: { compression: 'zstd-3' },
  });
  const dataset = await host.zfs.datasets.get(`${parent}/files`);
  expect(['refquota', 'compression', 'mountpoint'].map((name) => dataset.property(name)?.value)).toEqual([
    BigInt(8 * MIB),
    'zstd-3',
    'legacy',
  ]);
  for (const parameters of [
    { mountpoint: '/etc' },
    { compression: 'none-such' },
    { volblocksize: '8K' },
    { thin: 1 },
  ]) {
    await refused('CreateVolume', { name: 'other', parameters }, 'INVALID_ARGUMENT');
  }
  const stats = await done('NodeGetVolumeStats', { volume_id: 'files' });
  expect(stats).toMatchObject({ usage: [{ unit: 'BYTES', total: String(8 * MIB) }] });
  await done('DeleteVolume', { volume_id: 'files' });
});

test('snapshots, and volumes made from them and from volumes', async () => {
  await done('CreateVolume', { name: 'src', kind: 'volume', capacity_range: capacity(4) });
  await host.fill(`${parent}/src`, MIB);
  const snapshot = { source_volume_id: 'src', name: 'monday' };
  const made = await done('CreateSnapshot', snapshot);
  expect(made).toMatchObject({ snapshot: { snapshot_id: 'src@monday', ready_to_use: true } });
  expect(await done('CreateSnapshot', snapshot)).toEqual(made);
  await done('CreateVolume', { name: 'src2', kind: 'volume' });
  await refused('CreateSnapshot', { ...snapshot, source_volume_id: 'src2' }, 'ALREADY_EXISTS');

  const fromSnapshot = { snapshot: { snapshot_id: 'src@monday' } };
  const clone = {
    name: 'clone',
    kind: 'volume',
    capacity_range: capacity(6),
    volume_content_source: fromSnapshot,
  };
  expect(await done('CreateVolume', clone)).toMatchObject({ volume: { capacity_bytes: String(6 * MIB) } });
  await done('CreateVolume', clone);
  await refused('CreateVolume', { ...clone, name: 'x', kind: 'filesystem' }, 'INVALID_ARGUMENT');
  await refused('DeleteSnapshot', { snapshot_id: 'src@monday' }, 'FAILED_PRECONDITION');
  await refused('DeleteVolume', { volume_id: 'src' }, 'FAILED_PRECONDITION');

  const copy = { name: 'copy', kind: 'volume', volume_content_source: { volume: { volume_id: 'src' } } };
  await done('CreateVolume', copy);
  await done('CreateVolume', copy);
  // What the copy was made from is nobody's snapshot, and goes with it.
  expect(await ids('ListSnapshots', 'snapshot')).toEqual(['src@monday']);
  await done('DeleteVolume', { volume_id: 'copy' });
  expect(await host.zfs.snapshots.names(`${parent}/src`)).toEqual([`${parent}/src@monday`]);

  const small = { ...clone, name: 'small', capacity_range: { required_bytes: MIB, limit_bytes: 2 * MIB } };
  await refused('CreateVolume', small, 'OUT_OF_RANGE');
  expect(await host.zfs.datasets.exists(`${parent}/small`)).toBe(false);

  await done('CreateVolume', { name: 'files', capacity_range: capacity(8) });
  const files = { name: 'files2', volume_content_source: { volume: { volume_id: 'files' } } };
  expect(await done('CreateVolume', files)).toMatchObject({ volume: { capacity_bytes: String(MIB) } });

  for (const volume_id of ['clone', 'src2', 'files2', 'files']) await done('DeleteVolume', { volume_id });
  await done('DeleteSnapshot', { snapshot_id: 'src@monday' });
  await done('DeleteSnapshot', { snapshot_id: 'src@monday' });
  await done('DeleteVolume', { volume_id: 'src' });
});

test('a snapshot that looks like the one between two volumes stays', async () => {
  for (const name of ['from', 'from2']) {
    await done('CreateVolume', { name, kind: 'volume', capacity_range: capacity(4) });
  }
  await done('CreateSnapshot', { source_volume_id: 'from', name: 'clone-to' });
  const volume_content_source = { volume: { volume_id: 'from' } };
  const to = { name: 'to', kind: 'volume', volume_content_source };
  await refused('CreateVolume', { ...to, kind: 'filesystem' }, 'INVALID_ARGUMENT');
  await done('CreateVolume', to);
  await refused('CreateVolume', { ...to, capacity_range: capacity(8) }, 'ALREADY_EXISTS');
  expect(await ids('ListSnapshots', 'snapshot', { source_volume_id: 'from' })).toEqual(['from@clone-to']);
  await done('DeleteVolume', { volume_id: 'to' });
  expect(await host.zfs.snapshots.names(`${parent}/from`)).toEqual([`${parent}/from@clone-to`]);

  // Not even one of the very name, which only somebody else can have made.
  const theirs = `${parent}/from@clone:to`;
  await host.zfs.snapshots.create([theirs]);
  await refused('CreateVolume', to, 'ALREADY_EXISTS');
  expect(await host.zfs.datasets.exists(theirs)).toBe(true);
  expect(await host.zfs.datasets.exists(`${parent}/to`)).toBe(false);
  // A run that was killed between snapshot and clone has left its own: the volume has what is there now.
  await host.zfs.snapshots.destroy([theirs]);
  await host.zfs.snapshots.create([theirs], { properties: { 'zfskit.example:snapshot': 'clone' } });
  const { guid } = await host.zfs.datasets.get(theirs);
  await done('CreateVolume', to);
  expect((await host.zfs.datasets.get(theirs)).guid).not.toBe(guid);
  await done('DeleteVolume', { volume_id: 'to' });

  await done('DeleteSnapshot', { snapshot_id: 'from@clone-to' });
  for (const volume_id of ['from', 'from2']) await done('DeleteVolume', { volume_id });
});

test('two volumes never get a snapshot of the same name, also when asked for at a time', async () => {
  for (const name of ['left', 'right']) await done('CreateVolume', { name });
  const asked = ['left', 'right'].map((source_volume_id) =>
    ask(listen, 'CreateSnapshot', { source_volume_id, name: 'one-of-all' }),
  );
  const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 409]);
  const [snapshot_id] = await ids('ListSnapshots', 'snapshot');
  expect(['left@one-of-all', 'right@one-of-all']).toContain(snapshot_id);
  await done('DeleteSnapshot', { snapshot_id });
  for (const volume_id of ['left', 'right']) await done('DeleteVolume', { volume_id });
});

test('lists come in pages, also while volumes come and go', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `v${index}`);
  for (const name of names) await done('CreateVolume', { name });
  await done('CreateSnapshot', { source_volume_id: 'v1', name: 'a' });
  await done('CreateSnapshot', { source_volume_id: 'v3', name: 'b' });
  const seen: string[] = [];
  let token = '';
  do {
    const fields = { max_entries: 3, starting_token: token };
    const page: { next_token?: string } = await done('ListVolumes', fields);
    seen.push(...(await ids('ListVolumes', 'volume', fields)));
    if (token === '') await done('DeleteVolume', { volume_id: 'v2' });
    token = page.next_token ?? '';
  } while (token !== '');
  expect(seen).toEqual(names);
  expect(await ids('ListSnapshots', 'snapshot')).toEqual(['v1@a', 'v3@b']);
  expect(await ids('ListSnapshots', 'snapshot', { source_volume_id: 'v3' })).toEqual(['v3@b']);
  expect(await ids('ListSnapshots', 'snapshot', { snapshot_id: 'v1@a' })).toEqual(['v1@a']);
  await refused('ListVolumes', { starting_token: '../x' }, 'ABORTED');
  expect(Number((await done('GetCapacity'))['available_capacity'])).toBeGreaterThan(100 * MIB);
});

test('what is hostile is refused', async () => {
  for (const name of ['', '..', 'a/b', 'a@b', '-x', 'x'.repeat(129), 7]) {
    await refused('CreateVolume', { name }, 'INVALID_ARGUMENT');
    await refused('DeleteVolume', { volume_id: name }, 'INVALID_ARGUMENT');
  }
  await refused('CreateVolume', { name: 'x', capacity_range: { required_bytes: -1 } }, 'INVALID_ARGUMENT');
  await refused('CreateVolume', { name: 'x', filler: 'x'.repeat(70_000) }, 'INVALID_ARGUMENT');
  await refused('CreateVolume', [], 'INVALID_ARGUMENT');
  await refused('Constructor', {}, 'UNIMPLEMENTED');
  const huge = {
    name: 'huge',
    kind: 'volume',
    capacity_range: capacity(1 << 20),
    parameters: { thin: 'false' },
  };
  await refused('CreateVolume', huge, 'RESOURCE_EXHAUSTED');
});

test('a dataset that somebody else made is left alone', async () => {
  await host.zfs.datasets.create(`${parent}/foreign`, { kind: 'filesystem' });
  await refused('DeleteVolume', { volume_id: 'foreign' }, 'FAILED_PRECONDITION');
  await refused('ControllerExpandVolume', { volume_id: 'foreign' }, 'FAILED_PRECONDITION');
  await refused('NodePublishVolume', { volume_id: 'foreign', target_path: '/x' }, 'FAILED_PRECONDITION');
  await refused('CreateVolume', { name: 'foreign' }, 'ALREADY_EXISTS');
  expect(await host.zfs.datasets.exists(`${parent}/foreign`)).toBe(true);
  expect(await ids('ListVolumes', 'volume')).not.toContain('foreign');
});

test('snapshots that somebody else made are left alone, of any dataset', async () => {
  await host.zfs.datasets.create(`${parent}/outside`, { kind: 'filesystem' });
  await done('CreateVolume', { name: 'inside' });
  const theirs = ['outside@hourly', 'inside@hourly', 'inside@at 12:00'].map((id) => `${parent}/${id}`);
  for (const name of theirs) await host.zfs.snapshots.create([name]);
  for (const snapshot_id of ['outside@hourly', 'inside@hourly']) {
    await refused('DeleteSnapshot', { snapshot_id }, 'FAILED_PRECONDITION');
    const volume_content_source = { snapshot: { snapshot_id } };
    await refused('CreateVolume', { name: 'taken', volume_content_source }, 'FAILED_PRECONDITION');
  }
  await refused('CreateSnapshot', { source_volume_id: 'outside', name: 'mine' }, 'FAILED_PRECONDITION');
  await refused('CreateSnapshot', { source_volume_id: 'inside', name: 'hourly' }, 'ALREADY_EXISTS');
  await refused('CreateSnapshot', { source_volume_id: 'none', name: 'mine' }, 'NOT_FOUND');
  const fromVolume = { volume: { volume_id: 'outside' } };
  await refused('CreateVolume', { name: 'taken', volume_content_source: fromVolume }, 'FAILED_PRECONDITION');
  expect(await host.zfs.datasets.exists(`${parent}/taken`)).toBe(false);
  for (const source_volume_id of ['inside', 'outside']) {
    expect(await ids('ListSnapshots', 'snapshot', { source_volume_id })).toEqual([]);
  }
  // The mark of a dataset goes to its snapshots, and makes none of them the program's.
  await host.zfs.properties.set(`${parent}/inside`, { 'zfskit.example:snapshot': 'request' });
  await refused('DeleteSnapshot', { snapshot_id: 'inside@hourly' }, 'FAILED_PRECONDITION');
  for (const name of theirs) expect(await host.zfs.datasets.exists(name), name).toBe(true);
  await host.zfs.snapshots.destroy(theirs.slice(1));
  await done('DeleteVolume', { volume_id: 'inside' });
});

test('where ZFS is another process nothing is published', async () => {
  await done('CreateVolume', { name: 'far' });
  const target_path = join(host.folder, 'target');
  await refused('NodePublishVolume', { volume_id: 'far', target_path }, 'UNIMPLEMENTED');
  expect(await done('NodeUnpublishVolume', { volume_id: 'far', target_path })).toEqual({});
  await refused('NodePublishVolume', { volume_id: 'far', target_path: '/x/../etc' }, 'INVALID_ARGUMENT');
});

test('killed at once after many requests, it goes on where it was', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `k${index}`);
  const asked = names.map((name) =>
    ask(listen, 'CreateVolume', { name, kind: 'volume' }).catch(() => undefined),
  );
  await Promise.race(asked);
  expect(await program.kill('SIGKILL')).toBe('SIGKILL');
  await Promise.all(asked);
  await begin();
  await Promise.all(names.map((name) => done('CreateVolume', { name, kind: 'volume' })));
  const listed = await ids('ListVolumes', 'volume');
  expect(listed.filter((name) => name.startsWith('k')).sort()).toEqual(names.sort());
});

test('many requests for one volume at a time: all but one are told to try again', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask(listen, 'CreateVolume', { name: 'many' })),
  );
  const statuses = answers.map(({ status, body }) => (status === 200 ? 'done' : body['error']));
  expect(statuses).toContain('done');
  const others = statuses.filter((each) => each !== 'done');
  expect(others.length).toBeGreaterThan(0);
  for (const each of others) expect(each).toMatchObject({ status: 'ABORTED' });
  await done('CreateVolume', { name: 'many' });
});
