import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset, Zfs } from 'zfskit';
import {
  type BackedUp,
  chainOf,
  type Manifest,
  readManifest,
  STREAM_FILE,
  syncFolder,
  writeManifest,
} from './manifest.ts';
import { type Damage, verify } from './verify.ts';

/** Marks the snapshots that were made for a folder, with its id: no other is ever destroyed. */
const MARK = 'zfskit.example:backup';

/** What to back up, and what to keep. */
export interface BackUpOptions {
  readonly dataset: string;
  readonly folder: string;
  /** Chains to keep, the new one included. */
  readonly keep: number;
  /** Streams of a chain, the full one included. */
  readonly chainLength: number;
  readonly signal: AbortSignal;
}

/** What a backup did. */
export interface BackUpResult {
  readonly made: BackedUp;
  /** Where it is not empty nothing was deleted. */
  readonly damage: Damage;
  readonly deletedFiles: readonly string[];
  readonly destroyedSnapshots: readonly string[];
}

/**
 * Makes a snapshot, sends it raw into a file, verifies all files of the folder, and only when all are well deletes what is no
 * longer needed: first files, then snapshots. Killed at any moment, it leaves a folder that the next run goes on with.
 *
 * @throws Error when the dataset is not encrypted, or the folder is another dataset's; ZfsError as `send` does
 */
export async function backUp(zfs: Zfs, options: BackUpOptions): Promise<BackUpResult> {
  const { dataset, folder, signal } = options;
  if ((await zfs.encryption.status(dataset)) === undefined) {
    throw new Error(`${dataset} is not encrypted: its backup could be read by anybody`);
  }
  const manifest = (await readManifest(folder)) ?? (await begin(folder, dataset));
  if (manifest.dataset !== dataset) throw new Error(`${folder} has backups of ${manifest.dataset}`);
  await removePartial(folder);
  const before = await verify(folder, manifest.streams, signal);
  const from = await startOf(zfs, manifest, before, options);
  const snapshot = `${dataset}@${new Date()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .replace('T', '-')}`;
  await zfs.snapshots.create([snapshot], { properties: { [MARK]: manifest.id } });
  const made = await sendToFile(zfs, folder, snapshot, from, signal);
  const after = await verify(folder, [made], signal);
  const grown = { ...manifest, streams: [...manifest.streams, made] };
  await writeManifest(folder, grown);
  const damage = new Map([...before, ...after]);
  if (damage.size > 0) return { made, damage, deletedFiles: [], destroyedSnapshots: [] };
  return { made, damage, ...(await deleteOld(zfs, grown, options)) };
}

/** What a run that was killed, or had no space, has left: no backup, and in the way of the next. */
async function removePartial(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (STREAM_FILE.test(name) && name.endsWith('.partial')) await rm(join(folder, name));
  }
}

/** Files without a manifest are somebody's backups: they would not be named, and so be deleted. */
async function begin(folder: string, dataset: string): Promise<Manifest> {
  if ((await readdir(folder)).some((name) => STREAM_FILE.test(name))) {
    throw new Error(
      `${folder} has streams and no manifest: get that from another copy, or name an empty folder`,
    );
  }
  const manifest = { id: randomUUID(), dataset, streams: [] };
  await writeManifest(folder, manifest);
  return manifest;
}

/** The snapshot to start from; undefined for a full stream, which begins a chain. */
async function startOf(
  zfs: Zfs,
  manifest: Manifest,
  damage: Damage,
  { dataset, chainLength }: BackUpOptions,
): Promise<Dataset | undefined> {
  const last = manifest.streams.at(-1);
  if (last === undefined) return undefined;
  const chain = chainOf(manifest, last);
  if (chain.length >= chainLength || chain.some(({ file }) => damage.has(file))) return undefined;
  return (await zfs.snapshots.list(dataset)).find(({ guid }) => guid === last.guid);
}

async function sendToFile(
  zfs: Zfs,
  folder: string,
  snapshot: string,
  from: Dataset | undefined,
  signal: AbortSignal,
): Promise<BackedUp> {
  const { guid } = await zfs.datasets.get(snapshot);
  const sent = from === undefined ? [snapshot] : [snapshot, from.name];
  await using _held = await zfs.holds.temporary(sent, 'encrypted-backup');
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const file = `stream-${now}-${guid}.zfs`;
  const hash = createHash('sha256');
  let bytes = 0;
  {
    await using handle = await open(join(folder, `${file}.partial`), 'w', 0o600);
    // Raw: blocks are as they are on disk, encrypted, and no key is needed.
    for await (const chunk of await zfs.send(snapshot, { from: from?.name, raw: true, signal })) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  }
  await rename(join(folder, `${file}.partial`), join(folder, file));
  await syncFolder(folder);
  return { file, snapshot, guid, fromGuid: from?.guid, bytes, sha256: hash.digest('hex') };
}

async function deleteOld(zfs: Zfs, manifest: Manifest, { dataset, folder, keep }: BackUpOptions) {
  const starts = manifest.streams.filter(({ fromGuid }) => fromGuid === undefined);
  const first = starts.at(-keep);
  const kept =
    first === undefined ? manifest.streams : manifest.streams.slice(manifest.streams.indexOf(first));
  if (kept.length < manifest.streams.length) await writeManifest(folder, { ...manifest, streams: kept });
  // What the manifest does not name is of an earlier chain, or of a run that was killed.
  const named = new Set(kept.map(({ file }) => file));
  const deletedFiles = (await readdir(folder)).filter((name) => STREAM_FILE.test(name) && !named.has(name));
  for (const name of deletedFiles) await rm(join(folder, name));
  // A mark that is inherited from the dataset, or came with a stream, was not set by this program.
  const marked = (await zfs.snapshots.list(dataset)).filter(
    (each) => each.get(MARK) === manifest.id && each.source(MARK)?.kind === 'local',
  );
  const old = marked.filter(({ guid }) => guid !== kept.at(-1)?.guid).map(({ name }) => name);
  const { obstacles } = old.length === 0 ? { obstacles: new Map() } : await zfs.snapshots.preview(old);
  const destroyedSnapshots = old.filter((name) => !obstacles.has(name));
  if (destroyedSnapshots.length > 0) await zfs.snapshots.destroy(destroyedSnapshots);
  return { deletedFiles, destroyedSnapshots };
}
