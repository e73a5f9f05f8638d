import { setTimeout as delay } from 'node:timers/promises';
import { checkName, JoinedAbort, type Transport, ZfsError } from '../../ioctl/index.ts';
import { EndableIterator } from '../endable-iterator.ts';
import type { PoolStatus } from '../pool/pool-status.ts';
import { Pools } from '../pool/pools.ts';
import type { ZfsEvent } from './event.ts';
import { readEvents } from './events.ts';

/** How to watch a pool. */
export interface WatchOptions {
  /** Milliseconds to wait behind an event for others that belong to the same change. Default 100. */
  readonly settleMs?: number | undefined;
  /**
   * Also reads the state after events that say what was done to datasets (`sysevent.fs.zfs.history_event`). There can be
   * many, and the state of the pool is seldom another. Default false.
   */
  readonly history?: boolean | undefined;
  /** Ends the watch with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The state of a pool at a moment, and what led to it. */
export interface PoolChange {
  /** The state, read after all of `causes`; undefined when the pool is not imported: it was exported or destroyed. */
  readonly status: PoolStatus | undefined;
  /** The events since the state before, the oldest first, at most {@link MAX_CAUSES}. Empty for the first state. */
  readonly causes: readonly ZfsEvent[];
  /**
   * Events since the state before that are not among `causes`: lost in the kernel (at least so many, see `ZfsEvent.missed`),
   * of whatever pool, or beyond {@link MAX_CAUSES}. The state has what they led to all the same.
   */
  readonly missed: bigint;
}

/** Most events that are kept for one state; the newest of them. */
export const MAX_CAUSES = 256;

/** `Zfs.watch` over a transport. */
export function watchPool(
  transport: Transport,
  pool: string,
  options: WatchOptions = {},
): EndableIterator<PoolChange> {
  checkName(pool, 'pool');
  const settleMs = options.settleMs ?? 100;
  if (!Number.isInteger(settleMs) || settleMs < 0 || settleMs > 60_000) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${pool}: settleMs is a number of milliseconds up to 60000, not ${settleMs}`,
      subject: pool,
    });
  }
  options.signal?.throwIfAborted();
  const events = readEvents(transport);
  const release = async () => void (await events.return());
  return new EndableIterator(
    (leaving) => changes(transport, pool, events, { ...options, settleMs }, leaving),
    release,
  );
}

async function* changes(
  transport: Transport,
  pool: string,
  events: EndableIterator<ZfsEvent>,
  options: WatchOptions & { settleMs: number },
  leaving: AbortSignal,
): AsyncGenerator<PoolChange, void, void> {
  const abort = new JoinedAbort(options.signal, leaving);
  const pools = new Pools(transport);
  const causes = new Causes(pool, options.history ?? false);
  const following = causes.follow(events);
  try {
    yield { status: await abort.race(pools.status(pool)), causes: [], missed: 0n };
    for (;;) {
      await abort.race(causes.some());
      await abort.race(delay(options.settleMs));
      const taken = causes.take();
      yield { status: await abort.race(statusOf(pools, pool)), ...taken };
    }
  } finally {
    abort.end();
    await events.return();
    await following;
  }
}

async function statusOf(pools: Pools, pool: string): Promise<PoolStatus | undefined> {
  try {
    return await pools.status(pool);
  } catch (error) {
    // The kernel says EINVAL where the pool went away in between.
    if (error instanceof ZfsError && (error.code === 'ENOENT' || error.code === 'EINVAL')) return undefined;
    throw error;
  }
}

/** Events of a pool that wait for the next reading of its state. */
class Causes {
  readonly #pool: string;
  readonly #history: boolean;
  #events: ZfsEvent[] = [];
  #missed = 0n;
  #failure: { readonly reason: unknown } | undefined;
  #notify = () => {};

  constructor(pool: string, history: boolean) {
    this.#pool = pool;
    this.#history = history;
  }

  /** Collects events until they end. */
  async follow(events: AsyncIterable<ZfsEvent>): Promise<void> {
    try {
      for await (const event of events) this.#add(event);
    } catch (reason) {
      this.#failure = { reason };
      this.#notify();
    }
  }

  /** Resolves when there are some, or others were lost; rejects when the events failed. */
  async some(): Promise<void> {
    while (this.#events.length === 0 && this.#missed === 0n) {
      if (this.#failure) throw this.#failure.reason;
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }

  take(): { causes: readonly ZfsEvent[]; missed: bigint } {
    const taken = { causes: this.#events, missed: this.#missed };
    this.#events = [];
    this.#missed = 0n;
    return taken;
  }

  #add(event: ZfsEvent): void {
    this.#missed += event.missed;
    const ours =
      event.pool === this.#pool && (this.#history || event.class !== 'sysevent.fs.zfs.history_event');
    if (ours) this.#events.push(event);
    if (this.#events.length > MAX_CAUSES) {
      this.#events.shift();
      this.#missed++;
    }
    if (ours || event.missed > 0n) this.#notify();
  }
}
