/**
 * What host and guest say to each other: a kind (one byte), a length (four, big-endian) and that many bytes.
 * `guest/agent.py` holds the same numbers.
 */

export const frameKind = Object.freeze({
  /** Host to guest, JSON: `argv`, `env`, `time`, and `tree`, `reuse`, `terminal` where wanted. */
  start: 1,
  stdin: 2,
  stdinEnd: 3,
  /** The tar of the repository. */
  tree: 4,
  treeEnd: 5,
  /** One byte, the signal's number. */
  signal: 6,
  /** Rows and columns, two bytes each. */
  resize: 7,
  /** Ends a session; the guest answers with `idle`. */
  abort: 8,
  /** Host to the warm guest's keeper only: asks for its state, a JSON in a frame of the same kind. */
  status: 9,
  /** Guest to host, JSON: once a port is open. */
  hello: 0x81,
  stdout: 0x82,
  stderr: 0x83,
  /** JSON: `status` or `signal`. */
  exit: 0x84,
  /** The kind of a stream (`stdin` or `tree`), one byte, and how many of its bytes were taken, four. */
  credit: 0x85,
  /** JSON: `message`; the command could not be started. */
  refused: 0x86,
  idle: 0x87,
});

/** @typedef {{ kind: number, payload: Buffer }} Frame */

export const maxPayload = 256 * 1024;
/** Bytes of one stream that may be on their way or waiting in the guest. */
export const streamWindow = 256 * 1024;

const headerBytes = 5;

/**
 * @param {number} kind
 * @param {Uint8Array} [payload]
 * @returns {Buffer}
 */
export function encodeFrame(kind, payload = new Uint8Array(0)) {
  if (payload.length > maxPayload) throw new RangeError(`a frame holds at most ${maxPayload} bytes`);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
}

/** Cuts a stream of bytes into frames. */
export class FrameDecoder {
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);

  /**
   * @param {Buffer} chunk
   * @returns {Frame[]} the frames that this chunk completes
   */
  push(chunk) {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    /** @type {Frame[]} */
    const frames = [];
    while (bytes.length >= headerBytes) {
      const length = bytes.readUInt32BE(1);
      if (length > maxPayload)
        throw new RangeError(`a frame of ${length} bytes; at most ${maxPayload} are allowed`);
      if (bytes.length < headerBytes + length) break;
      frames.push({ kind: bytes.readUInt8(0), payload: bytes.subarray(headerBytes, headerBytes + length) });
      bytes = bytes.subarray(headerBytes + length);
    }
    this.#rest = bytes;
    return frames;
  }
}
