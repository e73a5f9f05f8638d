import { type Transport, ZfsError } from '../../ioctl/index.ts';
import { allVdevs, type PoolStatus, readPoolStatus } from './pool-status.ts';
import { readStatsConfig, understood } from './stats-config.ts';
import { checkInterval, restOfInterval } from './ticks.ts';
import type { VdevStatus } from './vdev-status.ts';
import { fractionOf } from './work-progress.ts';

/** Work in the background of a pool that can be followed. */
export type MeasuredActivity = 'scan' | 'removal' | 'rebuild' | 'initialize' | 'trim' | 'expansion';

/** How far an activity is, on one vdev or on the whole pool. */
export interface ActivityProgress {
  readonly activity: MeasuredActivity;
  /** Name of the vdev; undefined for the whole pool, or several vdevs together. */
  readonly vdev: string | undefined;
  readonly state: 'active' | 'paused' | 'finished' | 'canceled';
  /** Bytes. */
  readonly done: bigint;
  readonly total: bigint;
  /** Of what is done, 0 to 1. */
  readonly fraction: number;
  /** Bytes each second: over the present pass, or from one item to the next for `initialize` and `trim`. */
  readonly perSecond: bigint;
  readonly secondsLeft: bigint | undefined;
  /** The vdevs that it runs on, where there can be several. */
  readonly vdevs: readonly ActivityProgress[];
}

/** Options of {@link Pools.progress}. */
export interface ProgressWatchOptions {
  /** Seconds from one item to the next. Default 1. */
  readonly intervalSeconds?: number | undefined;
  /** Ends the iteration, which throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

type Item = ActivityProgress;

/** `Pools.progress` over a transport. */
export async function* poolProgress(
  transport: Transport,
  pool: string,
  activity: MeasuredActivity,
  { intervalSeconds = 1, signal }: ProgressWatchOptions = {},
): AsyncGenerator<ActivityProgress, void, void> {
  checkInterval(intervalSeconds);
  const read = Object.hasOwn(READERS, activity) ? READERS[activity] : undefined;
  if (!read)
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `there is no activity ${JSON.stringify(activity)}: ${Object.keys(READERS).join(', ')}`,
    });
  for (let earlier: { item: Item; at: number } | undefined; ; ) {
    const since = performance.now();
    const { config, errno } = await readStatsConfig(transport, pool, { signal });
    const now = read(understood(pool, () => readPoolStatus(config, errno)));
    if (!now) return;
    const item = MEASURED.has(activity) && earlier ? measured(now, earlier.item, since - earlier.at) : now;
    yield item;
    if (item.state !== 'active') return;
    earlier = { item, at: since };
    await restOfInterval(intervalSeconds, since, signal);
  }
}

/** Activities of which the kernel keeps no rate. */
const MEASURED: ReadonlySet<MeasuredActivity> = new Set(['initialize', 'trim']);

/** What a status says of each activity; nothing for one that never was. */
const READERS: Readonly<Record<MeasuredActivity, (status: PoolStatus) => Item | undefined>> = {
  scan: ({ scan }) =>
    scan && {
      ...scan.progress,
      activity: 'scan',
      vdev: undefined,
      state: scan.pausedSeconds === undefined ? stateOf(scan.state) : 'paused',
      vdevs: [],
    },
  removal: ({ removal }) =>
    removal && {
      ...removal.progress,
      activity: 'removal',
      vdev: removal.vdevName,
      state: stateOf(removal.state),
      vdevs: [],
    },
  expansion: ({ expansion }) =>
    expansion && {
      ...expansion.progress,
      activity: 'expansion',
      vdev: expansion.vdevName,
      state: stateOf(expansion.state),
      vdevs: [],
    },
  rebuild: ({ vdevs }) =>
    together(
      'rebuild',
      vdevs.children.flatMap(({ name, rebuild }) =>
        rebuild
          ? [
              {
                ...rebuild.progress,
                activity: 'rebuild',
                vdev: name,
                state: stateOf(rebuild.state),
                vdevs: [],
              },
            ]
          : [],
      ),
    ),
  initialize: (status) => together('initialize', deviceItems(status, 'initialize')),
  trim: (status) => together('trim', deviceItems(status, 'trim')),
};

function deviceItems(status: PoolStatus, activity: 'initialize' | 'trim'): Item[] {
  return [...allVdevs(status)].flatMap((vdev) => deviceItem(vdev, activity));
}

function deviceItem(vdev: VdevStatus, activity: 'initialize' | 'trim'): Item[] {
  const work = vdev[activity];
  if (!work) return [];
  const { doneBytes: done, totalBytes: total, fraction } = work;
  const state = stateOf(work.state);
  const idle = { perSecond: 0n, secondsLeft: undefined };
  return [{ activity, vdev: vdev.name, state, done, total, fraction, ...idle, vdevs: [] }];
}

/** What runs on several vdevs: those that run, or, when none does, all that ever did. */
function together(activity: MeasuredActivity, items: readonly Item[]): Item | undefined {
  const running = items.filter(({ state }) => state === 'active');
  const vdevs = running.length > 0 ? running : items;
  const [first] = vdevs;
  if (!first) return undefined;
  const done = sum(vdevs.map((item) => item.done));
  const total = sum(vdevs.map((item) => item.total));
  const left = vdevs.map(({ secondsLeft }) => secondsLeft);
  return {
    activity,
    vdev: vdevs.length === 1 ? first.vdev : undefined,
    state: worst(vdevs),
    done,
    total,
    fraction: first.state === 'finished' && worst(vdevs) === 'finished' ? 1 : fractionOf(done, total),
    perSecond: sum(vdevs.map((item) => item.perSecond)),
    secondsLeft: left.includes(undefined) ? undefined : left.reduce((a, b) => (a! > b! ? a : b)),
    vdevs,
  };
}

/** With a rate from the time between two items. */
function measured(now: Item, before: Item, milliseconds: number): Item {
  const earlier = new Map(before.vdevs.map((item) => [item.vdev, item]));
  const vdevs = now.vdevs.map((item) => withRate(item, earlier.get(item.vdev), milliseconds));
  return { ...withRate(now, before, milliseconds), vdevs };
}

function withRate(item: Item, before: Item | undefined, milliseconds: number): Item {
  if (!before || item.state !== 'active' || item.done <= before.done || milliseconds <= 0) return item;
  const perSecond = ((item.done - before.done) * 1000n) / BigInt(Math.ceil(milliseconds));
  if (perSecond === 0n) return item;
  const left = item.total > item.done ? item.total - item.done : 0n;
  return { ...item, perSecond, secondsLeft: left / perSecond };
}

function stateOf(state: string): Item['state'] {
  if (state === 'scanning' || state === 'active') return 'active';
  if (state === 'suspended') return 'paused';
  return state === 'canceled' ? 'canceled' : 'finished';
}

function worst(items: readonly Item[]): Item['state'] {
  const order = ['active', 'paused', 'canceled', 'finished'] as const;
  return order.find((state) => items.some((item) => item.state === state)) ?? 'finished';
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
