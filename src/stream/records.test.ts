import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { StreamError } from './error.ts';
import { RECORD_BYTES, RECORD_TYPES } from './record-layout.ts';
import { RecordScanner } from './record-scanner.ts';
import { RecordWriter } from './record-writer.ts';
import { parseRecord, readRecords, type StreamRecord, scanRecords } from './records.ts';
import { collect, sampleStream } from './testdata/sample-stream.ts';
import { verifyStream } from './verify-stream.ts';

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

async function all(bytes: Uint8Array, size = bytes.length): Promise<StreamRecord[]> {
  return collect(readRecords(pieces(bytes, size)));
}

/** The error of reading bytes to their end. */
function failure(bytes: Uint8Array): StreamError {
  try {
    const scanner = new RecordScanner();
    scanner.push(bytes);
    scanner.finish();
  } catch (error) {
    if (error instanceof StreamError) return error;
    throw error;
  }
  throw new Error('the stream was accepted');
}

describe.each([true, false])('little-endian %s', (littleEndian) => {
  const stream = sampleStream({ littleEndian });

  test('every record with its fields', async () => {
    const records = await all(stream);
    expect(records.map(({ type }) => type)).toEqual(
      'BEGIN OBJECT OBJECT FREEOBJECTS WRITE WRITE FREE WRITE_BYREF SPILL SPILL WRITE_EMBEDDED OBJECT_RANGE REDACT END'.split(
        ' ',
      ),
    );
    expect(new Set(records.map(({ type }) => type)).size).toBe(RECORD_TYPES.length);
    expect(records[0]).toMatchObject({
      ...{ start: 0, index: 0, toname: 'a/b@c', toguid: 0xfedc_ba98_7654_3210n, fromguid: 7n, flags: 4 },
      ...{ byteOrder: littleEndian ? 'little' : 'big', headerType: 'substream', objset_type: 2 },
      features: ['embed_data', 'lz4', 'large_blocks', 'redacted', 'raw'],
      creation_time: 0x6000_0000n,
    });
    const [begin, , , freeobjects, , write, free, byref] = records;
    expect(begin?.type === 'BEGIN' && begin.list?.get('redact_snaps', 'uint64_array')).toEqual(
      new BigUint64Array([5n]),
    );
    expect(freeobjects).toMatchObject({ firstobj: 5n, numobjs: 2n ** 64n - 6n });
    expect(write).toMatchObject({ object: 4n, offset: 8n, logical_size: 4096n, compressed_size: 512n });
    expect(write?.type === 'WRITE' && write.mac).toHaveLength(16);
    expect(free).toMatchObject({ object: 3n, offset: 0x20000n, length: 512n, payload: undefined });
    expect(byref).toMatchObject({ refobject: 2n, key_checksum: [1n, 2n, 3n, 4n], key_prop: 6n });
    expect(records.map(({ payloadSize }) => payloadSize)).toEqual([
      ...[records[0]?.payloadSize, 16, 64, 0, 1024, 512, 0, 0, 512, 512, 56, 0, 0, 0],
    ]);
    let offset = 0;
    for (const record of records) {
      expect(record.start).toBe(offset);
      expect(record.payload?.length ?? 0).toBe(record.payloadSize);
      offset += RECORD_BYTES + record.payloadSize;
    }
    expect(offset).toBe(stream.length);
  });

  test('in chunks of any size', async () => {
    const whole = await all(stream);
    for (const size of [1, 3, 7, 311, 312, 313, 1000]) expect(await all(stream, size)).toEqual(whole);
  });

  test('a stream that ends early is told, wherever it ends', () => {
    for (let length = 0; length < stream.length; length += 3) {
      const { code, offset, verified = 0 } = failure(stream.subarray(0, length));
      expect({ code, offset }).toEqual({ code: 'STREAM_TRUNCATED', offset: length });
      expect(verified).toBeLessThanOrEqual(length);
    }
  });

  test('every changed byte is found, and nothing that reaches behind it is given out', () => {
    for (let at = 0; at < stream.length; at += 3) {
      for (const change of [0x01, 0x80]) {
        const damaged = stream.slice();
        damaged[at] = (damaged[at] as number) ^ change;
        const { code, offset = 0, verified = 0 } = failure(damaged);
        expect(code).toMatch(/^STREAM_/);
        expect(verified, `byte ${at}`).toBeLessThanOrEqual(at);
        expect(offset + RECORD_BYTES, `byte ${at}`).toBeGreaterThan(at);
        const scanner = new RecordScanner();
        const ends: number[] = [];
        const push = (chunk: Uint8Array) => {
          for (const given of scanner.push(chunk)) ends.push(given.offset + RECORD_BYTES + given.payloadSize);
        };
        expect(() => {
          pieces(damaged, 1000).forEach(push);
          scanner.finish();
        }).toThrow(StreamError);
        expect(Math.max(0, ...ends), `byte ${at}`).toBeLessThanOrEqual(at);
      }
    }
  });
});

test('the damaged place is named', () => {
  const damaged = sampleStream();
  const at = 4900;
  damaged[at] = (damaged[at] as number) ^ 1;
  const { message, verified = 0, offset = 0, record, type } = failure(damaged);
  expect(message).toMatch(
    /^STREAM_BAD_CHECKSUM: the stream is damaged between byte \d+ and byte \d+ at byte \d+, record \d+ \(\w+\)$/,
  );
  expect({ record, type }).toEqual({ record: 9, type: 'SPILL' });
  expect(offset).toBeGreaterThan(at);
  expect(offset - verified).toBeLessThan(2000);
});

describe('refused', () => {
  const sample = sampleStream();
  /** A header that says of itself that its payload is huge; the checksum is right. */
  const huge = (fields: object, type: 'WRITE' | 'SPILL' | 'OBJECT' | 'WRITE_EMBEDDED') => {
    const writer = new RecordWriter();
    const [begin = new Uint8Array()] = writer.write('BEGIN', { magic: 0x2f5bacbacn, versioninfo: 1n });
    const [record = new Uint8Array()] = new RecordWriter().write('FREE', {});
    expect(() => writer.write(type, fields)).toThrow(/STREAM_BAD_SIZE/);
    const view = new DataView(record.buffer);
    view.setUint32(0, RECORD_TYPES.indexOf(type), true);
    if (type === 'WRITE') view.setBigUint64(32, 2n ** 63n, true);
    if (type === 'SPILL') view.setBigUint64(16, 2n ** 25n, true);
    if (type === 'OBJECT') view.setUint32(28, 2 ** 31, true);
    if (type === 'WRITE_EMBEDDED') view.setUint32(52, 2 ** 32 - 1, true);
    record.fill(0, 280);
    return Buffer.concat([begin, record]);
  };
  const cases: [string, Uint8Array, string, number | undefined][] = [
    ['nothing', new Uint8Array(), 'STREAM_TRUNCATED', 0],
    ['another file', new Uint8Array(400), 'STREAM_BAD_MAGIC', 0],
    ['something behind the end', Buffer.concat([sample, Buffer.of(0)]), 'STREAM_TRAILING', sample.length],
    ['two streams', Buffer.concat([sample, sample]), 'STREAM_TRAILING', sample.length],
    ['a block beyond reason', huge({ logical_size: 2n ** 63n }, 'WRITE'), 'STREAM_BAD_SIZE', 312],
    ['a spill block beyond reason', huge({ length: 2n ** 25n }, 'SPILL'), 'STREAM_BAD_SIZE', 312],
    ['a bonus beyond reason', huge({ bonuslen: 2 ** 31 }, 'OBJECT'), 'STREAM_BAD_SIZE', 312],
    [
      'an embedded block beyond reason',
      huge({ psize: 2 ** 32 - 1 }, 'WRITE_EMBEDDED'),
      'STREAM_BAD_SIZE',
      312,
    ],
  ];
  test.each(cases)('%s', (_, bytes, code, offset) => {
    expect(failure(bytes)).toMatchObject({ code, offset });
  });

  test('a list that is none', async () => {
    const writer = new RecordWriter();
    const begin = writer.write('BEGIN', { magic: 0x2f5bacbacn, versioninfo: 1n }, new Uint8Array(64).fill(9));
    const bytes = Buffer.concat([...begin, ...writer.write('END', {})]);
    await expect(all(bytes)).rejects.toMatchObject({ code: 'STREAM_BAD_LIST', offset: 0, record: 0 });
  });

  test('chunks that are no bytes', async () => {
    const source = Readable.from(['text']) as AsyncIterable<never>;
    await expect(collect(readRecords(source))).rejects.toMatchObject({ code: 'STREAM_NOT_BYTES' });
  });
});

test('a stalled source is left when the signal is aborted, and is closed', async () => {
  const abort = new AbortController();
  const source = new Readable({ read() {} });
  source.push(sampleStream().subarray(0, 1000));
  const reading = collect(readRecords(source, { signal: abort.signal }));
  setTimeout(() => abort.abort(new Error('enough')), 20);
  await expect(reading).rejects.toThrow('enough');
  expect(source.destroyed).toBe(true);
});

test('leaving the loop closes the source; what it throws is thrown', async () => {
  const source = Readable.from(pieces(sampleStream(), 100));
  for await (const record of readRecords(source)) {
    expect(record.type).toBe('BEGIN');
    break;
  }
  expect(source.destroyed).toBe(true);
  async function* failing() {
    yield sampleStream().subarray(0, 700);
    throw new Error('gone');
  }
  await expect(collect(readRecords(failing()))).rejects.toThrow('gone');
});

describe('a source may reuse its buffer where payloads are not kept', () => {
  const stream = sampleStream();
  function* reusing(size: number) {
    // A Buffer, of which slice gives a view.
    const buffer = Buffer.alloc(size);
    for (const piece of pieces(stream, size)) {
      buffer.fill(0xee);
      buffer.set(piece);
      yield buffer.subarray(0, piece.length);
    }
  }

  test.each([100, 500, 1384, 2000])('chunks of %d bytes', async (size) => {
    const found: StreamRecord[] = [];
    for await (const records of scanRecords(reusing(size), { payloads: false })) {
      for (const record of records) found.push(parseRecord(record));
    }
    const whole = await collect(readRecords([stream], { payloads: false }));
    expect(found).toEqual(whole);
  });

  test('verifyStream counts', async () => {
    const summary = await verifyStream(reusing(500));
    expect(summary).toMatchObject({ records: 14, headerBytes: 14 * 312, bytes: stream.length });
    expect(summary.counts).toMatchObject({
      WRITE: { records: 2, payloadBytes: 1536 },
      END: { records: 1, payloadBytes: 0 },
    });
    expect(summary.begin.toname).toBe('a/b@c');
    expect(summary.begin.list?.has('redact_snaps')).toBe(true);
  });
});
