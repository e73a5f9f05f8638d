import type { Duplex } from 'node:stream';
import { CreditReceiver, CreditSender } from './credit.ts';
import type { FrameChannel } from './frame-channel.ts';
import { badFrame, text, u32 } from './payload.ts';
import { FRAME } from './protocol.ts';

/** The server's end of a pipe of its transport: carries bytes between it and the connection. */
export class FarPipe {
  readonly #stream: Duplex;
  readonly #channel: FrameChannel;
  readonly #id: number;
  readonly #sender: CreditSender;
  readonly #receiver: CreditReceiver;
  readonly #onClose: () => void;
  /** A chunk waits for the client's room; what has ended, or is closed, is so for the client when it has gone out. */
  #passing = false;
  #ended = false;
  #closed = false;
  #over = false;

  /** @param onClose - is called when the stream is gone, and nothing of it waits */
  constructor(
    channel: FrameChannel,
    id: number,
    stream: Duplex,
    direction: 'from-kernel' | 'to-kernel',
    onClose: () => void,
  ) {
    this.#channel = channel;
    this.#id = id;
    this.#stream = stream;
    this.#onClose = onClose;
    this.#sender = new CreditSender((piece) => channel.send(FRAME.data, id, [piece]));
    this.#receiver = new CreditReceiver((bytes) => channel.send(FRAME.credit, id, [u32(bytes)]));
    if (direction === 'from-kernel') {
      stream.on('data', (chunk: Buffer) => this.#pass(chunk));
      stream.on('end', () => {
        this.#ended = true;
        this.#settle();
      });
    }
    stream.on('error', (error) => this.#break(codeOf(error)));
    stream.on('close', () => {
      this.#closed = true;
      if (!this.#ended && !stream.writableFinished) this.#break('EPIPE');
      this.#settle();
    });
  }

  /** Takes bytes that came. */
  take(bytes: Buffer): void {
    if (bytes.length === 0) throw badFrame('a piece of a stream without bytes');
    this.#receiver.take(bytes.length);
    if (this.#over || !this.#stream.writable) return;
    this.#stream.write(bytes, (error) => {
      if (!error) this.#receiver.release(bytes.length);
    });
  }

  /** The client has room for more. */
  grant(bytes: number): void {
    this.#sender.grant(bytes);
  }

  /** The client's stream is complete. */
  complete(): void {
    if (this.#over) return;
    this.#over = true;
    this.#stream.end();
  }

  /** Breaks it: the client is gone, or does not want it any more. */
  break(): void {
    this.#over = true;
    this.#stop();
    this.#stream.destroy();
    this.#settle();
  }

  #pass(chunk: Buffer): void {
    if (this.#over) return;
    this.#passing = true;
    this.#sender.write(chunk, () => {
      this.#passing = false;
      this.#stream.resume();
      this.#settle();
    });
    if (this.#passing) this.#stream.pause();
  }

  /** A paused stream ends and closes all the same. */
  #settle(): void {
    if (this.#passing) return;
    if (this.#ended) this.#finish(FRAME.end, []);
    if (this.#closed) this.#onClose();
  }

  #stop(): void {
    this.#passing = false;
    this.#sender.stop();
  }

  #break(code: string): void {
    this.#finish(FRAME.broken, [text(code)]);
    this.#stop();
  }

  #finish(kind: number, parts: readonly Uint8Array[]): void {
    if (!this.#over) this.#channel.send(kind, this.#id, parts);
    this.#over = true;
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
}
