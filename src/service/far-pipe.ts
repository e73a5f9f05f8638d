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
  #over = false;

  /** @param onClose - is called when the stream is gone */
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
    this.#sender = new CreditSender((piece) => channel.send(FRAME.data, id, [piece]));
    this.#receiver = new CreditReceiver((bytes) => channel.send(FRAME.credit, id, [u32(bytes)]));
    if (direction === 'from-kernel') {
      stream.on('data', (chunk: Buffer) => this.#pass(chunk));
      stream.on('end', () => this.#finish(FRAME.end, []));
    }
    stream.on('error', (error) => this.#break(codeOf(error)));
    stream.on('close', () => {
      if (!stream.writableFinished) this.#break('EPIPE');
      onClose();
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
    this.#sender.stop();
    this.#stream.destroy();
  }

  #pass(chunk: Buffer): void {
    if (this.#over) return;
    let passed = false;
    this.#sender.write(chunk, () => {
      passed = true;
      this.#stream.resume();
    });
    if (!passed) this.#stream.pause();
  }

  #break(code: string): void {
    this.#finish(FRAME.broken, [text(code)]);
    this.#sender.stop();
  }

  #finish(kind: number, parts: readonly Uint8Array[]): void {
    if (!this.#over) this.#channel.send(kind, this.#id, parts);
    this.#over = true;
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
}
