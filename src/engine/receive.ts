import { LINUX_ERRNO } from '../ioctl/index.ts';
import { Nvlist } from '../nvlist/index.ts';
import { dmu_recv_begin, dmu_recv_begin_2_1, dmu_recv_end, dmu_recv_stream } from './bindings/dmu-recv.ts';
import { EngineFailure } from './engine-failure.ts';
import { isSince, NULL, type Pointer } from './libzpool.ts';
import { type Allocation, allocatedText, allocation, uint32At, uint64At } from './memory.ts';
import { NativeList } from './native-list.ts';
import { ReceivedProperties, type WantedProperties } from './received-properties.ts';
import { SecretList } from './secret-list.ts';
import { StreamFile } from './stream-file.ts';
import { streamInput } from './stream-input.ts';

/** What is received, from where, to where. */
export interface Receive {
  /** Dataset that gets the snapshot. */
  readonly target: string;
  /** The snapshot's short name. */
  readonly snapshotName: string;
  /** Snapshot that a new dataset becomes a clone of. */
  readonly origin: string | undefined;
  readonly props: WantedProperties;
  /** `hidden_args`. */
  readonly hidden: Nvlist | undefined;
  readonly force: boolean;
  readonly heal: boolean;
  readonly resumable: boolean;
  /** The stream from its second record on. */
  readonly fd: number;
  /** Its first record. */
  readonly begin: Uint8Array;
  /** The caller has given up. */
  readonly isAborted: () => boolean;
}

/** What it came to; the rest of it is told with an error too. */
export interface ReceiveResult {
  readonly errno: number;
  readonly readBytes: bigint;
  /** `zprop_errflags_t`. */
  readonly errorFlags: bigint;
  /** Of each property that could not be set. */
  readonly errors: Nvlist;
}

/** `dmu_replay_record_t` of a DRR_BEGIN: where the payload's length and the magic are, and the NUL of the name. */
const RECORD_BYTES = 312;
const PAYLOAD_OFFSET = 4;
const MAGIC_OFFSET = 8;
const DMU_BACKUP_MAGIC = 0x2f5bacbacn;
const NAME_END = RECORD_BYTES - 1;

/** Longest payload of a first record (`dmu_recv_begin` since 2.3; before, memory was the limit). */
const LONGEST_PAYLOAD = 1 << 28;

/** `dmu_recv_cookie_t` has some 240 bytes, by release. */
const COOKIE_BYTES = 4096;

/** Where it has the names it was given, and whether the dataset is new: the same in all releases (`include/sys/dmu_recv.h`). */
const COOKIE = { dataset: 24n, snapshot: 32n, isNew: 40n } as const;

/** Receives a stream (`zfs_ioc_recv_impl`). */
export function receive(wanted: Receive): ReceiveResult {
  using input = streamInput(wanted.fd, wanted.begin, beginPayload(wanted.begin));
  using file = new StreamFile(input.fd);
  using memory = new ReceiveMemory(wanted);
  using local = wanted.props.local && NativeList.from(wanted.props.local);
  const failure = begin(
    { ...wanted, origin: wanted.origin ?? null },
    memory,
    file.pointer,
    local?.pointer ?? NULL,
  );
  if (failure !== 0) return { errno: failure, readBytes: 0n, errorFlags: 0n, errors: new Nvlist() };
  // The properties of encryption were taken out.
  const props = { received: wanted.props.received, local: local?.read() };
  const properties = new ReceivedProperties(wanted.target, memory.isNew(), props);
  const thrown = caught(() => properties.setBefore());
  const errno = dmu_recv_stream(memory.cookie, memory.offset) || dmu_recv_end(memory.cookie, NULL);
  if (errno === 0) properties.setAfter();
  else properties.restore();
  if (thrown) throw thrown;
  return {
    errno: errno === 0 ? properties.errno : wanted.isAborted() ? LINUX_ERRNO.EINTR : errno,
    readBytes: uint64At(memory.offset) - input.added(),
    errorFlags: properties.errorFlags,
    errors: properties.errors,
  };
}

/** A receive that has begun must come to its end: what is thrown in between waits. */
function caught(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Length of what follows the first record. Refuses what libzpool would read beyond, or fail to get the memory for. */
function beginPayload(record: Uint8Array): number {
  if (record.length !== RECORD_BYTES || record[NAME_END] !== 0) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const view = new DataView(record.buffer, record.byteOffset);
  const isLittleEndian = view.getBigUint64(MAGIC_OFFSET, true) === DMU_BACKUP_MAGIC;
  const bytes = view.getUint32(PAYLOAD_OFFSET, isLittleEndian);
  if (bytes > LONGEST_PAYLOAD) throw new EngineFailure(LINUX_ERRNO.E2BIG);
  return bytes;
}

/** The same, with null for no origin. */
type Begin = Omit<Receive, 'origin'> & { readonly origin: string | null };

function begin(
  { origin, force, heal, resumable, hidden }: Begin,
  memory: ReceiveMemory,
  file: Pointer,
  local: Pointer,
): number {
  using key = hidden && new SecretList(hidden);
  const { dataset, snapshot, record, cookie, offset } = memory;
  const [forced, healing, resuming] = [force, heal, resumable].map(Number) as [number, number, number];
  const secret = key?.pointer ?? NULL;
  if (isSince('2.2')) {
    return dmu_recv_begin(
      dataset,
      snapshot,
      record,
      forced,
      healing,
      resuming,
      local,
      secret,
      origin,
      cookie,
      file,
      offset,
    );
  }
  return dmu_recv_begin_2_1(
    dataset,
    snapshot,
    record,
    forced,
    resuming,
    local,
    secret,
    origin,
    cookie,
    file,
    offset,
  );
}

/** What libzpool keeps the addresses of from the begin of a receive to its end. */
class ReceiveMemory implements Disposable {
  readonly #dataset: Allocation;
  readonly #snapshot: Allocation;
  readonly #record: Allocation;
  readonly #cookie: Allocation = allocation(COOKIE_BYTES);
  readonly #offset: Allocation = allocation(8);

  constructor({ target, snapshotName, begin: record }: Receive) {
    this.#dataset = allocatedText(target);
    this.#snapshot = allocatedText(snapshotName);
    this.#record = allocation(record);
  }

  get dataset(): Pointer {
    return this.#dataset.pointer;
  }

  get snapshot(): Pointer {
    return this.#snapshot.pointer;
  }

  get record(): Pointer {
    return this.#record.pointer;
  }

  /** `dmu_recv_cookie_t`. */
  get cookie(): Pointer {
    return this.#cookie.pointer;
  }

  /** Bytes that were read. */
  get offset(): Pointer {
    return this.#offset.pointer;
  }

  /** Whether the receive makes the dataset. The addresses beside it prove that the struct is as it is known. */
  isNew(): boolean {
    const at = (member: keyof typeof COOKIE) => this.cookie + COOKIE[member];
    const isNew = uint32At(at('isNew'));
    if (uint64At(at('dataset')) !== this.dataset || uint64At(at('snapshot')) !== this.snapshot || isNew > 1) {
      throw new Error('dmu_recv_cookie_t is not as in the releases that are known');
    }
    return isNew === 1;
  }

  [Symbol.dispose](): void {
    for (const memory of [this.#dataset, this.#snapshot, this.#record, this.#cookie, this.#offset]) {
      memory[Symbol.dispose]();
    }
  }
}
