import { NvlistError } from '../src/nvlist/index.ts';
import {
  BACKUP_MAGIC,
  parseRecord,
  type RawRecord,
  RECORD_BYTES,
  RecordScanner,
  StreamError,
} from '../src/stream/index.ts';

/**
 * Any bytes as a stream, in chunks of two sizes: both give the same records and then the same error, which names a place in
 * the input; the records stand behind each other and end where the bytes are confirmed.
 */
export function fuzz(data: Uint8Array): void {
  if (data.length < 2) return;
  const bytes = Uint8Array.from(data.subarray(1));
  // Nothing but a BEGIN record goes anywhere.
  if (bytes.length >= 24)
    new DataView(bytes.buffer).setBigUint64(8, BACKUP_MAGIC, ((data[0] as number) & 1) === 1);
  const whole = scan(bytes, bytes.length);
  const pieces = scan(bytes, ((data[0] as number) >> 1) + 1);
  if (JSON.stringify(whole) !== JSON.stringify(pieces)) {
    throw new Error(`whole: ${JSON.stringify(whole)}; in pieces: ${JSON.stringify(pieces)}`);
  }
}

interface Scanned {
  readonly records: readonly string[];
  readonly error: string | undefined;
}

function scan(bytes: Uint8Array, chunk: number): Scanned {
  const scanner = new RecordScanner();
  const records: RawRecord[] = [];
  let error: string | undefined;
  try {
    for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk), records);
    scanner.finish();
  } catch (found) {
    error = checkError(found, bytes.length);
  }
  let end = 0;
  for (const { offset, payloadSize, payload } of records) {
    if (offset !== end || (payload?.length ?? 0) !== payloadSize) throw new Error(`a gap at byte ${end}`);
    end = offset + RECORD_BYTES + payloadSize;
  }
  if (end > bytes.length) throw new Error('a record reaches behind the end');
  return { records: records.map(describe), error };
}

function checkError(error: unknown, length: number): string {
  if (!(error instanceof StreamError)) throw error;
  const { offset = -1, verified = -1, code, message } = error;
  if (offset < 0 || offset > length || verified < 0 || verified > length || !message.includes(code)) {
    throw new Error(`an error without a place in the input: ${message}`);
  }
  return message;
}

function describe(record: RawRecord): string {
  try {
    const { type, start, payloadSize } = parseRecord(record);
    return `${type} ${start} ${payloadSize}`;
  } catch (error) {
    if (!(error instanceof StreamError) || !(error.cause instanceof NvlistError)) throw error;
    return error.message;
  }
}
