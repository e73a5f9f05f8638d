import { Readable } from 'node:stream';
import { StreamError } from './error.ts';

/** Bytes in pieces: a Node Readable, an async generator, an array, ... */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The chunks of a source. Ends when the signal is aborted, even while the source stalls; the source is closed in any case.
 *
 * @throws StreamError `STREAM_NOT_BYTES`; whatever the source throws; the signal's reason
 */
export async function* chunksOf(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let open = true;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = iterator.next();
      const { done, value } = await (signal === undefined ? next : orAbort(next, signal));
      if (done) {
        open = false;
        return;
      }
      if (!(value instanceof Uint8Array)) {
        throw new StreamError('STREAM_NOT_BYTES', 'the source does not give bytes (Uint8Array)');
      }
      yield value;
    }
  } finally {
    if (open) await close(source, iterator, signal);
  }
}

/** The result of a wait, unless the signal is aborted first. Leaves no listener behind. */
async function orAbort<T>(wait: T | PromiseLike<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([wait, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Closes a source that has more to give. One that stalls is not waited for. */
async function close(
  source: ByteSource,
  iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (source instanceof Readable) source.on('error', () => {}).destroy();
  const closed = Promise.resolve(iterator.return?.()).catch(() => {});
  if (!signal?.aborted) await closed;
}
