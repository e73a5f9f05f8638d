import { readMemory } from '../src/ffi/tracing.ts';
import type { Captured } from './trace-event.ts';

/** Reads a tracee's memory: `count` bytes, or fewer where its memory ends. */
export function readTracee(tid: number, address: bigint, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const read = readMemory(tid, address, bytes);
  return bytes.subarray(0, Math.max(read, 0));
}

/**
 * Reads what a command points to; undefined where it points to nothing.
 *
 * @param most - bytes that are read at most
 */
export function capture(tid: number, address: bigint, size: bigint, most: number): Captured | undefined {
  if (address === 0n || size === 0n) return undefined;
  const count = size < BigInt(most) ? Number(size) : most;
  return { bytes: readSparingly(tid, address, count), size };
}

/** In pieces: a program can claim to have more than there is, and memory is only taken for what is there. */
function readSparingly(tid: number, address: bigint, count: number): Uint8Array {
  const PIECE = 1 << 20;
  if (count <= PIECE) return readTracee(tid, address, count);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < count; at += PIECE) {
    const wanted = Math.min(PIECE, count - at);
    const piece = readTracee(tid, address + BigInt(at), wanted);
    pieces.push(piece);
    if (piece.length < wanted) break;
  }
  return Buffer.concat(pieces);
}
