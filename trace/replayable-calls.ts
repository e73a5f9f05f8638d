import type { Abi } from '../src/ioctl/index.ts';
import { compareInputs } from './compare-calls.ts';
import { decodeCall } from './decode-call.ts';
import { HeldCalls } from './held-calls.ts';
import type { RawCall, TraceEvent } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';
import { wasTooSmall } from './was-too-small.ts';

/** A recorded call, as bytes and decoded. */
export interface RecordedCall {
  readonly raw: RawCall;
  readonly traced: TracedCall;
}

/**
 * The calls of a trace without those that the same thread made once more because the buffer was too small (ENOMEM) or a signal
 * came: how often that happens does not belong to the program. Reads the events as it goes.
 */
export function* replayableCalls(
  events: Iterable<TraceEvent>,
  abi: Abi,
): Generator<RecordedCall, void, void> {
  const held = new HeldCalls<RecordedCall>();
  for (const event of events) {
    if (event.kind !== 'call') continue;
    const call = { raw: event, traced: decodeCall(event, abi) };
    const before = held.take(event.tid);
    if (before && !isRepeat(before.traced, call.traced)) yield before;
    if (mayBeRepeated(event)) yield* held.hold(event.tid, call, bytesOf(event));
    else yield call;
  }
  yield* held.takeAll(() => true);
}

function mayBeRepeated(call: RawCall): boolean {
  return isRestart(call.errno ?? 0) || wasTooSmall(call);
}

function bytesOf({ src, conf, dst, history }: RawCall): number {
  return [src, conf, dst, history].reduce((sum, captured) => sum + (captured?.bytes.length ?? 0), 0);
}

/** Whether it is one of the kernel's own numbers for a call that is begun again after a signal (`include/linux/errno.h` in Linux). */
export function isRestart(errno: number): boolean {
  return errno >= 512 && errno <= 516;
}

function isRepeat(first: TracedCall, next: TracedCall): boolean {
  return first.request === next.request && compareInputs(first, next).length === 0;
}
