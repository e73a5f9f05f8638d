import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { POOL_FEATURES, type PoolFeature } from './pool-features.ts';

/** Where sets of features are, the administrator's first (zpool-features(7)). */
const FOLDERS = ['/etc/zfs/compatibility.d', '/usr/share/zfs/compatibility.d'];

/** `ZPOOL_COMPAT_MAXSIZE`. */
const MAX_BYTES = 16384;
const MAX_FILES = 64;

/** What a pool's `compatibility` property asks for. */
export interface RequestedFeatures {
  /** Features that are asked for. */
  readonly features: ReadonlySet<PoolFeature>;
  /** What is wrong with the property or its files; undefined where it can be used. */
  readonly problem: string | undefined;
}

/**
 * The features that the value of a pool's `compatibility` property stands for: all for `off`, none for `legacy`, else those
 * that every named file has (zpoolprops(7), `zpool_load_compat` in libzfs). A word that is no feature is an error in the
 * administrator's files alone.
 *
 * @param folders - where the files are, by default as zpool has it
 */
export async function readRequestedFeatures(
  value: string,
  folders: readonly string[] = FOLDERS,
): Promise<RequestedFeatures> {
  const all = new Set(Object.keys(POOL_FEATURES) as PoolFeature[]);
  if (value === '' || value === 'off') return { features: all, problem: undefined };
  if (value === 'legacy') return { features: new Set(), problem: undefined };
  const names = value.split(',').filter((name) => name !== '');
  if (names.length === 0 || names.length > MAX_FILES)
    return { features: new Set(), problem: `${names.length} files are named` };
  let features = all;
  const problems: string[] = [];
  for (const name of names) {
    const file = await readSet(name, folders);
    if (!file) {
      problems.push(`${name} cannot be read`);
      continue;
    }
    const unknown = file.words.filter((word) => !Object.hasOwn(POOL_FEATURES, word));
    if (file.local && unknown.length > 0)
      problems.push(`${name} has no features ${unknown.slice(0, 5).join(', ')}`);
    features = new Set([...features].filter((feature) => file.words.includes(feature)));
  }
  return { features, problem: problems.length > 0 ? problems.join('; ') : undefined };
}

async function readSet(
  name: string,
  folders: readonly string[],
): Promise<{ words: readonly string[]; local: boolean } | undefined> {
  for (const [index, folder] of folders.entries()) {
    const text = await readSmallFile(resolve(folder, name));
    if (text === 'unusable') return undefined;
    if (text !== undefined) return { words: wordsOf(text), local: index === 0 };
  }
  return undefined;
}

/** Nothing when it cannot be opened. A pipe under that name is not waited for. */
async function readSmallFile(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size < 1 || stat.size > MAX_BYTES) return 'unusable';
    const buffer = Buffer.alloc(MAX_BYTES);
    const { bytesRead } = await file.read(buffer, 0, MAX_BYTES, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    return text.endsWith('\n') ? text : 'unusable';
  } finally {
    await file.close();
  }
}

function wordsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => (line.split('#')[0] ?? '').split(/[, \t]+/))
    .filter((word) => word !== '');
}
