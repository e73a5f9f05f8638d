import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A stream in a file of the backup. */
export interface BackedUp {
  /** Name in the folder. */
  readonly file: string;
  /** Full name of the snapshot when it was sent. */
  readonly snapshot: string;
  readonly guid: bigint;
  /** Guid of the snapshot that it starts from, which the stream before it made; undefined for a full one. */
  readonly fromGuid: bigint | undefined;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a folder of backups holds: one dataset, its streams in the order in which they have to be received. */
export interface Manifest {
  /** Of the folder: its snapshots have it, so that those of another folder are told from them. */
  readonly id: string;
  readonly dataset: string;
  readonly streams: readonly BackedUp[];
}

const NAME = 'manifest.json';
const VERSION = 1;

/** Names of files with streams, and of one that is being written. */
export const STREAM_FILE = /^stream-\d{8}T\d{6}Z-\d+\.zfs(\.partial)?$/;

/**
 * Reads the manifest of a folder.
 *
 * @returns undefined where there is none
 * @throws Error when it is damaged
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const path = join(folder, NAME);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text === undefined) return undefined;
  try {
    return checkManifest(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}; nothing was changed`, { cause });
  }
}

/** Writes the manifest: at any moment the file is the old one or the new one. */
export async function writeManifest(folder: string, { id, dataset, streams }: Manifest): Promise<void> {
  const path = join(folder, NAME);
  const rows = streams.map((each) => ({
    ...each,
    guid: String(each.guid),
    fromGuid: each.fromGuid?.toString(),
  }));
  const text = JSON.stringify({ version: VERSION, id, dataset, streams: rows }, undefined, 2);
  {
    await using handle = await open(`${path}.new`, 'w');
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}

/** Names in a folder are on disk. */
export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

/** The streams that have to be received for one, itself the last; the full one is the first. */
export function chainOf({ streams }: Manifest, last: BackedUp): BackedUp[] {
  const upTo = streams.slice(0, streams.indexOf(last) + 1);
  return upTo.slice(upTo.findLastIndex(({ fromGuid }) => fromGuid === undefined));
}

function checkManifest(value: unknown): Manifest {
  const { version, id, dataset, streams } = value as Record<string, unknown>;
  if (version !== VERSION) throw new Error(`version ${String(version)} is not ${VERSION}`);
  if (typeof id !== 'string' || typeof dataset !== 'string' || !Array.isArray(streams)) {
    throw new Error('it is no manifest');
  }
  const read = streams.map(readRow);
  for (const [index, { file, fromGuid }] of read.entries()) {
    if (fromGuid !== undefined && fromGuid !== read[index - 1]?.guid) {
      throw new Error(`${file} does not start where the stream before it ends`);
    }
  }
  return { id, dataset, streams: read };
}

function readRow(row: Record<string, unknown>): BackedUp {
  const { file, snapshot, guid, fromGuid, bytes, sha256 } = row;
  if (typeof file !== 'string' || !STREAM_FILE.test(file) || typeof snapshot !== 'string') {
    throw new Error('a stream lacks its file or its snapshot');
  }
  if (typeof sha256 !== 'string' || !Number.isSafeInteger(bytes)) {
    throw new Error(`${file} lacks its size or its checksum`);
  }
  const from = fromGuid === undefined ? undefined : BigInt(String(fromGuid));
  return { file, snapshot, guid: BigInt(String(guid)), fromGuid: from, bytes: Number(bytes), sha256 };
}
