import type { Abi } from '../src/ioctl/index.ts';

/** Bytes of a tracee's memory that an ioctl pointed to. */
export interface Captured {
  /** What was read; fewer than `size` when some of it could not be, or it was larger than the limit. */
  readonly bytes: Uint8Array;
  /** Bytes that the command said there are. */
  readonly size: bigint;
}

interface EventBase {
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  /** Process, as the tracer sees it. */
  readonly pid: number;
  /** Thread in which it happened. */
  readonly tid: number;
}

/** One ioctl on the ZFS device as it was seen: bytes, not yet decoded. */
export interface RawCall extends EventBase {
  readonly kind: 'call';
  /** Place in the order in which the calls began, from 0. */
  readonly seq: number;
  /** Nanoseconds from its beginning to its end; undefined when it never came back. */
  readonly durationNs: bigint | undefined;
  /** Request number, such as 0x5a12. */
  readonly request: number;
  /** The tracee's file descriptor. */
  readonly fd: number;
  /** 0, an errno, or undefined when it never came back: its thread was killed, or left with the trace. */
  readonly errno: number | undefined;
  /** `zfs_cmd_t` as the program gave it; shorter than the layout where memory could not be read. */
  readonly before: Uint8Array;
  /** `zfs_cmd_t` as the kernel left it. */
  readonly after: Uint8Array | undefined;
  /** `zc_nvlist_src` as the program gave it. */
  readonly src: Captured | undefined;
  /** `zc_nvlist_conf` as the program gave it. */
  readonly conf: Captured | undefined;
  /** `zc_nvlist_dst` as the kernel left it, where it said that it wrote to it. */
  readonly dst: Captured | undefined;
  /** `zc_history` as the kernel left it, where the row says that there is an answer in it, and the call succeeded. */
  readonly history: Captured | undefined;
}

/** A process begins to run a program, or was found running it when the tracer was attached. */
export interface ExecEvent extends EventBase {
  readonly kind: 'exec';
  /** Its parent process; 0 where that is not known. */
  readonly ppid: number;
  /** Its command line. */
  readonly argv: readonly string[];
}

/** A process made another one. Threads are not told of: their calls have a `tid` of their own. */
export interface ForkEvent extends EventBase {
  readonly kind: 'fork';
  /** The new process. */
  readonly child: number;
}

/** A process ended. */
export interface ExitEvent extends EventBase {
  readonly kind: 'exit';
  /** Its exit status; undefined when a signal killed it. */
  readonly status: number | undefined;
  /** The signal's number; undefined when it exited. */
  readonly signal: number | undefined;
}

/** The tracer let go of a process, which runs on. */
export interface DetachEvent extends EventBase {
  readonly kind: 'detach';
}

/** What a trace consists of, in the order in which it happened; a call stands where it ended. */
export type TraceEvent = RawCall | ExecEvent | ForkEvent | ExitEvent | DetachEvent;

/** What has to be known to decode a trace. */
export interface TraceHeader {
  /** Release and `zfs_cmd_t` layout of the ZFS that was asked. */
  readonly abi: Abi;
  /** Nanoseconds since 1970 at which the trace began. */
  readonly startedAt: bigint;
  /** Command line of the program that was started; undefined when the tracer was attached. */
  readonly command: readonly string[] | undefined;
}
