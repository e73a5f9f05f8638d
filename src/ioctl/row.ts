import type { Infer, Schema } from '../nvlist/index.ts';
import type { zfsCmd240 } from './abi/zfs-cmd-2.4.0.ts';
import type { NameKind } from './names.ts';
import type { MemberValue } from './zfs-cmd.ts';

type Members = typeof zfsCmd240.fields;

/** A member of `zfs_cmd_t` that a caller can give or get. */
export type MemberName = keyof Members;

type MemberType<N> = N extends MemberName
  ? Members[N][2] extends 'u64'
    ? bigint
    : Members[N][2] extends 'string'
      ? string
      : number
  : never;

/** `zc_objset_stats`: what the kernel says of a dataset without reading its properties (`dmu_objset_stats_t`). */
export interface ObjsetStats {
  /** Clones of this snapshot; 1 or more for a snapshot that has any. */
  readonly dds_num_clones: bigint;
  readonly dds_creation_txg: bigint;
  readonly dds_guid: bigint;
  /** `dmu_objset_type_t`: 2 filesystem, 3 volume. */
  readonly dds_type: number;
  readonly dds_is_snapshot: number;
  readonly dds_inconsistent: number;
  readonly dds_redacted: number;
  /** Snapshot that this dataset is a clone of; empty when it is none. */
  readonly dds_origin: string;
  /** Since 2.3.3. */
  readonly dds_flags?: number;
}

/** A `zfs_cmd_t` member in a row: what it means, and whether it may be left out (it is then 0 or empty). */
export interface MemberUse {
  readonly doc: string;
  readonly optional?: true;
}

/** `zc_stat`: a file's attributes (`zfs_stat_t`). */
export interface FileStat {
  readonly zs_gen: bigint;
  readonly zs_mode: bigint;
  readonly zs_links: bigint;
  /** Seconds since 1970 and nanoseconds. */
  readonly zs_ctime: readonly [bigint, bigint];
}

/** Structs inside `zfs_cmd_t` that a reply can carry, and texts as bytes. */
export interface Structs {
  zc_objset_stats: ObjsetStats;
  zc_stat: FileStat;
  /** The text of `zc_value` as bytes: a path need not be UTF-8. */
  zc_value_bytes: Uint8Array;
  zc_inject_record: Readonly<Record<string, MemberValue>>;
}

/** Name of a struct inside `zfs_cmd_t`. */
export type StructName = keyof Structs;

type MemberUses = { readonly [N in MemberName]?: MemberUse };
type OptionalMembers<M> = { [N in keyof M]: M[N] extends { optional: true } ? N : never }[keyof M];

type MemberInputs<M> = { [N in Exclude<keyof M, OptionalMembers<M>>]: MemberType<N> } & {
  [N in OptionalMembers<M>]?: MemberType<N>;
};

type ListInput<K extends string, S> = S extends Schema
  ? S extends { optional: true }
    ? { [P in K]?: Infer<S> }
    : { [P in K]: Infer<S> }
  : unknown;

/** A reply that is an array of structs instead of an nvlist. */
export interface RawReply {
  readonly entryBytes: number;
  /** `zc_nvlist_dst_size` counts entries, not bytes. */
  readonly countsEntries: boolean;
  readonly doc: string;
}

/**
 * Why a call lasts: it writes a stream (`send`), reads one (`receive`), or waits for something (`wait`). Each kind has its
 * own limit: a receive must never wait for the send that feeds it.
 */
export type LastingKind = 'send' | 'receive' | 'wait';

/** Where a call has the number of a descriptor, and of what: a member of `zfs_cmd_t`, or a key of the input list. */
export interface DescriptorUse {
  readonly in: 'zc_cookie' | 'zc_cleanup_fd' | 'fd' | 'input_fd' | 'cleanup_fd';
  /** `stream`: a pipe, socket or file; `device`: the ZFS device itself, open; `namespace`: a user namespace. */
  readonly of: 'stream' | 'device' | 'namespace';
}

/** What all rows have. */
interface RowBase {
  /** Request number on `/dev/zfs`, the same in every release that has the ioctl. */
  readonly number: number;
  /** First OpenZFS release that has it. */
  readonly since: string;
  /** What `zc_name` is; `none` where it is not used. */
  readonly subject: NameKind | 'none';
  /**
   * The call changes nothing and is repeated with a larger buffer when the reply did not fit. Others are never repeated:
   * the kernel finds that out only after it has done the work.
   */
  readonly repeatable?: true;
  /** The call changes nothing, and yet must not be repeated: it writes a stream, waits, or moves a cursor. */
  readonly readOnly?: true;
  /**
   * The kernel relies on the subject being there, and stops the machine where it is not: it is asked for first. Nothing helps
   * against one that goes in between.
   */
  readonly mustExist?: true;
  /**
   * Bytes of buffer to offer at first: for a call that cannot be repeated and whose input says nothing of its reply's size,
   * or one that is dear to repeat.
   */
  readonly replyBytes?: number;
  /** The call may last for long, and runs on a thread of its own. */
  readonly lasting?: LastingKind;
  /** The number of a descriptor among its arguments: it has a meaning only in the process that makes the call. */
  readonly descriptor?: DescriptorUse;
  /** Why zfskit knows this ioctl, and decodes it, but does not issue it. */
  readonly withheld?: string;
  /** The name that another operating system has for the number. */
  readonly alias?: `ZFS_IOC_${string}`;
  /** Keys of the input list that came later than the ioctl: first release of each. */
  readonly keysSince?: Readonly<Record<string, string>>;
  /** Meaning of error numbers, by name. */
  readonly errors: Readonly<Record<string, string>>;
}

/** An ioctl of the older kind, whose arguments are members of `zfs_cmd_t`. */
export interface LegacyRow extends RowBase {
  readonly style: 'legacy';
  /** From this release on the kernel has it as an nvlist ioctl; a call as it is described here fits both. */
  readonly nvlistSince?: string;
  readonly members: MemberUses;
  readonly conf?: Schema;
  readonly src?: Schema;
  readonly dst?: Schema;
  /** The reply is an array of structs in the place of `dst`. */
  readonly dstRaw?: RawReply;
  /** The reply is in `zc_history`: what is in it. */
  readonly history?: string;
  /** Members that carry an answer; a struct's name stands for all of it. */
  readonly returns: readonly (MemberName | StructName)[];
}

/** An ioctl of the newer kind, whose arguments and results are nvlists with named, checked keys. */
export interface NvlistRow extends RowBase {
  readonly style: 'nvlist';
  readonly innvl: Schema;
  readonly outnvl: Schema;
}

/** One ioctl, as data: everything that is derived from it (types, checks, decoding, reference) comes from here. */
export type IoctlRow = LegacyRow | NvlistRow;

type Subject<R extends IoctlRow> = R['subject'] extends 'none' ? unknown : { zc_name: string };

/** The arguments that a row's ioctl takes. */
export type IoctlInput<R extends IoctlRow> = Subject<R> &
  (R extends NvlistRow
    ? { innvl: Infer<R['innvl']> }
    : R extends LegacyRow
      ? MemberInputs<R['members']> &
          ListInput<'zc_nvlist_conf', R['conf']> &
          ListInput<'zc_nvlist_src', R['src']>
      : never);

type Returned<N> = N extends StructName ? Structs[N] : MemberType<N>;

/** What a row's ioctl answers. Raw arrays and history come as bytes. */
export type IoctlOutput<R extends IoctlRow> = R extends NvlistRow
  ? { outnvl: Infer<R['outnvl']> }
  : R extends LegacyRow
    ? { [N in R['returns'][number]]: Returned<N> } & (R['dst'] extends Schema
        ? { zc_nvlist_dst: Infer<R['dst']> | undefined }
        : unknown) &
        (R['dstRaw'] extends RawReply ? { zc_nvlist_dst: Uint8Array } : unknown) &
        (R['history'] extends string ? { zc_history: Uint8Array } : unknown)
    : never;
