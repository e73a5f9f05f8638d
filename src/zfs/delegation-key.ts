import { ZfsError } from '../ioctl/index.ts';

/** Where a permission holds: on the dataset itself, on what is below it, or both. */
export type DelegationScope = 'local' | 'descendent' | 'local+descendent';

/** Who has permissions. Users and groups are numbers; the names are for the caller to resolve. */
export type Grantee =
  | { readonly who: 'user' | 'group'; readonly id: number; readonly scope: DelegationScope }
  | { readonly who: 'everyone'; readonly scope: DelegationScope }
  /** Whoever creates a filesystem or volume below the dataset has them there, on it alone. */
  | { readonly who: 'create' }
  /** The definition of a permission set: `name` begins with `@`. */
  | { readonly who: 'set'; readonly name: string };

/** Longest name of a permission set in bytes (`ZFS_PERMSET_MAXLEN` 64, less the NUL), with its `@`. */
export const MAX_PERMISSION_SET_BYTES = 63;

/** Largest id of a user or group: one more stands for none. */
const MAX_ID = 0xffff_fffe;

/** The first letter of a key; the capital is for the permission sets among what is given (`zfs_deleg_who_type_t`). */
const LETTERS = { user: 'u', group: 'g', everyone: 'e', create: 'c', set: 's' } as const;
const WHOS = new Map(
  Object.entries(LETTERS).map(([who, letter]) => [letter as string, who as Grantee['who']]),
);

/** The second letter: `l` for the dataset itself, `d` for what is below, `-` where there is no such distinction. */
const SCOPES = { local: ['l'], descendent: ['d'], 'local+descendent': ['l', 'd'] } as const;

/**
 * The keys under which the kernel keeps the permissions of someone: `ul$1000` for a user on the dataset itself, `Ul$1000` for
 * the permission sets that he has there, `c-$`, `s-$@name`, ... (`zfs_deleg_whokey` in `module/zcommon/zfs_deleg.c`).
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function keysOf(grantee: Grantee): {
  readonly plain: readonly string[];
  readonly sets: readonly string[];
} {
  const letter = Object.hasOwn(LETTERS, grantee.who) ? LETTERS[grantee.who] : refuse('who', grantee.who);
  const ends =
    grantee.who === 'create'
      ? ['-$']
      : grantee.who === 'set'
        ? [`-$${checkPermissionSet(grantee.name)}`]
        : scopeLetters(grantee.scope).map(
            (scope) => `${scope}$${'id' in grantee ? checkId(grantee.id) : ''}`,
          );
  return {
    plain: ends.map((end) => letter + end),
    sets: ends.map((end) => letter.toUpperCase() + end),
  };
}

/** Reads a key; undefined for one that zfskit does not know. A key has one scope. */
export function readKey(key: string): Grantee | undefined {
  const [, letter = '', scopeLetter, end = ''] = /^([ugecs])([ld-])\$(.*)$/is.exec(key) ?? [];
  const who = WHOS.get(letter.toLowerCase());
  const scope = scopeLetter === 'l' ? 'local' : 'descendent';
  const scoped = scopeLetter !== '-';
  switch (who) {
    case 'user':
    case 'group':
      return scoped && /^\d{1,20}$/.test(end) ? { who, id: Number(end), scope } : undefined;
    case 'everyone':
      return scoped && end === '' ? { who, scope } : undefined;
    case 'create':
      return !scoped && end === '' ? { who } : undefined;
    case 'set':
      return !scoped && end.startsWith('@') ? { who, name: end } : undefined;
    default:
      return undefined;
  }
}

/** @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for what is no name of a permission set (`permset_namecheck`) */
export function checkPermissionSet(name: string): string {
  const valid = typeof name === 'string' && /^@[A-Za-z0-9\-_.: ]+$/.test(name);
  return valid && name.length <= MAX_PERMISSION_SET_BYTES
    ? name
    : refuse(
        'permission set',
        name,
        `"@" and 1 to ${MAX_PERMISSION_SET_BYTES - 1} letters, digits and "-_.: "`,
      );
}

function checkId(id: number): number {
  return Number.isInteger(id) && id >= 0 && id <= MAX_ID
    ? id
    : refuse('id', id, `a whole number from 0 to ${MAX_ID}`);
}

function scopeLetters(scope: DelegationScope): readonly string[] {
  return Object.hasOwn(SCOPES, scope)
    ? SCOPES[scope]
    : refuse('scope', scope, `one of ${Object.keys(SCOPES).join(', ')}`);
}

function refuse(what: string, value: unknown, needed = `one of ${Object.keys(LETTERS).join(', ')}`): never {
  const shown = String(typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : value);
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `delegation: ${shown} is no ${what}: it is ${needed}`,
  });
}
