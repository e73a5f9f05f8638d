import { closeSync, readSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { RECORD_BYTES, WholeBlocks } from '../stream/index.ts';

/** What the thread is told. The descriptors are its own. */
export interface WholeBlocksStart {
  readonly input: number;
  readonly output: number;
  /** The stream's first record, which comes apart from the rest. */
  readonly begin: Uint8Array;
  /** Length of what follows it. */
  readonly beginPayload: number;
  /** Gets the count of bytes that were added. */
  readonly added: BigInt64Array;
}

const COPY_BYTES = 1 << 17;

/** Reads records, and not a byte beyond the last; what is no stream goes on as it came. */
const { input, output, begin, beginPayload, added } = workerData as WholeBlocksStart;

try {
  const payload = passOn(read(beginPayload));
  if (payload.length === beginPayload) passRecords(new WholeBlocks(begin, payload));
} catch {
  // The receive has ended, or its source has: the other side of the descriptor says so.
} finally {
  closeSync(output);
  closeSync(input);
}

function passRecords(blocks: WholeBlocks): void {
  for (;;) {
    const header = read(RECORD_BYTES);
    const bytes = header.length === RECORD_BYTES ? blocks.payloadBytes(header) : undefined;
    const payload = read(bytes ?? 0);
    if (payload.length !== bytes) {
      passRest(header, payload);
      return;
    }
    for (const part of blocks.take(header, payload)) passOn(part);
    Atomics.store(added, 0, BigInt(blocks.added));
    if (isEnd(header)) return;
  }
}

/** `DRR_END` (`include/sys/zfs_ioctl.h`). */
function isEnd(header: Uint8Array): boolean {
  return new DataView(header.buffer, header.byteOffset).getUint32(0, true) === 5;
}

function passRest(...parts: readonly Uint8Array[]): void {
  for (let part = Buffer.concat(parts); part.length > 0; part = read(COPY_BYTES)) passOn(part);
}

function passOn<B extends Uint8Array>(bytes: B): B {
  for (let at = 0; at < bytes.length; ) at += writeSync(output, bytes, at);
  return bytes;
}

/** Fewer bytes only where they end. */
function read(count: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(count);
  let length = 0;
  while (length < count) {
    const more = readSync(input, bytes, length, count - length, null);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}
