import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { verifyStream } from 'zfskit/stream';
import type { BackedUp } from './manifest.ts';

/** What is wrong with a file, by its name. */
export type Damage = ReadonlyMap<string, string>;

/**
 * Reads files of a backup to their ends: size and SHA-256 are those of the manifest, the stream is whole with all its
 * checksums, encrypted, and of the snapshots that the manifest says.
 *
 * @throws the signal's reason
 */
export async function verify(
  folder: string,
  streams: readonly BackedUp[],
  signal: AbortSignal,
): Promise<Damage> {
  const damage = new Map<string, string>();
  for (const stream of streams) {
    const problem = await problemOf(folder, stream, signal);
    if (problem !== undefined) damage.set(stream.file, problem);
  }
  return damage;
}

async function problemOf(
  folder: string,
  expected: BackedUp,
  signal: AbortSignal,
): Promise<string | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted() {
    for await (const chunk of createReadStream(join(folder, expected.file), { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk as Buffer;
    }
  }
  try {
    const { begin } = await verifyStream(counted(), { signal });
    if (bytes !== expected.bytes) return `it has ${bytes} bytes, not ${expected.bytes}`;
    if (hash.digest('hex') !== expected.sha256) return 'its SHA-256 is not that of the manifest';
    if (!begin.features.includes('raw')) return 'it is not encrypted';
    if (begin.toguid !== expected.guid || begin.fromguid !== (expected.fromGuid ?? 0n)) {
      return 'it is of other snapshots than the manifest says';
    }
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}
