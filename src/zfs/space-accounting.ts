import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { parseSize } from './property/size.ts';

/** Whose space is accounted for. */
export type AccountKind = 'user' | 'group' | 'project';

/** What is accounted for or limited: bytes (`used`, `quota`) or objects, which are files and directories. */
export type AccountValue = 'used' | 'quota' | 'objectsUsed' | 'objectQuota';

/** One value of one account. */
export interface AccountEntry {
  /** Uid, gid or project id; with a domain, the relative id of a Windows SID. */
  readonly id: number;
  /** Domain of a Windows SID, `S-1-5-21-...`; empty for a POSIX id. */
  readonly domain: string;
  /** Bytes or objects. */
  readonly value: bigint;
}

/** The space of a user, group or project in one filesystem. */
export interface Account {
  readonly id: number;
  readonly domain: string;
  /** Bytes. The newest writes are counted when their transaction group is on disk. */
  readonly used: bigint;
  /** Bytes; undefined where there is no limit of its own. */
  readonly quota: bigint | undefined;
  /** Files and directories; undefined where they are not counted. */
  readonly objectsUsed: bigint | undefined;
  readonly objectQuota: bigint | undefined;
}

/** A quota to set; what is left out stays as it is, `none` takes it away. */
export interface NewQuota {
  readonly kind: AccountKind;
  /** Uid, gid or project id, from 0 to 4294967294. */
  readonly id: number;
  /** Bytes: bigint, number, or a size such as `'10G'`. */
  readonly quota?: bigint | number | string | 'none' | undefined;
  /** Files and directories. */
  readonly objectQuota?: bigint | number | 'none' | undefined;
}

/** `zfs_userquota_prop_t`, and the property that sets it. */
const PROPERTIES = {
  user: { used: 0n, quota: 1n, objectsUsed: 4n, objectQuota: 5n },
  group: { used: 2n, quota: 3n, objectsUsed: 6n, objectQuota: 7n },
  project: { used: 8n, quota: 9n, objectsUsed: 10n, objectQuota: 11n },
} as const;

/** Bytes of a `zfs_useracct_t`, of its domain, and where its id and its value are. */
const ENTRY = { bytes: 272, domain: 256, id: 256, value: 264 } as const;

const MAX_ID = 0xffff_fffe;

/**
 * Space and quotas of users, groups and projects in a filesystem: what `zfs userspace`, `groupspace` and `projectspace` show.
 * Filesystems need not be mounted. Ids are numbers; names are for the caller to resolve. (Quotas for everybody else,
 * `defaultuserquota` and so on, since 2.4, are properties of the filesystem.)
 */
export class SpaceAccounting {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * One value of every account that has it, in no order, a few hundred at a time: memory stays flat however many there are.
   * Accounts that get their first entry meanwhile can be missed. ZFS_IOC_USERSPACE_MANY.
   *
   * @param name - a filesystem or a snapshot of one
   * @throws ZfsError `ENOENT`, `EINVAL` (a volume), `ENOTSUP` (not accounted for here)
   */
  async *entries(
    name: string,
    kind: AccountKind,
    value: AccountValue,
    options: { signal?: AbortSignal | undefined } = {},
  ): AsyncGenerator<AccountEntry, void, void> {
    checkName(name, 'dataset-or-snapshot');
    const zc_objset_type = propertyOf(name, kind, value);
    for (let zc_cookie = 0n; ; ) {
      const input = { zc_name: name, zc_objset_type, zc_cookie };
      const page = await call(this.#transport, 'ZFS_IOC_USERSPACE_MANY', input, options);
      if (page.zc_nvlist_dst.length < ENTRY.bytes) return;
      yield* decodeAccounts(page.zc_nvlist_dst);
      zc_cookie = page.zc_cookie;
    }
  }

  /**
   * All accounts of a kind that use space or have a quota, by id; those of Windows SIDs come last. In memory: for very many
   * see {@link entries}.
   *
   * @throws ZfsError as {@link entries} does
   */
  async list(
    name: string,
    kind: AccountKind,
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<Account[]> {
    const accounts = new Map<string, Writable<Account>>();
    for (const value of ['used', 'quota'] as const) await this.#collect(accounts, name, kind, value, options);
    let counted = true;
    try {
      for (const value of ['objectsUsed', 'objectQuota'] as const)
        await this.#collect(accounts, name, kind, value, options);
    } catch (error) {
      if (!notAccounted(error)) throw error;
      counted = false;
    }
    const found = [...accounts.values()];
    if (counted) for (const account of found) account.objectsUsed ??= 0n;
    return found.sort(byId);
  }

  /**
   * One account; of an id that nobody uses, one that uses nothing. ZFS_IOC_USERSPACE_ONE.
   *
   * @throws ZfsError as {@link entries} does
   */
  async get(name: string, kind: AccountKind, id: number): Promise<Account> {
    checkName(name, 'dataset-or-snapshot');
    checkId(name, id);
    const read = async (value: AccountValue) => {
      const input = { zc_name: name, zc_objset_type: propertyOf(name, kind, value), zc_guid: BigInt(id) };
      return (await call(this.#transport, 'ZFS_IOC_USERSPACE_ONE', input)).zc_cookie;
    };
    const readCounted = (value: AccountValue) =>
      read(value).catch((error: unknown) => {
        if (notAccounted(error)) return undefined;
        throw error;
      });
    const [used, quota, objectsUsed, objectQuota] = [
      await read('used'),
      await read('quota'),
      await readCounted('objectsUsed'),
      await readCounted('objectQuota'),
    ];
    return {
      id,
      domain: '',
      used,
      quota: quota || undefined,
      objectsUsed,
      objectQuota: objectQuota || undefined,
    };
  }

  /**
   * Sets and removes quotas of a filesystem; those that can be set are set even when others fail. ZFS_IOC_SET_PROP.
   *
   * @throws ZfsError with a reason for each quota in `failures`, by the kernel's name for it, `userquota@<id in hex>-`;
   *   `ENOENT`, `ENOTSUP` (the pool's version or features), `ZFSKIT_INVALID_ARGUMENT`
   */
  async setQuotas(filesystem: string, quotas: readonly NewQuota[]): Promise<void> {
    checkName(filesystem, 'dataset');
    const zc_nvlist_src: Record<string, BigUint64Array> = Object.create(null);
    for (const { kind, id, quota, objectQuota } of quotas) {
      checkId(filesystem, id);
      const end = `quota@${id.toString(16)}-`;
      const type = {
        bytes: propertyOf(filesystem, kind, 'quota'),
        objects: propertyOf(filesystem, kind, 'objectQuota'),
      };
      if (quota !== undefined)
        zc_nvlist_src[`${kind}${end}`] = limit(type.bytes, id, bytesOf(filesystem, quota));
      if (objectQuota !== undefined)
        zc_nvlist_src[`${kind}obj${end}`] = limit(type.objects, id, countOf(filesystem, objectQuota));
    }
    if (Object.keys(zc_nvlist_src).length === 0) refuse(filesystem, 'no quota is given');
    await call(this.#transport, 'ZFS_IOC_SET_PROP', { zc_name: filesystem, zc_nvlist_src });
  }

  async #collect(
    accounts: Map<string, Writable<Account>>,
    name: string,
    kind: AccountKind,
    value: AccountValue,
    options: { signal?: AbortSignal | undefined },
  ): Promise<void> {
    for await (const { id, domain, value: amount } of this.entries(name, kind, value, options)) {
      const key = `${domain}-${id}`;
      const none = { used: 0n, quota: undefined, objectsUsed: undefined, objectQuota: undefined };
      const account = accounts.get(key) ?? { id, domain, ...none };
      account[value] = amount;
      accounts.set(key, account);
    }
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads an array of `zfs_useracct_t` (`include/sys/fs/zfs.h`): domain, id, padding, value. */
export function* decodeAccounts(bytes: Uint8Array): Generator<AccountEntry, void, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + ENTRY.bytes <= bytes.length; at += ENTRY.bytes) {
    const domain = bytes.subarray(at, at + ENTRY.domain);
    const end = domain.indexOf(0);
    yield {
      id: view.getUint32(at + ENTRY.id, true),
      domain: end === 0 ? '' : new TextDecoder().decode(end < 0 ? domain : domain.subarray(0, end)),
      value: view.getBigUint64(at + ENTRY.value, true),
    };
  }
}

/** Type, id and value, as `zfs_prop_set_userquota` in `module/zfs/zfs_ioctl.c` takes them; the value 0 is none. */
function limit(type: bigint, id: number, value: bigint): BigUint64Array {
  return BigUint64Array.of(type, BigInt(id), value);
}

function propertyOf(name: string, kind: AccountKind, value: AccountValue): bigint {
  if (!Object.hasOwn(PROPERTIES, kind)) refuse(name, `${String(kind)} is not one of user, group, project`);
  const properties = PROPERTIES[kind];
  if (!Object.hasOwn(properties, value)) {
    refuse(name, `${String(value)} is not one of ${Object.keys(properties).join(', ')}`);
  }
  return properties[value];
}

function checkId(name: string, id: number): void {
  if (!Number.isInteger(id) || id < 0 || id > MAX_ID)
    refuse(name, `an id is a whole number from 0 to ${MAX_ID}, not ${String(id)}`);
}

function bytesOf(name: string, quota: bigint | number | string): bigint {
  if (typeof quota !== 'string' || quota === 'none') return countOf(name, quota);
  return countOf(name, parseSize(quota) ?? quota);
}

function countOf(name: string, value: bigint | number | string): bigint {
  if (value === 'none') return 0n;
  const exact = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof exact === 'bigint' && exact > 0n && exact < 1n << 64n) return exact;
  return refuse(name, `a quota is a positive number or 'none', not ${String(value).slice(0, 80)}`);
}

function notAccounted(error: unknown): boolean {
  return error instanceof ZfsError && error.code === 'ENOTSUP';
}

function byId(a: Account, b: Account): number {
  if (a.domain !== b.domain) return a.domain < b.domain ? -1 : 1;
  return a.id - b.id;
}

function refuse(subject: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${subject}: ${why}`, subject });
}
