import { Attempt } from './attempt.ts';
import { callUntil } from './call.ts';
import { LINUX_ERRNO } from './errno.ts';
import type { ioctls } from './ioctls.ts';
import type { IoctlOutput } from './row.ts';
import type { IoctlReply, Transport } from './transport.ts';

/** An ioctl that gives the entries of a dataset one by one, with a cursor, and ESRCH behind the last. */
export type CursorIoctl = 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT';

type Entry<N extends CursorIoctl> = IoctlOutput<(typeof ioctls)[N]>;

/** Where a walk begins, or goes on. */
export interface WalkStart {
  readonly zc_name: string;
  /** 0, or the `cursor` of an earlier page. */
  readonly zc_cookie: bigint;
}

/** Some entries of a dataset. */
export interface WalkPage<N extends CursorIoctl> {
  readonly entries: readonly Entry<N>[];
  /** Where the next page begins. */
  readonly cursor: bigint;
  /** There is nothing behind these entries. */
  readonly ended: boolean;
}

/**
 * Walks through the entries of datasets, many ioctls at a time: each would cost several times its own time if the event
 * loop had to be told of it. A dataset that does not exist looks like one without entries.
 *
 * @returns a page for each start; the first has entries or has ended, others may have got none this time
 * @throws ZfsError as `call` does, for the first start
 */
export async function walk<N extends CursorIoctl>(
  transport: Transport,
  name: N,
  starts: readonly [WalkStart, ...WalkStart[]],
): Promise<WalkPage<N>[]> {
  const [first] = starts;
  if (transport.walk) {
    const attempts = starts.map((start) => new Attempt(transport, name, start));
    const replies = await transport.walk(attempts.map((attempt) => attempt.request()));
    const pages = attempts.map((attempt, index) =>
      pageOf<N>(attempt, replies[index] ?? [], starts[index]?.zc_cookie ?? 0n),
    );
    if (pages[0]?.ended || pages[0]?.entries.length) return pages;
  }
  // One that failed, or that needs a larger buffer: by itself it says why, or gets it.
  const entry = (await callUntil<CursorIoctl>(transport, name, first, LINUX_ERRNO.ESRCH)) as
    | Entry<N>
    | undefined;
  const page = entry
    ? { entries: [entry], cursor: entry.zc_cookie, ended: false }
    : { entries: [], cursor: first.zc_cookie, ended: true };
  return [page, ...starts.slice(1).map(({ zc_cookie: cursor }) => ({ entries: [], cursor, ended: false }))];
}

function pageOf<N extends CursorIoctl>(
  attempt: Attempt,
  replies: readonly IoctlReply[],
  start: bigint,
): WalkPage<N> {
  const entries: Entry<N>[] = [];
  for (const reply of replies) {
    if (reply.errno !== 0) {
      const ended = reply.errno === LINUX_ERRNO.ESRCH;
      return { entries, cursor: entries.at(-1)?.zc_cookie ?? start, ended };
    }
    entries.push(attempt.output(reply) as Entry<N>);
  }
  return { entries, cursor: entries.at(-1)?.zc_cookie ?? start, ended: false };
}
