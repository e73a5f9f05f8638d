import { PassThrough, Writable } from 'node:stream';
import type { Transport } from '../ioctl/index.ts';
import { type Received, receive } from './receive.ts';
import { type ReceiveOptions, receiveArguments } from './receive-options.ts';

/**
 * A stream to write a send stream into. `finish` comes when the kernel has received all of it. Destroying it ends the
 * receive; `close` comes when the kernel is done.
 */
export class ReceiveStream extends Writable {
  /** What came of the receive. The stream fails with the same error. */
  readonly received: Promise<Received>;
  readonly #bytes = new PassThrough();
  #complete = false;
  #written: ((error?: Error | null) => void) | undefined;

  /** @param receiving - reads the bytes until they end */
  constructor(receiving: (bytes: AsyncIterable<Uint8Array>) => Promise<Received>) {
    super();
    // Whoever reads them is told, and so is whoever uses this stream.
    this.#bytes.on('error', () => {});
    this.received = receiving(this.#bytes);
    this.received.then(
      () => {
        this.#complete = true;
        this.#goOn();
      },
      (error: Error) => this.destroy(error),
    );
  }

  /** Takes a chunk, as soon as the one before it was taken. */
  override _write(chunk: Buffer, encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    // What comes behind the END record is lost, as with `receive`.
    if (this.#complete) callback();
    else {
      this.#written = callback;
      this.#bytes.write(chunk, encoding, () => this.#goOn());
    }
  }

  /** Ends when the kernel has all of it. */
  override _final(callback: (error?: Error | null) => void): void {
    this.#bytes.end();
    this.received.then(() => callback(), callback);
  }

  /** Ends the receive. */
  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#bytes.destroy(error ?? new Error('the stream was destroyed before its end'));
    this.received.catch(() => {}).then(() => callback(error));
  }

  /** Asks for the next chunk, once. */
  #goOn(): void {
    const written = this.#written;
    this.#written = undefined;
    written?.();
  }
}

/**
 * A Writable that receives what is written to it. See {@link receive}.
 *
 * @throws ZfsError `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT`; all else the stream
 *   reports
 */
export function receiveStream(
  transport: Transport,
  snapshot: string,
  options: ReceiveOptions = {},
): ReceiveStream {
  receiveArguments(transport, snapshot, options);
  return new ReceiveStream((bytes) => receive(transport, snapshot, bytes, options));
}
