import { expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, frameKind, maxPayload } from './frame.mjs';

test('frames come out as they went in, however they are cut', () => {
  const bytes = Buffer.concat([
    encodeFrame(frameKind.start, Buffer.from('{}')),
    encodeFrame(frameKind.stdinEnd),
    encodeFrame(frameKind.stdout, Buffer.alloc(1000, 7)),
  ]);
  for (const size of [1, 4, 5, 6, 100, bytes.length]) {
    const decoder = new FrameDecoder();
    const frames = [];
    for (let start = 0; start < bytes.length; start += size) {
      frames.push(...decoder.push(bytes.subarray(start, start + size)));
    }
    expect(frames.map(({ kind, payload }) => [kind, payload.length])).toEqual([
      [frameKind.start, 2],
      [frameKind.stdinEnd, 0],
      [frameKind.stdout, 1000],
    ]);
    expect(frames[2]?.payload.every((byte: number) => byte === 7)).toBe(true);
  }
});

test('a frame that is too long is refused by its length alone', () => {
  expect(() => encodeFrame(frameKind.stdin, Buffer.alloc(maxPayload + 1))).toThrow(RangeError);
  const header = Buffer.from([frameKind.stdin, 0xff, 0xff, 0xff, 0xff]);
  expect(() => new FrameDecoder().push(header)).toThrow(RangeError);
});
