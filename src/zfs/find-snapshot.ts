import { poolOf, type Transport, ZfsError } from '../ioctl/index.ts';
import { type Bookmark, Bookmarks } from './bookmarks.ts';
import { Datasets } from './datasets.ts';

/**
 * The name that a snapshot has now, by its guid: first in the dataset where it was, then in the rest of the pool, since
 * datasets are renamed. What is removed meanwhile is passed over.
 *
 * @param near - name that it had, `pool/fs@snapshot`
 */
export async function findSnapshot(
  transport: Transport,
  near: string,
  guid: bigint,
): Promise<string | undefined> {
  const datasets = new Datasets(transport);
  for await (const dataset of nearestFirst(transport, near)) {
    for await (const snapshot of untilMissing(datasets.snapshots(dataset))) {
      if (snapshot.guid === guid) return snapshot.name;
    }
  }
  return undefined;
}

/**
 * The name of a bookmark with this guid, and with these redactions or none, looked for as {@link findSnapshot} does.
 *
 * @param near - name of a snapshot of the dataset where it was
 * @param redactedBy - guids of the snapshots that it redacts by; undefined for a plain bookmark
 */
export async function findBookmark(
  transport: Transport,
  near: string,
  guid: bigint,
  redactedBy: Iterable<bigint> | undefined,
): Promise<string | undefined> {
  for await (const dataset of nearestFirst(transport, near)) {
    const found = (await bookmarksOf(transport, dataset)).find(
      (bookmark) => bookmark.guid === guid && sameGuids(bookmark.redactSnapshots, redactedBy),
    );
    if (found) return found.name;
  }
  return undefined;
}

/** The redaction bookmark of a dataset that redacts by exactly these snapshots. */
export async function findRedactionBookmark(
  transport: Transport,
  dataset: string,
  redactedBy: Iterable<bigint>,
): Promise<string | undefined> {
  const bookmarks = await bookmarksOf(transport, dataset);
  return bookmarks.find((bookmark) => sameGuids(bookmark.redactSnapshots, redactedBy))?.name;
}

async function* nearestFirst(transport: Transport, near: string): AsyncGenerator<string, void, void> {
  const [first = near] = near.split(/[@#]/);
  yield first;
  for await (const { name } of untilMissing(new Datasets(transport).list(poolOf(near)))) {
    if (name !== first) yield name;
  }
}

/** Ends a listing where its dataset is gone. */
async function* untilMissing<T>(listing: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  try {
    yield* listing;
  } catch (error) {
    if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
  }
}

/** None where the dataset does not exist. */
async function bookmarksOf(transport: Transport, dataset: string): Promise<Bookmark[]> {
  try {
    return await new Bookmarks(transport).list(dataset);
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ENOENT') return [];
    throw error;
  }
}

function sameGuids(some: Iterable<bigint> | undefined, others: Iterable<bigint> | undefined): boolean {
  if (!some || !others) return some === others;
  const [one, other] = [new Set(some), new Set(others)];
  return one.size === other.size && [...one].every((guid) => other.has(guid));
}
