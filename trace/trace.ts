import type { Abi } from '../src/ioctl/index.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/** How a program ended. */
export interface ProgramEnd {
  /** Its exit status; undefined when a signal killed it, or the tracer let go of it. */
  readonly status: number | undefined;
  /** The number of the signal that killed it. */
  readonly signal: number | undefined;
}

/** What is the same of a program that is started and of one that runs already. */
export interface TraceOptions {
  /** The ZFS device; default `/dev/zfs`. Any path to it does: what counts is the device number. */
  readonly device?: string | undefined;
  /** Whose `zfs_cmd_t` it is; by default that of the loaded module. */
  readonly abi?: Abi | undefined;
  /** Leave wrapping keys and passwords in the events; by default they are overwritten. */
  readonly showSecrets?: boolean | undefined;
  /** Lets go of all that is traced, which runs on. */
  readonly signal?: AbortSignal | undefined;
}

/** A running trace: its events, once, in order. */
export interface Trace extends AsyncIterable<TraceEvent>, AsyncDisposable {
  readonly header: TraceHeader;
  /** Resolves when the program that was started has ended, or the tracer has let go of it. */
  readonly end: Promise<ProgramEnd>;
  /** Lets go of all that is traced, which runs on; the events then end. */
  detach(): Promise<void>;
}
