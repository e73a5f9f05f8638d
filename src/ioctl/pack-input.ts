import { encodeWith, type Schema } from '../nvlist/index.ts';
import type { IoctlRow } from './row.ts';
import type { MemberValue } from './zfs-cmd.ts';
import { ZfsError } from './zfs-error.ts';

/** The arguments of a call as bytes: members of `zfs_cmd_t`, and packed lists. */
export interface PackedInput {
  readonly members: readonly (readonly [string, MemberValue])[];
  readonly src: Uint8Array | undefined;
  readonly conf: Uint8Array | undefined;
}

/**
 * Checks the arguments of a call by its row and packs them.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for a member or key that the row does not have, or that has the wrong type
 */
export function packInput(
  name: string,
  row: IoctlRow,
  input: Readonly<Record<string, unknown>>,
): PackedInput {
  const known = knownArguments(row);
  for (const key of Object.keys(input)) {
    if (!known.has(key)) refuse(name, `${key} is no argument of it`);
  }
  const members = ['zc_name', ...(row.style === 'legacy' ? Object.keys(row.members) : [])].flatMap(
    (member) => {
      const value = input[member];
      const missing = value === undefined && row.style === 'legacy' && isRequired(row.members, member);
      if (missing) refuse(name, `${member} is missing`);
      return value === undefined ? [] : [[member, value as MemberValue] as const];
    },
  );
  if (row.style === 'nvlist') {
    return { members, src: packList(name, 'innvl', row.innvl, input['innvl']), conf: undefined };
  }
  return {
    members,
    src: packList(name, 'zc_nvlist_src', row.src, input['zc_nvlist_src']),
    conf: packList(name, 'zc_nvlist_conf', row.conf, input['zc_nvlist_conf']),
  };
}

function knownArguments(row: IoctlRow): Set<string> {
  const subject = row.subject === 'none' ? [] : ['zc_name'];
  if (row.style === 'nvlist') return new Set([...subject, 'innvl']);
  const lists = [...(row.src ? ['zc_nvlist_src'] : []), ...(row.conf ? ['zc_nvlist_conf'] : [])];
  return new Set([...subject, ...Object.keys(row.members), ...lists]);
}

function isRequired(
  members: Readonly<Record<string, { optional?: true } | undefined>>,
  member: string,
): boolean {
  const use = Object.hasOwn(members, member) ? members[member] : undefined;
  return use !== undefined && !use.optional;
}

function packList(
  name: string,
  key: string,
  schema: Schema | undefined,
  value: unknown,
): Uint8Array | undefined {
  if (!schema || (value === undefined && schema.optional)) return undefined;
  if (value === undefined) return refuse(name, `${key} is missing`);
  try {
    return encodeWith(schema, value as never);
  } catch (cause) {
    return refuse(name, `${key}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function refuse(name: string, why: string, cause?: unknown): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name}: ${why}`, ioctl: name, cause });
}
