import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { decodeResumeToken, type ResumeToken, StreamError } from '../stream/index.ts';
import { Datasets } from './datasets.ts';
import { findBookmark, findRedactionBookmark, findSnapshot } from './find-snapshot.ts';
import type { SendOptions } from './send-options.ts';

/** A send that goes on where a receive stopped: arguments of `send`, `sendTo`, `sendSize` and `copy`. */
export interface ResumedSend {
  readonly resumable: true;
  /** What to send, by the name that it has now. */
  readonly snapshot: string;
  /** The options of the stream that broke off, and where to go on. */
  readonly options: SendOptions;
}

/** What the sender no longer has of a stream that broke off. */
export interface LostSend {
  readonly resumable: false;
  /** The snapshot itself, what the stream starts from, or the bookmark that it is redacted by. */
  readonly missing: 'snapshot' | 'from' | 'redaction bookmark';
  /** Its guid; that of the snapshot, for a redaction bookmark. */
  readonly guid: bigint;
}

/**
 * The resume token of a partial receive, which the sender needs to go on; undefined where there is none. It is the property
 * `receive_resume_token`. ZFS_IOC_OBJSET_STATS.
 *
 * @param dataset - filesystem or volume that was being received, without the snapshot
 * @throws ZfsError `ENOENT`
 */
export async function resumeToken(transport: Transport, dataset: string): Promise<string | undefined> {
  checkName(dataset, 'dataset');
  return (await new Datasets(transport).get(dataset)).get('receive_resume_token') || undefined;
}

/**
 * Says whether this host, the sender, still has what a token needs, and how to send it: the snapshot with the token's
 * `toguid`, the snapshot or bookmark with its `fromguid`, and its redaction bookmark. They are found by their guids, also
 * where they were renamed. A stream of a partial receive (`saved`) goes on by {@link resumeSaved} instead.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for a text that is no resume token, or one of a `saved` stream
 */
export async function canResume(transport: Transport, token: string): Promise<ResumedSend | LostSend> {
  const decoded = decode(token);
  if (decoded.savedok) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: 'the resume token is of a stream of a partial receive: name the dataset that has it',
    });
  }
  const { toname, toguid } = decoded;
  const snapshot = await findSnapshot(transport, checkName(toname, 'snapshot'), toguid);
  if (snapshot === undefined) return { resumable: false, missing: 'snapshot', guid: toguid };
  const start = await startOf(transport, snapshot, decoded);
  return start.resumable ? resumedSend(snapshot, decoded, start) : start;
}

/**
 * How to send what a filesystem or volume has received so far of a stream that broke off, from the beginning, or from where
 * another receiver of it stopped. Since OpenZFS 2.0.
 *
 * @param dataset - filesystem or volume with the partial receive, on this host
 * @param token - of the receiver that has got part of it already
 * @throws ZfsError `ENOENT`; `ZFSKIT_INVALID_ARGUMENT` when there is no partial receive, or the token is of another stream
 */
export async function resumeSaved(
  transport: Transport,
  dataset: string,
  token?: string,
): Promise<ResumedSend | LostSend> {
  const own = await resumeToken(transport, dataset);
  if (own === undefined) refuse(`${dataset} has no partial receive`);
  const saved = decode(own);
  const reached = token === undefined ? undefined : decode(token);
  if (reached && reached.toguid !== saved.toguid) {
    refuse(`the resume token is not of the stream that ${dataset} has received`);
  }
  const start = await startOf(transport, `${dataset}@`, saved);
  if (!start.resumable) return start;
  const { options } = resumedSend(dataset, { ...saved, object: 0n, offset: 0n, bytes: 0n }, start);
  const { resume: _, ...fromTheBeginning } = options;
  const resume = reached && { resume: resumePoint(reached) };
  return { resumable: true, snapshot: dataset, options: { ...fromTheBeginning, ...resume, saved: true } };
}

/**
 * Gives up a partial receive: what was received so far is destroyed, and a new stream can be received. As `zfs receive -A`.
 * ZFS_IOC_DESTROY.
 *
 * @param dataset - filesystem or volume that was being received. When its first stream broke off it is destroyed itself
 * @returns whether there was one
 * @throws ZfsError `EBUSY` (it is still being received); `ENOENT`
 */
export async function abortReceive(transport: Transport, dataset: string): Promise<boolean> {
  if ((await resumeToken(transport, dataset)) === undefined) return false;
  // An incremental stream is received into a clone of this name (recv_clone_name in OpenZFS module/zfs/dmu_recv.c).
  const hidden = `${dataset}/%recv`;
  const partial = (await new Datasets(transport).exists(hidden)) ? hidden : dataset;
  await call(transport, 'ZFS_IOC_DESTROY', { zc_name: partial, zc_defer_destroy: 0 });
  return true;
}

interface StreamStart {
  readonly resumable: true;
  readonly from?: string;
  readonly redactedBy?: string;
}

async function startOf(
  transport: Transport,
  snapshot: string,
  token: ResumeToken,
): Promise<StreamStart | LostSend> {
  const { fromguid, toguid, book_redact_snaps: startRedactedBy, redact_snaps: redactedBy } = token;
  const from = await fromName(transport, snapshot, fromguid, startRedactedBy);
  if (fromguid && from === undefined) return { resumable: false, missing: 'from', guid: fromguid };
  const [dataset = ''] = snapshot.split('@');
  const bookmark = redactedBy && (await findRedactionBookmark(transport, dataset, redactedBy));
  if (redactedBy && bookmark === undefined) {
    return { resumable: false, missing: 'redaction bookmark', guid: toguid };
  }
  return {
    resumable: true,
    ...(from === undefined ? {} : { from }),
    ...(bookmark === undefined ? {} : { redactedBy: bookmark }),
  };
}

async function fromName(
  transport: Transport,
  near: string,
  guid: bigint | undefined,
  redactedBy: Iterable<bigint> | undefined,
): Promise<string | undefined> {
  if (!guid) return undefined;
  const snapshot = redactedBy ? undefined : await findSnapshot(transport, near, guid);
  return snapshot ?? (await findBookmark(transport, near, guid, redactedBy));
}

function resumedSend(snapshot: string, token: ResumeToken, { from, redactedBy }: StreamStart): ResumedSend {
  return {
    resumable: true,
    snapshot,
    options: {
      from,
      redactedBy,
      largeBlocks: token.largeblockok,
      embedded: token.embedok,
      compressed: token.compressok,
      raw: token.rawok,
      resume: resumePoint(token),
    },
  };
}

function resumePoint({ object, offset, bytes }: ResumeToken) {
  return { object, offset, bytes };
}

function decode(token: string): ResumeToken {
  try {
    return decodeResumeToken(token);
  } catch (cause) {
    if (!(cause instanceof StreamError)) throw cause;
    throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: cause.message, cause });
  }
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
