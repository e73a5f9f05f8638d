import type { Readable } from 'node:stream';
import { ZfsError } from '../../ioctl/index.ts';

/** A range of object numbers in which something changed: objects that are in use now, or that are free now. */
export interface DiffRecord {
  readonly kind: 'in use' | 'free';
  readonly first: bigint;
  readonly last: bigint;
}

/** `dmu_diff_record_t` (`include/sys/zfs_ioctl.h`): type, first and last object, each a uint64 of the host. */
const RECORD_BYTES = 24;
const DDR_NONE = 1n;
const KINDS: ReadonlyMap<bigint, DiffRecord['kind']> = new Map([
  [2n, 'in use'],
  [4n, 'free'],
]);

/**
 * Reads what ZFS_IOC_DIFF writes.
 *
 * @throws ZfsError `ZFSKIT_BAD_REPLY` where it is no record, or ends within one
 */
export async function* readDiffRecords(
  source: AsyncIterable<Uint8Array> | Readable,
): AsyncGenerator<DiffRecord> {
  let rest = Buffer.alloc(0);
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % RECORD_BYTES);
    for (let at = 0; at < whole; at += RECORD_BYTES) {
      const record = readRecord(bytes, at);
      if (record) yield record;
    }
    rest = bytes.subarray(whole);
  }
  if (rest.length > 0) throw badRecord(`it ends after ${rest.length} of ${RECORD_BYTES} bytes`);
}

function readRecord(bytes: Buffer, at: number): DiffRecord | undefined {
  const [type, first, last] = [0, 8, 16].map((offset) => bytes.readBigUInt64LE(at + offset)) as [
    bigint,
    bigint,
    bigint,
  ];
  if (type === DDR_NONE) return undefined;
  const kind = KINDS.get(type);
  if (!kind) throw badRecord(`its type is ${type}`);
  if (last < first) throw badRecord(`it goes from object ${first} to ${last}`);
  return { kind, first, last };
}

function badRecord(why: string): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_REPLY',
    message: `a record of the difference is damaged: ${why}`,
    ioctl: 'ZFS_IOC_DIFF',
  });
}
