import { crc32 } from './crc32.ts';

/** First bytes of a recording. CR LF and 0x1a are there so that a transfer as text shows, as in PNG. */
export const RECORDING_MAGIC = Uint8Array.of(0x89, 0x5a, 0x4b, 0x54, 0x52, 0x0d, 0x0a, 0x1a);

/** Version of the format that is written and read here; it stands behind the magic, two bytes, little-endian. */
export const RECORDING_VERSION = 1;

/** Bytes before the first frame. */
export const PROLOGUE_BYTES = RECORDING_MAGIC.length + 2;

/** Bytes of a frame before its payload: kind, payload's length, CRC-32 of these two and the payload. */
export const FRAME_HEAD_BYTES = 9;

/** What a frame holds. */
export const FRAME = { header: 1, event: 2, end: 3 } as const;

/** Most bytes of a frame's payload, and most bytes that it may hold when inflated. */
export const MAX_FRAME_BYTES = 256 << 20;

/** Most bytes of a frame's facts; the kernel limits a command line to 6 MiB (execve(2)). */
export const MAX_FACTS_BYTES = 64 << 20;

const encoder = new TextEncoder();

/** A frame: its head, then its facts as JSON with their length in front, then bytes. */
export function frame(kind: number, facts: object, bytes: Uint8Array = new Uint8Array()): Uint8Array {
  const json = encoder.encode(JSON.stringify(facts));
  const made = new Uint8Array(FRAME_HEAD_BYTES + 4 + json.length + bytes.length);
  const view = new DataView(made.buffer);
  view.setUint8(0, kind);
  view.setUint32(1, made.length - FRAME_HEAD_BYTES, true);
  view.setUint32(FRAME_HEAD_BYTES, json.length, true);
  made.set(json, FRAME_HEAD_BYTES + 4);
  made.set(bytes, FRAME_HEAD_BYTES + 4 + json.length);
  view.setUint32(5, frameCrc(made.subarray(0, FRAME_HEAD_BYTES), made.subarray(FRAME_HEAD_BYTES)), true);
  return made;
}

/** The CRC-32 that a frame has in its head: of kind and length, then of the payload. */
export function frameCrc(head: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(head.subarray(0, 5)));
}
