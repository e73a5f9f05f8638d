import { PassThrough, Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { StreamBytes } from './stream-bytes.ts';

async function* pieces(...sizes: number[]) {
  let next = 0;
  for (const size of sizes) yield Uint8Array.from({ length: size }, () => next++ & 255);
}

class Collector extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.chunks.push(chunk);
    setImmediate(done);
  }
  get bytes() {
    return Buffer.concat(this.chunks);
  }
}

const counting = (count: number, from = 0) =>
  Buffer.from(Array.from({ length: count }, (_, index) => (from + index) & 255));

describe.each([[[1000]], [[1, 2, 3, 0, 994]], [Array(1000).fill(1)], [[312, 688]]])(
  'pieces of %j',
  (sizes) => {
    test('the head and the rest, nothing lost', async () => {
      const bytes = new StreamBytes(pieces(...(sizes as number[])));
      expect(Buffer.from(await bytes.read(312))).toEqual(counting(312));
      const target = new Collector({ highWaterMark: 16 });
      await bytes.writeTo(target);
      expect(target.bytes).toEqual(counting(688, 312));
      expect(target.writableFinished).toBe(true);
      bytes.close();
    });
  },
);

test('a source that ends early', async () => {
  const bytes = new StreamBytes(pieces(5));
  expect(await bytes.read(312)).toHaveLength(5);
});

test('a source that gives no bytes', async () => {
  async function* words() {
    yield 'words' as unknown as Uint8Array;
  }
  await expect(new StreamBytes(words()).read(1)).rejects.toMatchObject({
    code: 'ZFSKIT_BAD_STREAM',
  });
});

async function* stalled() {
  yield new Uint8Array(10);
  await new Promise(() => {});
}

describe('a source that stalls for ever', () => {
  test('abort', async () => {
    const controller = new AbortController();
    const bytes = new StreamBytes(stalled(), controller.signal);
    const reading = bytes.read(312);
    controller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    bytes.close();
  });

  test('stop', async () => {
    const bytes = new StreamBytes(stalled());
    await bytes.read(10);
    const writing = bytes.writeTo(new Collector());
    await delay(5);
    bytes.stop();
    await writing;
    bytes.close();
  });

  test('a target that never drains', async () => {
    const controller = new AbortController();
    const bytes = new StreamBytes(pieces(10, 100_000, 10), controller.signal);
    await bytes.read(10);
    const writing = bytes.writeTo(new PassThrough({ highWaterMark: 1 }));
    await delay(5);
    controller.abort(new Error('enough'));
    await expect(writing).rejects.toThrow('enough');
    bytes.close();
  });
});

test('an abort that came before', async () => {
  const bytes = new StreamBytes(stalled(), AbortSignal.abort(new Error('enough')));
  await expect(bytes.read(1)).rejects.toThrow('enough');
});

test('a Readable that stalls is destroyed', async () => {
  const source = new Readable({ read() {} });
  const controller = new AbortController();
  const bytes = new StreamBytes(source, controller.signal);
  const reading = bytes.read(312);
  controller.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
  bytes.close();
  expect(source.destroyed).toBe(true);
});

test('a source whose clean-up fails does not change what came of it', async () => {
  async function* untidy() {
    try {
      for (;;) yield new Uint8Array(400);
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: it is what an untidy source does
      throw new Error('cleanup failed');
    }
  }
  const bytes = new StreamBytes(untidy());
  await bytes.read(312);
  bytes.close();
  await delay(5);
});

test('an error of the source is passed on, and the source is closed', async () => {
  let closed = false;
  async function* failing() {
    try {
      yield new Uint8Array(10);
      throw new Error('boom');
    } finally {
      closed = true;
    }
  }
  const bytes = new StreamBytes(failing());
  await bytes.read(10);
  await expect(bytes.writeTo(new Collector())).rejects.toThrow('boom');
  bytes.close();
  await delay(5);
  expect(closed).toBe(true);
});

test('a source that is not read to its end is told so', async () => {
  let closed = false;
  async function* long() {
    try {
      for (;;) yield new Uint8Array(400);
    } finally {
      closed = true;
    }
  }
  const bytes = new StreamBytes(long());
  await bytes.read(312);
  bytes.close();
  await delay(5);
  expect(closed).toBe(true);
});

test('a stream that fails before it is read: the first read says so, and nothing is uncaught', async () => {
  const source = new PassThrough();
  const bytes = new StreamBytes(source);
  source.destroy(new Error('gone'));
  await delay(10);
  await expect(bytes.read(1)).rejects.toThrow('gone');
  bytes.close();
});
