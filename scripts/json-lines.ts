import type { IoctlDescription } from '../src/ioctl/index.ts';
import type { DeviceLabels, Label, LabelFacts, PlacedUberblock } from '../src/label/index.ts';
import type { Nvlist } from '../src/nvlist/index.ts';
import type { ResumeToken, StreamSummary } from '../src/stream/index.ts';
import type {
  DataError,
  HistoryRecord,
  IostatSample,
  PoolProblem,
  PoolStatus,
  PropertySource,
} from '../src/zfs/index.ts';
import type { CallDifference } from '../trace/compare-calls.ts';

/** Lines of `--json`, by the command that prints them: the schemas in docs/reference/json are made from these types. */
export interface JsonLines {
  abi: AbiLine;
  events: EventLine;
  history: HistoryLine;
  'ioctl list': IoctlLine;
  'ioctl show': IoctlDescription;
  iostat: IostatSample;
  label: LabelLine;
  list: DatasetLine;
  pools: PoolLine;
  status: StatusLine | SuspendedLine;
  'stream dump': RecordLine | SummaryLine;
  'stream token': ResumeToken;
  'stream verify': VerifiedLine;
  'trace diff': DifferenceLine;
}

/** What the loaded module is and has. */
interface AbiLine {
  /** Version of the module, as it says. */
  version: string;
  /** Release of OpenZFS. */
  release: string;
  /** Size of `zfs_cmd_t`. */
  zfsCmdBytes: number;
  /** Releases that have this layout. */
  releases: string[];
  /** How the layout was found. */
  provenBy: string;
  ioctls: string[];
  datasetProperties: string[];
  poolProperties: string[];
  vdevProperties: string[];
  features: string[];
  /** The module lists what it has; else it is what its release has. */
  listedByModule: boolean;
}

/** An event. */
interface EventLine {
  eid: bigint;
  /** Nanoseconds since 1970. */
  time: bigint;
  class: string;
  pool?: string;
  poolGuid?: bigint;
  /** Events that were lost just before it. */
  missed: bigint;
  /** What the class says of it; only of classes that are known. */
  payload?: object;
  /** All of it, as the kernel has it. */
  event: Nvlist;
}

type Facts<R> = R extends HistoryRecord ? Omit<R, 'list'> : never;

/** A record of a pool's history. */
type HistoryLine = Facts<HistoryRecord> & {
  /** The whole of a record that is not known. */
  record?: Nvlist;
};

/** An ioctl. */
interface IoctlLine {
  name: string;
  number: number;
  style: 'legacy' | 'nvlist';
  /** What `zc_name` is. */
  subject: string;
  /** The first release that has it. */
  since: string;
  /** Why zfskit does not issue it. */
  withheld?: string;
  /** Whether the loaded module has it; not there without a module. */
  loaded?: boolean;
}

/** A dataset. */
interface DatasetLine {
  name: string;
  kind: string;
  guid: bigint;
  createtxg: bigint;
  /** The snapshot that it is a clone of. */
  origin?: string;
  properties: Record<string, { value: bigint | string | string[]; source: PropertySource }>;
}

/** A pool. */
interface PoolLine {
  name: string;
  guid: bigint;
  state: string;
  /** Bytes, as `allocated` and `free`. */
  size: bigint;
  allocated: bigint;
  free: bigint;
  /** Percent. */
  fragmentation?: bigint;
  errorCount: bigint;
}

/** A pool with its problems. */
type StatusLine = Omit<PoolStatus, 'state'> & {
  /** The state of the root vdev; `SUSPENDED` while the pool takes no writes, which `suspended` says too. */
  state: PoolStatus['state'] | 'SUSPENDED';
  problems: PoolProblem[];
  errors?: DataError[];
};

/** A pool that did not answer. */
interface SuspendedLine {
  name: string;
  state: 'SUSPENDED' | 'UNKNOWN';
  suspended: boolean;
  problems: PoolProblem[];
}

/** A device with its labels. */
interface LabelLine {
  path: DeviceLabels['path'];
  sizeBytes: DeviceLabels['sizeBytes'];
  problems: DeviceLabels['problems'];
  /** Index of the newest label, or null where none is valid. */
  best: number | null;
  newest: PlacedUberblock | null;
  labels: {
    index: Label['index'];
    offset: Label['offset'];
    state: Label['state'];
    reason?: string;
    facts?: LabelFacts;
    /** The lossless form that `zfskit nvlist dump --lossless` prints. */
    config?: object;
    bootEnvironment: object;
    slotBytes: number;
    uberblocks: Label['ring']['uberblocks'];
    damagedSlots: readonly number[];
  }[];
}

/** A record of a stream; what else it has is up to its type, in the names of the kernel. */
interface RecordLine {
  type: string;
  [member: string]: unknown;
}

/** The last line. */
interface SummaryLine {
  summary: object;
}

/** A stream that is whole. */
interface VerifiedLine {
  toname: StreamSummary['begin']['toname'];
  headerType: StreamSummary['begin']['headerType'];
  /** Streams in a package. */
  substreams: number;
  records: number;
  bytes: StreamSummary['bytes'];
}

/** In what two recordings differ. Calls are those of `zfskit trace --json`. */
interface DifferenceLine {
  kind: 'only-a' | 'only-b' | 'different';
  a?: object;
  b?: object;
  differences?: readonly CallDifference[];
}
