import { decode, type Nvlist } from '../src/nvlist/index.ts';

/** Bytes of the length that stands before each record. */
const LENGTH_BYTES = 8;

/** Records of a pool's history, and how many bytes after them are a record that goes on in the next call. */
interface HistoryRecords {
  readonly records: readonly Nvlist[];
  readonly restBytes: number;
}

/**
 * Records in the answer of ZFS_IOC_POOL_GET_HISTORY: each a length of 64 bits, little-endian, and a packed list
 * (`spa_history_write` in OpenZFS `module/zfs/spa_history.c`). Undefined when the bytes are no such records.
 */
export function historyRecords(bytes: Uint8Array): HistoryRecords | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Nvlist[] = [];
  let at = 0;
  try {
    while (bytes.length - at >= LENGTH_BYTES) {
      const length = view.getBigUint64(at, true);
      if (length > BigInt(bytes.length - at - LENGTH_BYTES)) break;
      const start = at + LENGTH_BYTES;
      at = start + Number(length);
      records.push(decode(bytes.subarray(start, at)));
    }
  } catch {
    return undefined;
  }
  return records.length === 0 ? undefined : { records, restBytes: bytes.length - at };
}
