import {
  type Abi,
  errnoName,
  type IoctlName,
  ioctls,
  LINUX_ERRNO,
  ZfsCmd,
  ZfsError,
} from '../ioctl/index.ts';
import { decode, Nvlist, NvlistError } from '../nvlist/index.ts';
import type { CarriedOut } from './carried-out.ts';
import { DeviceLocks } from './device-locks.ts';
import type { CarriedRequest } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import { leafPaths } from './leaf-paths.ts';

/** Carries out an ioctl without regard to devices. */
export type Carry = (request: CarriedRequest) => Promise<CarriedOut>;

/** Is told what a pool has become. */
export type OnConfigured = (pool: string, config: Nvlist | undefined) => Promise<void>;

/** What an ioctl is about to open, and the pools whose devices may be others after it. */
interface Use {
  readonly paths: readonly string[];
  readonly pools: readonly string[];
}

interface Request {
  readonly command: ZfsCmd;
  readonly pool: string;
  readonly src: Nvlist;
  readonly conf: Nvlist;
}

const treeOf = ({ conf }: Request) => leafPaths(conf.find('vdev_tree', 'nvlist') ?? new Nvlist());
const changed = ({ pool }: Request): Use => ({ paths: [], pools: [pool] });
const added = ({ pool, conf }: Request): Use => ({ paths: leafPaths(conf), pools: [pool] });

/** The ioctls that open devices, or let go of them. */
const uses: { readonly [N in IoctlName]?: (request: Request) => Use } = {
  ZFS_IOC_POOL_CREATE: ({ pool, src, conf }) => ({
    paths: leafPaths(conf),
    pools: [src.find('tname', 'string') ?? pool],
  }),
  ZFS_IOC_POOL_IMPORT: (request) => ({ paths: treeOf(request), pools: [request.pool] }),
  ZFS_IOC_POOL_EXPORT: changed,
  ZFS_IOC_POOL_DESTROY: changed,
  ZFS_IOC_POOL_REOPEN: changed,
  ZFS_IOC_CLEAR: changed,
  ZFS_IOC_WAIT: changed,
  ZFS_IOC_VDEV_ADD: added,
  ZFS_IOC_VDEV_ATTACH: added,
  ZFS_IOC_VDEV_REMOVE: changed,
  ZFS_IOC_VDEV_DETACH: changed,
  ZFS_IOC_VDEV_SET_STATE: changed,
  ZFS_IOC_VDEV_SETPATH: ({ pool, command }) => ({
    paths: [command.get('zc_value') as string],
    pools: [pool],
  }),
  ZFS_IOC_VDEV_SET_PROPS: ({ pool, src }) => {
    const path = src.find('vdevprops_set_props', 'nvlist')?.find('path', 'string');
    return { paths: path === undefined ? [] : [path], pools: [pool] };
  },
  ZFS_IOC_VDEV_SPLIT: (request) => ({
    paths: treeOf(request),
    pools: [request.pool, request.command.get('zc_string') as string],
  }),
};

const byNumber = new Map(
  Object.entries(uses).map(([name, use]) => [ioctls[name as IoctlName].number as number, use]),
);

const IMPORTS: ReadonlySet<number> = new Set([
  ioctls.ZFS_IOC_POOL_IMPORT.number,
  ioctls.ZFS_IOC_POOL_TRYIMPORT.number,
]);

/**
 * Keeps the devices of the imported pools locked against other engines. Those that an ioctl is about to open are locked before
 * it; afterwards a pool has what is in its configuration.
 */
export class PoolDevices {
  readonly #abi: Abi;
  readonly #carry: Carry;
  readonly #onConfigured: OnConfigured;
  readonly #locks = new DeviceLocks();
  #importing: Promise<unknown> = Promise.resolve();
  #settling: Promise<void> = Promise.resolve();
  /** Pools of the cache file that nobody has opened yet. */
  readonly #unopened = new Map<string, readonly string[]>();

  /** @param onConfigured - told the configuration of each pool that may have another one; undefined for a pool that went */
  constructor(abi: Abi, carry: Carry, onConfigured: OnConfigured) {
    this.#abi = abi;
    this.#carry = carry;
    this.#onConfigured = onConfigured;
  }

  /** Learns of the pools of the cache file, which are opened when something is asked of them. */
  async open(): Promise<void> {
    const { dst } = await this.#ask('ZFS_IOC_POOL_CONFIGS', '');
    for (const { name, value } of listIn(dst).pairs()) {
      const tree = (value as Nvlist).find('vdev_tree', 'nvlist');
      if (tree) this.#unopened.set(name, leafPaths(tree));
    }
  }

  /**
   * Carries out an ioctl with the devices that it needs locked.
   *
   * @throws EngineFailure EBUSY: another engine has one of them
   */
  async carry(request: CarriedRequest, carryAtOnce: Carry): Promise<CarriedOut> {
    const carry = IMPORTS.has(request.number) ? this.#inTurn(carryAtOnce) : carryAtOnce;
    const command = new ZfsCmd(this.#abi.layout, request.command);
    const pool = poolOf(command.get('zc_name') as string);
    const fromCache = this.#unopened.get(pool);
    const use = byNumber.get(request.number)?.(requestOf(command, pool, request));
    if (!use && !fromCache) return carry(request);
    const { paths = [], pools = [pool] } = use ?? {};
    const owner = Symbol(pool);
    this.#locks.acquire(owner, [...paths, ...(fromCache ?? [])]);
    try {
      const result = await carry(request);
      for (const name of pools) await this.#settleInTurn(name, owner);
      return result;
    } finally {
      this.#locks.release(owner);
    }
  }

  /**
   * Opens the pool that a dataset is in, with its devices locked, if it is one of the cache file that nobody has opened yet.
   *
   * @throws ZfsError as {@link carry} fails
   */
  async ensureOpen(dataset: string): Promise<void> {
    const pool = poolOf(dataset);
    if (!this.#unopened.has(pool)) return;
    try {
      await this.carry(this.#request('ZFS_IOC_POOL_STATS', pool), this.#carry);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      const code = errnoName(error.errno) ?? 'EBUSY';
      throw new ZfsError({ code, errno: error.errno, message: `${pool}: another has one of its devices` });
    }
  }

  /** Imports and trial imports come one after another: a pool is open under another name while one is tried. */
  #inTurn(carry: Carry): Carry {
    return (request) => {
      const turn = this.#importing.then(() => carry(request));
      this.#importing = turn.catch(() => undefined);
      return turn;
    };
  }

  /** One after another: what is found out first is written down first. */
  #settleInTurn(pool: string, owner: symbol): Promise<void> {
    const turn = this.#settling.catch(() => undefined).then(() => this.#settle(pool, owner));
    this.#settling = turn;
    return turn;
  }

  /** A pool has the devices of its configuration. One of which another engine has a part, which only opening it showed, goes. */
  async #settle(pool: string, owner: symbol): Promise<void> {
    const config = await this.#configOf(pool);
    if (!config) return this.#gone(pool);
    const paths = leafPaths(config.find('vdev_tree', 'nvlist') ?? new Nvlist());
    try {
      this.#locks.acquire(pool, paths);
    } catch (error) {
      await this.#ask('ZFS_IOC_POOL_EXPORT', pool);
      this.#locks.release(owner);
      await this.#gone(pool);
      throw error;
    }
    this.#unopened.delete(pool);
    this.#locks.keepOnly(pool, paths);
    await this.#onConfigured(pool, config);
  }

  async #gone(pool: string): Promise<void> {
    this.#unopened.delete(pool);
    this.#locks.release(pool);
    await this.#onConfigured(pool, undefined);
  }

  async #configOf(pool: string): Promise<Nvlist | undefined> {
    const { errno, dst } = await this.#ask('ZFS_IOC_POOL_STATS', pool);
    if (errno === LINUX_ERRNO.ENOENT) return undefined;
    if (errno !== 0) throw new EngineFailure(errno);
    return listIn(dst);
  }

  #ask(name: IoctlName, pool: string): Promise<CarriedOut> {
    return this.#carry(this.#request(name, pool));
  }

  #request(name: IoctlName, pool: string): CarriedRequest {
    const command = new ZfsCmd(this.#abi.layout);
    command.set('zc_name', pool);
    const { number } = ioctls[name];
    return { number, command: command.bytes, dstSize: CONFIG_BYTES, historySize: 0 };
  }
}

/** No configuration is as large. Nothing of the size is allocated. */
const CONFIG_BYTES = 1 << 30;

const poolOf = (name: string) => /^[^/@#]*/.exec(name)?.[0] ?? '';

function requestOf(command: ZfsCmd, pool: string, { src, conf }: CarriedRequest): Request {
  return { command, pool, src: listIn(src), conf: listIn(conf) };
}

/** What is no list is refused by whoever carries out the ioctl. */
function listIn(bytes: Uint8Array | undefined): Nvlist {
  if (!bytes || bytes.length === 0) return new Nvlist();
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof NvlistError) return new Nvlist();
    throw error;
  }
}
