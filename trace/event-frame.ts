import { deserialize, serialize } from 'node:v8';
import type { Captured, RawCall, TraceEvent } from './trace-event.ts';

/** What a frame holds: a call, by far the most frequent, in a form of its own; or any other event. */
const CALL = 1;
const OTHER = 0;

/**
 * The head of a call's frame, in bytes: kind, numbers, and for each list how many bytes follow and how many there are said to
 * be. A list of `ABSENT` bytes is none.
 */
const HEAD_BYTES = 112;
const ABSENT = 0xffffffff;
const NEVER_BACK = -1;
const LISTS = ['src', 'conf', 'dst', 'history'] as const;
const LISTS_AT = 64;

/**
 * `zfs_cmd_t` has 13 KiB, of which a call uses a few hundred bytes. Pieces of it that are zero before the call, or the same
 * after it, are left out; a bit for each says which follow.
 */
const PIECE_BYTES = 2048;
const ZEROS = Buffer.alloc(PIECE_BYTES);

const head = Buffer.alloc(HEAD_BYTES);

/** An event as pieces of bytes, to be written one after the other before the next event is made into some. */
export function toFrame(event: TraceEvent): Uint8Array[] {
  if (event.kind !== 'call') return [Uint8Array.of(OTHER), serialize(event)];
  const { before, after } = event;
  const pieces: Uint8Array[] = [head];
  head[0] = CALL;
  head.writeUInt32LE(event.seq, 4);
  head.writeUInt32LE(event.pid, 8);
  head.writeUInt32LE(event.tid, 12);
  head.writeUInt32LE(event.request, 16);
  head.writeUInt32LE(event.fd >>> 0, 20);
  head.writeInt32LE(event.errno ?? NEVER_BACK, 24);
  head.writeUInt32LE(before.length, 28);
  head.writeUInt32LE(after?.length ?? ABSENT, 32);
  head.writeBigUInt64LE(event.at, 40);
  head.writeBigUInt64LE(event.durationNs ?? 0n, 48);
  head.writeUInt32LE(addChanged(pieces, before, undefined), 56);
  head.writeUInt32LE(after ? addChanged(pieces, after, before) : 0, 60);
  LISTS.forEach((name, index) => {
    const captured = event[name];
    head.writeUInt32LE(captured?.bytes.length ?? ABSENT, LISTS_AT + 12 * index);
    head.writeBigUInt64LE(captured?.size ?? 0n, LISTS_AT + 12 * index + 4);
    if (captured) pieces.push(captured.bytes);
  });
  return pieces;
}

/** Adds the pieces of a command that are not as in the one before, or not zero; gives a bit for each. */
function addChanged(pieces: Uint8Array[], command: Uint8Array, earlier: Uint8Array | undefined): number {
  let bits = 0;
  const bytes = Buffer.from(command.buffer, command.byteOffset, command.length);
  const against = earlier?.length === command.length ? earlier : undefined;
  for (let at = 0, bit = 1; at < bytes.length; at += PIECE_BYTES, bit <<= 1) {
    const end = Math.min(at + PIECE_BYTES, bytes.length);
    const same = against
      ? bytes.compare(against, at, end, at, end) === 0
      : bytes.compare(ZEROS, 0, end - at, at, end) === 0;
    if (same) continue;
    bits |= bit;
    pieces.push(bytes.subarray(at, end));
  }
  return bits;
}

/** The event of a frame, whose bytes it goes on to use. */
export function fromFrame(frame: Buffer): TraceEvent {
  if (frame[0] === OTHER) return deserialize(frame.subarray(1));
  let at = HEAD_BYTES;
  const restore = (length: number, bits: number, earlier: Uint8Array | undefined): Uint8Array => {
    if (bits === 0 && earlier?.length === length) return earlier;
    const command = earlier?.length === length ? new Uint8Array(earlier) : new Uint8Array(length);
    for (let start = 0, bit = 1; start < length; start += PIECE_BYTES, bit <<= 1) {
      if ((bits & bit) === 0) continue;
      const count = Math.min(PIECE_BYTES, length - start);
      command.set(frame.subarray(at, at + count), start);
      at += count;
    }
    return command;
  };
  const before = restore(frame.readUInt32LE(28), frame.readUInt32LE(56), undefined);
  const afterLength = frame.readUInt32LE(32);
  const after = afterLength === ABSENT ? undefined : restore(afterLength, frame.readUInt32LE(60), before);
  const list = (index: number): Captured | undefined => {
    const length = frame.readUInt32LE(LISTS_AT + 12 * index);
    if (length === ABSENT) return undefined;
    const bytes = frame.subarray(at, at + length);
    at += length;
    return { bytes, size: frame.readBigUInt64LE(LISTS_AT + 12 * index + 4) };
  };
  const errno = frame.readInt32LE(24);
  const call: RawCall = {
    kind: 'call',
    seq: frame.readUInt32LE(4),
    at: frame.readBigUInt64LE(40),
    pid: frame.readUInt32LE(8),
    tid: frame.readUInt32LE(12),
    request: frame.readUInt32LE(16),
    fd: frame.readInt32LE(20),
    durationNs: errno === NEVER_BACK ? undefined : frame.readBigUInt64LE(48),
    errno: errno === NEVER_BACK ? undefined : errno,
    before,
    after,
    src: list(0),
    conf: list(1),
    dst: list(2),
    history: list(3),
  };
  return call;
}
