import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fuzz } from '../fuzz/recording.fuzz.ts';
import { ZfsError } from '../src/ioctl/index.ts';
import { Nvlist, uint8Array } from '../src/nvlist/index.ts';
import { MADE_ABI, madeCall } from './made-call.ts';
import { parseRecording, type Recording, readRecording } from './read-recording.ts';
import { FRAME, frame, MAX_FRAME_BYTES } from './recording-format.ts';
import { type RecordingOptions, RecordingWriter } from './recording-writer.ts';
import { sampleEvents as events, sampleHeader as header } from './testdata/sample-trace.ts';
import type { TraceEvent } from './trace-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

function record(name: string, recorded: Iterable<TraceEvent>, options?: RecordingOptions): string {
  const path = join(folder, name);
  const writer = RecordingWriter.open(path, header, options);
  for (const event of recorded) writer.write(event);
  writer.end();
  return path;
}

/** All events that can be read, and the error after them. */
function readAll({ events: found }: Recording): { events: TraceEvent[]; error: unknown } {
  const read: TraceEvent[] = [];
  try {
    for (const event of found) read.push(event);
    return { events: read, error: undefined };
  } catch (error) {
    return { events: read, error };
  }
}

function readBytes(bytes: Uint8Array): { events: TraceEvent[]; error: unknown } {
  try {
    return readAll(parseRecording(bytes));
  } catch (error) {
    return { events: [], error };
  }
}

const whole = readFileSync(record('whole', events));

test('what was written is read, to the byte', () => {
  const path = record('round-trip', events);
  const recording = readRecording(path);
  expect(recording.header).toEqual({
    ...header,
    platform: process.platform,
    arch: process.arch,
    hasSecrets: false,
  });
  expect([...recording.events]).toEqual(events);
  // Once more, from the beginning.
  expect([...recording.events]).toEqual(events);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a file that was there is emptied, and then its owner alone may read it', () => {
  const path = join(folder, 'there');
  writeFileSync(path, 'x'.repeat(100_000), { mode: 0o644 });
  RecordingWriter.open(path, header).end();
  expect([...readRecording(path).events]).toEqual([]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('the layout of a release that was probed is kept', () => {
  const abi = { ...MADE_ABI, version: '9.9.9-1', release: [9, 9, 9] as const, provenBy: 'probe' as const };
  const path = join(folder, 'probed');
  RecordingWriter.open(path, { ...header, abi, command: undefined }).end();
  expect(readRecording(path).header).toMatchObject({ abi, command: undefined });
});

test('wrapping keys are not in the file unless they are asked for', () => {
  const wkeydata = new Uint8Array(32).fill(0x4b);
  const call = madeCall({
    ioctl: 'ZFS_IOC_LOAD_KEY',
    subject: 'tank/a',
    src: Nvlist.from({ hidden_args: Nvlist.from({ wkeydata: uint8Array(wkeydata) }) }),
  });
  const kept = readRecording(record('secret', [call], { showSecrets: true }));
  expect(kept.header.hasSecrets).toBe(true);
  expect([...kept.events]).toEqual([call]);
  const [hidden] = readRecording(record('hidden', [call])).events;
  expect(hidden).not.toEqual(call);
  const bytes = (hidden?.kind === 'call' && hidden.src?.bytes) || new Uint8Array();
  expect(bytes.length).toBe(call.src?.bytes.length);
  expect(Buffer.from(bytes).includes(Buffer.from(wkeydata))).toBe(false);
});

test('passwords in command lines are not in the file unless they are asked for', () => {
  const argv = ['zfs', 'load-key', '-L', 'https://me:hunter2@host/key', 'tank'];
  const exec: TraceEvent = { kind: 'exec', at: 5n, pid: 7, tid: 7, ppid: 1, argv };
  const recorded = (options?: RecordingOptions) => {
    const path = join(folder, 'command');
    const writer = RecordingWriter.open(path, { ...header, command: argv }, options);
    writer.write(exec);
    writer.end();
    return readFileSync(path, 'latin1');
  };
  expect(recorded()).not.toContain('hunter2');
  expect(recorded({ showSecrets: true }).match(/hunter2/g)).toHaveLength(2);
});

test('what waits is in the file after 200 milliseconds, and without an end counts as cut off', async () => {
  const path = join(folder, 'running');
  using writer = RecordingWriter.open(path, header);
  for (const event of events) writer.write(event);
  expect(() => readRecording(path)).toThrow(/ends in its first bytes|no recording/);
  await expect.poll(() => statSync(path).size).toBeGreaterThan(0);
  const { events: found, error } = readAll(readRecording(path));
  expect(found).toEqual(events);
  expect(error).toMatchObject({
    code: 'ZFSKIT_BAD_RECORDING',
    message: /there is no end behind the 9 events/,
  });
});

test('a file that cannot be made or written says why', () => {
  expect(() => RecordingWriter.open(join(folder, 'no', 'such'), header)).toThrow(
    expect.objectContaining({ code: 'ENOENT' }),
  );
  const full = RecordingWriter.open('/dev/full', header);
  expect(() => full.end()).toThrow(expect.objectContaining({ code: 'ENOSPC', subject: '/dev/full' }));
  expect(() => full.write(events[0] as TraceEvent)).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  const ended = RecordingWriter.open(join(folder, 'ended'), header);
  ended.end();
  ended.end();
  expect(() => ended.write(events[0] as TraceEvent)).toThrow(
    expect.objectContaining({ code: 'ZFSKIT_CLOSED' }),
  );
});

describe('a recording that is not whole', () => {
  test('cut at any byte, gives the complete events and then says so', () => {
    let most = 0;
    for (let length = 0; length < whole.length; length++) {
      const { events: found, error } = readBytes(whole.subarray(0, length));
      expect(error).toBeInstanceOf(ZfsError);
      expect(error).toMatchObject({
        code: 'ZFSKIT_BAD_RECORDING',
        message: expect.stringMatching(/at byte \d+/),
      });
      expect(found.length).toBeGreaterThanOrEqual(most);
      if (found.length > most) expect(found).toEqual(events.slice(0, found.length));
      most = found.length;
    }
    expect(most).toBe(events.length);
  });

  test('with any bit turned, is noticed, and gives no event that was not there', () => {
    let most = 0;
    for (let at = 0; at < whole.length; at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      const { events: found, error } = readBytes(damaged);
      expect(error).toMatchObject({ code: 'ZFSKIT_BAD_RECORDING' });
      most = Math.max(most, found.length);
      if (at % 50 === 0) expect(found).toEqual(events.slice(0, found.length));
    }
    expect(most).toBe(events.length);
  });

  test('or has something behind its end, or fewer events than it says', () => {
    expect(readBytes(Buffer.concat([whole, Uint8Array.of(0)])).error).toMatchObject({
      message: /1 bytes follow/,
    });
    expect(readBytes(remade(frame(FRAME.end, { events: 1 }))).error).toMatchObject({
      message: /should have 1 events, not 0/,
    });
    expect(readBytes(remade(frame(FRAME.end, { events: [[['x'.repeat(1000)]]] }))).error).toMatchObject({
      message: /its end does not say how many events it has$/,
    });
  });

  test('or became shorter while it was read', () => {
    const path = join(folder, 'shorter');
    writeFileSync(path, whole);
    const recording = readRecording(path);
    truncateSync(path, 20);
    expect(readAll(recording).error).toMatchObject({ message: /at byte 20: it became shorter while/ });
  });
});

/** A recording with a right header, and other frames behind it. */
function remade(...frames: readonly Uint8Array[]): Uint8Array {
  const path = join(folder, 'header');
  RecordingWriter.open(path, header).end();
  const bytes = readFileSync(path);
  const end = frame(FRAME.end, { events: 0 });
  return Buffer.concat([bytes.subarray(0, bytes.length - end.length), ...frames]);
}

test.each([
  ['not an array of texts', { kind: 'exec', at: '1', pid: 1, tid: 1, ppid: 0, argv: [1] }, /"argv" is not/],
  ['no pid', { kind: 'detach', at: '1', tid: 1 }, /"pid" is not an integer/],
  ['an unknown kind', { kind: 'x', at: '1', pid: 1, tid: 1 }, /"kind" is not a known kind/],
  ['no lengths', { kind: 'call', at: '1', pid: 1, tid: 1 }, /"lengths" is not 6 lengths/],
  [
    'lengths above the limit',
    { kind: 'call', at: '1', pid: 1, tid: 1, lengths: [MAX_FRAME_BYTES, 1, null, null, null, null] },
    /are more than/,
  ],
  [
    'lengths without their bytes',
    { kind: 'call', at: '1', pid: 1, tid: 1, lengths: [9, null, null, null, null, null] },
    /event cannot be read/,
  ],
])('a frame with a right checksum and wrong facts is refused: %s', (_, facts, message) => {
  expect(readBytes(remade(frame(FRAME.event, facts)))).toMatchObject({
    events: [],
    error: { code: 'ZFSKIT_BAD_RECORDING', message },
  });
});

test('a recording of a later format, or of a release that is not known, says what to do', () => {
  const later = Uint8Array.from(whole);
  later[8] = 2;
  expect(readBytes(later).error).toMatchObject({ message: /it is of format 2.*update zfskit/ });
  const facts = { version: '9.0.0', provenBy: 'release', layout: '9.0.0', platform: 'linux', arch: 'x64' };
  const started = { ...facts, startedAt: '1', command: null, hasSecrets: false };
  const unknown = Buffer.concat([whole.subarray(0, 10), frame(FRAME.header, started)]);
  expect(readBytes(unknown).error).toMatchObject({
    message: /laid out as in OpenZFS "9.0.0".*update zfskit/,
  });
});

const inputs = ['../fuzz/seeds/', '../fuzz/findings/recording/'].map(
  (path) => new URL(path, import.meta.url),
);
test.each(inputs.filter(existsSync))('inputs of the fuzzer: %s', (folder) => {
  for (const file of readdirSync(folder)) {
    const data = Uint8Array.from(readFileSync(new URL(file, folder)));
    expect(() => fuzz(data), file).not.toThrow();
  }
});

test('what is no regular file is refused at once', () => {
  const fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
  for (const path of [fifo, folder]) {
    expect(() => readRecording(path)).toThrow(/at byte 0: it is no regular file/);
  }
});
