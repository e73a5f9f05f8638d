import { setMaxListeners } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Abi,
  abiForVersion,
  type CleanupDescriptor,
  closedError,
  type IoctlReply,
  type IoctlRequest,
  type KernelLink,
  type KernelPipe,
  type LentDescriptor,
  nearestAbi,
  type OpenVolume,
  SECRET_IOCTLS,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { FrameChannel } from './frame-channel.ts';
import type { Frame } from './frame-reader.ts';
import { CLIENT_FRAME_BYTES } from './limits.ts';
import { CANCELLED, decodeFault, decodeReply, encodeRequest, errorOf } from './messages.ts';
import { badFrame, PayloadReader, text, u8, u16, u32 } from './payload.ts';
import { FEATURE, FRAME, MAGIC, OBJECT, PROTOCOL_VERSION, VOLUME } from './protocol.ts';
import { RemotePipe } from './remote-pipe.ts';
import { RemoteVolume } from './remote-volume.ts';
import { Turns } from './turns.ts';
import { readWelcome, type Welcome } from './welcome.ts';

/** How to connect to a service. */
export interface SocketOptions {
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds in which the service has to answer. Default 10000. */
  readonly helloMs?: number | undefined;
  /**
   * Says what it means that the connection ended by itself, for those who know more of the other side. Its error is what all
   * calls fail with.
   */
  readonly describeLoss?: ((cause: Error | undefined) => ZfsError | Promise<ZfsError>) | undefined;
}

/** How long closing waits for calls to end, in milliseconds. */
const CLOSING_MS = 5000;

/** A request that waits for its answer. */
interface Pending {
  /** Kind of the frame that answers it. */
  readonly answer: number;
  readonly resolve: (payload: Buffer) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * ioctls of a service: another process, that has a transport of its own. A connection that ends fails all calls with
 * `ZFSKIT_SERVICE_LOST`, and is not made again.
 */
export class SocketTransport implements Transport {
  readonly abi: Abi;
  readonly cannotMount = 'this ZFS is behind a service: mount it where the service runs';
  readonly cleanupDescriptor?: () => CleanupDescriptor;
  readonly link?: () => KernelLink;
  readonly openVolume?: (
    name: string,
    options?: { readonly readOnly?: boolean | undefined },
  ) => Promise<OpenVolume>;
  readonly #channel: FrameChannel;
  readonly #turns: Turns;
  readonly #maxFrameBytes: number;
  readonly #maxReplyBytes: number;
  readonly #pending = new Map<number, Pending>();
  readonly #pipes = new Map<number, RemotePipe>();
  readonly #links = new Map<number, { broken: boolean }>();
  readonly #cleanups = new Set<CleanupDescriptor>();
  readonly #closing = new AbortController();
  readonly #ended: Promise<void>;
  readonly #handlers = new Map<number, (id: number, payload: Buffer) => void>([
    [FRAME.reply, (id, payload) => this.#answered(FRAME.reply, id, payload)],
    [FRAME.result, (id, payload) => this.#answered(FRAME.result, id, payload)],
    [FRAME.fault, (id, payload) => this.#failed(id, payload)],
    [FRAME.data, (id, payload) => this.#pipes.get(id)?.accept(payload)],
    [FRAME.credit, (id, payload) => this.#pipes.get(id)?.grant(new PayloadReader(payload).u32())],
    [FRAME.end, (id) => this.#pipes.get(id)?.complete()],
    [FRAME.broken, (id, payload) => this.#broke(id, payload)],
    [FRAME.refused, (_, payload) => refused(payload)],
  ]);
  #lost: ZfsError | undefined;
  #lastId = 0;
  #closed: Promise<void> | undefined;

  private constructor(channel: FrameChannel, welcome: Welcome, ended: Promise<void>) {
    this.#channel = channel;
    this.#ended = ended;
    this.abi = abiOf(welcome);
    this.#maxFrameBytes = welcome.frameBytes;
    this.#maxReplyBytes = welcome.replyBytes;
    this.#turns = new Turns(welcome.requests, welcome.bytesInFlight);
    setMaxListeners(0, this.closing);
    if (welcome.features & FEATURE.cleanup) this.cleanupDescriptor = () => this.#openCleanup();
    if (welcome.features & FEATURE.link) this.link = () => this.#openLink();
    if (welcome.features & FEATURE.volumes) {
      this.openVolume = (name, options) => this.#openVolume(name, options?.readOnly ?? false);
    }
  }

  /**
   * Connects to the unix socket of a service.
   *
   * @throws ZfsError `ZFSKIT_SERVICE_LOST` (nobody listens there, or what answers is no service), `ZFSKIT_NO_PERMISSION`,
   *   `ZFSKIT_DENIED`, `ZFSKIT_UNSUPPORTED` (another version of the protocol), `ZFSKIT_UNSUPPORTED_RELEASE`; the signal's
   *   reason
   */
  static connect(path: string, options: SocketOptions = {}): Promise<SocketTransport> {
    options.signal?.throwIfAborted();
    return SocketTransport.over(connect({ path }), {
      describeLoss: (cause) => lossOf(` at ${path}`, cause),
      ...options,
    });
  }

  /**
   * The same over a connection that exists, which it owns from then on.
   *
   * @throws ZfsError as `connect` does
   */
  static over(duplex: Duplex, options: SocketOptions = {}): Promise<SocketTransport> {
    const { signal, helloMs = 10_000, describeLoss = (cause) => lossOf('', cause) } = options;
    return new Promise((resolve, reject) => {
      let transport: SocketTransport | undefined;
      let resolveEnded = () => {};
      const ended = new Promise<void>((settle) => {
        resolveEnded = settle;
      });
      const fail = (error: unknown) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        reject(error);
        channel.destroy();
      };
      const onAbort = () => fail(signal?.reason);
      const onFrame = (frame: Frame) => {
        if (transport) return transport.#onFrame(frame);
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        try {
          transport = new SocketTransport(channel, readWelcome(frame), ended);
          resolve(transport);
        } catch (error) {
          fail(error);
        }
      };
      const onEnd = async (cause: Error | undefined) => {
        resolveEnded();
        // A reason that is asked for while it is being closed would come to nobody.
        const isClosed = transport !== undefined && transport.#closed !== undefined;
        const loss = isClosed ? closedError() : await describeLoss(cause);
        if (transport) transport.#onLost(loss);
        else fail(loss);
      };
      const channel = new FrameChannel(duplex, CLIENT_FRAME_BYTES, { onFrame, onEnd });
      const timer = setTimeout(
        () => channel.destroy(new Error(`there was no answer in ${helloMs} ms`)),
        helloMs,
      );
      signal?.addEventListener('abort', onAbort, { once: true });
      channel.send(FRAME.hello, 0, [MAGIC, u16(PROTOCOL_VERSION), u16(PROTOCOL_VERSION)]);
    });
  }

  /** Aborted, with `ZFSKIT_CLOSED` when it is being closed, or with what a lost connection means. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    const parts = encodeRequest(request);
    const taken = request.dstSize + request.historySize;
    if (taken > this.#maxReplyBytes) {
      throw new ZfsError({
        code: 'ZFSKIT_REPLY_TOO_LARGE',
        message: `a reply of ${taken} bytes is asked for, the service gives at most ${this.#maxReplyBytes}`,
      });
    }
    const secret = SECRET_IOCTLS.has(request.number);
    return decodeReply(
      await this.#request(FRAME.ioctl, parts, { answer: FRAME.reply, taken, signal, secret }),
    );
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    this.#refuseIfClosed();
    const fd = this.#nextId();
    const stream = new RemotePipe(this.#channel, fd, direction);
    this.#pipes.set(fd, stream);
    stream.once('close', () => this.#pipes.delete(fd));
    const kind = direction === 'from-kernel' ? OBJECT.pipeFromKernel : OBJECT.pipeToKernel;
    this.#channel.send(FRAME.open, fd, [u8(kind)]);
    return { fd, stream, closeKernelEnd: once(() => this.#channel.send(FRAME.close, fd)) };
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      const error = closedError();
      this.#closing.abort(error);
      for (const stream of this.#pipes.values()) stream.destroy(error);
      for (const id of this.#pending.keys()) this.#channel.send(FRAME.cancel, id);
      await soon(this.#idle());
      await soon(Promise.allSettled([...this.#cleanups].map((descriptor) => descriptor.close())));
      this.#channel.finish();
      await soon(this.#ended);
      this.#channel.destroy();
    })();
    return this.#closed;
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #onFrame({ kind, id, payload }: Frame): void {
    const handler = this.#handlers.get(kind);
    if (!handler) throw badFrame(`a frame of kind ${kind}`);
    handler(id, payload);
  }

  #broke(id: number, payload: Buffer): void {
    const link = this.#links.get(id);
    if (link) link.broken = true;
    this.#pipes.get(id)?.break(new PayloadReader(payload).text());
  }

  #answered(kind: number, id: number, payload: Buffer): void {
    const pending = this.#pending.get(id);
    if (pending?.answer !== kind) throw badFrame(`an answer to request ${id}, which was not made`);
    pending.resolve(payload);
  }

  #failed(id: number, payload: Buffer): void {
    const pending = this.#pending.get(id);
    if (!pending) throw badFrame(`an answer to request ${id}, which was not made`);
    const fault = decodeFault(payload);
    if (fault.code !== CANCELLED) pending.reject(errorOf(fault));
    else pending.reject(pending.signal?.aborted ? pending.signal.reason : closedError());
  }

  #onLost(error: ZfsError): void {
    this.#lost = error;
    for (const { reject } of [...this.#pending.values()]) reject(error);
    for (const stream of this.#pipes.values()) stream.destroy(error);
    this.#cleanups.clear();
    if (!this.#closing.signal.aborted) this.#closing.abort(error);
    this.#turns.end(error);
  }

  async #request(
    kind: number,
    parts: readonly Uint8Array[],
    options: { answer?: number; taken?: number; signal?: AbortSignal | undefined; secret?: boolean } = {},
  ): Promise<Buffer> {
    const { answer = FRAME.result, taken = 0, signal, secret } = options;
    this.#refuseIfClosed();
    signal?.throwIfAborted();
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    if (bytes > this.#maxFrameBytes) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `a request of ${bytes} bytes, the service takes at most ${this.#maxFrameBytes}`,
      });
    }
    const turn = this.#turns.take(bytes + taken);
    if (turn) await turn(signal);
    const id = this.#nextId();
    const onAbort = () => this.#channel.send(FRAME.cancel, id);
    try {
      this.#refuseIfClosed();
      signal?.addEventListener('abort', onAbort, { once: true });
      return await this.#exchange(id, kind, parts, { answer, signal, secret });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#turns.leave(bytes + taken);
    }
  }

  async #exchange(
    id: number,
    kind: number,
    parts: readonly Uint8Array[],
    { answer, signal, secret = false }: Pick<Pending, 'answer' | 'signal'> & { secret?: boolean | undefined },
  ): Promise<Buffer> {
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        this.#pending.set(id, { answer, resolve, reject, signal });
        this.#channel.send(kind, id, parts, secret);
      });
    } finally {
      this.#pending.delete(id);
    }
  }

  #openCleanup(): CleanupDescriptor {
    this.#refuseIfClosed();
    const fd = this.#nextId();
    this.#channel.send(FRAME.open, fd, [u8(OBJECT.cleanup)]);
    let closing: Promise<void> | undefined;
    const descriptor: CleanupDescriptor = {
      fd,
      close: () => {
        closing ??= this.#release(fd).finally(() => this.#cleanups.delete(descriptor));
        return closing;
      },
    };
    this.#cleanups.add(descriptor);
    return descriptor;
  }

  /** Takes no turn: it is done while closing too. What was opened in a connection that was lost is closed already. */
  async #release(object: number): Promise<void> {
    if (this.#lost) return;
    try {
      await this.#exchange(this.#nextId(), FRAME.release, [u32(object)], {
        answer: FRAME.result,
        signal: undefined,
      });
    } catch (error) {
      if (!this.#lost) throw error;
    }
  }

  #openLink(): KernelLink {
    this.#refuseIfClosed();
    const [read, write] = [this.#nextId(), this.#nextId()];
    this.#channel.send(FRAME.open, read, [u8(OBJECT.link), u32(write)]);
    return { readEnd: this.#linkEnd(read), writeEnd: this.#linkEnd(write) };
  }

  #linkEnd(fd: number): LentDescriptor {
    const state = { broken: false };
    this.#links.set(fd, state);
    return {
      fd,
      kind: 'pipe',
      position: 0n,
      get broken() {
        return state.broken;
      },
      read: (count, signal) => this.#request(FRAME.take, [u32(fd, count)], { taken: count, signal }),
      close: once(() => {
        this.#links.delete(fd);
        this.#channel.send(FRAME.close, fd);
      }),
    };
  }

  async #openVolume(name: string, readOnly: boolean): Promise<OpenVolume> {
    const id = this.#nextId();
    const request = (parts: readonly Uint8Array[], taken = 0) =>
      this.#request(FRAME.volume, parts, { taken });
    const parts = [u8(VOLUME.open), u32(id), u8(readOnly ? 1 : 0), text(name)];
    const blockSize = new PayloadReader(await request(parts)).u32();
    return new RemoteVolume(name, blockSize, id, request, () => this.#release(id));
  }

  /** Ids of requests and of objects come out of one row, as the numbers of descriptors that they are have to be positive. */
  #nextId(): number {
    do {
      this.#lastId = this.#lastId >= 0x7fffffff ? 1 : this.#lastId + 1;
    } while (
      this.#pending.has(this.#lastId) ||
      this.#pipes.has(this.#lastId) ||
      this.#links.has(this.#lastId)
    );
    return this.#lastId;
  }

  async #idle(): Promise<void> {
    while (this.#pending.size > 0) await delay(5, undefined, { ref: false });
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw closedError();
    if (this.#lost) throw this.#lost;
  }
}

function refused(payload: Buffer): never {
  throw errorOf(decodeFault(payload));
}

function abiOf({ version, provenBy, layoutSize }: Welcome): Abi {
  const abi = provenBy === 'probe' ? nearestAbi(version) : abiForVersion(version);
  if (abi?.layout.size === layoutSize) return abi;
  throw new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED_RELEASE',
    message:
      `the service speaks for ZFS ${version} with a zfs_cmd_t of ${layoutSize} bytes, ` +
      `${abi?.layout.size ?? 'none'} are known here`,
  });
}

function lossOf(where: string, cause: Error | undefined): ZfsError {
  if (cause instanceof ZfsError) return cause;
  const code = cause && 'code' in cause ? cause.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') {
    return new ZfsError({
      code: 'ZFSKIT_NO_PERMISSION',
      message: `the service${where} may not be connected to (${code})`,
      cause,
    });
  }
  const why = cause ? `: ${cause.message}` : ': it was ended';
  return new ZfsError({
    code: 'ZFSKIT_SERVICE_LOST',
    message: `there is no connection to the service${where}${why}`,
    cause,
  });
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

async function soon(ending: Promise<unknown>): Promise<void> {
  await Promise.race([ending, delay(CLOSING_MS, undefined, { ref: false })]);
}
