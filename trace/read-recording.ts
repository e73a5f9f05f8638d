import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { type Abi, abiForVersion, parseRelease, ZfsError } from '../src/ioctl/index.ts';
import { fileError } from './file-error.ts';
import { type EventFacts, eventOf, partBytes } from './recorded-event.ts';
import {
  FRAME,
  FRAME_HEAD_BYTES,
  frameCrc,
  MAX_FACTS_BYTES,
  MAX_FRAME_BYTES,
  PROLOGUE_BYTES,
  RECORDING_MAGIC,
  RECORDING_VERSION,
} from './recording-format.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/** What a recording says of itself. */
export interface RecordingHeader extends TraceHeader {
  /** Where it was recorded, as Node names it: `linux`, `x64`. */
  readonly platform: string;
  readonly arch: string;
  /** Whether wrapping keys, and users and passwords in web addresses, were kept; otherwise they are overwritten. */
  readonly hasSecrets: boolean;
}

/** A trace that was recorded. */
export interface Recording {
  readonly header: RecordingHeader;
  /**
   * The events in order, read one by one each time that they are iterated. A file that is cut off or damaged gives all
   * events before that place and then throws ZfsError `ZFSKIT_BAD_RECORDING`.
   */
  readonly events: Iterable<TraceEvent>;
}

/** Bytes of a recording, by place. */
interface RecordingBytes {
  /** Bytes that there are. */
  readonly size: number;
  /** The bytes from a place on; fewer where they end, or the file became shorter. */
  read(offset: number, length: number): Uint8Array;
}

/**
 * Opens a recording. Reading it takes as much memory as its largest event, at most 256 MiB.
 *
 * @throws ZfsError `ZFSKIT_BAD_RECORDING` when it is none, is of a later format, or of a release that is not known here;
 *   with the system's code, such as `ENOENT`, when the file cannot be read
 */
export function readRecording(path: string): Recording {
  const { header, offset } = withFile(path, (bytes) => readStart(bytes, path));
  return { header, events: { [Symbol.iterator]: () => fileEvents(path, offset, header) } };
}

/**
 * The same of bytes in memory.
 *
 * @param name - what errors call them
 * @throws ZfsError `ZFSKIT_BAD_RECORDING`
 */
export function parseRecording(content: Uint8Array, name = 'the recording'): Recording {
  // As plain bytes: what is sliced of a Buffer is no copy.
  const plain = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  const bytes: RecordingBytes = {
    size: plain.length,
    read: (offset, length) => plain.subarray(offset, offset + length),
  };
  const { header, offset } = readStart(bytes, name);
  return { header, events: { [Symbol.iterator]: () => readEvents(bytes, name, offset, header) } };
}

function* fileEvents(
  path: string,
  offset: number,
  header: RecordingHeader,
): Generator<TraceEvent, void, void> {
  const fd = openFile(path);
  try {
    yield* readEvents(bytesOfFile(fd, path), path, offset, header);
  } finally {
    closeSync(fd);
  }
}

function withFile<T>(path: string, use: (bytes: RecordingBytes) => T): T {
  const fd = openFile(path);
  try {
    return use(bytesOfFile(fd, path));
  } finally {
    closeSync(fd);
  }
}

function openFile(path: string): number {
  try {
    // A FIFO that nobody writes to would make it wait.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw fileError(path, 'read', cause);
  }
}

/** Bytes that are read at a time, where no frame needs more. */
const CHUNK_BYTES = 256 << 10;

function bytesOfFile(fd: number, path: string): RecordingBytes {
  let chunk: Uint8Array = new Uint8Array();
  let chunkAt = 0;
  const fill = (offset: number, length: number) => {
    const into = new Uint8Array(length);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < length; filled += count) {
      count = readSync(fd, into, filled, length - filled, offset + filled);
    }
    return into.subarray(0, filled);
  };
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) bad(path, 0, 'it is no regular file, save it to one');
    return {
      size: stat.size,
      read: (offset, length) => {
        try {
          if (offset < chunkAt || offset + length > chunkAt + chunk.length) {
            chunk = fill(offset, Math.max(length, Math.min(CHUNK_BYTES, stat.size - offset)));
            chunkAt = offset;
          }
          return chunk.subarray(offset - chunkAt, offset - chunkAt + length);
        } catch (cause) {
          throw fileError(path, 'read', cause);
        }
      },
    };
  } catch (cause) {
    throw cause instanceof ZfsError ? cause : fileError(path, 'read', cause);
  }
}

function readStart(bytes: RecordingBytes, name: string): { header: RecordingHeader; offset: number } {
  const prologue = bytes.read(0, PROLOGUE_BYTES);
  if (!RECORDING_MAGIC.every((byte, i) => prologue[i] === byte)) {
    bad(name, 0, 'it is no recording of zfskit trace, or was transferred as text');
  }
  if (prologue.length < PROLOGUE_BYTES) cutOff(name, prologue.length, 'it ends in its first bytes');
  const version = (prologue[8] as number) | ((prologue[9] as number) << 8);
  if (version !== RECORDING_VERSION) {
    bad(name, 8, `it is of format ${version}, and ${RECORDING_VERSION} is known here: update zfskit`);
  }
  const first = readFrame(bytes, name, PROLOGUE_BYTES);
  if (first.kind !== FRAME.header) bad(name, PROLOGUE_BYTES, 'its first frame is no header');
  return { header: headerOf(first.facts, name), offset: first.end };
}

function* readEvents(
  bytes: RecordingBytes,
  name: string,
  start: number,
  header: RecordingHeader,
): Generator<TraceEvent, void, void> {
  let offset = start;
  let count = 0;
  for (;;) {
    if (offset === bytes.size) {
      cutOff(
        name,
        offset,
        `there is no end behind the ${count} events: the tracer was killed, or still runs`,
      );
    }
    const found = readFrame(bytes, name, offset);
    if (found.kind === FRAME.end) return checkEnd(bytes, name, found, count, offset);
    if (found.kind !== FRAME.event) bad(name, offset, `a frame of kind ${found.kind} has no place here`);
    yield readEvent(found, name, offset, header);
    count++;
    offset = found.end;
  }
}

function checkEnd(
  bytes: RecordingBytes,
  name: string,
  { facts, end }: Frame,
  count: number,
  at: number,
): void {
  const { events } = facts;
  if (typeof events !== 'number') bad(name, at, 'its end does not say how many events it has');
  if (events !== count) bad(name, at, `it should have ${events} events, not ${count}`);
  if (end !== bytes.size) bad(name, end, `${bytes.size - end} bytes follow its end`);
}

function readEvent(
  { facts, body }: Frame,
  name: string,
  offset: number,
  { abi }: RecordingHeader,
): TraceEvent {
  try {
    const length = partBytes(facts);
    if (length > MAX_FRAME_BYTES) throw new TypeError(`${length} bytes are more than ${MAX_FRAME_BYTES}`);
    const parts = inflate(body, length);
    const event = eventOf(facts, parts);
    if (event.kind === 'call') checkImages(event.before, event.after, abi);
    return event;
  } catch (cause) {
    return bad(
      name,
      offset,
      `the event cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    );
  }
}

/** As plain bytes: what is sliced of a Buffer is no copy. */
function inflate(body: Uint8Array, length: number): Uint8Array {
  if (body.length === 0 && length === 0) return new Uint8Array();
  // Zlib takes no 0 as a limit.
  const { buffer, byteOffset, byteLength } = inflateRawSync(body, { maxOutputLength: Math.max(length, 1) });
  if (byteLength !== length) throw new TypeError(`${byteLength} bytes were inflated, not ${length}`);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** An image is shorter where memory could not be read; nothing makes it longer. */
function checkImages(before: Uint8Array, after: Uint8Array | undefined, { layout }: Abi): void {
  const length = Math.max(before.length, after?.length ?? 0);
  if (length > layout.size) {
    throw new TypeError(`a command of ${length} bytes, but zfs_cmd_t has ${layout.size} in its release`);
  }
}

/** A frame as it stands in the file. */
interface Frame {
  readonly kind: number;
  readonly facts: EventFacts;
  /** What follows the facts. */
  readonly body: Uint8Array;
  /** Place behind it. */
  readonly end: number;
}

function readFrame(bytes: RecordingBytes, name: string, offset: number): Frame {
  const left = bytes.size - offset;
  if (left < 0) cutOff(name, bytes.size, 'it became shorter while it was read');
  if (left < FRAME_HEAD_BYTES) cutOff(name, offset, `a frame begins and ends after ${left} bytes`);
  const head = bytes.read(offset, FRAME_HEAD_BYTES).slice();
  if (head.length < FRAME_HEAD_BYTES) cutOff(name, offset, 'it became shorter while it was read');
  const view = new DataView(head.buffer);
  const kind = view.getUint8(0);
  const length = view.getUint32(1, true);
  if (length > left - FRAME_HEAD_BYTES) {
    cutOff(name, offset, `a frame of ${length} bytes begins, and ${left - FRAME_HEAD_BYTES} follow`);
  }
  if (length > MAX_FRAME_BYTES) bad(name, offset, `a frame of ${length} bytes is above the limit`);
  const payload = bytes.read(offset + FRAME_HEAD_BYTES, length);
  if (payload.length < length) cutOff(name, offset, 'it became shorter while it was read');
  if (frameCrc(head, payload) !== view.getUint32(5, true)) {
    bad(
      name,
      offset,
      'the checksum of the frame is wrong: the file is damaged here; what is before this place can be used',
    );
  }
  const facts = factsOf(payload, name, offset);
  const factsEnd = 4 + new DataView(payload.buffer, payload.byteOffset).getUint32(0, true);
  return { kind, facts, body: payload.subarray(factsEnd), end: offset + FRAME_HEAD_BYTES + length };
}

const decoder = new TextDecoder();

function factsOf(payload: Uint8Array, name: string, offset: number): EventFacts {
  if (payload.length < 4) bad(name, offset, 'the frame is too short to have facts');
  const length = new DataView(payload.buffer, payload.byteOffset).getUint32(0, true);
  if (length > payload.length - 4 || length > MAX_FACTS_BYTES) {
    bad(name, offset, `${length} bytes of facts do not fit the frame`);
  }
  let facts: unknown;
  try {
    facts = JSON.parse(decoder.decode(payload.subarray(4, 4 + length)));
  } catch (cause) {
    bad(name, offset, `the facts of the frame are no JSON: ${(cause as Error).message}`, cause);
  }
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    bad(name, offset, 'the facts of the frame are no JSON object');
  }
  return facts as EventFacts;
}

function headerOf(facts: EventFacts, name: string): RecordingHeader {
  const { platform, arch, startedAt, command, hasSecrets } = facts as Readonly<Record<string, unknown>>;
  const isCommand =
    command === null || (Array.isArray(command) && command.every((word) => typeof word === 'string'));
  if (
    typeof platform !== 'string' ||
    typeof arch !== 'string' ||
    typeof startedAt !== 'string' ||
    !/^\d{1,20}$/.test(startedAt) ||
    typeof hasSecrets !== 'boolean' ||
    !isCommand
  ) {
    bad(name, PROLOGUE_BYTES, 'the header lacks facts that it must have');
  }
  return {
    abi: abiOf(facts, name),
    startedAt: BigInt(startedAt),
    command: command === null ? undefined : (command as readonly string[]),
    platform,
    arch,
    hasSecrets,
  };
}

/** The layout is named by the first release that has it: it may have been proven for a release that no table has. */
function abiOf({ version, provenBy, layout }: EventFacts, name: string): Abi {
  const release = typeof version === 'string' ? parseRelease(version) : undefined;
  if (!release || typeof layout !== 'string' || (provenBy !== 'release' && provenBy !== 'probe')) {
    bad(name, PROLOGUE_BYTES, 'the header does not say of which ZFS release the calls are');
  }
  try {
    return { version: version as string, release, layout: abiForVersion(layout).layout, provenBy };
  } catch (cause) {
    return bad(
      name,
      PROLOGUE_BYTES,
      `its calls are laid out as in OpenZFS ${JSON.stringify(layout.slice(0, 64))}, which is not known here: update zfskit`,
      cause,
    );
  }
}

function cutOff(name: string, offset: number, why: string): never {
  return bad(name, offset, `${why}; it was cut off or is damaged, what is before this place can be used`);
}

function bad(name: string, offset: number, why: string, cause?: unknown): never {
  throw new ZfsError({
    code: 'ZFSKIT_BAD_RECORDING',
    message: `${name} cannot be read on at byte ${offset}: ${why}`,
    subject: name,
    cause,
  });
}
