import { deepStrictEqual } from 'node:assert';
import { ZfsError } from '../src/ioctl/index.ts';
import { diffRecordings } from '../trace/diff-recordings.ts';
import { parseRecording } from '../trace/read-recording.ts';
import { eventOf, takeApart } from '../trace/recorded-event.ts';
import {
  FRAME,
  FRAME_HEAD_BYTES,
  frame,
  frameCrc,
  PROLOGUE_BYTES,
  RECORDING_MAGIC,
  RECORDING_VERSION,
} from '../trace/recording-format.ts';

const PROLOGUE = Uint8Array.of(...RECORDING_MAGIC, RECORDING_VERSION, 0);

const HEADER = frame(FRAME.header, {
  version: '2.3.9-1',
  provenBy: 'release',
  layout: '2.3.3',
  platform: 'linux',
  arch: 'x64',
  startedAt: '1',
  command: null,
  hasSecrets: false,
});

/**
 * Any bytes as a recording (even first byte), or as frames with right checksums behind a right header: the events that are
 * read are the same when taken apart and put together, and compared with themselves; the error names a place in the input.
 */
export function fuzz(data: Uint8Array): void {
  if (data.length < 1) return;
  const content = Uint8Array.from(data.subarray(1));
  const bytes = ((data[0] as number) & 1) === 0 ? content : framed(content);
  try {
    const recording = parseRecording(bytes);
    for (const event of recording.events) {
      const { facts, parts } = takeApart(event);
      const again = eventOf(JSON.parse(JSON.stringify(facts)), joined(parts));
      deepStrictEqual(again, event);
    }
    for (const names of [new Map<string, string>(), new Map([['tank', 'a']])]) {
      const found = [...diffRecordings(recording, recording, { names, results: true })];
      if (names.size === 0 && found.length > 0) throw new Error(`differs from itself: ${found[0]?.kind}`);
    }
  } catch (error) {
    const place = error instanceof ZfsError ? /at byte (\d+):/.exec(error.message) : undefined;
    const isExpected = error instanceof ZfsError && error.code === 'ZFSKIT_BAD_RECORDING';
    if (!isExpected || !place || Number(place[1]) > bytes.length) throw error;
  }
}

/** What a fuzzer cannot find: lengths and checksums. Each frame is its kind, two bytes of length, and its payload. */
function framed(content: Uint8Array): Uint8Array {
  const frames: Uint8Array[] = [PROLOGUE, HEADER];
  for (let at = 0; at + 3 <= content.length; ) {
    const length = (content[at + 1] as number) | ((content[at + 2] as number) << 8);
    const payload = content.subarray(at + 3, at + 3 + length);
    const head = new Uint8Array(FRAME_HEAD_BYTES);
    const view = new DataView(head.buffer);
    view.setUint8(0, content[at] as number);
    view.setUint32(1, payload.length, true);
    view.setUint32(5, frameCrc(head, payload), true);
    frames.push(head, payload);
    at += 3 + length;
  }
  return joined(frames);
}

/** The reverse of {@link framed}, for the seeds: the frames of a recording behind its header. */
export function unframed(recording: Uint8Array): Uint8Array {
  const frames: Uint8Array[] = [Uint8Array.of(1)];
  const view = new DataView(recording.buffer, recording.byteOffset, recording.byteLength);
  for (let at = PROLOGUE_BYTES; at < recording.length; ) {
    const length = view.getUint32(at + 1, true);
    const end = at + FRAME_HEAD_BYTES + length;
    if (recording[at] !== FRAME.header) {
      frames.push(Uint8Array.of(recording[at] as number, length & 0xff, length >> 8));
      frames.push(recording.subarray(at + FRAME_HEAD_BYTES, end));
    }
    at = end;
  }
  return joined(frames);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
