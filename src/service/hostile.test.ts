import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EchoTransport } from '../../integration/service/echo-transport.ts';
import { call, ioctls, ZfsCmd } from '../ioctl/index.ts';
import { listen, type Service, SocketTransport } from './index.ts';
import { encodeRequest } from './messages.ts';
import { u8, u16, u32 } from './payload.ts';
import { FRAME, MAGIC, OBJECT, VOLUME } from './protocol.ts';

let folder: string;
let path: string;
let far: EchoTransport;
let service: Service;

const limits = { requests: 4, objects: 3, bytesInFlight: 1 << 20, frameBytes: 64 << 10, helloMs: 500 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-hostile-'));
  path = join(folder, 's');
  far = new EchoTransport();
  service = await listen({ transport: far, socket: path, limits });
});

afterEach(async () => {
  // After whatever came, the service serves others, and has nothing left of who is gone.
  const client = await SocketTransport.connect(path);
  await call(client, 'ZFS_IOC_POOL_DESTROY', { zc_name: 'tank' });
  await client.close();
  await expect.poll(() => far.open).toEqual({ pipes: 0, cleanups: 0, links: 0, volumes: 0 });
  await service.close(0);
  await rm(folder, { recursive: true });
});

function frame(kind: number, id: number, ...parts: Uint8Array[]): Buffer {
  const payload = Buffer.concat(parts);
  return Buffer.concat([u32(payload.length, kind, id), payload]);
}

const hello = frame(FRAME.hello, 0, MAGIC, u16(1), u16(1));

/** A connection that has been welcomed, or is at the beginning. */
async function raw(...first: Buffer[]): Promise<Socket> {
  const socket = connect(path);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.resume();
  for (const bytes of first) socket.write(bytes);
  return socket;
}

/** Resolves when the service has ended a connection. */
async function dropped(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}

function ioctl(id: number, change: { dstSize?: number; command?: Uint8Array } = {}): Buffer {
  const command = new ZfsCmd(far.abi.layout);
  command.set('zc_name', 'tank');
  const { number } = ioctls.ZFS_IOC_WAIT;
  const request = { number, command: command.bytes, dstSize: 0, historySize: 0, ...change };
  return frame(FRAME.ioctl, id, ...encodeRequest(request));
}

test.each<[string, () => Buffer[]]>([
  ['bytes that are no frames', () => [Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')]],
  ['another protocol', () => [frame(FRAME.hello, 0, Buffer.from('somethin'), u16(1), u16(1))]],
  ['another version', () => [frame(FRAME.hello, 0, MAGIC, u16(2), u16(9))]],
  ['a call without a hello', () => [ioctl(1)]],
  ['a large frame before the hello', () => [u32(65, FRAME.hello, 0)]],
  ['two hellos', () => [hello, hello]],
  ['a giant frame', () => [hello, u32(0xffffffff, FRAME.ioctl, 1)]],
  ['a kind that there is not', () => [hello, frame(99, 1)]],
  ['a head with more in it', () => [hello, u32(0, 0x104, 1)]],
  ['a request that is cut off', () => [hello, frame(FRAME.ioctl, 1, u32(1, 2, 3))]],
  [
    'a request whose sizes lie',
    () => [hello, frame(FRAME.ioctl, 1, u32(1, 0, 0, 0, 0, 0xfffffff0, 0x20, 0x20))],
  ],
  [
    'a request of a reason that there is not',
    () => [hello, frame(FRAME.ioctl, 1, u32(1, 0, 0, 0, 7, 0, 0, 0))],
  ],
  ['a command of another size', () => [hello, ioctl(1, { command: new Uint8Array(100) })]],
  ['a reply that is too large', () => [hello, ioctl(1, { dstSize: 0xfffffffe })]],
  ['a request id twice', () => [hello, ioctl(1), ioctl(1)]],
  ['too many requests', () => [hello, ...Array.from({ length: 11 }, (_, id) => ioctl(id + 1))]],
  ['too many bytes', () => [hello, ioctl(1, { dstSize: 900_000 }), ioctl(2, { dstSize: 900_000 })]],
  ['an object twice', () => [hello, frame(FRAME.open, 5, u8(1)), frame(FRAME.open, 5, u8(1))]],
  ['an object 0', () => [hello, frame(FRAME.open, 0, u8(1))]],
  ['a link with one end', () => [hello, frame(FRAME.open, 5, u8(OBJECT.link), u32(5))]],
  ['an object of no kind', () => [hello, frame(FRAME.open, 5, u8(77))]],
  ['a piece without bytes', () => [hello, frame(FRAME.open, 5, u8(2)), frame(FRAME.data, 5)]],
  ['credit that nobody needs', () => [hello, frame(FRAME.open, 5, u8(1)), frame(FRAME.credit, 5, u32(1))]],
  [
    'more of a stream than was asked for',
    () => [
      hello,
      frame(FRAME.open, 5, u8(2)),
      ...Array.from({ length: 40 }, () => frame(FRAME.data, 5, Buffer.alloc(60_000))),
    ],
  ],
  ['much out of a pipe', () => [hello, frame(FRAME.take, 1, u32(5, 1 << 30))]],
  [
    'much out of a volume',
    () => [hello, frame(FRAME.volume, 1, u8(VOLUME.read), u32(5), Buffer.alloc(8), u32(1 << 30))],
  ],
])('%s ends the connection', async (_, frames) => {
  stall();
  const socket = await raw(...frames());
  await dropped(socket);
});

/** Pipes that take nothing, as those of an ioctl that does not read. */
function stall(): void {
  const { pipe } = far;
  far.pipe = (direction) => {
    const made = pipe.call(far, direction);
    made.stream.pause();
    return made;
  };
}

test('a half frame waits for its rest, and goes with the connection', async () => {
  const socket = await raw(hello, ioctl(1).subarray(0, 5000));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(far.calls).toHaveLength(0);
  socket.destroy();
});

test('more objects than allowed are not opened', async () => {
  const socket = await raw(hello);
  for (let id = 1; id <= 200; id++) {
    socket.write(frame(FRAME.open, id, u8(1 + (id % 3))));
  }
  await expect.poll(() => far.open.cleanups).toBe(3);
  expect(far.open.pipes).toBeLessThanOrEqual(3);
  socket.destroy();
});

test('a client that reads nothing costs bounded memory', async () => {
  await service.close(0);
  service = await listen({ transport: far, socket: path, limits: { ...limits, unsentBytes: 100_000 } });
  const socket = await raw(hello);
  socket.pause();
  const { number } = ioctls.ZFS_IOC_POOL_STATS;
  const command = new Uint8Array(far.abi.layout.size);
  const before = process.memoryUsage().rss;
  for (let id = 1; id <= 20_000; id++) {
    const request = { number, command, dstSize: 0, historySize: 0 };
    if (!socket.write(frame(FRAME.ioctl, id, ...encodeRequest(request)))) {
      const drained = once(socket, 'drain').then(() => true);
      if (!(await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 300, false))]))) break;
    }
  }
  // What was answered is in buffers of a known size; the rest is not read.
  expect(far.calls.length).toBeLessThan(200);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
  socket.destroy();
});

test('random frames of all kinds end in nothing worse than a lost connection', async () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let round = 0; round < 150; round++) {
    const frames = Array.from({ length: 30 }, () => {
      const kind = 4 + random(14);
      const id = 1 + random(6);
      if (kind === FRAME.ioctl && random(3) > 0) return ioctl(id);
      if (kind === FRAME.open) return frame(kind, id, u8(1 + random(4)), u32(1 + random(6)));
      const bytes = Buffer.from(
        Array.from({ length: random(24) }, () => (random(2) ? random(8) : random(256))),
      );
      return frame(kind, id, bytes);
    });
    const whole = Buffer.concat(frames);
    const socket = await raw(hello, whole.subarray(0, random(whole.length)));
    await new Promise((resolve) => setTimeout(resolve, random(3)));
    socket.destroy();
  }
});
