import { encodeWith, NvlistError, type Schema } from '../nvlist/index.ts';
import type { IoctlRow } from './row.ts';
import type { MemberValue } from './zfs-cmd.ts';
import { ZfsError } from './zfs-error.ts';

/** The arguments of a call as bytes: members of `zfs_cmd_t`, and packed lists. */
export interface PackedInput {
  readonly members: readonly (readonly [string, MemberValue])[];
  readonly src: Uint8Array | undefined;
  readonly conf: Uint8Array | undefined;
  /** There is a key in a list: it must be overwritten when the call has ended. */
  readonly secret: boolean;
}

/** What the kernel keeps out of the pool's history: wrapping keys (`ZPOOL_HIDDEN_ARGS`). */
const HIDDEN = 'hidden_args';

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
  const known = argumentsOf(row);
  for (const key of Object.keys(input)) {
    if (!known.has(key)) refuse(name, `${key} is no argument of it`);
  }
  const members: [string, MemberValue][] = [];
  for (const [argument, kind] of known) {
    const value = input[argument];
    if (value === undefined && kind === 'required') refuse(name, `${argument} is missing`);
    if (value !== undefined && kind !== 'list') members.push([argument, value as MemberValue]);
  }
  if (row.style === 'nvlist') {
    const src = packList(name, 'innvl', row.innvl, input['innvl']);
    return { members, src, conf: undefined, secret: hasHidden(input['innvl']) };
  }
  return {
    members,
    secret: hasHidden(input['zc_nvlist_src']),
    src: packList(name, 'zc_nvlist_src', row.src, input['zc_nvlist_src']),
    conf: packList(name, 'zc_nvlist_conf', row.conf, input['zc_nvlist_conf']),
  };
}

/** Arguments of each row, by name: a list, or a member of `zfs_cmd_t`. Made once: every call looks at them. */
const argumentsByRow = new WeakMap<IoctlRow, ReadonlyMap<string, 'list' | 'required' | 'optional'>>();

function argumentsOf(row: IoctlRow): ReadonlyMap<string, 'list' | 'required' | 'optional'> {
  const known = argumentsByRow.get(row);
  if (known) return known;
  const made = new Map<string, 'list' | 'required' | 'optional'>();
  // That it is there was checked with the name.
  if (row.subject !== 'none') made.set('zc_name', 'optional');
  if (row.style === 'nvlist') {
    made.set('innvl', 'list');
  } else {
    for (const [member, use] of Object.entries(row.members))
      made.set(member, use.optional ? 'optional' : 'required');
    if (row.src) made.set('zc_nvlist_src', 'list');
    if (row.conf) made.set('zc_nvlist_conf', 'list');
  }
  argumentsByRow.set(row, made);
  return made;
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
    if (isAboutHidden(cause)) refuse(name, `${key}: ${HIDDEN} must be { wkeydata: Uint8Array }`);
    return refuse(name, `${key}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function hasHidden(list: unknown): boolean {
  return typeof list === 'object' && list !== null && HIDDEN in list;
}

/** Messages about wrong values show them, and a key must not be shown. */
function isAboutHidden(cause: unknown): boolean {
  return cause instanceof NvlistError && cause.path.split('/')[0] === HIDDEN;
}

function refuse(name: string, why: string, cause?: unknown): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name}: ${why}`, ioctl: name, cause });
}
