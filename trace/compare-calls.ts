import type { IoctlRow, MemberValue } from '../src/ioctl/index.ts';
import { diff, type NvDifference, type NvTyped } from '../src/nvlist/index.ts';
import { ioctlOf } from './ioctl-of.ts';
import { inputMembers, returnedMembers } from './member-slots.ts';
import type { ListPlace, TracedCall, TracedList } from './traced-call.ts';

/** One thing in which two calls differ. */
export interface CallDifference {
  /** `zc_name`, `zc_cookie`, `errno`, or the names from a list on: `zc_nvlist_src/props/compression`. */
  readonly path: string;
  /** As of two lists, see {@link NvDifference}; of all else `changed`, or `added` and `removed` for a whole list. */
  readonly kind: NvDifference['kind'];
  /** What the first call has; undefined where it has nothing. */
  readonly before: DifferentValue | undefined;
  /** What the second call has. */
  readonly after: DifferentValue | undefined;
  /** It is a value that differs from run to run: a guid, a transaction group, a time. */
  readonly byChance: boolean;
}

/** A value in a {@link CallDifference}: a member's, one out of a list, or the bytes of what is no list. */
export type DifferentValue = MemberValue | NvTyped | Uint8Array;

/** Addresses, and sizes of buffers. */
const NEVER_COMPARED = /^zc_(nvlist_|history$|history_len$|cleanup_fd$|name$)/;

/** Last names of paths whose values differ from run to run; a property's value is one level below its name. */
const BY_CHANCE = /(guid|txg|creation|creation_time|timestamp|_time|_guids)(\[\d+\])?(#\d+)?(\/value)?$/;

/** Where the descriptor is that a call reads or writes a stream with; undefined for a call that has none. */
export function descriptorPath(call: TracedCall): string | undefined {
  const row = ioctlOf(call.request)?.row;
  if (!row?.descriptor) return undefined;
  return row.style === 'nvlist' ? `zc_nvlist_src/${row.descriptor.in}` : row.descriptor.in;
}

/**
 * In what two calls of the same ioctl differ as the program made them: subject, members that the row says are input (of an
 * ioctl without a row all that can be), and lists, whatever the order of their pairs. Buffers, addresses and descriptors do
 * not count.
 */
export function compareInputs(a: TracedCall, b: TracedCall): CallDifference[] {
  const descriptor = descriptorPath(a);
  return [
    ...changed('zc_name', a.subject, b.subject),
    ...compareMembers(a, b, membersBy(inputMembers, a), 'before'),
    ...compareList(a, b, 'zc_nvlist_src'),
    ...compareList(a, b, 'zc_nvlist_conf'),
  ].filter(({ path }) => path !== descriptor);
}

/**
 * In what the answers of two calls differ.
 *
 * @param what - `errno` alone, or `all`: members that carry an answer, `zc_nvlist_dst` and `zc_history` too
 */
export function compareResults(a: TracedCall, b: TracedCall, what: 'errno' | 'all'): CallDifference[] {
  const errno = changed('errno', a.code ?? a.errno ?? 'none', b.code ?? b.errno ?? 'none');
  if (what === 'errno') return errno;
  return [
    ...errno,
    ...compareMembers(a, b, membersBy(returnedMembers, a), 'after'),
    ...compareList(a, b, 'zc_nvlist_dst'),
    ...compareBytes('zc_history', a.history, b.history),
  ];
}

/** The members of a call that a rule names; undefined of an ioctl without a row, where every member counts. */
function membersBy(
  rule: (row: IoctlRow) => readonly string[],
  { request }: TracedCall,
): ReadonlySet<string> | undefined {
  const row = ioctlOf(request)?.row;
  return row && new Set(rule(row));
}

function compareMembers(
  a: TracedCall,
  b: TracedCall,
  which: ReadonlySet<string> | undefined,
  when: 'before' | 'after',
): CallDifference[] {
  const values = [a, b].map(({ members }) => new Map(members.map((member) => [member.name, member[when]])));
  const [left, right] = values as [
    Map<string, MemberValue | undefined>,
    Map<string, MemberValue | undefined>,
  ];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((name) => !NEVER_COMPARED.test(name) && (which?.has(name.replace(/\..*/, '')) ?? true))
    .flatMap((name) => changed(name, left.get(name), right.get(name)));
}

/** A member that is 0 or empty may not be there. */
function changed(
  path: string,
  before: MemberValue | undefined,
  after: MemberValue | undefined,
): CallDifference[] {
  const text = (value: MemberValue | undefined) => String(value ?? '').replace(/^0$/, '');
  if (text(before) === text(after)) return [];
  return [{ path, kind: 'changed', before, after, byChance: BY_CHANCE.test(path) }];
}

function compareList(a: TracedCall, b: TracedCall, place: ListPlace): CallDifference[] {
  const [left, right] = [a, b].map(({ lists }) => lists.find((list) => list.place === place));
  if (!left?.list || !right?.list) return compareBytes(place, listOrBytes(left), listOrBytes(right));
  return diff(left.list, right.list)
    .filter(({ kind }) => kind !== 'order')
    .map(({ path, kind, before, after }) => {
      const full = path === '' ? place : `${place}/${path}`;
      return { path: full, kind, before, after, byChance: BY_CHANCE.test(path) };
    });
}

function listOrBytes(list: TracedList | undefined): Uint8Array | NvTyped | undefined {
  return list?.list ? { type: 'nvlist', value: list.list } : list?.bytes;
}

function compareBytes(
  path: string,
  before: Uint8Array | NvTyped | undefined,
  after: Uint8Array | NvTyped | undefined,
): CallDifference[] {
  const same =
    before === after ||
    (before instanceof Uint8Array && after instanceof Uint8Array && Buffer.compare(before, after) === 0);
  if (same) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ path, kind, before, after, byChance: false }];
}
