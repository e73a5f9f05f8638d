import { type Abi, type IoctlName, ioctls, LINUX_ERRNO, ZfsCmd } from '../ioctl/index.ts';
import { decode, Nvlist, NvlistError } from '../nvlist/index.ts';
import type { CarriedOut } from './carried-out.ts';
import { DeviceLocks } from './device-locks.ts';
import type { CarriedRequest } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import { leafPaths } from './leaf-paths.ts';

/** Carries out an ioctl without regard to devices. */
export type Carry = (request: CarriedRequest) => Promise<CarriedOut>;

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

/**
 * Keeps the devices of the imported pools locked against other engines. Those that an ioctl is about to open are locked before
 * it; afterwards a pool has what is in its configuration.
 */
export class PoolDevices {
  readonly #abi: Abi;
  readonly #carry: Carry;
  readonly #locks = new DeviceLocks();
  #settling: Promise<void> = Promise.resolve();
  /** Pools of the cache file that nobody has opened yet. */
  readonly #unopened = new Map<string, readonly string[]>();

  constructor(abi: Abi, carry: Carry) {
    this.#abi = abi;
    this.#carry = carry;
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
  async carry(request: CarriedRequest, carry: Carry): Promise<CarriedOut> {
    const command = new ZfsCmd(this.#abi.layout, request.command);
    const pool = /^[^/@#]*/.exec(command.get('zc_name') as string)?.[0] ?? '';
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

  /** One after another: what is found out first is written down first. */
  #settleInTurn(pool: string, owner: symbol): Promise<void> {
    const turn = this.#settling.catch(() => undefined).then(() => this.#settle(pool, owner));
    this.#settling = turn;
    return turn;
  }

  /** A pool has the devices of its configuration. One of which another engine has a part, which only opening it showed, goes. */
  async #settle(pool: string, owner: symbol): Promise<void> {
    const paths = await this.#pathsOf(pool);
    if (!paths) {
      this.#unopened.delete(pool);
      this.#locks.release(pool);
      return;
    }
    try {
      this.#locks.acquire(pool, paths);
    } catch (error) {
      await this.#ask('ZFS_IOC_POOL_EXPORT', pool);
      this.#unopened.delete(pool);
      this.#locks.release(pool);
      this.#locks.release(owner);
      throw error;
    }
    this.#unopened.delete(pool);
    this.#locks.keepOnly(pool, paths);
  }

  async #pathsOf(pool: string): Promise<string[] | undefined> {
    const { errno, dst } = await this.#ask('ZFS_IOC_POOL_STATS', pool);
    if (errno === LINUX_ERRNO.ENOENT) return undefined;
    if (errno !== 0) throw new EngineFailure(errno);
    return leafPaths(listIn(dst).find('vdev_tree', 'nvlist') ?? new Nvlist());
  }

  #ask(name: IoctlName, pool: string): Promise<CarriedOut> {
    const command = new ZfsCmd(this.#abi.layout);
    command.set('zc_name', pool);
    const { number } = ioctls[name];
    return this.#carry({ number, command: command.bytes, dstSize: CONFIG_BYTES, historySize: 0 });
  }
}

/** No configuration is as large. Nothing of the size is allocated. */
const CONFIG_BYTES = 1 << 30;

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
