import { type IoctlRow, ioctls, type ZfsCmdLayout } from '../src/ioctl/index.ts';

/** A member of `zfs_cmd_t` as it concerns one ioctl. */
export interface MemberSlot {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly isText: boolean;
  /** `always` shown, only when it is `used` (neither 0 nor empty before or after), or only when the kernel `changed` it. */
  readonly shown: 'always' | 'used' | 'changed';
}

/** Where a list is and how long, which the list itself tells. */
const LIST_MEMBERS = new Set([
  'zc_nvlist_src',
  'zc_nvlist_src_size',
  'zc_nvlist_conf',
  'zc_nvlist_conf_size',
  'zc_nvlist_dst',
  'zc_nvlist_dst_filled',
  'zc_history',
]);

/** The subject, and the size that is asked for where a list did not fit. */
const SHOWN_WHEN_CHANGED = new Set(['zc_name', 'zc_nvlist_dst_size']);

const slotsOf = new WeakMap<ZfsCmdLayout, Map<IoctlRow | undefined, readonly MemberSlot[]>>();

/**
 * The members of `zfs_cmd_t` that can matter to an ioctl, in the order of the layout. Of two that lie at the same place the one
 * that the row names is there, else the one that is no part of a struct.
 *
 * @param row - undefined for an ioctl that has no row
 */
export function memberSlots(layout: ZfsCmdLayout, row: IoctlRow | undefined): readonly MemberSlot[] {
  const known = slotsOf.get(layout) ?? new Map<IoctlRow | undefined, readonly MemberSlot[]>();
  slotsOf.set(layout, known);
  const slots = known.get(row) ?? makeSlots(layout, row);
  known.set(row, slots);
  return slots;
}

function makeSlots({ fields }: ZfsCmdLayout, row: IoctlRow | undefined): MemberSlot[] {
  const named = new Set(row ? [...inputMembers(row), ...returnedMembers(row)] : []);
  const slots = Object.entries(fields).map(([name, [offset, size, kind]]): MemberSlot => {
    const isNamed = named.has(name) || named.has(name.replace(/\..*/, ''));
    const shown =
      isNamed && name !== 'zc_name' ? 'always' : SHOWN_WHEN_CHANGED.has(name) ? 'changed' : 'used';
    return { name, offset, size, isText: kind === 'string', shown };
  });
  return slots
    .filter(({ name, shown }) => shown === 'always' || !LIST_MEMBERS.has(name))
    .filter((slot) => !slots.some((other) => overlaps(slot, other) && rank(other) > rank(slot)))
    .sort((a, b) => a.offset - b.offset);
}

/** Members that a program gives to an ioctl of this row; a struct's name stands for all of it. */
export function inputMembers(row: IoctlRow): string[] {
  if (row.style !== 'legacy') return [];
  const struct = row === ioctls.ZFS_IOC_INJECT_FAULT ? ['zc_inject_record'] : [];
  return [...Object.keys(row.members), ...struct];
}

/** Members in which an ioctl of this row answers; a struct's name stands for all of it. */
export function returnedMembers(row: IoctlRow): string[] {
  if (row.style !== 'legacy') return [];
  return row.returns.map((name) => (name === 'zc_value_bytes' ? 'zc_value' : name));
}

function overlaps(a: MemberSlot, b: MemberSlot): boolean {
  return a.offset < b.offset + b.size && b.offset < a.offset + a.size;
}

function rank({ name, shown }: MemberSlot): number {
  return (shown === 'always' ? 2 : 0) + (name.includes('.') ? 0 : 1);
}
