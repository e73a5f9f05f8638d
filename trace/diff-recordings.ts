import { align } from './align.ts';
import { type CallDifference, compareInputs, compareResults } from './compare-calls.ts';
import { mapNames, type NameMap } from './map-names.ts';
import type { Replayable } from './replay-transport.ts';
import { replayableCalls } from './replayable-calls.ts';
import type { TracedCall } from './traced-call.ts';

/** How to compare two traces. */
export interface DiffRecordingsOptions {
  /** Names of pools and datasets of the first trace, and what the second calls them. */
  readonly names?: NameMap | undefined;
  /** Compare what the kernel answered too; by default its errno alone, since guids, times and sizes differ by nature. */
  readonly results?: boolean | undefined;
}

/** In what two traces differ: a call that only one has, or two calls of the same ioctl and subject that are not the same. */
export type RecordingDifference =
  | { readonly kind: 'only-a'; readonly a: TracedCall }
  | { readonly kind: 'only-b'; readonly b: TracedCall }
  | {
      readonly kind: 'changed';
      /** The call of the first trace, with its names replaced. */
      readonly a: TracedCall;
      readonly b: TracedCall;
      readonly differences: readonly CallDifference[];
    };

/**
 * Compares two traces call by call, and gives their differences in order. Calls that were repeated with a larger buffer or after
 * a signal count once; calls are the same when ioctl and subject are, and as few as possible are in only one of the traces.
 * Processes, times, addresses, sizes of buffers, descriptors and the order of pairs never count.
 *
 * The events are read twice, each time from the beginning; four bytes a call are kept. Secrets are not shown, and not compared.
 *
 * @throws ZfsError `ZFSKIT_BAD_RECORDING` before the first difference when one of them is cut off or damaged
 */
export function* diffRecordings(
  a: Replayable,
  b: Replayable,
  options: DiffRecordingsOptions = {},
): Generator<RecordingDifference, void, void> {
  const { names = new Map(), results = false } = options;
  const keys = new Map<string, number>();
  const runs = align(keysOf(a, names, keys), keysOf(b, new Map(), keys));
  const callsA = callsOf(a, names);
  const callsB = callsOf(b, new Map());
  try {
    for (const { of, count } of runs) {
      for (let i = 0; i < count; i++) {
        const left = of === 'b' ? undefined : (callsA.next().value as TracedCall);
        const right = of === 'a' ? undefined : (callsB.next().value as TracedCall);
        const found = left && right ? compare(left, right, results) : onlyOne(left, right);
        if (found) yield found;
      }
    }
  } finally {
    callsA.return();
    callsB.return();
  }
}

function* callsOf({ header, events }: Replayable, names: NameMap): Generator<TracedCall, void, void> {
  for (const { traced } of replayableCalls(events, header.abi)) yield mapNames(traced, names);
}

/** A number for each call, the same for the same ioctl and subject. */
function keysOf(recording: Replayable, names: NameMap, keys: Map<string, number>): Int32Array {
  let found = new Int32Array(1024);
  let count = 0;
  for (const { name, subject } of callsOf(recording, names)) {
    if (count === found.length) {
      const larger = new Int32Array(2 * count);
      larger.set(found);
      found = larger;
    }
    const key = `${name}\0${subject}`;
    const number = keys.get(key) ?? keys.size;
    keys.set(key, number);
    found[count++] = number;
  }
  return found.subarray(0, count);
}

function compare(a: TracedCall, b: TracedCall, results: boolean): RecordingDifference | undefined {
  const differences = [...compareInputs(a, b), ...compareResults(a, b, results ? 'all' : 'errno')];
  return differences.length === 0 ? undefined : { kind: 'changed', a, b, differences };
}

function onlyOne(a: TracedCall | undefined, b: TracedCall | undefined): RecordingDifference | undefined {
  if (a) return { kind: 'only-a', a };
  return b && { kind: 'only-b', b };
}
