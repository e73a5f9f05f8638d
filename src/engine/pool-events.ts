import { type Abi, type IoctlName, ioctls, ZfsCmd } from '../ioctl/index.ts';
import { int32, Nvlist, type NvTyped, string, uint8, uint64 } from '../nvlist/index.ts';
import type { CarriedRequest } from './engine-call.ts';
import { EventQueue } from './event-queue.ts';
import { HistoryTail } from './history-tail.ts';
import type { Carry } from './pool-devices.ts';

type Members = Readonly<Record<string, NvTyped>>;

/** What is known of an imported pool. */
interface Known {
  readonly guid: bigint;
  readonly history: HistoryTail;
  /** State and path of each leaf, by guid. */
  leaves: ReadonlyMap<bigint, Leaf>;
  /** What scans: `scrub` or `resilver`. */
  scan: 'scrub' | 'resilver';
}

interface Leaf {
  readonly state: bigint;
  readonly path: string | undefined;
}

/** What an ioctl that succeeded is an event of, beside what it writes to the history (`spa_event_notify` in OpenZFS). */
const eventsOf: { readonly [N in IoctlName]?: readonly string[] } = {
  ZFS_IOC_POOL_CREATE: ['pool_create', 'config_sync'],
  ZFS_IOC_POOL_IMPORT: ['pool_import', 'config_sync'],
  ZFS_IOC_POOL_REGUID: ['pool_reguid', 'config_sync'],
  ZFS_IOC_VDEV_ADD: ['config_sync'],
  ZFS_IOC_VDEV_REMOVE: ['config_sync'],
  ZFS_IOC_VDEV_ATTACH: ['config_sync'],
  ZFS_IOC_VDEV_DETACH: ['config_sync'],
  ZFS_IOC_VDEV_SETPATH: ['config_sync'],
  ZFS_IOC_VDEV_SETFRU: ['config_sync'],
  ZFS_IOC_VDEV_SPLIT: ['config_sync'],
};

/** The last event of a pool that goes. */
const lastEventOf: { readonly [N in IoctlName]?: string } = {
  ZFS_IOC_POOL_EXPORT: 'pool_export',
  ZFS_IOC_POOL_DESTROY: 'pool_destroy',
};

const nameOf = new Map(
  [...Object.keys(eventsOf), ...Object.keys(lastEventOf)].map((name) => [
    ioctls[name as IoctlName].number as number,
    name as IoctlName,
  ]),
);

/** Members of a `history_event`, by those of a record (`spa_history_log_notify` in `spa_history.c`). */
const HISTORY_MEMBERS: readonly (readonly [event: string, record: string])[] = [
  ['history_command', 'history command'],
  ['history_internal_name', 'internal_name'],
  ['history_zone', 'history zone'],
  ['history_hostname', 'history hostname'],
  ['history_dsname', 'dsname'],
  ['history_internal_str', 'history internal str'],
  ['history_ioctl', 'ioctl'],
  ['history_dsid', 'dsid'],
  ['history_txg', 'history txg'],
  ['history_time', 'history time'],
  ['history_who', 'history who'],
  ['history_internal_event', 'history internal event'],
];

/** Bytes of a history that are read at once. */
const HISTORY_BYTES = 1 << 18;

const SYSEVENT = 'sysevent.fs.zfs';
const NANOSECONDS = 1_000_000_000n;

/**
 * What happens to the pools of an engine, as events. libzpool posts none: they are made of what ioctls did, of the pools'
 * histories, which have the rest of what OpenZFS does by itself, and of the states of their vdevs.
 */
export class PoolEvents {
  readonly queue = new EventQueue();
  readonly #abi: Abi;
  readonly #carry: Carry;
  readonly #pools = new Map<string, Known>();
  /** Pools that are being made, and that may be on their way out. */
  readonly #creating = new Set<string>();
  readonly #leaving = new Set<string>();
  #reading: Promise<void> = Promise.resolve();

  constructor(abi: Abi, carry: Carry) {
    this.#abi = abi;
    this.#carry = carry;
  }

  /** A pool has this configuration now; undefined when it went. What a pool's history had before it was known is no event. */
  async configured(pool: string, config: Nvlist | undefined): Promise<void> {
    if (!config) {
      this.#pools.delete(pool);
      return;
    }
    const known = this.#pools.get(pool);
    const leaves = leavesOf(config.find('vdev_tree', 'nvlist') ?? new Nvlist());
    const guid = config.find('pool_guid', 'uint64') ?? 0n;
    const { history = new HistoryTail(), scan = 'scrub' } = known ?? {};
    this.#pools.set(pool, { guid, leaves, history, scan });
    if (known) this.#stateChanges(pool, known.leaves, leaves);
    else if (!this.#creating.has(pool)) await this.#readHistory(pool, false);
  }

  /**
   * Before an ioctl. A pool that it takes away is not asked for anything while it runs: it would be busy.
   *
   * @returns to be called when it has ended: with whether it succeeded
   */
  async before(request: CarriedRequest): Promise<(succeeded: boolean) => Promise<void>> {
    const name = nameOf.get(request.number);
    if (!name) return async () => {};
    const pool = new ZfsCmd(this.#abi.layout, request.command).get('zc_name') as string;
    const last = lastEventOf[name];
    if (last !== undefined) return this.#beforeLast(pool, last);
    if (name === 'ZFS_IOC_POOL_CREATE') this.#creating.add(pool);
    return async (succeeded) => {
      this.#creating.delete(pool);
      if (succeeded) await this.#after(pool, eventsOf[name] ?? []);
    };
  }

  async #beforeLast(pool: string, kind: string): Promise<(succeeded: boolean) => Promise<void>> {
    this.#leaving.add(pool);
    await this.#reading;
    await this.#readHistory(pool, true);
    const guid = this.#pools.get(pool)?.guid ?? 0n;
    return async (succeeded) => {
      this.#leaving.delete(pool);
      if (succeeded) this.#post(pool, guid, `${SYSEVENT}.${kind}`);
    };
  }

  async #after(pool: string, kinds: readonly string[]): Promise<void> {
    await this.read();
    const guid = this.#pools.get(pool)?.guid ?? 0n;
    for (const kind of kinds) this.#post(pool, guid, `${SYSEVENT}.${kind}`);
  }

  /** Posts what has happened since the last time: what was written to the histories, and how the vdevs are. */
  read(): Promise<void> {
    const reading = this.#reading.then(async () => {
      const pools = [...this.#pools.keys()].filter((pool) => !this.#leaving.has(pool));
      for (const pool of pools) await this.#readHistory(pool, true);
    });
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #readHistory(pool: string, posts: boolean): Promise<void> {
    for (;;) {
      const known = this.#pools.get(pool);
      if (!known) return;
      const from = known.history.offset;
      const piece = await this.#historyOf(pool, from);
      if (!piece) return;
      for (const record of known.history.read(piece.bytes, from, piece.next)) {
        if (posts) this.#postRecord(pool, known, record);
      }
    }
  }

  /** Some of a history, from a place on; undefined at its end. */
  async #historyOf(pool: string, from: bigint): Promise<{ bytes: Uint8Array; next: bigint } | undefined> {
    const command = new ZfsCmd(this.#abi.layout);
    command.set('zc_name', pool);
    command.set('zc_history_offset', from);
    command.set('zc_history_len', BigInt(HISTORY_BYTES));
    const { number } = ioctls.ZFS_IOC_POOL_GET_HISTORY;
    const request = { number, command: command.bytes, dstSize: 0, historySize: HISTORY_BYTES };
    const reply = await this.#carry(request);
    const answer = new ZfsCmd(this.#abi.layout, reply.command);
    const length = Number(answer.get('zc_history_len'));
    if (reply.errno !== 0 || length === 0) return undefined;
    const next = answer.get('zc_history_offset') as bigint;
    return { bytes: reply.history.subarray(0, length), next };
  }

  #postRecord(pool: string, known: Known, record: Nvlist): void {
    const members: Record<string, NvTyped> = {};
    for (const [event, name] of HISTORY_MEMBERS) {
      const typed = record.findTyped(name);
      if (typed) members[event] = typed;
    }
    const time = (record.find('history time', 'uint64') ?? 0n) * NANOSECONDS;
    const scan = scanEventOf(known, record);
    if (scan?.endsWith('_start')) this.#post(pool, known.guid, `${SYSEVENT}.${scan}`, {}, time);
    this.#post(pool, known.guid, `${SYSEVENT}.history_event`, members, time);
    if (scan && !scan.endsWith('_start')) this.#post(pool, known.guid, `${SYSEVENT}.${scan}`, {}, time);
  }

  #stateChanges(pool: string, before: ReadonlyMap<bigint, Leaf>, now: ReadonlyMap<bigint, Leaf>): void {
    for (const [guid, { state, path }] of now) {
      const last = before.get(guid);
      if (!last || last.state === state) continue;
      this.#post(pool, this.#pools.get(pool)?.guid ?? 0n, 'resource.fs.zfs.statechange', {
        vdev_guid: uint64(guid),
        vdev_state: uint64(state),
        ...(path === undefined ? {} : { vdev_path: string(path) }),
        vdev_laststate: uint64(last.state),
      });
    }
  }

  /** `zfs_event_create` in `zfs_fm.c`. */
  #post(pool: string, guid: bigint, kind: string, members: Members = {}, time?: bigint): void {
    const event = new Nvlist();
    event.set('version', uint8(0));
    event.set('class', string(kind));
    event.set('pool', string(pool));
    event.set('pool_guid', uint64(guid));
    event.set('pool_state', uint64(0n));
    event.set('pool_context', int32(0));
    for (const [name, typed] of Object.entries(members)) event.set(name, typed);
    this.queue.post(event, time ?? BigInt(Date.now()) * 1_000_000n);
  }
}

/** What a record says of scans (`dsl_scan_setup_sync` and `dsl_scan_done` in `dsl_scan.c`). */
function scanEventOf(known: Known, record: Nvlist): string | undefined {
  const name = record.find('internal_name', 'string');
  if (name === 'scan setup') {
    const isScrub = record.find('history internal str', 'string')?.startsWith('func=1 ');
    known.scan = isScrub ? 'scrub' : 'resilver';
    return `${known.scan}_start`;
  }
  if (name === 'scan done') return `${known.scan}_finish`;
  if (name === 'scan cancelled' && known.scan === 'scrub') return 'scrub_abort';
  if (name === 'error scrub setup') return 'errorscrub_start';
  if (name === 'error scrub done') return 'errorscrub_finish';
  return name === 'error scrub canceled' ? 'errorscrub_abort' : undefined;
}

function leavesOf(tree: Nvlist): Map<bigint, Leaf> {
  const children = tree.find('children', 'nvlist_array') ?? [];
  if (children.length > 0) return new Map(children.flatMap((child) => [...leavesOf(child)]));
  const guid = tree.find('guid', 'uint64');
  const state = tree.find('vdev_stats', 'uint64_array')?.[1];
  if (guid === undefined || state === undefined) return new Map();
  return new Map([[guid, { state, path: tree.find('path', 'string') }]]);
}
