import { readMemory, writeMemory } from '../src/ffi/tracing.ts';

/** The longest path that leads to ZFS is shorter; so is the type of a file system. */
const MAX_TEXT_BYTES = 256;
const PIECE_BYTES = 1 << 20;

const text = Buffer.alloc(MAX_TEXT_BYTES);

/** Text up to a NUL in a thread's memory; undefined where it cannot be read, or has more than 255 bytes. */
export function readText(tid: number, address: bigint): string | undefined {
  const read = address === 0n ? 0 : readMemory(tid, address, text);
  const end = read > 0 ? text.subarray(0, read).indexOf(0) : -1;
  return end < 0 ? undefined : text.toString('latin1', 0, end);
}

/**
 * Bytes of a thread's memory; undefined when some of them cannot be read. In pieces: memory is taken for what is there, not for
 * what a program claims.
 */
export function readBytes(tid: number, address: bigint, size: number): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const piece = new Uint8Array(Math.min(PIECE_BYTES, size - at));
    if (readMemory(tid, address + BigInt(at), piece) !== piece.length) return wiped(pieces);
    pieces.push(piece);
  }
  return pieces.length === 1 ? pieces[0] : joined(pieces);
}

/** Writes a thread's memory: whether all of it could be written. */
export function writeBytes(tid: number, address: bigint, bytes: Uint8Array): boolean {
  return bytes.length === 0 || writeMemory(tid, address, bytes) === bytes.length;
}

/** There may be a key in them. */
function wiped(pieces: readonly Uint8Array[]): undefined {
  for (const piece of pieces) piece.fill(0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = Buffer.concat(pieces);
  wiped(pieces);
  return all;
}
