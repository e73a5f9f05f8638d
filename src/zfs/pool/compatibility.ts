import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ZfsError } from '../../ioctl/index.ts';
import { POOL_FEATURES, type PoolFeature } from './pool-features.ts';

/** Where compatibility sets are looked for, the administrator's first (zpool-features(7)). */
const FOLDERS = ['/etc/zfs/compatibility.d', '/usr/share/zfs/compatibility.d'] as const;

/** Largest compatibility file in bytes (`ZPOOL_COMPAT_MAXSIZE`). */
const MAX_FILE_BYTES = 16384;

/** Largest number of files in one property, so that a hostile value does not read for long. */
const MAX_FILES = 64;

/** The features that a pool may have to stay usable elsewhere. */
export interface CompatibilitySet {
  /** Undefined where all are allowed: `off`, or no value. */
  readonly features: ReadonlySet<PoolFeature> | undefined;
  /** Words in the files that came with ZFS that are no feature that zfskit knows. */
  readonly unknown: readonly string[];
}

/**
 * Reads the sets that a `compatibility` property names: `off`, `legacy` (no features), or files with commas between them, of which
 * a feature must be in each (zpool-features(7), `zpool_load_compat` in `lib/libzfs/libzfs_pool.c`).
 *
 * @param value - names of files in `/etc/zfs/compatibility.d` or `/usr/share/zfs/compatibility.d`, or absolute paths
 * @param folders - where to look instead
 * @throws ZfsError `ZFSKIT_INVALID_PROPERTY` for a file that is not there, empty, larger than 16 KiB or without a newline at its
 *   end, and for a file of the administrator's with a word that is no feature
 */
export async function readCompatibility(
  value: string,
  folders: readonly string[] = FOLDERS,
): Promise<CompatibilitySet> {
  if (value === '' || value === 'off') return { features: undefined, unknown: [] };
  if (value === 'legacy') return { features: new Set(), unknown: [] };
  const names = value.split(',').filter((name) => name !== '');
  if (names.length === 0 || names.length > MAX_FILES) refuse(value, `1 to ${MAX_FILES} files are possible`);
  let features = new Set(Object.keys(POOL_FEATURES) as PoolFeature[]);
  const unknown: string[] = [];
  for (const name of names) {
    const { text, local } = await readSet(name, folders);
    const words = wordsOf(text);
    const strange = [...words].filter((word) => !Object.hasOwn(POOL_FEATURES, word));
    if (local && strange.length > 0) refuse(name, strangeText(strange));
    features = new Set([...features].filter((feature) => words.has(feature)));
    unknown.push(...strange);
  }
  return { features, unknown };
}

/** Names what could be a feature and counts all else: a property may lead to any file of the host. */
function strangeText(words: readonly string[]): string {
  const named = words.filter((word) => /^[a-z0-9_]{1,32}$/.test(word)).slice(0, 5);
  const others = words.length - named.length;
  return [
    ...(named.length > 0 ? [`there are no features ${named.join(', ')}`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'word is' : 'words are'} no feature`] : []),
  ].join('; ');
}

/** Feature names between spaces, tabs, commas and newlines; the rest of a line behind `#` is a comment. */
function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .replace(/#.*/g, '')
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
  );
}

/** `local`: from the first folder. */
async function readSet(name: string, folders: readonly string[]): Promise<{ text: string; local: boolean }> {
  if (name.includes('\0')) refuse(name, 'the name contains a NUL character');
  for (const [index, folder] of folders.entries()) {
    const text = await readSmallFile(resolve(folder, name));
    if (text !== undefined) return { text, local: index === 0 };
  }
  return refuse(name, `there is no such file in ${folders.join(' or ')}`);
}

/** Nothing when it cannot be opened. A pipe under that name is not waited for. */
async function readSmallFile(path: string): Promise<string | undefined> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size < 1 || found.size > MAX_FILE_BYTES) {
      refuse(path, `it is not a file of 1 to ${MAX_FILE_BYTES} bytes`);
    }
    const buffer = Buffer.alloc(found.size);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const text = buffer.subarray(0, bytesRead).toString('latin1');
    return text.endsWith('\n') ? text : refuse(path, 'its last line does not end');
  } finally {
    await handle.close();
  }
}

function refuse(value: string, why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_PROPERTY',
    message: `compatibility ${JSON.stringify(value.slice(0, 120))}: ${why}`,
  });
}
