import { setMaxListeners } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Abi,
  abiForVersion,
  type CleanupDescriptor,
  checkName,
  type IoctlReply,
  type IoctlRequest,
  JoinedAbort,
  type KernelPipe,
  KernelPipes,
  type OpenVolume,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { EngineThreads } from './engine-threads.ts';
import { findLibzpool } from './libzpool.ts';
import type { TemporaryHolds } from './temporary-holds.ts';
import { EngineVolumes } from './volume/engine-volumes.ts';

/** How to start an engine in this process. */
export interface EngineOptions {
  /** Folder with libzpool and the libraries that it needs; the system's when left out. */
  readonly libraries?: string | undefined;
  /** Folder in which the engine remembers its pools (`zpool.cache`). Made when it is not there. */
  readonly state: string;
  /** When it is closed pools stay imported, for the next engine with that folder; else they are exported. Default false. */
  readonly keepsPools?: boolean | undefined;
}

/** The first number of a cleanup descriptor: no descriptor of a process is as large. */
const FIRST_CLEANUP = 0x4000_0000;

/**
 * OpenZFS in this very process, by libzpool. A failed assertion in it ends the process: only for a process that does nothing else.
 */
export class EngineTransport implements Transport {
  readonly abi: Abi;
  readonly #threads: EngineThreads;
  readonly #keepsPools: boolean;
  readonly #pipes = new KernelPipes();
  readonly #volumes: EngineVolumes;
  readonly #closing = new JoinedAbort();
  readonly #cleanups = new Map<number, TemporaryHolds[]>();
  readonly #inFlight = new Set<Promise<unknown>>();
  #nextCleanup = FIRST_CLEANUP;
  #closed: Promise<void> | undefined;

  private constructor(abi: Abi, threads: EngineThreads, keepsPools: boolean) {
    this.abi = abi;
    this.#keepsPools = keepsPools;
    this.#threads = threads;
    this.#volumes = new EngineVolumes(threads);
    setMaxListeners(0, this.closing);
  }

  /**
   * Starts OpenZFS in this process, which can be done once.
   *
   * @throws ZfsError `ZFSKIT_UNSUPPORTED`: there is no libzpool that is known
   */
  static async open({ libraries, state, keepsPools = false }: EngineOptions): Promise<EngineTransport> {
    const place = findLibzpool(libraries);
    const threads = new EngineThreads({ place });
    mkdirSync(state, { recursive: true, mode: 0o700 });
    await threads.run('short', 'start', join(state, 'zpool.cache'));
    return new EngineTransport(abiForVersion(place.release.version), threads, keepsPools);
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    this.#refuseIfClosed();
    signal?.throwIfAborted();
    const abort = new JoinedAbort(signal, this.#closing);
    const call = this.#carryOut(request, abort);
    this.#inFlight.add(call);
    try {
      return await call;
    } finally {
      this.#inFlight.delete(call);
      abort.end();
    }
  }

  async #carryOut({ lasting, ...request }: IoctlRequest, abort: JoinedAbort): Promise<IoctlReply> {
    const kind = lasting === undefined ? 'short' : 'lasting';
    const flag = lasting === undefined ? undefined : new Int32Array(new SharedArrayBuffer(4));
    const ignore = flag && abort.listen(() => raise(flag));
    try {
      const cleanups = [...this.#cleanups.keys()];
      const {
        atCleanup,
        logged: _,
        ...reply
      } = await this.#threads.run(kind, 'ioctl', { ...request, cleanups }, flag);
      for (const holds of atCleanup) await this.#endAtCleanup(holds);
      return reply;
    } finally {
      ignore?.();
    }
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    this.#refuseIfClosed();
    return this.#pipes.open(direction);
  }

  cleanupDescriptor(): CleanupDescriptor {
    this.#refuseIfClosed();
    const fd = this.#nextCleanup++;
    this.#cleanups.set(fd, []);
    let closing: Promise<void> | undefined;
    return {
      fd,
      close: () => {
        closing ??= this.#cleanUp(fd);
        return closing;
      },
    };
  }

  async openVolume(
    name: string,
    options: { readonly readOnly?: boolean | undefined } = {},
  ): Promise<OpenVolume> {
    this.#refuseIfClosed();
    checkName(name, 'dataset-or-snapshot');
    return await this.#volumes.open(name, options.readOnly ?? false);
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      const error = closedError();
      this.#closing.abort(error);
      this.#pipes.destroy(error);
      await Promise.allSettled(this.#inFlight);
      await Promise.all([...this.#cleanups.keys()].map((fd) => this.#cleanUp(fd)));
      await this.#volumes.close();
      await this.#threads.run('short', 'stop', this.#keepsPools);
      await this.#threads.close();
    })();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Whose descriptor was closed meanwhile end at once. */
  async #endAtCleanup(holds: TemporaryHolds): Promise<void> {
    const others = this.#cleanups.get(holds.fd);
    if (others) others.push(holds);
    else await this.#threads.run('short', 'endTemporaryHolds', holds);
  }

  async #cleanUp(fd: number): Promise<void> {
    const items = this.#cleanups.get(fd) ?? [];
    this.#cleanups.delete(fd);
    for (const holds of items) await this.#threads.run('short', 'endTemporaryHolds', holds);
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw closedError();
  }
}

function raise(flag: Int32Array): void {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

function closedError(): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the ZFS handle was closed' });
}
