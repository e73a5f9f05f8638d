import { ZfsError } from './zfs-error.ts';

/** Longest dataset, snapshot or bookmark name in bytes (`ZFS_MAX_DATASET_NAME_LEN` 256, less the NUL). */
export const MAX_NAME_BYTES = 255;

/** Deepest nesting of dataset names the kernel accepts by default (module parameter `zfs_max_dataset_nesting`). */
export const MAX_DATASET_NESTING = 50;

/**
 * Longest pool name in bytes: the kernel keeps room for `pool/$ORIGIN@$ORIGIN` (`pool_namecheck` in
 * `module/zcommon/zfs_namecheck.c`).
 */
export const MAX_POOL_NAME_BYTES = 239;

/**
 * What a name must denote. `new-pool` is the name of a pool to be made or imported, for which more words are reserved;
 * `new-dataset` and `new-snapshot` are names to be made; `dataset` is a filesystem or a volume; `any` also a snapshot or
 * a bookmark.
 */
export type NameKind = keyof typeof kinds;

const kinds = {
  pool: 'pool',
  'new-pool': 'pool',
  dataset: 'filesystem or volume',
  'new-dataset': 'filesystem or volume',
  snapshot: 'snapshot',
  'new-snapshot': 'snapshot',
  bookmark: 'bookmark',
  'dataset-or-snapshot': 'dataset or snapshot',
  any: 'dataset, snapshot or bookmark',
} as const;

const component = /^[A-Za-z0-9\-_.: %]+$/;
const poolName = /^[A-Za-z][A-Za-z0-9\-_.: ]*$/;

/**
 * Refuses a name that ZFS would not take, with the reason, before anything reaches the kernel. The rules are those of
 * `module/zcommon/zfs_namecheck.c`: components of letters, digits and `-_.: `, at most one `@` or `#`, no empty
 * component, no `.` or `..`, at most 255 bytes. A `%` is accepted except in names to be made: the kernel makes such names
 * itself (`pool/fs/%recv`).
 *
 * @returns the name, unchanged
 * @throws {@link ZfsError} `ZFSKIT_INVALID_NAME`
 */
export function checkName(name: string, kind: NameKind): string {
  const problem = problemOf(name, kind);
  if (problem !== undefined) {
    const shown = JSON.stringify(
      typeof name === 'string' && name.length > 80 ? `${name.slice(0, 80)}...` : name,
    );
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_NAME',
      message: `${shown} is not a valid ${kinds[kind]} name: ${problem}`,
      subject: typeof name === 'string' ? name : undefined,
    });
  }
  return name;
}

/** The pool that a pool, dataset, snapshot or bookmark name belongs to. */
export function poolOf(name: string): string {
  return /^[^/@#]*/.exec(name)?.[0] ?? '';
}

function problemOf(name: string, kind: NameKind): string | undefined {
  if (typeof name !== 'string') return 'it is not a string';
  if (name.includes('\0')) return 'it contains a NUL character';
  const bytes = new TextEncoder().encode(name).length;
  const isPool = kind === 'pool' || kind === 'new-pool';
  const limit = isPool ? MAX_POOL_NAME_BYTES : MAX_NAME_BYTES;
  if (bytes > limit) return `it is ${bytes} bytes long, at most ${limit} are allowed`;
  if (name === '') return 'it is empty';
  if (name.startsWith('/')) return 'it starts with a slash';
  return isPool ? poolProblem(name, kind === 'new-pool') : (pathProblem(name) ?? kindProblem(name, kind));
}

function poolProblem(name: string, isNew: boolean): string | undefined {
  if (/[/@#]/.test(name)) return 'a pool name has no "/", "@" or "#"';
  if (!poolName.test(name)) {
    return 'it must start with a letter and hold only letters, digits, "-", "_", ".", ":" and spaces';
  }
  const reserved = isNew
    ? /^(mirror|raidz|draid|spare|log$)/.exec(name)
    : /^(mirror|raidz|draid)$/.exec(name);
  return reserved ? `"${reserved[1]}" is reserved for vdevs` : undefined;
}

function pathProblem(name: string): string | undefined {
  const delimiters = name.match(/[@#]/g) ?? [];
  if (delimiters.length > 1) return 'it has more than one "@" or "#"';
  const [path = '', short] = name.split(/[@#]/);
  if (short?.includes('/')) return `it has a "/" behind the "${delimiters[0]}"`;
  const components = path.split('/');
  if (components.length > MAX_DATASET_NESTING)
    return `it is nested deeper than ${MAX_DATASET_NESTING} levels`;
  for (const part of short === undefined ? components : [...components, short]) {
    if (part === '') return 'it has an empty component';
    const bad = component.test(part) ? undefined : [...part].find((char) => !component.test(char));
    if (bad !== undefined) return `the character ${JSON.stringify(bad)} is not allowed`;
  }
  if (components.some((part) => part === '.' || part === '..'))
    return '"." and ".." are not allowed as components';
  return undefined;
}

function kindProblem(name: string, kind: NameKind): string | undefined {
  const isSnapshot = name.includes('@');
  const isBookmark = name.includes('#');
  if (kind.startsWith('new-') && name.includes('%'))
    return 'the character "%" is for names that the kernel makes';
  switch (kind) {
    case 'dataset':
    case 'new-dataset':
      return isSnapshot || isBookmark ? 'a filesystem or volume has no "@" or "#"' : undefined;
    case 'snapshot':
    case 'new-snapshot':
      return isSnapshot ? undefined : 'a snapshot is written dataset@snapshot';
    case 'bookmark':
      return isBookmark ? undefined : 'a bookmark is written dataset#bookmark';
    case 'dataset-or-snapshot':
      return isBookmark ? 'a bookmark is not possible here' : undefined;
    default:
      return undefined;
  }
}
