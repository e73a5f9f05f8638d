import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EchoTransport, streamOf } from '../../integration/service/echo-transport.ts';
import { call, ioctls, ZfsCmd } from '../ioctl/index.ts';
import { decode, encode, int32, Nvlist } from '../nvlist/index.ts';
import { type Service, SocketTransport, serve } from './index.ts';

let folder: string;
let far: EchoTransport;
let service: Service;
let near: SocketTransport;

/** Both ends of a connection over a unix socket. */
async function socketPair(): Promise<[Socket, Socket]> {
  const path = join(folder, 's');
  const server = createServer().listen(path);
  await once(server, 'listening');
  const client = createConnection(path);
  const [accepted] = (await once(server, 'connection')) as [Socket];
  server.close();
  return [client, accepted];
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-service-'));
  far = new EchoTransport();
  const [client, accepted] = await socketPair();
  service = serve({ transport: far, duplex: accepted });
  near = await SocketTransport.over(client);
});

afterEach(async () => {
  await near.close();
  await service.close();
  await rm(folder, { recursive: true });
});

const sendInput = (fd: number, name = 'tank/a@b') => ({ zc_name: name, innvl: { fd } });

test('the client speaks the ABI of the ZFS at the other end', () => {
  expect(near.abi.version).toBe('2.3.9-1');
  expect(near.abi.layout).toBe(far.abi.layout);
});

test('a call crosses with its members, its list and its answer', async () => {
  await call(near, 'ZFS_IOC_OBJSET_STATS', { zc_name: 'tank/a', zc_simple: 1 }).catch(() => {});
  expect(far.calls).toHaveLength(1);
  expect(far.calls[0]).toMatchObject({ name: 'ZFS_IOC_OBJSET_STATS', subject: 'tank/a' });
  far.errno = 2;
  await expect(call(near, 'ZFS_IOC_POOL_DESTROY', { zc_name: 'tank' })).rejects.toMatchObject({
    code: 'ENOENT',
    ioctl: 'ZFS_IOC_POOL_DESTROY',
  });
});

test('a wait ends when its signal is aborted, and only that one', async () => {
  const abort = new AbortController();
  const waitFor = (signal?: AbortSignal) =>
    call(near, 'ZFS_IOC_WAIT', { zc_name: 'tank', innvl: { wait_activity: 0 } }, { signal });
  const first = waitFor(abort.signal);
  const other = waitFor();
  let otherEnded = false;
  other.then(
    () => {},
    () => {
      otherEnded = true;
    },
  );
  abort.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await call(near, 'ZFS_IOC_POOL_SYNC', { zc_name: 'tank', innvl: { force: true } }).catch(() => {});
  expect(otherEnded).toBe(false);
  const closing = near.close();
  await expect(other).rejects.toBeDefined();
  await closing;
});

test.each([0, 1, 1000, 5_000_000])('a stream of %i bytes comes out as it went in', async (bytes) => {
  far.streamBytes = bytes;
  const { fd, stream, closeKernelEnd } = near.pipe('from-kernel');
  const read = buffer(stream);
  await call(near, 'ZFS_IOC_SEND_NEW', sendInput(fd));
  closeKernelEnd();
  expect((await read).equals(streamOf(bytes))).toBe(true);
  const innvl = { snapname: 'tank/b@c', begin_record: new Uint8Array(312) };
  const back = near.pipe('to-kernel');
  const receiving = call(near, 'ZFS_IOC_RECV_NEW', {
    zc_name: 'tank/b',
    innvl: { ...innvl, input_fd: back.fd },
  });
  receiving.catch(() => {});
  back.stream.end(streamOf(bytes));
  await receiving;
  back.closeKernelEnd();
  expect(far.received.get(0)?.equals(streamOf(bytes))).toBe(true);
  await expect.poll(() => far.open.pipes).toBe(0);
});

test('a reader that is slow holds the writer back, and loses nothing', async () => {
  far.streamBytes = 8 << 20;
  const { fd, stream, closeKernelEnd } = near.pipe('from-kernel');
  const sending = call(near, 'ZFS_IOC_SEND_NEW', sendInput(fd)).finally(closeKernelEnd);
  await once(stream, 'readable');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stream.readableLength).toBeLessThanOrEqual(512 << 10);
  expect((await buffer(stream)).equals(streamOf(8 << 20))).toBe(true);
  await sending;
});

test('a stream that is destroyed breaks at the other end', async () => {
  far.streamBytes = 8 << 20;
  const { fd, stream, closeKernelEnd } = near.pipe('from-kernel');
  const sending = call(near, 'ZFS_IOC_SEND_NEW', sendInput(fd)).finally(closeKernelEnd);
  await once(stream, 'readable');
  stream.destroy();
  await expect(sending).rejects.toMatchObject({ code: 'EINTR' });
  await expect.poll(() => far.open.pipes).toBe(0);
});

test('a stream whose far end breaks never looks complete', async () => {
  const { fd, stream } = near.pipe('from-kernel');
  await call(near, 'ZFS_IOC_SEND_NEW', sendInput(fd));
  const read = buffer(stream);
  await service.close(0);
  await expect(read).rejects.toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
});

test.each([
  ['a number that was never opened', 4711],
  ['standard output', 1],
])('%s is no descriptor', async (_, fd) => {
  await expect(call(near, 'ZFS_IOC_SEND_NEW', sendInput(fd))).rejects.toMatchObject({ code: 'EBADF' });
  await expect(
    call(near, 'ZFS_IOC_DIFF', { zc_name: 'tank@b', zc_value: 'tank@a', zc_cookie: BigInt(fd) }),
  ).rejects.toMatchObject({ code: 'EBADF' });
  expect(far.calls).toHaveLength(0);
});

test('a list with two descriptors of one name is refused', async () => {
  const { fd, stream } = near.pipe('from-kernel');
  stream.on('error', () => {});
  const list = new Nvlist(0).set('fd', int32(fd));
  const twice = Buffer.from(encode(list));
  const doubled = new Nvlist(0);
  for (const name of ['fd', 'fd']) {
    const [pair] = decode(twice).pairs();
    doubled.append(name, (list.rawCells()[1] as never) ?? pair?.type, fd);
  }
  const command = new ZfsCmd(near.abi.layout);
  command.set('zc_name', 'tank/a@b');
  const { number } = ioctls.ZFS_IOC_SEND_NEW;
  const request = { number, command: command.bytes, src: encode(doubled), dstSize: 0, historySize: 0 };
  await expect(near.ioctl(request)).rejects.toMatchObject({ code: 'EINVAL' });
  expect(far.calls).toHaveLength(0);
});

test('addresses of the client never reach the transport', async () => {
  const command = new ZfsCmd(near.abi.layout);
  for (const member of ['zc_nvlist_src', 'zc_nvlist_dst', 'zc_nvlist_conf', 'zc_history', 'zc_history_len']) {
    command.set(member, 0xdeadbeefn);
  }
  command.set('zc_cleanup_fd', 3);
  const { number } = ioctls.ZFS_IOC_POOL_STATS;
  await near.ioctl({ number, command: command.bytes, dstSize: 0, historySize: 0 });
  const seen = new ZfsCmd(far.abi.layout, far.calls[0]?.request.command);
  for (const member of ['zc_nvlist_src', 'zc_nvlist_dst', 'zc_nvlist_conf', 'zc_history', 'zc_history_len']) {
    expect(seen.get(member)).toBe(0n);
  }
  expect(seen.get('zc_cleanup_fd')).toBe(-1);
});

test('a cleanup descriptor is the one of the transport, and is closed with the connection', async () => {
  const cleanup = near.cleanupDescriptor?.();
  const other = near.cleanupDescriptor?.();
  const innvl = { holds: { 'tank/a@b': 'tag' }, cleanup_fd: cleanup?.fd ?? -1 };
  await call(near, 'ZFS_IOC_HOLD', { zc_name: 'tank', innvl }).catch(() => {});
  expect(decode(far.calls[0]?.request.src as Uint8Array).get('cleanup_fd', 'int32')).toBeGreaterThan(5000);
  expect(far.open.cleanups).toBe(2);
  await cleanup?.close();
  expect(far.open.cleanups).toBe(1);
  await near.close();
  expect(far.open.cleanups).toBe(0);
  await other?.close();
});

test('two ioctls are connected at the other end', async () => {
  const link = near.link?.();
  if (!link) throw new Error('no link');
  const sending = call(near, 'ZFS_IOC_SEND_NEW', sendInput(link.writeEnd.fd)).finally(link.writeEnd.close);
  expect(await link.readEnd.read(12)).toEqual(streamOf(12));
  const innvl = { snapname: 'tank/b@c', begin_record: new Uint8Array(312), input_fd: link.readEnd.fd };
  await Promise.all([sending, call(near, 'ZFS_IOC_RECV_NEW', { zc_name: 'tank/b', innvl })]);
  link.readEnd.close();
  expect(far.received.get(0)?.length).toBe(988);
  await expect.poll(() => far.open.links).toBe(0);
});

test('a volume is read and written', async () => {
  const volume = await near.openVolume?.('tank/v');
  if (!volume) throw new Error('no volume');
  expect(volume.blockSize).toBe(16384);
  expect(await volume.size()).toBe(4n << 20n);
  const bytes = streamOf(3_000_000);
  await volume.write(5n, bytes);
  expect(Buffer.from(await volume.read(5n, bytes.length)).equals(bytes)).toBe(true);
  await volume.discard(0n, 100n);
  expect(await volume.read(0n, 100)).toEqual(Buffer.alloc(100));
  await volume.sync();
  await expect(volume.read(4n << 20n, 1)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await expect(near.openVolume?.('tank/missing')).rejects.toMatchObject({
    code: 'ENOENT',
    subject: 'tank/missing',
  });
  await volume.close();
  await volume.close();
  await expect(volume.size()).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
  expect(far.open.volumes).toBe(0);
});

test('a client that vanishes leaves nothing open', async () => {
  near.pipe('from-kernel').stream.on('error', () => {});
  near.cleanupDescriptor?.();
  near.link?.();
  await near.openVolume?.('tank/v');
  const waiting = call(near, 'ZFS_IOC_WAIT', { zc_name: 'tank', innvl: { wait_activity: 0 } });
  waiting.catch(() => {});
  await expect.poll(() => far.calls.length).toBe(1);
  await near.close();
  await service.ended;
  expect(far.open).toEqual({ pipes: 0, cleanups: 0, links: 0, volumes: 0 });
});

test('calls fail when the service goes away', async () => {
  const abort = new AbortController();
  const waiting = call(near, 'ZFS_IOC_WAIT', { zc_name: 'tank', innvl: { wait_activity: 0 } });
  const failed = expect(waiting).rejects.toMatchObject({ code: 'EINTR' });
  await expect.poll(() => far.calls.length).toBe(1);
  await service.close(0);
  await failed;
  await expect.poll(() => near.closing.aborted).toBe(true);
  await expect(
    call(near, 'ZFS_IOC_POOL_DESTROY', { zc_name: 'tank' }, { signal: abort.signal }),
  ).rejects.toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
});
