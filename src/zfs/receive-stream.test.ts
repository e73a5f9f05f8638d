import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { ReceiveStream } from './receive-stream.ts';

const chunks = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(10_000, 7)));

async function countAll(bytes: AsyncIterable<Uint8Array>) {
  let count = 0;
  for await (const chunk of bytes) count += chunk.length;
  return { bytes: BigInt(count) };
}

test('all bytes arrive before it is finished', async () => {
  const stream = new ReceiveStream(countAll);
  await pipeline(chunks(100), stream);
  expect(await stream.received).toEqual({ bytes: 1_000_000n });
});

test('what comes when the receive is complete is lost', async () => {
  const stream = new ReceiveStream(async (bytes) => {
    for await (const chunk of bytes) return { bytes: BigInt(chunk.length) };
    throw new Error('no byte came');
  });
  await pipeline(chunks(100), stream);
  expect((await stream.received).bytes).toBeLessThan(1_000_000n);
  expect(stream.writableFinished).toBe(true);
});

test('a receive that fails fails the stream, at once or in the middle', async () => {
  const failing = (after: number) => async (bytes: AsyncIterable<Uint8Array>) => {
    let left = after;
    for await (const _ of bytes) if (left-- === 0) break;
    throw new Error('refused');
  };
  for (const after of [0, 1, 50]) {
    await expect(pipeline(chunks(100), new ReceiveStream(failing(after)))).rejects.toThrow('refused');
  }
  const early = new ReceiveStream(() => Promise.reject(new Error('at once')));
  await expect(pipeline(chunks(1), early)).rejects.toThrow('at once');
});

test('a source that fails ends the receive', async () => {
  async function* failing() {
    yield Buffer.alloc(100);
    throw new Error('the network went away');
  }
  const stream = new ReceiveStream(countAll);
  await expect(pipeline(failing, stream)).rejects.toThrow('the network went away');
  await expect(stream.received).rejects.toThrow('the network went away');
});

test('destroyed without an error', async () => {
  const stream = new ReceiveStream(countAll);
  stream.write(Buffer.alloc(10));
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.destroy();
  await closed;
  await expect(stream.received).rejects.toThrow('destroyed before its end');
});
