import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Abi,
  abiForVersion,
  type CleanupDescriptor,
  type IoctlReply,
  type IoctlRequest,
  ioctlOf,
  type KernelLink,
  type KernelPipe,
  type LentDescriptor,
  LINUX_ERRNO,
  type OpenVolume,
  type Transport,
  ZfsCmd,
  ZfsError,
} from '../../src/ioctl/index.ts';
import { decode } from '../../src/nvlist/index.ts';

/** A call as it came to an {@link EchoTransport}. */
export interface SeenCall {
  readonly name: string;
  readonly subject: string;
  readonly request: IoctlRequest;
}

/**
 * A small transport without ZFS, that keeps what came: sends write `streamBytes` bytes, receives read to the end, waits wait
 * until they are aborted, all else is answered with the command as it came.
 */
export class EchoTransport implements Transport {
  readonly abi: Abi = abiForVersion('2.3.9-1');
  readonly calls: SeenCall[] = [];
  readonly received = new Map<number, Buffer>();
  readonly open = { pipes: 0, cleanups: 0, links: 0, volumes: 0 };
  streamBytes = 1000;
  /** Error number of all calls, and of sends after half of their bytes. */
  errno = 0;
  readonly #closing = new AbortController();
  readonly #pipes = new Map<number, { stream: PassThrough }>();
  readonly volume = Buffer.alloc(4 << 20);
  #lastFd = 5000;

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    const command = new ZfsCmd(this.abi.layout, request.command);
    const known = ioctlOf(request.number);
    // The sender may overwrite its lists when the call has ended.
    const kept = { ...request, src: request.src?.slice(), command: request.command.slice() };
    this.calls.push({ name: known?.name ?? '', subject: command.get('zc_name') as string, request: kept });
    const nothing = new Uint8Array();
    const reply = { errno: this.errno, command: request.command, dst: nothing, history: nothing };
    if (known?.name === 'ZFS_IOC_SEND_NEW') return this.#send(request, reply, signal);
    if (known?.name === 'ZFS_IOC_RECV_NEW') return this.#receive(request, reply, signal);
    if (request.lasting === 'wait') {
      if (!signal?.aborted) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      return { ...reply, errno: LINUX_ERRNO.EINTR };
    }
    return { ...reply, dst: request.dstSize > 0 && request.src ? request.src.slice() : nothing };
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    const stream = new PassThrough();
    const fd = ++this.#lastFd;
    this.#pipes.set(fd, { stream });
    this.open.pipes++;
    const closeKernelEnd = () => {
      this.open.pipes--;
      this.#pipes.delete(fd);
      if (direction === 'from-kernel') stream.end();
      else stream.resume();
    };
    return { fd, stream, closeKernelEnd };
  }

  cleanupDescriptor(): CleanupDescriptor {
    this.open.cleanups++;
    return {
      fd: ++this.#lastFd,
      close: async () => {
        await delay(1);
        this.open.cleanups--;
      },
    };
  }

  link(): KernelLink {
    const stream = new PassThrough();
    const end = (): LentDescriptor => {
      const fd = ++this.#lastFd;
      this.#pipes.set(fd, { stream });
      this.open.links++;
      return {
        fd,
        kind: 'pipe',
        position: 0n,
        broken: false,
        read: async (count) => {
          while (stream.readableLength < count) await delay(1);
          return stream.read(count);
        },
        close: () => {
          this.open.links--;
          stream.end();
        },
      };
    };
    return { readEnd: end(), writeEnd: end() };
  }

  async openVolume(
    name: string,
    options: { readonly readOnly?: boolean | undefined } = {},
  ): Promise<OpenVolume> {
    if (name.endsWith('/missing')) {
      throw new ZfsError({
        code: 'ENOENT',
        errno: 2,
        message: `${name}: there is no such volume`,
        subject: name,
      });
    }
    this.open.volumes++;
    const { volume, open } = this;
    let isOpen = true;
    const close = async () => {
      if (isOpen) open.volumes--;
      isOpen = false;
    };
    const check = (offset: bigint, length: number) => {
      if (offset + BigInt(length) <= BigInt(volume.length)) return Number(offset);
      throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: 'beyond the end' });
    };
    return {
      name,
      blockSize: 16384,
      size: async () => BigInt(volume.length),
      read: async (offset, length) => volume.subarray(check(offset, length), Number(offset) + length),
      write: async (offset, bytes) => {
        if (options.readOnly) throw new ZfsError({ code: 'EROFS', errno: 30, message: 'it is read-only' });
        volume.set(bytes, check(offset, bytes.length));
      },
      discard: async (offset, length) => {
        volume.fill(0, check(offset, Number(length)), Number(offset + length));
      },
      sync: async () => {},
      close,
      [Symbol.asyncDispose]: close,
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #send(request: IoctlRequest, reply: IoctlReply, signal?: AbortSignal): Promise<IoctlReply> {
    const stream = this.#streamOf(request, 'fd');
    if (!stream) return { ...reply, errno: LINUX_ERRNO.EBADF };
    const bytes = streamOf(this.errno === 0 ? this.streamBytes : this.streamBytes / 2);
    for (let at = 0; at < bytes.length; at += 65536) {
      if (signal?.aborted || stream.destroyed) return { ...reply, errno: LINUX_ERRNO.EINTR };
      if (!stream.write(bytes.subarray(at, at + 65536)))
        await new Promise<void>((resolve) => {
          const done = () => {
            for (const event of ['drain', 'close']) stream.off(event, done);
            signal?.removeEventListener('abort', done);
            resolve();
          };
          stream.once('drain', done).once('close', done);
          signal?.addEventListener('abort', done);
        });
    }
    return reply;
  }

  async #receive(request: IoctlRequest, reply: IoctlReply, signal?: AbortSignal): Promise<IoctlReply> {
    const stream = this.#streamOf(request, 'input_fd');
    if (!stream) return { ...reply, errno: LINUX_ERRNO.EBADF };
    const chunks: Buffer[] = [];
    try {
      const reading = (async () => {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      })();
      const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      await Promise.race([reading, aborted]);
    } catch {
      return { ...reply, errno: LINUX_ERRNO.EIO };
    }
    this.received.set(this.received.size, Buffer.concat(chunks));
    return signal?.aborted ? { ...reply, errno: LINUX_ERRNO.EINTR } : reply;
  }

  #streamOf({ src }: IoctlRequest, key: string): PassThrough | undefined {
    const fd = src && decode(src).find(key, 'int32');
    return fd === undefined ? undefined : this.#pipes.get(fd)?.stream;
  }
}

/** Bytes of a stream, of which none are like those before. */
export function streamOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE((at * 2654435761) >>> 0, at);
  return bytes;
}
