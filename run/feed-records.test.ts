import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { RECORD_BYTES, RECORD_TYPES, type RecordType } from '../src/stream/index.ts';
import { feedRecords, firstRecord } from './feed-records.ts';

/** A record's header with 32-bit fields set, and what follows it. */
function record(
  type: RecordType,
  fields: Readonly<Record<number, number>>,
  payload: number,
  little = true,
): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES + payload, 0xab).fill(0, 0, RECORD_BYTES);
  const put = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  put(RECORD_TYPES.indexOf(type), 0);
  for (const [at, value] of Object.entries(fields)) put(value, Number(at));
  return bytes;
}

/** Feeds bytes, and gives what came out and how many were read. */
async function fed(bytes: Uint8Array, first?: Parameters<typeof feedRecords>[2]) {
  const to = new PassThrough({ highWaterMark: 1 << 26 });
  let at = 0;
  await feedRecords(
    to,
    async (count) => {
      const piece = bytes.subarray(at, at + count);
      at += piece.length;
      return piece;
    },
    first,
  );
  return { out: await buffer(to), read: at };
}

const write = (bytes: number) => record('WRITE', { 32: bytes }, bytes);
const stream = Buffer.concat([
  record('OBJECT', { 28: 13 }, 16),
  write(3 << 20),
  record('WRITE_EMBEDDED', { 52: 5 }, 8),
  record('FREE', {}, 0),
  record('END', {}, 0),
]);

test('all records of a stream are brought, and not one byte behind them is read', async () => {
  const { out, read } = await fed(Buffer.concat([stream, Buffer.alloc(1000, 1)]));
  expect(read).toBe(stream.length);
  expect(out.equals(stream)).toBe(true);
});

test('what belongs to the first record comes first', async () => {
  const bytes = Buffer.concat([Buffer.alloc(100, 2), stream]);
  const { out, read } = await fed(bytes, { littleEndian: true, payloadBytes: 100 });
  expect(read).toBe(bytes.length);
  expect(out.equals(bytes)).toBe(true);
});

test('a stream of the other byte order', async () => {
  const bytes = Buffer.concat([
    record('OBJECT', { 28: 8 }, 8, false),
    record('END', {}, 0, false),
    Buffer.alloc(50),
  ]);
  expect((await fed(bytes, { littleEndian: false, payloadBytes: 0 })).read).toBe(bytes.length - 50);
});

test('a stream that ends early, and what is none, end what is fed', async () => {
  expect((await fed(stream.subarray(0, 1000))).out).toHaveLength(1000);
  expect((await fed(new Uint8Array())).out).toHaveLength(0);
  expect((await fed(Buffer.alloc(4000, 0xff))).read).toBe(RECORD_BYTES);
  // A payload that no block can have is not asked for.
  expect((await fed(Buffer.concat([record('WRITE', { 32: 0xffffffff }, 0), Buffer.alloc(4000)]))).read).toBe(
    RECORD_BYTES,
  );
  expect((await fed(stream, { littleEndian: true, payloadBytes: 0x7fffffff })).read).toBe(0);
});

test('the first record says its byte order and what follows it', () => {
  const begin = record('BEGIN', { 4: 64 }, 0);
  begin.writeBigUInt64LE(0x2f5bacbacn, 8);
  expect(firstRecord(begin)).toEqual({ littleEndian: true, payloadBytes: 64 });
  const swapped = record('BEGIN', { 4: 64 }, 0, false);
  swapped.writeBigUInt64BE(0x2f5bacbacn, 8);
  expect(firstRecord(swapped)).toEqual({ littleEndian: false, payloadBytes: 64 });
  expect(firstRecord(begin.subarray(1))).toBeUndefined();
});
