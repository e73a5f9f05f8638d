import { setTimeout as delay } from 'node:timers/promises';

/**
 * Events as they come, and `undefined` where none has come for some time.
 *
 * @param mayPause - asked before each event whether it matters that none comes
 */
export async function* withPauses<T>(
  events: AsyncIterable<T>,
  milliseconds: number,
  mayPause: () => boolean,
): AsyncGenerator<T | undefined, void, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = iterator.next();
      if (mayPause() && (await takesLonger(next, milliseconds))) yield undefined;
      const { done, value } = await next;
      if (done) return;
      yield value;
    }
  } finally {
    // Not waited for: it would wait for the next event.
    void iterator.return?.();
  }
}

async function takesLonger(next: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const stop = new AbortController();
  const late = delay(milliseconds, true, { signal: stop.signal }).catch(() => false);
  const isLate = await Promise.race([late, next.then(() => false)]);
  stop.abort();
  return isLate;
}
