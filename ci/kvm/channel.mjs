import { encodeFrame, FrameDecoder } from './frame.mjs';

/** Frames over a stream of bytes, with back-pressure both ways. */
export class Channel {
  #stream;
  #frames;
  /** @type {Promise<void> | undefined} */
  #drained;

  /** @param {import('node:stream').Duplex} stream */
  constructor(stream) {
    this.#stream = stream;
    // A lost connection shows as the end of the frames.
    stream.on('error', () => {});
    this.#frames = readFrames(stream);
  }

  /**
   * @param {number} kind
   * @param {Uint8Array} [payload]
   */
  async send(kind, payload) {
    if (this.#stream.destroyed || !this.#stream.writable) return;
    if (this.#stream.write(encodeFrame(kind, payload))) return;
    this.#drained ??= new Promise((resolve) => {
      const done = () => {
        this.#stream.off('drain', done);
        this.#stream.off('close', done);
        this.#drained = undefined;
        resolve();
      };
      this.#stream.on('drain', done);
      this.#stream.on('close', done);
    });
    await this.#drained;
  }

  /**
   * @param {number} kind
   * @param {unknown} value
   */
  sendJson(kind, value) {
    return this.send(kind, Buffer.from(JSON.stringify(value)));
  }

  /** @returns {Promise<import('./frame.mjs').Frame | undefined>} undefined once the connection is gone */
  async receive() {
    const { value } = await this.#frames.next();
    return value ?? undefined;
  }

  close() {
    this.#stream.destroy();
  }
}

/** @param {import('node:stream').Duplex} stream */
async function* readFrames(stream) {
  const decoder = new FrameDecoder();
  try {
    for await (const chunk of stream) yield* decoder.push(chunk);
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
}
