import { type Zfs, ZfsError } from 'zfskit';
import type { OpenProblems, Problem, ProblemChange } from './open-problems.ts';
import { TouchedPools } from './touched-pools.ts';

/** How to watch. */
export interface HealthOptions {
  readonly signal: AbortSignal;
  /** Milliseconds after which all pools are looked at, whatever the events say. */
  readonly everyMs: number;
  /** Milliseconds that a pool has to answer. */
  readonly patienceMs: number;
  /** Is told when the first look is over: what happens from now on comes with its events. */
  readonly onWatching?: () => void;
}

/** A change, and the classes of the events that came before it was seen. */
export interface HealthChange extends ProblemChange {
  readonly events: readonly string[];
}

/** Behind an event others of the same change follow. */
const SETTLE_MS = 200;

const NO_ANSWER: Problem = {
  kind: 'NO_ANSWER',
  messageId: undefined,
  url: undefined,
  severity: 'critical',
  sentence: 'The pool does not answer.',
  action: 'Look into the kernel’s log (dmesg) for its devices.',
  vdevs: [],
};

/**
 * The problems of all pools, once.
 *
 * @throws ZfsError when the pools cannot be listed; the signal's reason
 */
export async function lookAtAll(
  zfs: Zfs,
  open: OpenProblems,
  { signal, patienceMs }: HealthOptions,
): Promise<ProblemChange[]> {
  const limits = { signal, deadlineMs: patienceMs };
  const pools = new Set([...open.pools(), ...(await zfs.pools.configs(limits)).keys()]);
  return lookAt(zfs, open, pools, limits);
}

/**
 * The problems of all pools, and then each change: events say which pool to look at. The events are followed from before the
 * first look, so that nothing falls between.
 *
 * @throws ZfsError as `events` does; the signal's reason
 */
export async function* watchHealth(
  zfs: Zfs,
  open: OpenProblems,
  options: HealthOptions,
): AsyncGenerator<HealthChange, void, void> {
  const { signal, everyMs, patienceMs } = options;
  await using events = zfs.events({ signal });
  const touched = new TouchedPools();
  void touched.follow(events);
  for (const change of await lookAtAll(zfs, open, options)) yield { ...change, events: [] };
  options.onWatching?.();
  for (let due = Date.now() + everyMs; ; ) {
    const { events: seen, missed } = await touched.wait(Math.max(0, due - Date.now()), SETTLE_MS);
    const all = missed || Date.now() >= due;
    if (all) due = Date.now() + everyMs;
    const changes = all
      ? await lookAtAll(zfs, open, options)
      : await lookAt(zfs, open, seen.keys(), { signal, deadlineMs: patienceMs });
    for (const change of changes) yield { ...change, events: [...(seen.get(change.pool) ?? [])] };
  }
}

async function lookAt(
  zfs: Zfs,
  open: OpenProblems,
  pools: Iterable<string>,
  limits: { signal: AbortSignal; deadlineMs: number },
): Promise<ProblemChange[]> {
  const changes: ProblemChange[] = [];
  for (const pool of pools) changes.push(...open.update(pool, await problemsOf(zfs, pool, limits)));
  return changes;
}

async function problemsOf(
  zfs: Zfs,
  pool: string,
  limits: { signal: AbortSignal; deadlineMs: number },
): Promise<readonly Problem[]> {
  try {
    return await zfs.pools.health(pool, limits);
  } catch (error) {
    limits.signal.throwIfAborted();
    if (!(error instanceof ZfsError)) throw error;
    // It was exported or destroyed; the kernel says EINVAL where that happens meanwhile.
    if (error.code === 'ENOENT' || error.code === 'EINVAL') return [];
    if (error.code === 'ZFSKIT_DEADLINE') return [NO_ANSWER];
    throw error;
  }
}
