import { checkName, ZfsError } from '../ioctl/index.ts';

/** Where an interrupted stream goes on. A resume token says it. */
export interface ResumePoint {
  /** Number of the object to go on with. */
  readonly object: bigint;
  /** Byte in that object. */
  readonly offset: bigint;
  /** Bytes that the receiver has already; for estimates alone. */
  readonly bytes?: bigint | undefined;
}

/** What a send stream contains, and from where on. Flags as in zfs-send(8). */
export interface SendOptions {
  /** Snapshot or bookmark that the receiver has; the stream holds what changed since. Default: everything. */
  readonly from?: string | undefined;
  /** Blocks larger than 128 KiB are sent as they are (`-L`). */
  readonly largeBlocks?: boolean | undefined;
  /** Blocks embedded in their pointers are sent as such (`-e`). */
  readonly embedded?: boolean | undefined;
  /** Compressed blocks are sent as they are on disk (`-c`). */
  readonly compressed?: boolean | undefined;
  /** Encrypted blocks are sent as they are on disk; no key is needed (`-w`). */
  readonly raw?: boolean | undefined;
  /** Send what a filesystem or volume has received so far of a stream that broke off (`-S`). Since OpenZFS 2.0. */
  readonly saved?: boolean | undefined;
  /**
   * Redaction bookmark of the same dataset, full name: what the clones that it was made of have changed or freed is left
   * out (`--redact`). Since OpenZFS 2.0.
   */
  readonly redactedBy?: string | undefined;
  /** Go on with a stream that broke off; the other options must be those of its beginning. */
  readonly resume?: ResumePoint | undefined;
}

/** {@link SendOptions} as ZFS_IOC_SEND_NEW takes them, `saved` apart: ZFS_IOC_SEND_SPACE does not have it. */
export interface SendArguments {
  readonly fromsnap?: string;
  readonly largeblockok: boolean;
  readonly embedok: boolean;
  readonly compressok: boolean;
  readonly rawok: boolean;
  readonly saved: boolean;
  readonly redactbook?: string;
  readonly resume_object?: bigint;
  readonly resume_offset?: bigint;
}

/**
 * Checks what is to be sent, and turns it into what the kernel takes.
 *
 * @throws ZfsError `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
 */
export function sendArguments(snapshot: string, options: SendOptions): SendArguments {
  const { from, redactedBy, resume } = options;
  checkName(snapshot, options.saved ? 'dataset' : 'snapshot');
  if (from !== undefined) checkName(from, from.includes('#') ? 'bookmark' : 'snapshot');
  return {
    ...(from === undefined ? {} : { fromsnap: from }),
    largeblockok: options.largeBlocks ?? false,
    embedok: options.embedded ?? false,
    compressok: options.compressed ?? false,
    rawok: options.raw ?? false,
    saved: options.saved ?? false,
    ...(redactedBy === undefined ? {} : { redactbook: redactionBookmark(snapshot, redactedBy) }),
    ...(resume === undefined ? {} : { resume_object: resume.object, resume_offset: resume.offset }),
  };
}

/** The kernel takes the short name, of a bookmark of the dataset that is sent. */
function redactionBookmark(snapshot: string, bookmark: string): string {
  checkName(bookmark, 'bookmark');
  const [dataset] = snapshot.split('@');
  const [owner, mark = ''] = bookmark.split('#');
  if (owner === dataset) return mark;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${bookmark} is not a bookmark of ${dataset}`,
    subject: bookmark,
  });
}
