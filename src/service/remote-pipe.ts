import { Duplex } from 'node:stream';
import { LINUX_ERRNO, ZfsError } from '../ioctl/index.ts';
import { CreditReceiver, CreditSender } from './credit.ts';
import type { FrameChannel } from './frame-channel.ts';
import { errorOf } from './messages.ts';
import { badFrame, text, u32 } from './payload.ts';
import { FRAME } from './protocol.ts';

/**
 * The client's end of a pipe that the service's transport made. It ends as the far one does: complete only when that was
 * complete.
 */
export class RemotePipe extends Duplex {
  readonly #channel: FrameChannel;
  readonly #id: number;
  readonly #sender: CreditSender;
  readonly #receiver: CreditReceiver;
  #unused = 0;
  #over = false;

  constructor(channel: FrameChannel, id: number, direction: 'from-kernel' | 'to-kernel') {
    // As stream.Duplex documents them; its types leave them out.
    const sides = { readable: direction === 'from-kernel', writable: direction === 'to-kernel' };
    super({ ...sides, allowHalfOpen: false });
    this.#channel = channel;
    this.#id = id;
    this.#sender = new CreditSender((piece) => channel.send(FRAME.data, id, [piece]));
    this.#receiver = new CreditReceiver((bytes) => channel.send(FRAME.credit, id, [u32(bytes)]));
  }

  /** Takes bytes that came. */
  accept(bytes: Buffer): void {
    if (this.#over || bytes.length === 0) throw badFrame('bytes of a stream that has ended');
    this.#receiver.take(bytes.length);
    if (this.destroyed) return;
    this.#unused += bytes.length;
    if (this.push(bytes)) this.#release();
  }

  /** The other side has room for more. */
  grant(bytes: number): void {
    this.#sender.grant(bytes);
  }

  /** The stream is complete. */
  complete(): void {
    this.#over = true;
    this.push(null);
  }

  /** The stream has ended in any other way. */
  break(code: string): void {
    this.#over = true;
    const errno = Object.entries(LINUX_ERRNO).find(([name]) => name === code)?.[1];
    this.destroy(errorOf({ code, errno, message: `the other end of the stream broke (${code})` }));
  }

  override _read(): void {
    this.#release();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    this.#sender.write(chunk, callback);
  }

  override _final(callback: () => void): void {
    this.#over = true;
    this.#channel.send(FRAME.end, this.#id);
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#sender.stop();
    if (!this.#over) {
      this.#over = true;
      this.#channel.send(FRAME.broken, this.#id, [text(error instanceof ZfsError ? error.code : 'EPIPE')]);
    }
    callback(error);
  }

  #release(): void {
    const bytes = this.#unused;
    this.#unused = 0;
    if (bytes > 0) this.#receiver.release(bytes);
  }
}
