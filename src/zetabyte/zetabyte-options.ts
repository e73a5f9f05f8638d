import type { Zfs, ZfsOptions } from '../zfs/index.ts';

/** What logs the calls, with `log_commands`. */
export interface ZetabyteLogger {
  /** Takes a call, in words. */
  verbose?(message: string): void;
  /** Takes it where there is no `verbose`. */
  debug?(message: string): void;
}

/**
 * Options of a {@link Zetabyte}: those of democratic-csi's class, of which some have no meaning here, and `zfs`.
 *
 * No command is run: `paths`, `sudo` and `chroot` are taken and ignored. What may be done is decided by who opens the device
 * or the socket, and mounts are those of this process's mount namespace.
 */
export interface ZetabyteOptions {
  /** An open ZFS, which the caller closes, or how to open one at the first call. Default: the kernel of this host. */
  zfs?: Zfs | ZfsOptions | undefined;
  /**
   * What exists already counts as created, what does not exist as destroyed. Default false; the same option of a call goes
   * before it.
   */
  idempotent?: boolean | undefined;
  /** Milliseconds after which a call is given up with `ZFSKIT_DEADLINE`. Default ten minutes. */
  timeout?: number | undefined;
  /** Tell the logger each call. Default false. */
  log_commands?: boolean | undefined;
  /** Default: `console`. */
  logger?: ZetabyteLogger | undefined;
  /**
   * Nothing is executed. One that reaches another host (it has a `client`) is refused unless `zfs` says where that host's
   * ZFS is: its datasets would be looked for on this host.
   */
  executor?: unknown;
  /** Ignored. */
  paths?: Readonly<Record<string, string>> | undefined;
  /** Ignored. */
  sudo?: boolean | undefined;
  /** Ignored. */
  chroot?: string | undefined;
  /** `zpool` methods that take no options of their own, and `zfs.inherit`, look here, as in democratic-csi. */
  force?: boolean | undefined;
  recurse?: boolean | undefined;
  received?: boolean | undefined;
  stop?: boolean | undefined;
  pause?: boolean | undefined;
  all?: boolean | undefined;
}

/** Property values by name, as the command takes them: anything is turned into text. */
export type PropertyTexts = Readonly<Record<string, unknown>>;

/** What `zfs.create` takes. */
export interface CreateOptions {
  readonly idempotent?: boolean | undefined;
  /** Create the ancestors that are missing; a dataset that exists is left as it is (`-p`). */
  readonly parents?: boolean | undefined;
  /** Do not mount it (`-u`). */
  readonly unmounted?: boolean | undefined;
  /** Block size of a volume (`-b`). */
  readonly blocksize?: number | string | undefined;
  /** Size of a volume (`-V`), rounded up to its blocks; a filesystem has none, or false. */
  readonly size?: bigint | number | string | false | null | undefined;
  readonly properties?: PropertyTexts | undefined;
}

/** What `zfs.destroy` takes. */
export interface DestroyOptions {
  readonly idempotent?: boolean | undefined;
  /** What is below it as well (`-r`). */
  readonly recurse?: boolean | undefined;
  /** Its clones as well (`-R`). */
  readonly dependents?: boolean | undefined;
  /** Unmount it also when it is in use (`-f`). */
  readonly force?: boolean | undefined;
  /** Say what would be destroyed and destroy nothing (`-n`). */
  readonly noop?: boolean | undefined;
  /** Say what is destroyed, in lines with tabs (`-p`). Default true. */
  readonly parseable?: boolean | undefined;
  /** Say what is destroyed (`-v`). */
  readonly verbose?: boolean | undefined;
  /** Snapshots in use are destroyed as soon as they no longer are (`-d`). */
  readonly defer?: boolean | undefined;
}

/** What `zfs.snapshot` takes. */
export interface SnapshotOptions {
  readonly idempotent?: boolean | undefined;
  /** Also of everything below (`-r`). */
  readonly recurse?: boolean | undefined;
  readonly properties?: PropertyTexts | undefined;
}

/** What `zfs.rollback` takes. */
export interface RollbackOptions {
  /** Destroy what is more recent (`-r`). */
  readonly recent?: boolean | undefined;
  /** Destroy the clones of that as well (`-R`). */
  readonly dependents?: boolean | undefined;
  /** Unmount these clones also when they are in use (`-f`). */
  readonly force?: boolean | undefined;
}

/** What `zfs.clone` takes. */
export interface CloneOptions {
  readonly idempotent?: boolean | undefined;
  /** Create the ancestors that are missing; a dataset that exists is left as it is (`-p`). */
  readonly parents?: boolean | undefined;
  readonly properties?: PropertyTexts | undefined;
}

/** What `zfs.rename` takes. */
export interface RenameOptions {
  readonly parents?: boolean | undefined;
  /** Mount nothing elsewhere (`-u`). */
  readonly unmounted?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** Snapshots of that name below it as well (`-r`). */
  readonly recurse?: boolean | undefined;
}

/** What `zfs.list` and `zfs.get` take. */
export interface ReadOptions {
  /** Rows and objects (default) or, with false, text: lines with tabs, as the command with `-Hp`. */
  readonly parse?: boolean | undefined;
  /** With `parse: false`, must be true: numbers are exact, text for people is not made. */
  readonly parseable?: boolean | undefined;
  readonly recurse?: boolean | undefined;
  /** Levels below (`-d`); of `list` alone, as in democratic-csi. */
  readonly depth?: number | string | undefined;
  /** Kinds of dataset (`-t`). */
  readonly types?: string | readonly string[] | undefined;
  /** Of `get`: properties of these sources alone (`-s`). */
  readonly sources?: string | readonly string[] | undefined;
  /** Of `get` with `parse: false`: the fields of a line (`-o`). */
  readonly fields?: string | readonly string[] | undefined;
}

/** What `zfs.upgrade` takes. */
export interface UpgradeOptions {
  readonly versions?: boolean | undefined;
  readonly recurse?: boolean | undefined;
  readonly version?: number | string | undefined;
  readonly all?: boolean | undefined;
}

/** What `list` resolves to: the columns, rows of cells, and the rows as objects. */
export interface Listing {
  readonly properties: string | readonly string[];
  readonly data: string[][];
  readonly indexed: Record<string, string | undefined>[];
}

/** What `list` resolves to with `parse: false`. */
export interface TextListing {
  readonly properties: string | readonly string[];
  readonly data: string;
}

/** A property as `zfs.get` gives it: text, `-` for what there is not. */
export interface PrintedProperty {
  readonly value: string;
  readonly received: string;
  readonly source: string;
}

/** What `zfs.get` resolves to: properties by dataset and name. */
export type PrintedProperties = Record<string, Record<string, PrintedProperty>>;
