import type { MemberValue } from '../src/ioctl/index.ts';
import type { Nvlist } from '../src/nvlist/index.ts';

/** A member of `zfs_cmd_t` that matters to a call. */
export interface TracedMember {
  readonly name: string;
  /** What the program gave. */
  readonly before: MemberValue;
  /** What the kernel left; undefined when the call did not come back. */
  readonly after: MemberValue | undefined;
  /** The two differ. */
  readonly changed: boolean;
}

/** Where a list or other bytes stand in a call. */
export type ListPlace = 'zc_nvlist_src' | 'zc_nvlist_conf' | 'zc_nvlist_dst';

/** A list of a call, or the bytes that are in its place. */
export interface TracedList {
  readonly place: ListPlace;
  /** The decoded list; undefined where the row says that the bytes are no list, or they cannot be decoded. */
  readonly list: Nvlist | undefined;
  /** The bytes as they were captured; keys in them are overwritten unless they were asked for. */
  readonly bytes: Uint8Array;
  /** Bytes that the command said there are. */
  readonly size: bigint;
  /** Why there is no list although there should be one: the decoder's message, or that the bytes were cut off. */
  readonly problem: string | undefined;
  /** There are secrets in it, which are overwritten in `list` and `bytes`. */
  readonly redacted: boolean;
}

/** A call, decoded by the row of its ioctl. */
export interface TracedCall {
  readonly kind: 'call';
  /** Place in the order in which the calls began, from 0. */
  readonly seq: number;
  /** Nanoseconds since 1970 at its beginning. */
  readonly at: bigint;
  readonly pid: number;
  readonly tid: number;
  readonly fd: number;
  /** Nanoseconds; of repeated calls the sum. Undefined when it never came back. */
  readonly durationNs: bigint | undefined;
  /** Request number, such as 0x5a12. */
  readonly request: number;
  /** `ZFS_IOC_POOL_STATS`, or the number in hexadecimal, `0x5aff`, when no row has it. */
  readonly name: string;
  /** Whether there is a row for it. */
  readonly known: boolean;
  /** `zc_name`; may be empty. */
  readonly subject: string;
  /** The members that the row says matter and those that changed; of an unknown ioctl all that are not 0 or empty. */
  readonly members: readonly TracedMember[];
  readonly lists: readonly TracedList[];
  /** Bytes of `zc_history`, where the row says that there is an answer in it. */
  readonly history: Uint8Array | undefined;
  /** 0, an errno, or undefined when it never came back. */
  readonly errno: number | undefined;
  /** `ENOENT`, `ZFS_ERR_RESUME_EXISTS`, `ERESTARTSYS`; undefined for 0 and for a call that never came back. */
  readonly code: string | undefined;
  /** What the errno means for this ioctl, by its row; undefined where nothing is known. */
  readonly meaning: string | undefined;
  /** How many ioctls it stands for: more than 1 when the program repeated it with a larger buffer. */
  readonly attempts: number;
  /** The command could not be read from the program's memory: why. */
  readonly problem: string | undefined;
}
