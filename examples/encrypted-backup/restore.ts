import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Zfs } from 'zfskit';
import { chainOf, readManifest } from './manifest.ts';
import { type Damage, verify } from './verify.ts';

/** What to restore, and where. */
export interface RestoreOptions {
  readonly folder: string;
  /** Filesystem or volume to make. */
  readonly target: string;
  /** Short name of the snapshot to restore; the latest where it is left out. */
  readonly snapshot: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Receives a chain up to a snapshot into a new dataset, after all its files were verified. The dataset has the key that it was
 * backed up with, which is not loaded.
 *
 * @returns what is wrong; where that is not empty nothing was restored
 * @throws Error when there is no such backup; ZfsError as `receive` does
 */
export async function restore(
  zfs: Zfs,
  { folder, target, snapshot, signal }: RestoreOptions,
): Promise<Damage> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) throw new Error(`${folder} has no manifest`);
  const last = manifest.streams.findLast(
    (each) => snapshot === undefined || shortName(each.snapshot) === snapshot,
  );
  if (last === undefined) throw new Error(`${folder} has no backup of ${snapshot ?? manifest.dataset}`);
  const chain = chainOf(manifest, last);
  const damage = await verify(folder, chain, signal);
  if (damage.size > 0) return damage;
  for (const stream of chain) {
    const name = `${target}@${shortName(stream.snapshot)}`;
    await zfs.receive(name, createReadStream(join(folder, stream.file)), { signal });
    const { guid } = await zfs.datasets.get(name);
    if (guid !== stream.guid) throw new Error(`${name} is another snapshot than ${stream.snapshot}`);
  }
  return damage;
}

function shortName(snapshot: string): string {
  return snapshot.slice(snapshot.indexOf('@') + 1);
}
