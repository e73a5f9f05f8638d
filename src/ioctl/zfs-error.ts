import type { ErrnoName } from './errno.ts';

/**
 * What zfskit itself reports, before or beside the kernel:
 *
 * - `ZFSKIT_INVALID_NAME`: a pool, dataset, snapshot or bookmark name that ZFS does not allow
 * - `ZFSKIT_INVALID_ARGUMENT`: any other argument that cannot be sent
 * - `ZFSKIT_INVALID_PROPERTY`: an unknown or read-only property, or a value of the wrong type
 * - `ZFSKIT_NO_KEY`: a wrapping key is needed, and not given, or its file cannot be read
 * - `ZFSKIT_INVALID_KEY`: what was given or read as a wrapping key does not fit its format
 * - `ZFSKIT_NOT_MOUNTABLE`: the properties of a filesystem say that it is not mounted, or not where
 * - `ZFSKIT_KEY_NOT_LOADED`: the wrapping key of an encrypted filesystem is not loaded
 * - `ZFSKIT_NO_DEVICE`: `/dev/zfs` is missing or is something else
 * - `ZFSKIT_NO_PERMISSION`: `/dev/zfs` may not be opened
 * - `ZFSKIT_UNSUPPORTED_RELEASE`: no ABI is known for the loaded module
 * - `ZFSKIT_UNSUPPORTED`: the loaded module is too old for an ioctl or argument, or zfskit does not issue that ioctl
 * - `ZFSKIT_DEADLINE`: the kernel did not answer in the time that was given
 * - `ZFSKIT_CLOSED`: the handle was closed
 * - `ZFSKIT_BAD_REPLY`: the kernel's reply cannot be decoded
 * - `ZFSKIT_REPLY_TOO_LARGE`: the reply would exceed the stated limit
 * - `ZFSKIT_PROPERTIES_NOT_SET`: a stream was received, but not all properties that were asked for could be set
 * - `ZFSKIT_BAD_STREAM`: what was given to receive is not a ZFS send stream, or is one that must be unpacked first
 * - `ZFSKIT_NO_VDEV`: the pool has no vdev of that guid, path or name
 * - `ZFSKIT_BAD_CACHE_FILE`: a file is no cache file of pools
 * - `ZFSKIT_ACTIVE_ELSEWHERE`: another host may have the pool imported
 * - `ZFSKIT_AMBIGUOUS`: several pools, devices or vdevs fit, and it is not said which is meant
 * - `ZFSKIT_BAD_RECORDING`: a file is no recording of a trace, or is cut off or damaged
 * - `ZFSKIT_REPLAY`: a program that is answered from a recording does something else than what was recorded
 * - `ZFSKIT_ENGINE_DIED`: the process of an engine in userspace ended, or could not be started
 * - `ZFSKIT_SERVICE_LOST`: the connection to a service broke off, or there is none
 * - `ZFSKIT_BAD_FRAME`: what came over a service's socket is not its protocol
 * - `ZFSKIT_DENIED`: a service's rules do not give this client the right
 */
export type ZfskitCode =
  | 'ZFSKIT_INVALID_NAME'
  | 'ZFSKIT_INVALID_ARGUMENT'
  | 'ZFSKIT_INVALID_PROPERTY'
  | 'ZFSKIT_NO_KEY'
  | 'ZFSKIT_INVALID_KEY'
  | 'ZFSKIT_NOT_MOUNTABLE'
  | 'ZFSKIT_KEY_NOT_LOADED'
  | 'ZFSKIT_NO_DEVICE'
  | 'ZFSKIT_NO_PERMISSION'
  | 'ZFSKIT_UNSUPPORTED_RELEASE'
  | 'ZFSKIT_UNSUPPORTED'
  | 'ZFSKIT_DEADLINE'
  | 'ZFSKIT_CLOSED'
  | 'ZFSKIT_BAD_REPLY'
  | 'ZFSKIT_REPLY_TOO_LARGE'
  | 'ZFSKIT_PROPERTIES_NOT_SET'
  | 'ZFSKIT_BAD_STREAM'
  | 'ZFSKIT_NO_VDEV'
  | 'ZFSKIT_BAD_CACHE_FILE'
  | 'ZFSKIT_ACTIVE_ELSEWHERE'
  | 'ZFSKIT_AMBIGUOUS'
  | 'ZFSKIT_BAD_RECORDING'
  | 'ZFSKIT_REPLAY'
  | 'ZFSKIT_ENGINE_DIED'
  | 'ZFSKIT_SERVICE_LOST'
  | 'ZFSKIT_BAD_FRAME'
  | 'ZFSKIT_DENIED';

/** Stable, symbolic reason of a {@link ZfsError}: an errno name, a `ZFS_ERR_*` name or a {@link ZfskitCode}. */
export type ZfsErrorCode = ErrnoName | `E${number}` | ZfskitCode;

/** The facts of a failure, as given to {@link ZfsError}. */
export interface ZfsErrorFacts {
  code: ZfsErrorCode;
  message: string;
  errno?: number | undefined;
  ioctl?: string | undefined;
  subject?: string | undefined;
  failures?: ReadonlyMap<string, ZfsErrorCode> | undefined;
  answer?: Readonly<Record<string, unknown>> | undefined;
  cliMessage?: string | undefined;
  cause?: unknown;
}

/**
 * Every failure that zfskit reports. Decide by {@link code}, never by the message.
 */
export class ZfsError extends Error {
  /** Symbolic reason: `ENOENT`, `EBUSY`, `ZFS_ERR_STREAM_TRUNCATED`, `ZFSKIT_INVALID_NAME`, ... */
  readonly code: ZfsErrorCode;
  /** The kernel's error number; undefined when the kernel was not asked. */
  readonly errno: number | undefined;
  /** The ioctl that failed, such as `ZFS_IOC_SNAPSHOT`; undefined when none was issued. */
  readonly ioctl: string | undefined;
  /** The pool, dataset, snapshot or device that the operation was about. */
  readonly subject: string | undefined;
  /** Per-item reasons of a call on many items: snapshot or property name to its code. Empty when there are none. */
  readonly failures: ReadonlyMap<string, ZfsErrorCode>;
  /**
   * What the kernel answered beside the error, by `zfs_cmd_t` member: the conflicting snapshot of a promote, ...; its list
   * as a plain object under `outnvl` (`zc_nvlist_dst` of a legacy ioctl).
   */
  readonly answer: Readonly<Record<string, unknown>>;
  /**
   * The sentence that `zfs` or `zpool` prints for the same failure, as a bridge for callers that match its text ("dataset
   * does not exist", "filesystem has children"); undefined when it has none, or when the kernel was not asked. New code
   * decides by {@link code}.
   */
  readonly cliMessage: string | undefined;

  constructor(facts: ZfsErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'ZfsError';
    this.code = facts.code;
    this.errno = facts.errno;
    this.ioctl = facts.ioctl;
    this.subject = facts.subject;
    this.failures = facts.failures ?? new Map();
    this.answer = facts.answer ?? {};
    this.cliMessage = facts.cliMessage;
  }
}
