import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  type Abi,
  type CleanupDescriptor,
  type IoctlReply,
  type IoctlRequest,
  JoinedAbort,
  type KernelPipe,
  LINUX_ERRNO,
  type Transport,
  ZFS_ERRNO,
  ZfsError,
} from '../src/ioctl/index.ts';
import { compareInputs, descriptorPath } from './compare-calls.ts';
import { decodeCall } from './decode-call.ts';
import { differenceTexts } from './difference-text.ts';
import { rawCallOf } from './raw-call-of.ts';
import { replayReply } from './replay-reply.ts';
import { type RecordedCall, replayableCalls } from './replayable-calls.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** How a program has to follow a recording. */
export interface ReplayOptions {
  /**
   * `strict`, the default: call by call in the recorded order, in which a call stands where it ended. `any`: each call is
   * answered by the first recorded one that is the same and was not used yet, for programs that make several at a time.
   */
  readonly order?: 'strict' | 'any' | undefined;
  /**
   * What sends write, by the `seq` of the recorded call: a recording has no streams. Without it a send that succeeded
   * gives an empty one.
   */
  readonly streams?: ReadonlyMap<number, Uint8Array> | undefined;
}

/** What a replay needs of a recording: `readRecording` and `parseRecording` give it, and a test can write it. */
export interface Replayable {
  readonly header: Pick<TraceHeader, 'abi'>;
  readonly events: Iterable<TraceEvent>;
}

/** First number of a descriptor that is none. */
const FIRST_FD = 1000;

/**
 * A `Transport` that answers a program's ioctls by a recording, without a kernel:
 *
 *     await using transport = replay(readRecording('snapshots.trace'));
 *     await makeSnapshots(new Zfs(transport));
 *     transport.assertDone();
 *
 * A call is the recorded one when ioctl, subject, the members that the row says are input, and both input lists are equal; the
 * order of pairs, sizes of buffers, addresses and descriptors do not count, and wrapping keys are equal when they have the
 * same size. Calls that were repeated with a larger buffer count once, and a buffer that is too small is answered as the
 * kernel does. A call that never came back waits until it is aborted.
 *
 * The recording is read as far as it is needed.
 *
 * @throws ZfsError `ZFSKIT_BAD_RECORDING` from whichever call gets to where the recording is damaged
 */
export function replay(recording: Replayable, options: ReplayOptions = {}): ReplayTransport {
  return new ReplayTransport(recording, options);
}

/** See {@link replay}. */
export class ReplayTransport implements Transport {
  readonly abi: Abi;
  readonly #calls: Iterator<RecordedCall, void>;
  readonly #isStrict: boolean;
  readonly #streams: ReadonlyMap<number, Uint8Array>;
  readonly #closing = new AbortController();
  readonly #pipes = new Map<number, Pipe>();
  /** Read out of the recording and not made yet. */
  readonly #open: RecordedCall[] = [];
  #made = 0;
  #nextFd = FIRST_FD;

  constructor({ header, events }: Replayable, options: ReplayOptions = {}) {
    this.abi = header.abi;
    this.#calls = replayableCalls(events, header.abi);
    this.#isStrict = options.order !== 'any';
    this.#streams = options.streams ?? new Map();
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * Answers by the recording.
   *
   * @throws ZfsError `ZFSKIT_REPLAY` when the program does not make the recorded call, or what was recorded is not enough to
   *   answer it; `ZFSKIT_CLOSED`; the signal's reason
   */
  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    signal?.throwIfAborted();
    const { call, came, reply } = this.#answer(request);
    const abort = new JoinedAbort(signal, this.closing);
    try {
      if (!reply) return await interrupted(request, abort);
      return await this.#stream(call, came, reply, abort);
    } finally {
      abort.end();
    }
  }

  /** The same at once; streams stay empty. */
  ioctlSync(request: IoctlRequest): IoctlReply {
    const { call, reply } = this.#answer(request);
    return (
      reply ?? leaves(`${nameOf(call.traced)} (seq ${call.traced.seq}) never came back when it was recorded`)
    );
  }

  /** A pipe of which nobody has the kernel's end: a send writes what `streams` has for it, a receive takes everything. */
  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    const stream = new PassThrough();
    if (direction === 'to-kernel') stream.resume();
    const fd = this.#nextFd++;
    this.#pipes.set(fd, { stream, direction });
    const closeKernelEnd = () => {
      this.#pipes.delete(fd);
      if (direction === 'from-kernel') stream.end();
    };
    return { fd, stream, closeKernelEnd };
  }

  /** A number to give to holds; nothing is tied to it. */
  cleanupDescriptor(): CleanupDescriptor {
    return { fd: this.#nextFd++, close: async () => {} };
  }

  /** The recorded calls that the program did not make, in order. */
  rest(): TracedCall[] {
    for (let next = this.#calls.next(); !next.done; next = this.#calls.next()) this.#open.push(next.value);
    return this.#open.map(({ traced }) => traced);
  }

  /**
   * Makes sure that the program made every recorded call.
   *
   * @throws ZfsError `ZFSKIT_REPLAY` that names the first that it did not make
   */
  assertDone(): void {
    const [first, ...others] = this.rest();
    if (!first) return;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    leaves(
      `the program did not make call ${this.#made + 1} of ${this.#total()}, ${recordedName(first)}${more}`,
    );
  }

  /** Ends streams and waits; the recording need not be at its end, see {@link assertDone}. */
  async close(): Promise<void> {
    if (this.closing.aborted) return;
    this.#closing.abort(closedError());
    for (const { stream } of this.#pipes.values()) stream.destroy();
    this.#calls.return?.();
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Finds the recorded call and what it answers; no reply for one that never came back. */
  #answer(request: IoctlRequest): Answer {
    if (this.closing.aborted) throw closedError();
    const facts = { seq: this.#made, at: 0n, pid: process.pid, tid: process.pid };
    const came = decodeCall(rawCallOf(request, this.abi, facts), this.abi);
    const at = this.#find(came);
    const call = this.#open[at] as RecordedCall;
    const use = () => {
      this.#open.splice(at, 1);
      this.#made++;
    };
    if (call.raw.errno === undefined) {
      use();
      return { call, came, reply: undefined };
    }
    const made = replayReply(call.raw, request, this.abi);
    if (typeof made === 'string') leaves(`${recordedName(call.traced)} cannot be answered: ${made}`);
    if (!made.tooSmall) use();
    return { call, came, reply: made.reply };
  }

  /** Place of the recorded call in `#open`. */
  #find(came: TracedCall): number {
    const isIt = ({ traced }: RecordedCall) =>
      traced.request === came.request &&
      traced.subject === came.subject &&
      compareInputs(traced, came).length === 0;
    const found = this.#open.findIndex(isIt);
    if (found === 0 || (found > 0 && !this.#isStrict)) return found;
    while (!this.#isStrict || this.#open.length === 0) {
      const next = this.#calls.next();
      if (next.done) break;
      this.#open.push(next.value);
      if (isIt(next.value)) return this.#open.length - 1;
    }
    return this.#refuse(came);
  }

  #refuse(came: TracedCall): never {
    const place = `call ${this.#made + 1} of ${this.#total()}`;
    const open = this.#open.map(({ traced }) => traced);
    if (open.length === 0) leaves(`all ${this.#made} recorded calls were made, and ${nameOf(came)} came`);
    const alike = open.find(({ request, subject }) => request === came.request && subject === came.subject);
    const expected = this.#isStrict ? open[0] : alike;
    if (!expected)
      leaves(`${place} is ${nameOf(came)}, which is none of the ${open.length} calls that are left`);
    const should = this.#isStrict
      ? `${place} should be ${recordedName(expected)}`
      : `${place} is most like ${recordedName(expected)}`;
    if (expected.request !== came.request) leaves(`${should}, and ${nameOf(came)} came`);
    const [first] = compareInputs(expected, came);
    if (!first) return leaves(should);
    const [recorded, now] = differenceTexts(first.before, first.after);
    return leaves(`${should}, and differs at ${first.path}: ${recorded} was recorded, ${now} came`);
  }

  /** How many calls the recording has, as far as it can be read. */
  #total(): string {
    try {
      this.rest();
      return `${this.#made + this.#open.length}`;
    } catch {
      return `at least ${this.#made + this.#open.length}`;
    }
  }

  /** Moves the stream of a call, as the kernel would before it answers. */
  async #stream(
    { traced }: RecordedCall,
    came: TracedCall,
    reply: IoctlReply,
    abort: JoinedAbort,
  ): Promise<IoctlReply> {
    const pipe = this.#pipes.get(descriptorOf(came) ?? -1);
    if (!pipe) return reply;
    const { stream, direction } = pipe;
    if (direction === 'from-kernel') {
      const bytes = this.#streams.get(traced.seq);
      if (bytes) stream.write(bytes);
      return reply;
    }
    if (reply.errno !== 0) return reply;
    const taken = finished(stream, { readable: false }).then(
      () => reply,
      () => ({ ...reply, errno: ZFS_ERRNO.ZFS_ERR_STREAM_TRUNCATED }),
    );
    return abort.race(taken).catch(() => ({ ...reply, errno: LINUX_ERRNO.EINTR }));
  }
}

interface Pipe {
  readonly stream: PassThrough;
  readonly direction: 'from-kernel' | 'to-kernel';
}

interface Answer {
  readonly call: RecordedCall;
  readonly came: TracedCall;
  readonly reply: IoctlReply | undefined;
}

/** The descriptor of a stream that a call was given. */
function descriptorOf(call: TracedCall): number | undefined {
  const path = descriptorPath(call);
  if (path === undefined) return undefined;
  const [place, key] = path.split('/');
  const list = call.lists.find((found) => found.place === place)?.list;
  const value =
    key === undefined
      ? call.members.find(({ name }) => name === place)?.before
      : list?.pairs().find(({ name }) => name === key)?.value;
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

/** Waits as the recorded call did, which was never answered. */
async function interrupted(request: IoctlRequest, abort: JoinedAbort): Promise<IoctlReply> {
  await new Promise<void>((resolve) => {
    abort.listen(resolve);
  });
  const nothing = new Uint8Array();
  return { errno: LINUX_ERRNO.EINTR, command: request.command, dst: nothing, history: nothing };
}

function nameOf({ name, subject }: TracedCall): string {
  return subject === '' ? name : `${name} of ${subject}`;
}

function recordedName(call: TracedCall): string {
  return `${nameOf(call)} (seq ${call.seq})`;
}

function leaves(why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_REPLAY', message: `the program leaves the recording: ${why}` });
}

function closedError(): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the replay was closed' });
}
