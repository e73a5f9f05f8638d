import type { Duplex } from 'node:stream';
import type { PeerCredentials } from '../ffi/peer.ts';
import {
  type IoctlReply,
  type IoctlRequest,
  ioctlOf,
  type KnownIoctl,
  LINUX_ERRNO,
  type OpenVolume,
  SECRET_IOCTLS,
  systemError,
  type Transport,
  ZfsCmd,
  type ZfsCmdLayout,
  ZfsError,
} from '../ioctl/index.ts';
import { type Audit, audited, subjectOf } from './audit.ts';
import { FarObject, FarObjects } from './far-objects.ts';
import { FarPipe } from './far-pipe.ts';
import { FrameChannel, type FrameHandler } from './frame-channel.ts';
import type { Frame } from './frame-reader.ts';
import type { Gate } from './gate.ts';
import { HELLO_FRAME_BYTES, type ServiceLimits } from './limits.ts';
import { CANCELLED, decodeRequest, encodeFault, encodeReply, faultOf } from './messages.ts';
import { badFrame, PayloadReader, text, u32, u64 } from './payload.ts';
import { FRAME, OBJECT, VOLUME, VOLUME_PIECE_BYTES } from './protocol.ts';
import { translateRequest } from './translate-descriptor.ts';
import { encodeWelcome, readHello } from './welcome.ts';

/** What the connections of one service share. */
export interface ConnectionOptions {
  readonly transport: Transport;
  readonly limits: ServiceLimits;
  /** What decides about this connection's calls; without it all are carried out. */
  readonly gate?: Gate | undefined;
  /** Who the client is, and who is told of its calls. */
  readonly peer?: PeerCredentials | undefined;
  readonly audit?: Audit | undefined;
  /** Is called once, when all that the connection had is given back; `error` is why it ended. */
  readonly onEnd: (error: Error | undefined) => void;
}

/** A request under way. */
interface Running {
  readonly abort: AbortController;
  readonly bytes: number;
  /** It only waits for something to happen, and changes nothing. */
  readonly waits: boolean;
}

/** How long a client may take to read the last answers of a service that ends, in milliseconds. */
const FLUSH_MS = 1000;

/** What a request came to: kind of frame and parts of its payload. */
type Answer = readonly [kind: number, parts: readonly Uint8Array[]];

/** One client of a service. */
export class ServiceConnection implements FrameHandler {
  readonly #options: ConnectionOptions;
  readonly #channel: FrameChannel;
  readonly #objects: FarObjects;
  readonly #pipes = new Map<number, FarPipe>();
  readonly #running = new Map<number, Running>();
  readonly #helloTimer: NodeJS.Timeout;
  readonly #handlers = new Map<number, (id: number, payload: Buffer) => void>([
    [FRAME.ioctl, (id, payload) => this.#begin(id, decodeRequest(payload), payload.length)],
    [FRAME.volume, (id, payload) => this.#beginVolume(id, payload)],
    [FRAME.take, (id, payload) => this.#beginTake(id, new PayloadReader(payload))],
    [FRAME.release, (id, payload) => this.#beginRelease(id, new PayloadReader(payload))],
    [FRAME.cancel, (id) => this.#running.get(id)?.abort.abort(cancelled)],
    [FRAME.open, (id, payload) => this.#open(id, new PayloadReader(payload))],
    [FRAME.close, (id) => void this.#objects.close(id).catch(() => {})],
    [FRAME.data, (id, payload) => this.#pipes.get(id)?.take(payload)],
    [FRAME.credit, (id, payload) => this.#pipes.get(id)?.grant(new PayloadReader(payload).u32())],
    [FRAME.end, (id) => this.#pipes.get(id)?.complete()],
    [FRAME.broken, (id) => this.#pipes.get(id)?.break()],
  ]);
  readonly #openers = new Map<number, (id: number, reader: PayloadReader) => void>([
    [OBJECT.pipeFromKernel, (id) => this.#openPipe(id, 'from-kernel')],
    [OBJECT.pipeToKernel, (id) => this.#openPipe(id, 'to-kernel')],
    [OBJECT.cleanup, (id) => this.#openCleanup(id)],
    [OBJECT.link, (id, reader) => this.#openLink(id, reader.u32())],
  ]);
  #bytesInFlight = 0;
  #greeted = false;
  #paused = false;
  #closing: Promise<void> | undefined;
  #ended = false;
  #isGone = () => {};
  readonly #gone = new Promise<void>((resolve) => {
    this.#isGone = resolve;
  });
  #idle: (() => void) | undefined;

  constructor(duplex: Duplex, options: ConnectionOptions) {
    this.#options = options;
    this.#objects = new FarObjects(options.limits.objects);
    this.#channel = new FrameChannel(duplex, HELLO_FRAME_BYTES, this);
    const late = () => this.#channel.destroy(badFrame(`there was no hello in ${options.limits.helloMs} ms`));
    this.#helloTimer = setTimeout(late, options.limits.helloMs);
  }

  /**
   * Takes no more requests, lets those under way come to their end, and ends the connection. What only waits is interrupted at
   * once, all else after the grace time.
   */
  close(graceMs: number): Promise<void> {
    this.#closing ??= (async () => {
      for (const { abort, waits } of this.#running.values()) if (waits) abort.abort(closedError());
      const timer = setTimeout(() => this.#abortAll(closedError()), graceMs);
      await this.#settled();
      clearTimeout(timer);
      await this.#objects.closeAll();
      this.#channel.finish();
      const cut = setTimeout(() => this.#channel.destroy(), FLUSH_MS);
      await this.#gone;
      clearTimeout(cut);
    })();
    return this.#closing;
  }

  /** Takes a frame. */
  onFrame(frame: Frame): void {
    const handler = this.#greeted ? this.#handlers.get(frame.kind) : () => this.#greet(frame);
    if (!handler) throw badFrame(`a frame of kind ${frame.kind}`);
    handler(frame.id, frame.payload);
  }

  /** Gives back what a client had that is gone. */
  async onEnd(error: Error | undefined): Promise<void> {
    clearTimeout(this.#helloTimer);
    this.#ended = true;
    for (const pipe of this.#pipes.values()) pipe.break();
    this.#abortAll(closedError());
    await this.#settled();
    await this.#objects.closeAll();
    this.#options.onEnd(error);
    this.#isGone();
  }

  #greet(frame: Frame): void {
    clearTimeout(this.#helloTimer);
    try {
      readHello(frame);
    } catch (error) {
      this.#channel.send(FRAME.refused, 0, encodeFault(faultOf(error)));
      throw error;
    }
    this.#greeted = true;
    this.#channel.maxBytes = this.#options.limits.frameBytes;
    this.#channel.send(FRAME.welcome, 0, encodeWelcome(this.#options.transport, this.#options.limits));
  }

  #begin(id: number, request: IoctlRequest, frameBytes: number): void {
    const { limits, transport } = this.#options;
    const { size } = transport.abi.layout;
    if (request.command.length !== size) {
      throw badFrame(`a zfs_cmd_t of ${request.command.length} bytes, it has ${size}`);
    }
    const replyBytes = request.dstSize + request.historySize;
    if (replyBytes > limits.replyBytes) {
      throw badFrame(`a reply of ${replyBytes} bytes is asked for, at most ${limits.replyBytes} are allowed`);
    }
    const row = ioctlOf(request.number)?.row;
    const waits = row?.lasting === 'wait' && (row.readOnly ?? row.repeatable ?? false);
    this.#start(
      id,
      frameBytes + replyBytes,
      async (signal) => [FRAME.reply, encodeReply(await this.#ioctl(request, signal))],
      waits,
    );
  }

  /** Carries out a request and sends what it comes to. */
  #start(id: number, bytes: number, carryOut: (signal: AbortSignal) => Promise<Answer>, waits = false): void {
    const { limits } = this.#options;
    if (this.#running.has(id)) throw badFrame(`request ${id} is made twice`);
    // Cleanup descriptors and volumes are released besides: there are no more of these than objects.
    if (this.#running.size >= limits.requests + 2 * limits.objects) {
      throw badFrame(`more than ${limits.requests} requests at a time`);
    }
    if (this.#bytesInFlight > 0 && bytes > 0 && this.#bytesInFlight + bytes > limits.bytesInFlight) {
      throw badFrame(`more than ${limits.bytesInFlight} bytes at a time`);
    }
    const running = { abort: new AbortController(), bytes, waits };
    this.#running.set(id, running);
    this.#bytesInFlight += bytes;
    void this.#run(id, running, carryOut);
  }

  async #run(
    id: number,
    running: Running,
    carryOut: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<void> {
    const { signal } = running.abort;
    let answer: Answer;
    try {
      if (this.#closing) throw closedError();
      answer = await carryOut(signal);
    } catch (error) {
      const wasCancelled = error === cancelled && signal.aborted;
      answer = [FRAME.fault, encodeFault(wasCancelled ? { code: CANCELLED, message: '' } : faultOf(error))];
    }
    this.#running.delete(id);
    this.#bytesInFlight -= running.bytes;
    this.#channel.send(answer[0], id, answer[1]);
    this.#holdBack();
    if (this.#running.size === 0) this.#idle?.();
  }

  async #ioctl(given: IoctlRequest, signal: AbortSignal): Promise<IoctlReply> {
    const known = ioctlOf(given.number);
    if (!known) {
      throw new ZfsError({
        code: 'ZFSKIT_UNSUPPORTED',
        message: `the service knows no ioctl 0x${given.number.toString(16)}`,
      });
    }
    const { transport, audit, peer } = this.#options;
    const what = { ioctl: known.name, subject: audit ? subjectOf(known, given, transport) : '' };
    return audited(audit, peer, what, () => this.#carryOut(known, given, signal));
  }

  async #carryOut(known: KnownIoctl, given: IoctlRequest, signal: AbortSignal): Promise<IoctlReply> {
    const { transport, gate } = this.#options;
    const { layout } = transport.abi;
    const wipe: (Uint8Array | undefined)[] = [given.src];
    let leave = () => {};
    try {
      const admitted = gate ? await gate.admit(known, given, signal) : { request: given };
      if (admitted.reply) return admitted.reply;
      wipe.push(admitted.request.src);
      const { request, object, restore } = translateRequest(
        admitted.request,
        known.row.descriptor,
        layout,
        (fd, of) => this.#objects.find(fd, of),
      );
      wipe.push(request.src);
      leave = object?.use() ?? leave;
      const reply = await transport.ioctl({ ...request, lasting: known.row.lasting }, signal);
      restore(reply);
      this.#tellIfBroken(object);
      return trimmed(admitted.filter ? admitted.filter(reply) : reply, layout);
    } finally {
      leave();
      if (SECRET_IOCTLS.has(given.number)) for (const bytes of wipe) bytes?.fill(0);
    }
  }

  #beginTake(id: number, reader: PayloadReader): void {
    const [fd, count] = [reader.u32(), reader.u32()];
    if (count > VOLUME_PIECE_BYTES) throw badFrame(`${count} bytes are to be taken out of a pipe`);
    this.#start(id, count, async (signal) => {
      const object = this.#objects.find(fd, 'stream');
      const end = object.value;
      if (!isLinkEnd(end)) throw badDescriptor(fd);
      const leave = object.use();
      try {
        return [FRAME.result, [await end.lent.read(count, signal)]];
      } finally {
        leave();
      }
    });
  }

  /** A link's reader that is gone is why a send failed: the client has to know before it hears of that. */
  #tellIfBroken(object: FarObject | undefined): void {
    const end = object?.value;
    if (isLinkEnd(end) && end.lent.broken) this.#channel.send(FRAME.broken, end.id, [text('EPIPE')]);
  }

  #open(id: number, reader: PayloadReader): void {
    const kind = reader.u8();
    this.#checkNew(id);
    const open = this.#openers.get(kind);
    if (!open) throw badFrame(`an object of kind ${kind} is opened`);
    open(id, reader);
  }

  #openPipe(id: number, direction: 'from-kernel' | 'to-kernel'): void {
    const { transport, limits } = this.#options;
    const broken = (code: string) => this.#channel.send(FRAME.broken, id, [text(code)]);
    try {
      if (this.#closing || !this.#objects.hasRoom('stream') || this.#pipes.size >= limits.objects) {
        throw systemError('pipe', LINUX_ERRNO.EMFILE);
      }
      const { fd, stream, closeKernelEnd } = transport.pipe(direction);
      const pipe = new FarPipe(this.#channel, id, stream, direction, () => this.#pipes.delete(id));
      this.#pipes.set(id, pipe);
      this.#objects.add(id, new FarObject('stream', fd, pipe, closeKernelEnd));
    } catch (error) {
      broken(faultOf(error).code);
    }
  }

  #openCleanup(id: number): void {
    const { transport } = this.#options;
    if (this.#closing || !transport.cleanupDescriptor || !this.#objects.hasRoom('device')) return;
    try {
      const descriptor = transport.cleanupDescriptor();
      this.#objects.add(id, new FarObject('device', descriptor.fd, descriptor, () => descriptor.close()));
    } catch {
      // Whoever uses it is told that it is not there.
    }
  }

  #openLink(readId: number, writeId: number): void {
    const { transport } = this.#options;
    this.#checkNew(writeId);
    if (readId === writeId) throw badFrame('a link with one end');
    if (this.#closing || !transport.link || !this.#objects.hasRoom('stream', 2)) return;
    try {
      const { readEnd, writeEnd } = transport.link();
      for (const [id, lent] of [
        [readId, readEnd],
        [writeId, writeEnd],
      ] as const) {
        this.#objects.add(id, new FarObject('stream', lent.fd, { id, lent }, () => lent.close()));
      }
    } catch {
      // As for a cleanup descriptor.
    }
  }

  #beginRelease(id: number, reader: PayloadReader): void {
    const object = reader.u32();
    this.#start(id, 0, async () => {
      await this.#objects.close(object);
      return [FRAME.result, []];
    });
  }

  #beginVolume(id: number, payload: Buffer): void {
    const bytes = payload.length + readLength(payload);
    this.#start(id, bytes, (signal) => this.#volume(new PayloadReader(payload), signal));
  }

  async #volume(reader: PayloadReader, signal: AbortSignal): Promise<Answer> {
    const [operation, id] = [reader.u8(), reader.u32()];
    if (operation === VOLUME.open) {
      const [readOnly, subject] = [reader.u8() === 1, reader.text()];
      const { audit, peer } = this.#options;
      const { blockSize } = await audited(audit, peer, { ioctl: 'openVolume', subject }, () =>
        this.#openVolume(id, readOnly, subject, signal),
      );
      return [FRAME.result, [u32(blockSize)]];
    }
    const object = this.#objects.find(id, 'volume');
    const leave = object.use();
    try {
      return [FRAME.result, await onVolume(object.value as OpenVolume, operation, reader)];
    } finally {
      leave();
    }
  }

  async #openVolume(
    id: number,
    readOnly: boolean,
    name: string,
    signal: AbortSignal,
  ): Promise<{ blockSize: number }> {
    const { transport, gate } = this.#options;
    this.#checkNew(id);
    if (!transport.openVolume) {
      throw new ZfsError({ code: 'ZFSKIT_UNSUPPORTED', message: 'this service opens no volumes' });
    }
    gate?.admitVolume(name, readOnly);
    if (!this.#objects.hasRoom('volume')) {
      throw new ZfsError({
        code: 'EMFILE',
        errno: LINUX_ERRNO.EMFILE,
        message: `${name}: the service lets this connection open no more volumes`,
        subject: name,
      });
    }
    // It has its number and counts while it is being opened.
    let opened: OpenVolume | undefined;
    const opening = transport.openVolume(name, { readOnly });
    const object = new FarObject('volume', -1, undefined, async () => {
      await (await opening.catch(() => undefined))?.close();
    });
    this.#objects.add(id, object);
    try {
      opened = await opening;
    } catch (error) {
      await this.#objects.close(id);
      throw error;
    }
    if (signal.aborted || this.#ended || object.closing) {
      await this.#objects.close(id);
      throw signal.reason ?? closedError();
    }
    const volume = opened;
    this.#objects.add(id, new FarObject('volume', -1, volume, () => volume.close()));
    return { blockSize: volume.blockSize };
  }

  #checkNew(id: number): void {
    if (id === 0 || id > 0x7fffffff || this.#objects.has(id) || this.#pipes.has(id)) {
      throw badFrame(`object ${id} is opened, which is open or cannot be`);
    }
  }

  /** Reads nothing more of a client that does not take its replies. */
  #holdBack(): void {
    if (this.#paused || this.#channel.unsentBytes <= this.#options.limits.unsentBytes) return;
    this.#paused = true;
    this.#channel.pause();
    this.#channel.onDrain(() => {
      this.#paused = false;
      this.#channel.resume();
    });
  }

  #abortAll(reason: ZfsError): void {
    for (const { abort } of this.#running.values()) abort.abort(reason);
  }

  async #settled(): Promise<void> {
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      const before = this.#idle;
      this.#idle = () => {
        before?.();
        resolve();
      };
    });
  }
}

/** Why a request ends that its client has cancelled. */
const cancelled = new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the client has cancelled the call' });

function closedError(): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the service is being closed' });
}

/** How many bytes a `volume` request asks for. */
function readLength(payload: Buffer): number {
  if (payload[0] !== VOLUME.read) return 0;
  const reader = new PayloadReader(payload.subarray(13));
  const length = reader.u32();
  if (length > VOLUME_PIECE_BYTES) throw badFrame(`${length} bytes of a volume in one request`);
  return length;
}

/** Without the room behind a list that a large buffer has. */
function trimmed(reply: IoctlReply, layout: ZfsCmdLayout): IoctlReply {
  const answer = new ZfsCmd(layout, reply.command);
  if (answer.get('zc_nvlist_dst_filled') === 0) return reply;
  const size = answer.get('zc_nvlist_dst_size') as bigint;
  return size < reply.dst.length ? { ...reply, dst: reply.dst.subarray(0, Number(size)) } : reply;
}

interface LinkEnd {
  readonly id: number;
  readonly lent: ReturnType<NonNullable<Transport['link']>>['readEnd'];
}

function isLinkEnd(value: unknown): value is LinkEnd {
  return typeof value === 'object' && value !== null && 'lent' in value;
}

function badDescriptor(fd: number): ZfsError {
  return new ZfsError({
    code: 'EBADF',
    errno: LINUX_ERRNO.EBADF,
    message: `descriptor ${fd} is not one that bytes can be taken out of`,
  });
}

async function onVolume(volume: OpenVolume, operation: number, reader: PayloadReader): Promise<Uint8Array[]> {
  switch (operation) {
    case VOLUME.size:
      return [u64(await volume.size())];
    case VOLUME.read:
      return [await volume.read(reader.u64(), reader.u32())];
    case VOLUME.write:
      await volume.write(reader.u64(), reader.rest());
      return [];
    case VOLUME.discard:
      await volume.discard(reader.u64(), reader.u64());
      return [];
    case VOLUME.sync:
      await volume.sync();
      return [];
    default:
      throw badFrame(`operation ${operation} on a volume`);
  }
}
