import { once } from 'node:events';
import type { Socket } from 'node:net';

/** A frame: four bytes of length in big endian, one of type, then a JSON text or bytes of a stream. */
const HEADER_BYTES = 5;
const TYPE = { message: 1, data: 2, end: 3 } as const;

/** Largest frame of a peer that has not proved who it is, and of one that has. */
const STRANGER_BYTES = 1024;
const TRUSTED_BYTES = 4 << 20;
const CHUNK_BYTES = 1 << 20;

/** The peer said something that the protocol does not have. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** The connection ended, or broke off. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Messages and streams of bytes over a TCP connection. What comes is checked for its size before it is held. */
export class Wire {
  readonly #socket: Socket;
  readonly #chunks: AsyncIterator<Buffer>;
  #buffered: Buffer[] = [];
  #bufferedBytes = 0;
  #maxBytes = STRANGER_BYTES;

  constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true).setKeepAlive(true, 30_000);
    // Whoever reads or writes next is told.
    socket.on('error', () => {});
    this.#chunks = socket.iterator({ destroyOnReturn: false });
  }

  /** The peer has proved who it is: it may send more at a time. */
  trust(): void {
    this.#maxBytes = TRUSTED_BYTES;
  }

  /** Sends a message. @throws ConnectionLost */
  async send(message: object): Promise<void> {
    await this.#write(TYPE.message, Buffer.from(JSON.stringify(message)));
  }

  /** Sends the bytes of a stream and its end; if the stream fails, its end is never sent. @throws ConnectionLost */
  async sendStream(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const bytes of source) {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        await this.#write(TYPE.data, bytes.subarray(at, at + CHUNK_BYTES));
      }
    }
    await this.#write(TYPE.end, Buffer.alloc(0));
  }

  /** The next message. @throws ConnectionLost, ProtocolError */
  async receive(): Promise<unknown> {
    const { type, payload } = await this.#frame();
    if (type !== TYPE.message) throw new ProtocolError(`a message was due, not a frame of type ${type}`);
    try {
      return JSON.parse(payload.toString('utf8'));
    } catch (cause) {
      throw new ProtocolError('a message is no JSON', { cause });
    }
  }

  /** The bytes of the stream that comes next, to its end. @throws ConnectionLost, ProtocolError */
  async *receiveStream(): AsyncGenerator<Buffer, void, void> {
    for (;;) {
      const { type, payload } = await this.#frame();
      if (type === TYPE.end) return;
      if (type !== TYPE.data)
        throw new ProtocolError(`bytes of a stream were due, not a frame of type ${type}`);
      yield payload;
    }
  }

  /** Says the last word, lets the peer read it for a while, and closes. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#socket.destroy(), 5000);
    this.#socket.end().resume();
    if (!this.#socket.closed) await once(this.#socket, 'close').catch(() => {});
    clearTimeout(timer);
  }

  /** Breaks the connection off. */
  destroy(): void {
    this.#socket.destroy();
  }

  async #write(type: number, payload: Uint8Array): Promise<void> {
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32BE(payload.length);
    header.writeUInt8(type, 4);
    this.#socket.cork();
    this.#socket.write(header);
    const sent = new Promise<void>((resolve, reject) => {
      this.#socket.write(payload, (error) => (error ? reject(lost(error)) : resolve()));
    });
    this.#socket.uncork();
    await sent;
  }

  async #frame(): Promise<{ type: number; payload: Buffer }> {
    const header = await this.#read(HEADER_BYTES);
    const length = header.readUInt32BE();
    if (length > this.#maxBytes) {
      throw new ProtocolError(`a frame of ${length} bytes; at most ${this.#maxBytes} are taken`);
    }
    return { type: header.readUInt8(4), payload: await this.#read(length) };
  }

  async #read(bytes: number): Promise<Buffer> {
    while (this.#bufferedBytes < bytes) {
      const { done, value } = await this.#chunks.next().catch((error: Error) => {
        throw lost(error);
      });
      if (done) throw new ConnectionLost('the peer closed the connection');
      this.#buffered.push(value);
      this.#bufferedBytes += value.length;
    }
    const all = this.#buffered.length === 1 ? this.#buffered[0]! : Buffer.concat(this.#buffered);
    this.#buffered = [all.subarray(bytes)];
    this.#bufferedBytes -= bytes;
    return all.subarray(0, bytes);
  }
}

function lost(cause: Error): ConnectionLost {
  return new ConnectionLost(`the connection was lost: ${cause.message}`, { cause });
}
