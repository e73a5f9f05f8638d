import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { byCreatetxg } from './by-createtxg.ts';
import { checkOnePool, flagsOf } from './one-pool.ts';

/** A bookmark: the place of a snapshot in time, from which a send can go on when the snapshot itself is gone. */
export interface Bookmark {
  /** Full name, `pool/fs#bookmark`. */
  readonly name: string;
  /** That of the snapshot. */
  readonly guid: bigint;
  readonly createtxg: bigint;
  /** When the snapshot was made, in seconds since 1970. */
  readonly creation: bigint;
  /** Identifies the initialization vectors of an encrypted dataset; a raw receive checks it. */
  readonly ivsetguid: bigint | undefined;
  /** Bytes that the snapshot referred to. Only where the pool has the feature bookmark_written. */
  readonly referenced: bigint | undefined;
  /** The same before compression. */
  readonly logicalReferenced: bigint | undefined;
  /** Guids of the snapshots whose blocks a redaction bookmark hides; undefined for other bookmarks. */
  readonly redactSnapshots: readonly bigint[] | undefined;
  /** Whether a redaction bookmark is complete: an interrupted redaction goes on when it is asked for again. */
  readonly redactComplete: boolean | undefined;
}

/** What the kernel reports when it is named: `dsl_bookmark_fetch_props` in `module/zfs/dsl_bookmark.c`. */
const PROPERTIES = flagsOf([
  'guid',
  'createtxg',
  'creation',
  'ivsetguid',
  'referenced',
  'logicalreferenced',
  'redact_snaps',
  'redact_complete',
]);

/** Bookmarks, many at a time. */
export class Bookmarks {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Makes bookmarks in one pool, in one transaction group: all of them or none. ZFS_IOC_BOOKMARK.
   *
   * @param sources - the snapshot or bookmark that each new bookmark is made from, by its full name; of the same dataset, or
   *   of one that it is a clone of
   * @throws ZfsError with the bookmarks that failed in `failures`: `EEXIST`, `ENOENT`, `ESRCH` (no such source bookmark),
   *   `ZFS_ERR_BOOKMARK_SOURCE_NOT_ANCESTOR`; `ENOTSUP`, `EXDEV`
   */
  async create(sources: ReadonlyMap<string, string>): Promise<void> {
    const zc_name = checkOnePool(sources.keys(), 'bookmark');
    const innvl: Record<string, string> = Object.create(null);
    for (const [bookmark, source] of sources) {
      innvl[bookmark] = checkName(source, source.includes('#') ? 'bookmark' : 'snapshot');
    }
    await call(this.#transport, 'ZFS_IOC_BOOKMARK', { zc_name, innvl });
  }

  /**
   * The bookmarks of one filesystem or volume, in the order of their snapshots. ZFS_IOC_GET_BOOKMARKS.
   *
   * @throws ZfsError `ENOENT`
   */
  async list(dataset: string): Promise<Bookmark[]> {
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_GET_BOOKMARKS', {
      zc_name: dataset,
      innvl: PROPERTIES,
    });
    return Object.entries(outnvl)
      .map(([short, properties]) => bookmarkOf(`${dataset}#${short}`, properties))
      .sort(byCreatetxg);
  }

  /**
   * One bookmark. ZFS_IOC_GET_BOOKMARK_PROPS, and for what a redaction bookmark hides, which that ioctl does not tell,
   * ZFS_IOC_GET_BOOKMARKS.
   *
   * @throws ZfsError `ESRCH` (no such bookmark), `ENOENT` (no such dataset)
   */
  async get(name: string): Promise<Bookmark> {
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_GET_BOOKMARK_PROPS', {
      zc_name: name,
      innvl: {},
    });
    const listed = (await this.list(name.slice(0, name.indexOf('#')))).find(
      (bookmark) => bookmark.name === name,
    );
    return listed ?? bookmarkOf(name, outnvl);
  }

  /**
   * Destroys bookmarks of one pool, in one transaction group: all of them or none. Bookmarks that do not exist count as
   * destroyed. ZFS_IOC_DESTROY_BOOKMARKS.
   *
   * @throws ZfsError with the bookmarks that failed in `failures`: `EBUSY` (a redaction bookmark that a send uses)
   */
  async destroy(names: readonly string[]): Promise<void> {
    const zc_name = checkOnePool(names, 'bookmark');
    await call(this.#transport, 'ZFS_IOC_DESTROY_BOOKMARKS', { zc_name, innvl: flagsOf(names) });
  }

  /**
   * Makes a redaction bookmark: a send of the snapshot that is redacted with it leaves out the blocks that the clones have
   * changed (zfs-redact(8)). Reads the changes of all of them, and so takes long. When it is aborted, or the host goes down,
   * the bookmark stays incomplete, and the same call goes on with it. ZFS_IOC_REDACT, since 2.0.
   *
   * @param snapshot - what to redact
   * @param bookmark - full name of the new bookmark, of the snapshot's dataset
   * @param redacting - snapshots of clones of it, full names
   * @throws ZfsError `EEXIST`, `ENOENT`, `EINVAL` (not all are snapshots of clones of it), `EALREADY` (one is redacted
   *   itself), `ESRCH` (it was begun with other snapshots), `ENOTSUP`; the signal's reason
   */
  async redact(
    snapshot: string,
    bookmark: string,
    redacting: readonly string[],
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    checkName(snapshot, 'snapshot');
    const [dataset, bookname = ''] = checkName(bookmark, 'bookmark').split('#');
    if (dataset !== snapshot.slice(0, snapshot.indexOf('@'))) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${bookmark}: a redaction bookmark is one of the snapshot's dataset, which is that of ${snapshot}`,
        subject: bookmark,
      });
    }
    checkOnePool([snapshot, ...redacting], 'snapshot');
    const innvl = { bookname, snapnv: flagsOf(redacting) };
    await call(this.#transport, 'ZFS_IOC_REDACT', { zc_name: snapshot, innvl }, options);
  }
}

type Reported = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

function bookmarkOf(name: string, properties: Reported): Bookmark {
  const reported = (property: string) => properties[property]?.['value'];
  const number = (property: string) => {
    const value = reported(property);
    return typeof value === 'bigint' ? value : undefined;
  };
  const snapshots = reported('redact_snaps');
  const complete = reported('redact_complete');
  return {
    name,
    guid: number('guid') ?? 0n,
    createtxg: number('createtxg') ?? 0n,
    creation: number('creation') ?? 0n,
    ivsetguid: number('ivsetguid') || undefined,
    referenced: number('referenced'),
    logicalReferenced: number('logicalreferenced'),
    redactSnapshots: snapshots instanceof BigUint64Array ? [...snapshots] : undefined,
    redactComplete: typeof complete === 'boolean' ? complete : undefined,
  };
}
