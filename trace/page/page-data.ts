import type { NvlistJson } from '../../src/nvlist/index.ts';

/** What a call is: it only reads, it changes something, or nobody knows. */
export type CallKind = 'read' | 'change' | 'unknown';

/** A call as a row of the page: what the table, the timeline and the filter need. */
export interface PageCall {
  /** Its place among the page's calls, in the order in which they ended. */
  readonly id: number;
  /** Place in the order in which the calls began. */
  readonly seq: number;
  /** Nanoseconds since the trace began. */
  readonly at: number;
  /** Nanoseconds; null when it never came back. */
  readonly duration: number | null;
  readonly pid: number;
  readonly tid: number;
  /** `ZFS_IOC_POOL_STATS`, or `0x5aff`. */
  readonly name: string;
  readonly kind: CallKind;
  /** The first 256 characters of it. */
  readonly subject: string;
  /** 0, an errno, or null when it never came back. */
  readonly errno: number | null;
  /** `ENOENT`; empty for a call that succeeded or never came back. */
  readonly code: string;
}

/** A member of `zfs_cmd_t`; 64-bit integers as decimal text. */
export interface PageMember {
  readonly name: string;
  /** Its value is text, and not a number. */
  readonly isText: boolean;
  /** Names of the numbers before and after, `POOL_SCAN_SCRUB`, where they have some. */
  readonly beforeName: string | null;
  readonly afterName: string | null;
  readonly before: string;
  /** null when the call did not come back. */
  readonly after: string | null;
  readonly changed: boolean;
}

/** A list of a call, or the bytes in its place. */
export interface PageList {
  readonly place: string;
  readonly list: NvlistJson | null;
  /** The bytes in hexadecimal, the first ones of many; null where `list` says it all. */
  readonly hex: string | null;
  /** Bytes that the command said there are. */
  readonly size: string;
  /** Bytes that were captured. */
  readonly captured: number;
  /** Keys in it are overwritten. */
  readonly redacted: boolean;
  readonly problem: string | null;
}

/** What stands in `zc_history`. */
export interface PageHistory {
  readonly size: number;
  /** A list with the records of a pool's history; null where it is something else. */
  readonly records: NvlistJson | null;
  /** In hexadecimal the bytes, or the begin of a record that goes on in the next call; null where there are none. */
  readonly hex: string | null;
}

/** The rest of a call, read when it is selected. */
export interface PageDetails {
  readonly fd: number;
  readonly request: number;
  readonly attempts: number;
  readonly meaning: string | null;
  readonly problem: string | null;
  readonly members: readonly PageMember[];
  readonly lists: readonly PageList[];
  /** Items that failed, each with the name of its error. */
  readonly failures: readonly (readonly [item: string, code: string])[];
  readonly history: PageHistory | null;
}

/** Something that happened to a process. */
export interface PageMark {
  readonly kind: 'exec' | 'fork' | 'exit' | 'detach';
  /** Nanoseconds since the trace began. */
  readonly at: number;
  readonly pid: number;
  /** The first 256 characters of a command line; `exited with 1`, `killed by SIGKILL`, `made process 4711`. */
  readonly text: string;
}

/** What the page knows of the trace as a whole. */
export interface PageFacts {
  readonly command: string | null;
  /** Release of ZFS. */
  readonly release: string;
  /** Nanoseconds since 1970, in decimal. */
  readonly startedAt: string;
  /** The first call of each element of details. */
  readonly partStarts: readonly number[];
  /** Calls, and events of processes, that were too many for a page. */
  readonly leftOut: number;
}

/** What the page knows besides the details. */
export interface PageIndex extends PageFacts {
  readonly calls: readonly PageCall[];
  readonly marks: readonly PageMark[];
}
