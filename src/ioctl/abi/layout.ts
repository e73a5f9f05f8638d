/** How a `zfs_cmd_t` member is stored: unsigned integers by width, `i32`, NUL-terminated text, or an array of uint64. */
export type MemberKind = 'u64' | 'u32' | 'i32' | 'u8' | 'string' | 'u64s';

/** Byte offset, size in bytes and kind of one `zfs_cmd_t` member. */
export type MemberLayout = readonly [offset: number, size: number, kind: MemberKind];

/**
 * One memory layout of `zfs_cmd_t`, as data. Members of nested structs have dotted names
 * (`zc_objset_stats.dds_guid`); padding is left out.
 */
export interface ZfsCmdLayout {
  /** Ranges of OpenZFS releases that have this layout, first and last included. */
  readonly releases: readonly (readonly [first: string, last: string])[];
  /** `sizeof (zfs_cmd_t)` in bytes: what the kernel copies in and out. */
  readonly size: number;
  readonly fields: Readonly<Record<string, MemberLayout>>;
}
