import { setMaxListeners } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Abi,
  abiForVersion,
  type CleanupDescriptor,
  checkName,
  closedError,
  errnoName,
  type IoctlReply,
  type IoctlRequest,
  JoinedAbort,
  type KernelLink,
  type KernelPipe,
  KernelPipes,
  makeLink,
  type OpenVolume,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { arcMaxFor } from './arc-max.ts';
import { ENGINE_CANNOT_MOUNT } from './cannot-mount.ts';
import { type CarriedOut, failedReply } from './carried-out.ts';
import type { CarriedRequest } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import { EngineThreads } from './engine-threads.ts';
import { EventIoctls } from './event-ioctls.ts';
import { lockFile } from './file-lock.ts';
import { findLibzpool } from './libzpool.ts';
import { PoolCache } from './pool-cache.ts';
import { PoolDevices } from './pool-devices.ts';
import { PoolEvents } from './pool-events.ts';
import { memoryOfSends } from './sends-under-way.ts';
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
  /**
   * Bytes that the engine caches at most (`zfs_arc_max`, zfs(4)), from 64 MiB to less than half of the machine's memory. Default
   * 256 MiB, as for zdb.
   */
  readonly arcMax?: number | undefined;
}

/** The first number of a cleanup descriptor: no descriptor of a process is as large. */
const FIRST_CLEANUP = 0x4000_0000;

/** How long to wait before a call that was interrupted is woken again. */
const WAKE_AGAIN_MS = 50;

/**
 * OpenZFS in this very process, by libzpool. A failed assertion in it ends the process: only for a process that does nothing else.
 */
export class EngineTransport implements Transport {
  readonly abi: Abi;
  readonly cannotMount = ENGINE_CANNOT_MOUNT;
  readonly #threads: EngineThreads;
  /** The thread that carries out callbacks. */
  readonly #callbackHost: EngineThreads;
  readonly #poolCache: PoolCache;
  readonly #keepsPools: boolean;
  readonly #devices: PoolDevices;
  readonly #events: PoolEvents;
  readonly #eventIoctls: EventIoctls;
  readonly #pipes = new KernelPipes();
  readonly #volumes: EngineVolumes;
  readonly #closing = new JoinedAbort();
  readonly #cleanups = new Map<number, TemporaryHolds[]>();
  readonly #inFlight = new Set<Promise<unknown>>();
  #nextCleanup = FIRST_CLEANUP;
  #closed: Promise<void> | undefined;

  private constructor(
    abi: Abi,
    threads: EngineThreads,
    host: EngineThreads,
    poolCache: PoolCache,
    keepsPools: boolean,
  ) {
    this.abi = abi;
    this.#poolCache = poolCache;
    this.#keepsPools = keepsPools;
    this.#threads = threads;
    this.#volumes = new EngineVolumes(threads);
    const carry = (request: CarriedRequest) => threads.run('short', 'ioctl', request);
    this.#events = new PoolEvents(abi, carry);
    this.#eventIoctls = new EventIoctls(abi, this.#events, (fd) => this.#cleanups.has(fd));
    this.#devices = new PoolDevices(abi, carry, (pool, config) => this.#events.configured(pool, config));
    this.#callbackHost = host;
    setMaxListeners(0, this.closing);
  }

  /**
   * Starts OpenZFS in this process, which can be done once.
   *
   * @throws ZfsError `ZFSKIT_UNSUPPORTED`: there is no libzpool that is known; `EBUSY`: another engine has the state folder;
   *   `ZFSKIT_INVALID_ARGUMENT`: `arcMax` is out of its bounds
   */
  static async open({
    libraries,
    state,
    keepsPools = false,
    arcMax,
  }: EngineOptions): Promise<EngineTransport> {
    const arcBytes = arcMaxFor(arcMax);
    const place = findLibzpool(libraries);
    const sends = memoryOfSends();
    const host = new EngineThreads({ place, callbacks: undefined, sends });
    const threads = new EngineThreads({ place, callbacks: await host.run('short', 'hostCallbacks'), sends });
    mkdirSync(state, { recursive: true, mode: 0o700 });
    lockState(state);
    const poolCache = new PoolCache(join(state, 'zpool.cache'));
    poolCache.restore();
    await threads.run('short', 'start', poolCache.path, arcBytes);
    const abi = abiForVersion(place.release.version);
    const transport = new EngineTransport(abi, threads, host, poolCache, keepsPools);
    await transport.#devices.open();
    return transport;
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
    if (this.#eventIoctls.serves(request.number)) return this.#eventIoctls.carry(request, abort);
    const kind = lasting === undefined ? 'short' : 'lasting';
    const flag = lasting === undefined ? undefined : new Int32Array(new SharedArrayBuffer(4));
    const ended = new AbortController();
    const ignore =
      flag && abort.listen(() => void this.#interrupt(request, lasting === 'wait', flag, ended.signal));
    try {
      const carry = (carried: CarriedRequest) => this.#threads.run(kind, 'ioctl', carried, flag);
      const after = await this.#events.before(request);
      const { atCleanup, ...reply } = await this.#devices
        .carry({ ...request, cleanups: [...this.#cleanups.keys()] }, carry)
        .catch((error: unknown) => refused(request, error));
      await this.#poolCache.keep();
      await after(reply.errno === 0);
      for (const holds of atCleanup) await this.#endAtCleanup(holds);
      return reply;
    } finally {
      ignore?.();
      ended.abort();
    }
  }

  /** Tells a call that its caller has given up, and wakes one that waits until it has ended. */
  async #interrupt(request: CarriedRequest, waits: boolean, flag: Int32Array, ended: AbortSignal) {
    raise(flag);
    while (waits && !ended.aborted) {
      await this.#threads.run('wake', 'wake', request).catch(() => undefined);
      await delay(WAKE_AGAIN_MS, undefined, { signal: ended }).catch(() => undefined);
    }
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    this.#refuseIfClosed();
    return this.#pipes.open(direction);
  }

  link(): KernelLink {
    this.#refuseIfClosed();
    return makeLink();
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
    await this.#devices.ensureOpen(name);
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
      await this.#callbackHost.close();
    })();
    return this.#closed;
  }

  /** `await using` closes it. */
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
    this.#events.queue.forget(fd);
    for (const holds of items) await this.#threads.run('short', 'endTemporaryHolds', holds);
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw closedError();
  }
}

/** The folder is this process's until it ends, as the pools are that OpenZFS has open. */
function lockState(state: string): void {
  const file = join(state, 'lock');
  closeSync(openSync(file, 'a', 0o600));
  try {
    lockFile(file);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    throw new ZfsError({
      code: errnoName(error.errno) ?? 'EBUSY',
      errno: error.errno,
      message: `${state} is the state folder of an engine that runs`,
    });
  }
}

/** What was refused before it was begun. */
function refused({ command, historySize }: CarriedRequest, error: unknown): CarriedOut {
  if (!(error instanceof EngineFailure)) throw error;
  return failedReply(command, historySize, error.errno);
}

function raise(flag: Int32Array): void {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
