import { describe, expect, test } from 'vitest';
import { Nvlist, string } from '../nvlist/index.ts';
import { RECORD_BYTES } from './record-layout.ts';
import { RecordScanner } from './record-scanner.ts';
import { type PackageList, readPackage, type Substream, writePackage } from './replication-package.ts';
import { collect, sampleStream } from './testdata/sample-stream.ts';
import { verifyStream } from './verify-stream.ts';

const LIST: PackageList = {
  fromsnap: 'one',
  tosnap: 'two',
  fss: {
    '0x1f': {
      name: 'a/b',
      parentfromsnap: 0n,
      props: Nvlist.from({ 'user:x': string('y'), compression: 15n }),
      snaps: { one: 1n, two: 2n },
      snapprops: { two: new Nvlist() },
    },
  },
};
const STREAMS = [
  sampleStream({ toname: 'a/b@one' }),
  sampleStream({ toname: 'a/b@two', littleEndian: false }),
];

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await collect(source)));
}

const build = (streams: Iterable<Iterable<Uint8Array>>) => bytesOf(writePackage('a/b', LIST, streams));

const whole = () => build(STREAMS.map((stream) => [stream]));

test('what was put into a package is taken out of it', async () => {
  const { begin, list, substreams } = await readPackage([await whole()]);
  expect(begin).toMatchObject({ headerType: 'compound', toname: 'a/b@two', features: ['sa_spill'] });
  expect(list).toMatchObject({ fromsnap: 'one', tosnap: 'two' });
  expect(list?.fss['0x1f']).toMatchObject({ name: 'a/b', snaps: { one: 1n, two: 2n } });
  expect(list?.fss['0x1f']?.props?.get('user:x', 'string')).toBe('y');
  const found: [string, Uint8Array][] = [];
  for await (const { begin, bytes } of substreams) found.push([begin.toname, await bytesOf(bytes)]);
  expect(found).toEqual([
    ['a/b@one', STREAMS[0]],
    ['a/b@two', STREAMS[1]],
  ]);
});

test('substreams that are not read, or not to their end, are skipped', async () => {
  const { substreams } = await readPackage([await whole()]);
  const names: string[] = [];
  for await (const { begin, bytes } of substreams) {
    names.push(begin.toname);
    for await (const _ of bytes) break;
  }
  expect(names).toEqual(['a/b@one', 'a/b@two']);
});

test('a plain stream is a package of one', async () => {
  const { list, substreams } = await readPackage([sampleStream()]);
  expect(list).toBeUndefined();
  const found: Uint8Array[] = [];
  for await (const { bytes } of substreams) found.push(await bytesOf(bytes));
  expect(found).toEqual([sampleStream()]);
});

test('verifyStream counts its substreams; one may be empty', async () => {
  const { records, substreams, counts } = await verifyStream([await whole()]);
  expect(records).toBe(3 + 2 * 14);
  expect(counts.END.records).toBe(4);
  expect(substreams.map(({ toname }) => toname)).toEqual(['a/b@one', 'a/b@two']);
  expect((await verifyStream([await build([])])).substreams).toEqual([]);
});

test('every changed byte of a package is found', async () => {
  const bytes = await build([[sampleStream()]]);
  for (let at = 0; at < bytes.length; at += 3) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] as number) ^ 4;
    const scanner = new RecordScanner({ payloads: false });
    let found: unknown;
    try {
      scanner.push(damaged);
      scanner.finish();
    } catch (error) {
      found = error;
    }
    expect(found, `byte ${at}`).toMatchObject({ name: 'StreamError' });
    const { verified = 0, offset = 0 } = found as { verified?: number; offset?: number };
    expect(verified, `byte ${at}`).toBeLessThanOrEqual(at);
    expect(offset + RECORD_BYTES, `byte ${at}`).toBeGreaterThan(at);
  }
});

describe('a package does not look complete when', () => {
  test('a substream ends early', async () => {
    await expect(build([[sampleStream().subarray(0, -8)]])).rejects.toMatchObject({
      code: 'STREAM_TRUNCATED',
    });
  });
  test('a substream is damaged', async () => {
    const damaged = sampleStream();
    damaged[2000] = (damaged[2000] as number) ^ 1;
    await expect(build([[damaged]])).rejects.toMatchObject({ code: 'STREAM_BAD_CHECKSUM' });
  });
  test('a substream is a package', async () => {
    await expect(build([[await whole()]])).rejects.toMatchObject({ code: 'STREAM_BAD_RECORD' });
  });
  test('a source throws', async () => {
    function* failing(): Generator<Uint8Array> {
      yield sampleStream().subarray(0, 1000);
      throw new Error('gone');
    }
    await expect(build([failing()])).rejects.toThrow('gone');
  });
  test('its reader goes on after an error', async () => {
    const { substreams } = await readPackage([(await whole()).subarray(0, 5000)]);
    const { value: first } = await substreams.next();
    await expect(bytesOf((first as Substream).bytes)).rejects.toThrow(/STREAM_TRUNCATED/);
    await expect(substreams.next()).rejects.toThrow(/STREAM_TRUNCATED/);
  });
  test('its name does not fit', async () => {
    await expect(bytesOf(writePackage('x'.repeat(255), LIST, []))).rejects.toThrow(/does not fit/);
  });
  test('its list is not as it should be', async () => {
    const list = { ...LIST, fss: { '0x1': { name: 'a' } } } as unknown as PackageList;
    await expect(bytesOf(writePackage('a', list, []))).rejects.toThrow(/NVLIST_MISSING.*parentfromsnap/);
  });
});
