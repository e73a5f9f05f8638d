import type { Writable } from 'node:stream';
import { BACKUP_MAGIC, RECORD_BYTES, RECORD_TYPES } from '../src/stream/index.ts';
import { PAYLOAD_LIMIT, payloadSize } from '../src/stream/payload-size.ts';

/** What is known of a stream's BEGIN record, which somebody else has read. */
export interface FirstRecord {
  readonly littleEndian: boolean;
  /** Bytes behind it that belong to it, and were not read. */
  readonly payloadBytes: number;
}

/** Most bytes that are brought at a time. */
const PIECE_BYTES = 1 << 20;

/** The first record out of its 312 bytes; undefined when they are none. */
export function firstRecord(bytes: Uint8Array): FirstRecord | undefined {
  if (bytes.length < RECORD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.getBigUint64(8, true) === BACKUP_MAGIC;
  return { littleEndian, payloadBytes: payloadSize('BEGIN', view, 0, littleEndian) };
}

/**
 * Brings the records of a stream from behind its first one to its end, and reads not one byte more. What is no record ends it, too:
 * its reader sees that.
 *
 * @param read - gives so many bytes, fewer where there are no more
 */
export async function feedRecords(
  to: Writable,
  read: (count: number) => Promise<Uint8Array>,
  { littleEndian, payloadBytes }: FirstRecord = { littleEndian: true, payloadBytes: 0 },
): Promise<void> {
  const bring = async (bytes: number): Promise<Uint8Array | undefined> => {
    const piece = await read(bytes);
    await write(to, piece);
    return piece.length === bytes ? piece : undefined;
  };
  const bringAll = async (bytes: number): Promise<boolean> => {
    for (let left = bytes; left > 0; left -= PIECE_BYTES) {
      if (!(await bring(Math.min(left, PIECE_BYTES)))) return false;
    }
    return true;
  };
  let goesOn = payloadBytes <= (PAYLOAD_LIMIT.BEGIN ?? 0) && (await bringAll(payloadBytes));
  while (goesOn) {
    const header = await bring(RECORD_BYTES);
    const view = header && new DataView(header.buffer, header.byteOffset, header.byteLength);
    const type = view && RECORD_TYPES[view.getUint32(0, littleEndian)];
    if (!view || type === undefined || type === 'END') break;
    const bytes = payloadSize(type, view, 0, littleEndian);
    goesOn = bytes <= (PAYLOAD_LIMIT[type] ?? 0) && (await bringAll(bytes));
  }
  to.end();
}

function write(to: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
