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

/**
 * A list of a call, or the bytes that are in its place. What is in it is decoded when it is first looked at: keep the object, or
 * copy single members of it.
 */
export interface TracedList {
  readonly place: ListPlace;
  /** The decoded list; undefined where the row says that the bytes are no list, or they cannot be decoded. */
  readonly list: Nvlist | undefined;
  /** The bytes as they were captured; keys in them are overwritten unless they were asked for. */
  readonly bytes: Uint8Array;
  /** Bytes that the command said there are. */
  readonly size: bigint;
  /** Something in it is overwritten: the pairs of which `isHidden` says so, and users and passwords in web addresses. */
  readonly redacted: boolean;
  /** What is wrong: the decoder's message, or that the bytes were cut off, although the list may be whole. */
  readonly problem: string | undefined;
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
  /**
   * Room that the program offered for `zc_nvlist_dst`: bytes, or entries where the row's reply counts those; 0 when the command
   * could not be read.
   */
  readonly dstRoom: bigint;
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
  /** The command, or a part of `zc_history`, could not be read from the program's memory: why. */
  readonly problem: string | undefined;
}
