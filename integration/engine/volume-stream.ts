import { createHash } from 'node:crypto';
import { BACKUP_MAGIC, RecordWriter, readRecords, versionInfo } from 'zfskit/stream';

/** What a stream of a volume is made of. */
export interface VolumeStream {
  readonly toguid: bigint;
  /** Guid of the snapshot that an incremental one starts from. */
  readonly fromguid?: bigint;
  readonly blockBytes: number;
  /** Blocks by their number. */
  readonly blocks: ReadonlyMap<number, Uint8Array>;
}

/** `DMU_OT_ZVOL` and `DMU_OT_ZVOL_PROP` (`include/sys/dmu.h`). */
const [ZVOL, ZVOL_PROP] = [23, 24];

/** `volsize` of each volume. */
const SIZE_BYTES = 1n << 30n;

/** A block that tells the size of a volume: a micro ZAP of one entry (`mzap_phys_t` in `include/sys/zap_impl.h`). */
function sizeBlock(): Uint8Array {
  const block = Buffer.alloc(512);
  block.writeBigUInt64LE(0x8000_0000_0000_0003n);
  block.writeBigUInt64LE(1n, 8);
  block.writeBigUInt64LE(SIZE_BYTES, 64);
  block.write('size', 64 + 14);
  return block;
}

/** A stream of a volume, made without ZFS: data comes to a pool of this host, where nothing can be mounted. */
export function volumeStream({ toguid, fromguid = 0n, blockBytes, blocks }: VolumeStream): Uint8Array {
  const writer = new RecordWriter();
  const versioninfo = versionInfo('substream', blockBytes > 131_072 ? ['large_blocks'] : []);
  const begin = { magic: BACKUP_MAGIC, versioninfo, creation_time: 1_700_000_000n, objset_type: 3 };
  const object = {
    object: 1n,
    object_type: ZVOL,
    blksz: blockBytes,
    dn_slots: 1,
    toguid,
  };
  const parts = [
    ...writer.write('BEGIN', { ...begin, toguid, fromguid, toname: 'made/volume@here' }),
    ...writer.write('OBJECT', object),
  ];
  for (const [number, data] of blocks) {
    const place = { object: 1n, object_type: ZVOL, offset: BigInt(number * blockBytes), toguid };
    parts.push(...writer.write('WRITE', { ...place, logical_size: BigInt(data.length) }, data));
  }
  const size = { object: 2n, toguid };
  parts.push(
    ...writer.write('OBJECT', { ...size, object_type: ZVOL_PROP, blksz: 512, dn_slots: 1 }),
    ...writer.write('WRITE', { ...size, object_type: ZVOL_PROP, logical_size: 512n }, sizeBlock()),
    ...writer.write('END', { toguid }),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Blocks that look like nothing, and that follow from a seed. */
export function noise(blockBytes: number, numbers: readonly number[], seed: string): Map<number, Uint8Array> {
  return new Map(
    numbers.map((number) => {
      const block = createHash('shake256', { outputLength: blockBytes }).update(`${seed} ${number}`).digest();
      return [number, new Uint8Array(block)];
    }),
  );
}

/** Digests of the data of a stream by their place, in pieces of 512 bytes; every checksum of the stream is confirmed. */
export async function dataOf(stream: Uint8Array): Promise<Map<string, string>> {
  const data = new Map<string, string>();
  for await (const record of readRecords([stream])) {
    if (record.type !== 'WRITE') continue;
    const { object, offset, payload = new Uint8Array() } = record;
    for (let at = 0; at < payload.length; at += 512) {
      const digest = createHash('sha1')
        .update(payload.subarray(at, at + 512))
        .digest('hex');
      data.set(`${object}:${offset + BigInt(at)}`, digest);
    }
  }
  return data;
}
