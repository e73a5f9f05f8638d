import { readFileSync, statSync } from 'node:fs';

/** Larger than libzfs of any release. */
const MAX_LIBRARY_BYTES = 32 << 20;

const versions = new Map<string, string | undefined>();

/**
 * Version of the libzfs that a process has loaded, such as `2.1.11-1`; undefined when it has none, or it cannot be told.
 * libzfs has it as a text (`ZFS_META_ALIAS`, `zfs_version_userland` in `lib/libzfs/libzfs_util.c`).
 */
export function userlandVersion(pid: number): string | undefined {
  try {
    const maps = readFileSync(`/proc/${pid}/maps`, 'latin1');
    const path = /^\S+ \S+ \S+ \S+ \S+ +(\/.*\/libzfs\.so\.[^/\n]*)$/m.exec(maps)?.[1];
    return path === undefined ? undefined : versionIn(`/proc/${pid}/root${path}`);
  } catch {
    return undefined;
  }
}

function versionIn(path: string): string | undefined {
  const stats = statSync(path);
  const { dev, ino, mtimeMs, size } = stats;
  if (!stats.isFile() || size > MAX_LIBRARY_BYTES) return undefined;
  const key = `${dev}:${ino}:${mtimeMs}`;
  if (!versions.has(key)) {
    versions.set(key, /\0zfs-(\d+\.\d+\.\d+[-\w.~+]*)\0/.exec(readFileSync(path, 'latin1'))?.[1]);
  }
  return versions.get(key);
}
