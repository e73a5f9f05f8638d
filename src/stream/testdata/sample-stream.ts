import { encode, Nvlist } from '../../nvlist/index.ts';
import { versionInfo } from '../features.ts';
import { BACKUP_MAGIC } from '../record-layout.ts';
import { RecordWriter } from '../record-writer.ts';

/** Bytes that look like nothing. */
function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 2_654_435_761) >>> 11);
}

/** The records of a stream that has one of each type; for tests. */
export function sampleRecords({ littleEndian = true, toguid = 0xfedc_ba98_7654_3210n, toname = 'a/b@c' } = {}) {
  const writer = new RecordWriter({ littleEndian });
  const versioninfo = versionInfo('substream', ['raw', 'large_blocks', 'embed_data', 'redacted', 'lz4']);
  const begin = { magic: BACKUP_MAGIC, versioninfo, creation_time: 0x6000_0000n, objset_type: 2, flags: 4 };
  const list = encode(Nvlist.from({ redact_snaps: new BigUint64Array([5n]) }));
  const crypt = { salt: noise(8), iv: noise(12), mac: noise(16) };
  const range = { object: 3n, offset: 0x20000n, length: 512n, toguid };
  return [
    writer.write('BEGIN', { ...begin, toguid, fromguid: 7n, toname }, list),
    writer.write('OBJECT', { object: 3n, object_type: 19, blksz: 512, bonuslen: 13, toguid }, noise(16)),
    writer.write('OBJECT', { object: 4n, bonuslen: 1, raw_bonuslen: 64, toguid, maxblkid: 9n }, noise(64)),
    writer.write('FREEOBJECTS', { firstobj: 5n, numobjs: 2n ** 64n - 6n, toguid }),
    writer.write('WRITE', { object: 3n, logical_size: 1024n, toguid }, noise(1024)),
    writer.write(
      'WRITE',
      { object: 4n, offset: 8n, compressiontype: 15, logical_size: 4096n, compressed_size: 512n, ...crypt },
      noise(512),
    ),
    writer.write('FREE', range),
    writer.write('WRITE_BYREF', {
      ...range,
      refguid: 1n,
      refobject: 2n,
      refoffset: 3n,
      key_checksum: [1n, 2n, 3n, 4n],
      key_prop: 6n,
    }),
    writer.write('SPILL', { object: 3n, length: 512n, toguid, object_type: 44 }, noise(512)),
    writer.write('SPILL', { object: 3n, length: 1024n, compressed_size: 512n, ...crypt }, noise(512)),
    writer.write('WRITE_EMBEDDED', { ...range, compression: 15, etype: 0, lsize: 512, psize: 49 }, noise(56)),
    writer.write('OBJECT_RANGE', { firstobj: 32n, numslots: 32n, toguid, ...crypt, flags: 2 }),
    writer.write('REDACT', range),
    writer.write('END', { toguid }),
  ];
}

/** The bytes of {@link sampleRecords}. */
export function sampleStream(options: Parameters<typeof sampleRecords>[0] = {}): Uint8Array {
  return new Uint8Array(Buffer.concat(sampleRecords(options).flat()));
}

/** Everything that an iteration gives. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
