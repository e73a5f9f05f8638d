import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { encodeResumeToken } from 'zfskit/stream';
import { Dice } from '../../integration/dice.ts';
import { EngineHost, type RunningExample, run, start } from '../engine-host.ts';
import { tagOf } from './common-snapshot.ts';
import { readRequest } from './messages.ts';
import { handshake, readSecret } from './shared-secret.ts';
import { Wire } from './wire.ts';

const MIB = 1 << 20;
const TRY_AGAIN = 75;

let a: EngineHost;
let b: EngineHost;
let source: string;
let backups: string;
let secret: string;

beforeAll(async () => {
  [a, b] = await Promise.all([EngineHost.open(), EngineHost.open()]);
  source = await a.pool();
  backups = await b.pool();
  secret = join(a.folder, 'secret');
  await writeFile(secret, 'a secret of both hosts\n', { mode: 0o600 });
});

afterAll(async () => {
  await a[Symbol.asyncDispose]();
  await b[Symbol.asyncDispose]();
});

async function receiver(target: string): Promise<{ program: RunningExample; port: number }> {
  const args = ['--target', target, '--secret', secret, '--port', '0', '--socket', b.socket];
  const program = start('incremental-replicator/receiver', ...args);
  const [, port] = await program.says('stderr', /"port":(\d+)/);
  return { program, port: Number(port) };
}

function senderArguments(dataset: string, port: number, ...more: string[]): string[] {
  return ['--source', dataset, '--secret', secret, '--port', String(port), '--socket', a.socket, ...more];
}

const guids = async ({ zfs }: EngineHost, dataset: string) =>
  (await zfs.snapshots.list(dataset)).map(({ name, guid }) => [name.split('@')[1], guid]);

/** Passes bytes on, and calls once so many came from the sender. */
async function proxyTo(port: () => number, limit: () => { bytes: number; reached: () => void } | undefined) {
  const server: Server = createServer((incoming) => {
    const outgoing = connect(port());
    let bytes = 0;
    const due = limit();
    incoming.on('data', (chunk) => {
      bytes += chunk.length;
      if (due && bytes >= due.bytes && bytes - chunk.length < due.bytes) due.reached();
    });
    const end = () => {
      incoming.destroy();
      outgoing.destroy();
    };
    incoming.on('error', end).on('close', end).pipe(outgoing);
    outgoing.on('error', end).on('close', end).pipe(incoming);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

test('either side is killed again and again, and in the end both have the same snapshots', async () => {
  const seed = Number(process.env['ZFSKIT_SEED'] ?? randomInt(1, 2 ** 31));
  onTestFailed(() => console.log(`ZFSKIT_SEED=${seed}`));
  const dice = new Dice(seed);
  const dataset = `${source}/disk`;
  const target = `${backups}/disk`;
  await a.zfs.datasets.create(dataset, { kind: 'volume', size: '64M', sparse: true });
  const STREAM = 12 * MIB;
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    await a.fill(dataset, STREAM, BigInt(index * STREAM));
    await a.zfs.snapshots.create([`${dataset}@${name}`]);
  }
  let { program, port } = await receiver(target);
  let limit: { bytes: number; reached: () => void } | undefined;
  const proxy = await proxyTo(
    () => port,
    () => limit,
  );
  let resumed = 0;
  const killed = { sender: 0, receiver: 0 };
  for (let round = 0; round < 40; round++) {
    const side = round % 2 === 0 ? 'sender' : 'receiver';
    const sender = start('incremental-replicator/sender', ...senderArguments(dataset, proxy.port));
    const kill = () => {
      killed[side]++;
      (side === 'sender' ? sender : program).child.kill('SIGKILL');
    };
    limit =
      killed.sender + killed.receiver < 8 ? { bytes: 2000 + dice.below(8 * MIB), reached: kill } : undefined;
    const status = await sender.ended;
    if (sender.stderr.includes('sender: resumes ')) resumed++;
    if (program.child.killed) {
      await program.ended;
      ({ program, port } = await receiver(target));
    }
    if (status === 0) break;
    expect([TRY_AGAIN, 'SIGKILL'], sender.stderr).toContain(status);
    await delay(50);
  }
  expect(killed.sender).toBeGreaterThanOrEqual(2);
  expect(killed.receiver).toBeGreaterThanOrEqual(2);
  expect(resumed).toBeGreaterThanOrEqual(2);
  expect(await guids(b, target)).toEqual(await guids(a, dataset));
  expect(await b.zfs.resumeToken(target)).toBeUndefined();
  // The last one is held for the next stream, and no other.
  const holds = await a.zfs.holds.list(dataset);
  const [{ tag = '' } = {}] = holds;
  expect(holds).toMatchObject([
    { snapshot: `${dataset}@three`, tag: /^replicated-[0-9a-f]{16}$/.exec(tag)?.[0] },
  ]);
  expect((await a.zfs.bookmarks.list(dataset)).map(({ name }) => name.split('-').at(-1))).toEqual(['three']);
  proxy.server.close();

  // The bookmark is enough to go on from.
  await a.zfs.holds.release([`${dataset}@three`], tag);
  await a.zfs.snapshots.create([`${dataset}@four`]);
  await a.zfs.snapshots.destroy([`${dataset}@three`]);
  expect(await run('incremental-replicator/sender', ...senderArguments(dataset, port))).toMatchObject({
    status: 0,
    stdout: `${target} has ${dataset}@four\n`,
  });
  expect((await guids(b, target)).at(-1)).toEqual((await guids(a, dataset)).at(-1));
  expect(await program.kill('SIGTERM')).toBe(0);
});

test('what is kept for one receiver stays when another of the same name has got it', async () => {
  const dataset = `${source}/twice`;
  const target = { dataset: `${backups}/twice`, pool: '1' };
  await a.zfs.datasets.create(dataset, { kind: 'filesystem' });
  await a.zfs.snapshots.create([`${dataset}@one`]);
  // Of a host that has the first snapshot alone.
  await a.zfs.holds.add([`${dataset}@one`], tagOf(target));
  const theirs = `${dataset}#${tagOf(target)}-one`;
  await a.zfs.bookmarks.create(new Map([[theirs, `${dataset}@one`]]));
  await a.zfs.snapshots.create([`${dataset}@two`]);
  const { program, port } = await receiver(target.dataset);
  const sent = await run('incremental-replicator/sender', ...senderArguments(dataset, port));
  expect(sent, sent.stderr).toMatchObject({ status: 0 });
  const guid = (await b.zfs.pools.properties.get(backups, ['guid'])).guid?.value;
  const tag = tagOf({ ...target, pool: String(guid) });
  const holds = await a.zfs.holds.list(dataset);
  expect(holds.map((hold) => [hold.snapshot, hold.tag]).sort()).toEqual([
    [`${dataset}@one`, tagOf(target)],
    [`${dataset}@two`, tag],
  ]);
  const marks = (await a.zfs.bookmarks.list(dataset)).map(({ name }) => name);
  expect(marks.sort()).toEqual([theirs, `${dataset}#${tag}-two`].sort());
  expect(tagOf({ dataset: 'x'.repeat(255), pool: '2' })).toHaveLength(27);
  expect(await program.kill('SIGTERM')).toBe(0);
});

test('a tree with a clone, and nothing to do the second time', async () => {
  const top = `${source}/tree`;
  await a.zfs.datasets.create(top, { kind: 'filesystem' });
  await a.zfs.datasets.create(`${top}/base`, { kind: 'filesystem' });
  await a.zfs.snapshots.createRecursive(`${top}@one`);
  await a.zfs.datasets.clone(`${top}/base@one`, `${top}/clone`);
  await a.zfs.snapshots.createRecursive(`${top}@two`);
  const { program, port } = await receiver(`${backups}/tree`);
  const args = senderArguments(top, port, '--recursive');
  const first = await run('incremental-replicator/sender', ...args);
  expect(first).toMatchObject({ status: 0 });
  for (const below of ['', '/base', '/clone']) {
    expect(await guids(b, `${backups}/tree${below}`)).toEqual(await guids(a, `${top}${below}`));
  }
  const clone = await b.zfs.datasets.get(`${backups}/tree/clone`);
  expect([clone.origin, clone.get('readonly')]).toEqual([`${backups}/tree/base@one`, 'on']);
  expect(await run('incremental-replicator/sender', ...args)).toMatchObject({ status: 0, stderr: '' });
  expect(await program.kill('SIGTERM')).toBe(0);
});

test('who does not know the secret gets nowhere', async () => {
  const { program, port } = await receiver(`${backups}/closed`);
  const other = join(a.folder, 'other-secret');
  await writeFile(other, 'some other secret of one host\n', { mode: 0o600 });
  const args = senderArguments(`${source}/tree`, port).map((each) => (each === secret ? other : each));
  const refused = await run('incremental-replicator/sender', ...args);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/does not know the shared secret: compare the files/);
  await program.says('stderr', /the peer does not know the shared secret/);
  // Nor who sends more than a stranger may.
  const socket = connect(port).on('error', () => {});
  socket.write(Buffer.from([0, 16, 0, 0, 1]));
  socket.resume();
  await once(socket, 'close');
  await program.says('stderr', /a frame of 1048576 bytes; at most 1024 are taken/);
  expect(await b.zfs.datasets.exists(`${backups}/closed`)).toBe(false);
  expect(await program.kill('SIGTERM')).toBe(0);
});

/** A receiver that has nothing, and answers with a token; gives what the sender says in the end, and what it was asked to send. */
async function robbed(token: string, ...args: string[]) {
  const asked: string[] = [];
  const server = createServer(async (socket) => {
    const wire = new Wire(socket);
    try {
      await handshake(wire, await readSecret(secret), 'receiver');
      await wire.send({ target: 'mine', pool: '1' });
      for (;;) {
        const { kind } = readRequest(await wire.receive());
        asked.push(kind);
        await wire.send(kind === 'state' ? { guids: [], token } : { discarded: true });
      }
    } catch {
      await wire.close();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const [dataset = '', ...more] = args;
  const { status, stderr } = await run(
    'incremental-replicator/sender',
    ...senderArguments(dataset, port, ...more),
  );
  server.close();
  return { status, stderr, asked };
}

test('a receiver gets nothing by a token of its own making', async () => {
  const top = `${source}/open`;
  const key = new Uint8Array(32).fill(4);
  await a.zfs.datasets.create(top, { kind: 'filesystem' });
  const volume = { kind: 'volume', size: '8M', sparse: true } as const;
  const encryption = { keyformat: 'raw', keylocation: 'prompt', key } as const;
  await a.zfs.encryption.create(`${top}/sealed`, volume, encryption);
  await a.zfs.datasets.create(`${source}/open-not`, volume);
  const snapshots = [`${top}@one`, `${top}/sealed@one`, `${source}/open-not@one`];
  await a.zfs.snapshots.create(snapshots);
  const tokenOf = async (toname: string, rawok = false) => {
    const { guid: toguid } = await a.zfs.datasets.get(toname);
    const place = { object: 0n, offset: 0n, bytes: 0n };
    // The name is that of the source: only the guid says which snapshot it is.
    return encodeResumeToken({ toname: `${top}@one`, toguid, ...place, rawok });
  };
  const other = await tokenOf(`${source}/open-not@one`);
  const below = await tokenOf(`${top}/sealed@one`, true);
  const plain = await tokenOf(`${top}/sealed@one`);
  const refused = (why: RegExp) => ({ status: 1, stderr: expect.stringMatching(why), asked: ['state'] });
  expect(await robbed(other, top)).toEqual(refused(/open-not@one, which is not of/));
  expect(await robbed(below, top, '--raw')).toEqual(refused(/sealed@one, which is not of/));
  const all = ['state', 'state'];
  const tree = [top, '--recursive', '--raw'];
  expect(await robbed(other, ...tree)).toEqual({ ...refused(/open-not@one, which is not of/), asked: all });
  expect(await robbed(plain, ...tree)).toEqual({ ...refused(/sealed@one that is not raw/), asked: all });
  // What was asked to be sent is sent.
  expect((await robbed(below, ...tree)).asked).toContain('receive');
  expect((await robbed(await tokenOf(`${top}@one`), ...tree)).asked).toContain('receive');
});

test('an encrypted dataset stays encrypted, without its key', async () => {
  const dataset = `${source}/secret`;
  const target = `${backups}/secret`;
  const key = new Uint8Array(32).fill(3);
  const volume = { kind: 'volume', size: '16M', sparse: true } as const;
  await a.zfs.encryption.create(dataset, volume, { keyformat: 'raw', keylocation: 'prompt', key });
  for (const name of ['one', 'two']) {
    await a.fill(dataset, MIB);
    await a.zfs.snapshots.create([`${dataset}@${name}`]);
  }
  await a.unloadKey(dataset);
  const { program, port } = await receiver(target);
  const refused = await run('incremental-replicator/sender', ...senderArguments(dataset, port));
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/use --raw/) });
  const sent = await run('incremental-replicator/sender', ...senderArguments(dataset, port, '--raw'));
  expect(sent, sent.stderr).toMatchObject({ status: 0 });
  expect(await guids(b, target)).toEqual(await guids(a, dataset));
  expect(await b.zfs.encryption.status(target)).toMatchObject({
    encryptionroot: target,
    keystatus: 'unavailable',
  });
  await b.zfs.encryption.loadKey(target, { key });
  expect(await program.kill('SIGTERM')).toBe(0);
});

test('what is in the way is said, and what to do', async () => {
  const dataset = `${source}/changed`;
  const target = `${backups}/changed`;
  await a.zfs.datasets.create(dataset, { kind: 'volume', size: '1M' });
  await a.zfs.snapshots.create([`${dataset}@one`]);
  const { program, port } = await receiver(target);
  const args = senderArguments(dataset, port);
  expect(await run('incremental-replicator/sender', ...args)).toMatchObject({ status: 0 });
  await b.zfs.properties.set(target, { readonly: false });
  await b.fill(target, 64 << 10);
  await a.zfs.snapshots.create([`${dataset}@two`]);
  const refused = await run('incremental-replicator/sender', ...args);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/the target was written to: roll it back/);
  await b.zfs.datasets.rollback(target);
  expect(await run('incremental-replicator/sender', ...args)).toMatchObject({ status: 0 });
  expect(await guids(b, target)).toEqual(await guids(a, dataset));
  expect(await program.kill('SIGTERM')).toBe(0);
});
