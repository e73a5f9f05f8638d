import { errnoName, ZfsError } from '../../ioctl/index.ts';
import { EngineFailure } from '../engine-failure.ts';
import type { EngineThreads } from '../engine-threads.ts';
import { addressOf } from '../memory.ts';
import { type RangeJob, RangeQueue } from './range-queue.ts';
import type { VolumeObjset } from './volume-objset.ts';
import { BEYOND_END, OPERATION, OPERATION_WORDS } from './volume-operation.ts';

/** Batches of one volume under way at a time: each has a thread. */
const MOST_BATCHES = 4;

/** Bytes written since the last sync that go to the log; more of them are cheaper to write to their place alone. */
const LOGGED_BYTES = 4 << 20;

interface Job extends RangeJob {
  readonly kind: bigint;
  /** The bytes, kept for as long as a thread has their address. */
  readonly bytes: Uint8Array | undefined;
  readonly done: Promise<void>;
  settle(failure: unknown, errno: number): void;
}

/** A volume that the engine has open, for all who have opened it. */
export class SharedVolume {
  readonly objset: VolumeObjset;
  /** Who has it open. */
  users = 0;
  readonly #name: string;
  readonly #threads: EngineThreads;
  readonly #queue = new RangeQueue<Job>();
  #unlogged = 0n;
  #bytesSinceSync = 0;
  #nextSync: Promise<void> | undefined;
  #lastSync: Promise<unknown> = Promise.resolve();
  #planned = false;

  constructor(name: string, objset: VolumeObjset, threads: EngineThreads) {
    this.#name = name;
    this.objset = objset;
    this.#threads = threads;
  }

  size(): Promise<bigint> {
    return this.#threads.run('lasting', 'volumeSize', this.objset.objset);
  }

  /** Reads into bytes that nobody else has. */
  read(offset: bigint, bytes: Uint8Array): Promise<void> {
    return this.#add('read', offset, BigInt(bytes.length), bytes);
  }

  /** Writes bytes that nobody else changes. */
  write(offset: bigint, bytes: Uint8Array): Promise<void> {
    return this.#add('write', offset, BigInt(bytes.length), bytes);
  }

  discard(offset: bigint, length: bigint): Promise<void> {
    return this.#add('discard', offset, length, undefined);
  }

  /** One sync is under way at a time; those who come meanwhile share the next one. */
  sync(): Promise<void> {
    this.#nextSync ??= this.#syncAfter(this.#lastSync);
    return this.#nextSync;
  }

  /** Comes back when everything that was begun has come to its end, and the volume was given up. */
  async close(): Promise<void> {
    await this.#settled();
    await this.#lastSync.catch(() => {});
    await this.#threads.run('lasting', 'closeVolume', this.objset);
  }

  async #syncAfter(last: Promise<unknown>): Promise<void> {
    await last.catch(() => {});
    const sync = this.#sync();
    this.#lastSync = sync;
    this.#nextSync = undefined;
    await sync;
  }

  async #sync(): Promise<void> {
    await this.#settled();
    this.#bytesSinceSync = 0;
    try {
      await this.#threads.run('lasting', 'syncVolume', this.objset, this.#unlogged);
    } catch (error) {
      throw error instanceof EngineFailure ? failed(this.#name, 'sync', error.errno) : error;
    }
  }

  #logs(batch: readonly Job[]): boolean {
    for (const { changes, weight } of batch) if (changes) this.#bytesSinceSync += weight;
    return this.#bytesSinceSync <= LOGGED_BYTES;
  }

  async #settled(): Promise<void> {
    await Promise.allSettled(this.#queue.all().map((job) => job.done));
  }

  #add(kind: keyof typeof OPERATION, offset: bigint, length: bigint, bytes?: Uint8Array): Promise<void> {
    const { promise, settle } = settleable(this.#name, kind, offset, length);
    this.#queue.add({
      kind: OPERATION[kind],
      from: offset,
      to: offset + length,
      changes: kind !== 'read',
      weight: bytes?.length ?? 0,
      bytes,
      done: promise,
      settle,
    });
    this.#plan();
    return promise;
  }

  /** What comes in the same turn goes into the same batch. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#queue.running < MOST_BATCHES) {
      const batch = this.#queue.take();
      if (!batch) return;
      void this.#carryOut(batch);
    }
  }

  async #carryOut(batch: readonly Job[]): Promise<void> {
    let errnos: readonly (number | undefined)[] = [];
    let failure: unknown;
    try {
      const outcome = await this.#threads.run(
        'lasting',
        'volumeBatch',
        this.objset,
        wordsOf(batch),
        this.#logs(batch),
      );
      errnos = outcome.errnos;
      if (outcome.unlogged > this.#unlogged) this.#unlogged = outcome.unlogged;
    } catch (error) {
      failure = error;
    }
    this.#queue.end(batch);
    batch.forEach((job, index) => {
      job.settle(failure, errnos[index] ?? 0);
    });
    this.#begin();
  }
}

function wordsOf(batch: readonly Job[]): BigUint64Array {
  const words = new BigUint64Array(batch.length * OPERATION_WORDS);
  batch.forEach(({ kind, from, to, bytes }, index) => {
    words.set([kind, from, to - from, bytes ? addressOf(bytes) : 0n], index * OPERATION_WORDS);
  });
  return words;
}

function settleable(name: string, what: string, offset: bigint, length: bigint) {
  let settle: Job['settle'] = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    settle = (failure, errno) => {
      if (failure) reject(failure);
      else if (errno === 0) resolve();
      else reject(failed(name, `${what} of ${length} bytes at ${offset}`, errno));
    };
  });
  return { promise, settle };
}

function failed(name: string, what: string, errno: number): ZfsError {
  if (errno === BEYOND_END) {
    const message = `${name}: ${what} reaches beyond the end of the volume`;
    return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message, subject: name });
  }
  const code = errnoName(errno);
  return new ZfsError({ code, errno, message: `${name}: ${what} failed with ${code}`, subject: name });
}
