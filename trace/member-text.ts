import type { MemberValue } from '../src/ioctl/index.ts';

/** Addresses and sizes of buffers: they say how a call is made, not what it asks for. */
const PLUMBING: ReadonlySet<string> = new Set([
  'zc_nvlist_src',
  'zc_nvlist_src_size',
  'zc_nvlist_conf',
  'zc_nvlist_conf_size',
  'zc_nvlist_dst',
  'zc_nvlist_dst_size',
  'zc_nvlist_dst_filled',
  'zc_history',
  'zc_history_len',
]);

/** Whether a member of `zfs_cmd_t` is an address or size of a buffer. */
export function isPlumbing(member: string): boolean {
  return PLUMBING.has(member);
}

/** Whether a member is as it is in a command that says nothing of it. */
export function isEmpty(value: MemberValue): boolean {
  if (typeof value === 'object') return value.every((item) => item === 0n);
  return value === '' || value === 0 || value === 0n;
}

type Names = Readonly<Record<string, string>>;

/** Values of members that have names: one of them, or, with `flags`, a sum of bits. */
interface Meaning {
  readonly values?: Names;
  readonly flags?: Names;
}

const OBJSET_TYPES: Meaning = { values: { 1: 'DMU_OST_META', 2: 'DMU_OST_ZFS', 3: 'DMU_OST_ZVOL' } };

/**
 * Names of numbers, by ioctl and member, or by the member alone where it means the same everywhere. Source:
 * `pool_scan_func_t`, `pool_scrub_cmd_t`, `vdev_state_t`, `ZFS_IMPORT_*`, `zfs_userquota_prop_t` in
 * `include/sys/fs/zfs.h`, `dmu_objset_type_t` there too.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'zc_objset_stats.dds_type': OBJSET_TYPES,
  'ZFS_IOC_POOL_SCAN zc_cookie': {
    values: {
      0: 'POOL_SCAN_NONE',
      1: 'POOL_SCAN_SCRUB',
      2: 'POOL_SCAN_RESILVER',
      3: 'POOL_SCAN_ERRORSCRUB',
    },
  },
  'ZFS_IOC_POOL_SCAN zc_flags': {
    values: { 0: 'POOL_SCRUB_NORMAL', 1: 'POOL_SCRUB_PAUSE', 2: 'POOL_SCRUB_FROM_LAST_TXG' },
  },
  'ZFS_IOC_VDEV_SET_STATE zc_cookie': {
    values: {
      0: 'VDEV_STATE_UNKNOWN',
      1: 'VDEV_STATE_CLOSED',
      2: 'VDEV_STATE_OFFLINE',
      3: 'VDEV_STATE_REMOVED',
      4: 'VDEV_STATE_CANT_OPEN',
      5: 'VDEV_STATE_FAULTED',
      6: 'VDEV_STATE_DEGRADED',
      7: 'VDEV_STATE_HEALTHY',
    },
  },
  'ZFS_IOC_POOL_IMPORT zc_cookie': {
    flags: {
      1: 'ZFS_IMPORT_VERBATIM',
      2: 'ZFS_IMPORT_ANY_HOST',
      4: 'ZFS_IMPORT_MISSING_LOG',
      8: 'ZFS_IMPORT_ONLY',
      16: 'ZFS_IMPORT_TEMP_NAME',
      32: 'ZFS_IMPORT_SKIP_MMP',
      64: 'ZFS_IMPORT_LOAD_KEYS',
      128: 'ZFS_IMPORT_CHECKPOINT',
    },
  },
  'ZFS_IOC_USERSPACE_ONE zc_objset_type': { values: userspaceProps() },
  'ZFS_IOC_USERSPACE_MANY zc_objset_type': { values: userspaceProps() },
};

function userspaceProps(): Names {
  const kinds = ['USER', 'GROUP', 'USEROBJ', 'GROUPOBJ', 'PROJECT', 'PROJECTOBJ'];
  const names = kinds.flatMap((kind) => [`ZFS_PROP_${kind}USED`, `ZFS_PROP_${kind}QUOTA`]);
  return Object.fromEntries(names.map((name, value) => [value, name]));
}

/**
 * A member's value by its name where it has one, such as `POOL_SCAN_SCRUB`; undefined where it has none.
 *
 * @param ioctl - `ZFS_IOC_POOL_SCAN`
 * @param member - `zc_cookie`
 */
export function memberName(ioctl: string, member: string, value: MemberValue): string | undefined {
  if (typeof value !== 'bigint' && typeof value !== 'number') return undefined;
  const meaning = MEANINGS[`${ioctl} ${member}`] ?? MEANINGS[member];
  if (meaning?.values) return meaning.values[String(value)];
  return meaning?.flags && flagNames(meaning.flags, BigInt(value));
}

function flagNames(flags: Names, value: bigint): string | undefined {
  let rest = value;
  const names = Object.entries(flags).flatMap(([bit, name]) => {
    if ((value & BigInt(bit)) === 0n) return [];
    rest &= ~BigInt(bit);
    return [name];
  });
  if (names.length === 0) return undefined;
  return [...names, ...(rest === 0n ? [] : [`0x${rest.toString(16)}`])].join('|');
}

/** A number or numbers of a member, for people: by name where there is one. */
export function memberText(ioctl: string, member: string, value: Exclude<MemberValue, string>): string {
  return (
    memberName(ioctl, member, value) ?? (typeof value === 'object' ? `[${value.join(', ')}]` : `${value}`)
  );
}

/** `zc_objset_stats` of `zc_objset_stats.dds_guid`; empty for a member that is in no struct. */
export function structOf(member: string): string {
  return member.slice(0, Math.max(member.indexOf('.'), 0));
}
