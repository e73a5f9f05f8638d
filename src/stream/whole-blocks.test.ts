import { expect, test } from 'vitest';
import { versionInfo } from './features.ts';
import { BACKUP_MAGIC, RECORD_BYTES } from './record-layout.ts';
import { RecordWriter } from './record-writer.ts';
import { readRecords } from './records.ts';
import { WholeBlocks } from './whole-blocks.ts';

const toguid = 1n;

/** A stream of one object with blocks of 1 KiB, and writes of these sizes. */
function streamOf(sizes: readonly number[]): Uint8Array[][] {
  const writer = new RecordWriter();
  const place = { object: 5n, object_type: 19, toguid };
  const begin = { magic: BACKUP_MAGIC, versioninfo: versionInfo('substream', []), objset_type: 2, toguid };
  return [
    writer.write('BEGIN', begin),
    writer.write('OBJECT', { ...place, blksz: 1024 }),
    ...sizes.map((size, number) =>
      writer.write(
        'WRITE',
        { ...place, offset: BigInt(number * 1024), logical_size: BigInt(size) },
        new Uint8Array(size).fill(7),
      ),
    ),
    writer.write('END', { toguid }),
  ];
}

/** The stream as it goes on. */
function through([[begin = new Uint8Array()] = [], ...records]: Uint8Array[][]): Uint8Array {
  const blocks = new WholeBlocks(begin, new Uint8Array());
  const parts = records.flatMap(([header = new Uint8Array(), payload = new Uint8Array()]) => {
    expect(blocks.payloadBytes(header)).toBe(payload.length);
    return blocks.take(header, payload);
  });
  return Buffer.concat([begin, ...parts]);
}

async function sizesOf(stream: Uint8Array): Promise<number[]> {
  const sizes: number[] = [];
  for await (const record of readRecords([stream]))
    if (record.type === 'WRITE') sizes.push(record.payloadSize);
  return sizes;
}

test('a short write is filled with zeros, and the checksums are those of it', async () => {
  const made = through(streamOf([1024, 512, 1024]));
  expect(await sizesOf(made)).toEqual([1024, 1024, 1024]);
  const data = made.subarray(RECORD_BYTES * 4 + 1024);
  expect(data.subarray(0, 512).every((byte) => byte === 7)).toBe(true);
  expect(data.subarray(512, 1024).every((byte) => byte === 0)).toBe(true);
});

test('a stream of whole blocks is left as it is', () => {
  const given = streamOf([1024, 1024, 2048]);
  expect(Buffer.compare(through(given), Buffer.concat(given.flat()))).toBe(0);
});

test('damage stays damage, before and behind a write that was filled', async () => {
  for (const record of [1, 2, 4]) {
    const given = streamOf([512, 1024, 512]);
    const part = given[record]?.at(-1);
    if (part) part[9] = (part[9] ?? 0) ^ 1;
    await expect(sizesOf(through(given)), `record ${record}`).rejects.toMatchObject({
      code: 'STREAM_BAD_CHECKSUM',
    });
  }
});

test('it is for filesystems without large blocks', () => {
  const begin = (objset_type: number, features: Parameters<typeof versionInfo>[1], littleEndian = true) =>
    new RecordWriter({ littleEndian }).write('BEGIN', {
      magic: BACKUP_MAGIC,
      versioninfo: versionInfo('substream', features),
      objset_type,
    })[0] ?? new Uint8Array();
  expect(WholeBlocks.isNeeded(begin(2, ['lz4']))).toBe(true);
  for (const other of [begin(3, []), begin(2, ['large_blocks']), begin(2, ['raw']), begin(2, [], false)]) {
    expect(WholeBlocks.isNeeded(other)).toBe(false);
  }
});
