import { call, checkName, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { type FoundVdev, findVdev, listVdevs, type VdevAddress } from './find-vdev.ts';

/** `pool_initialize_func_t` and `pool_trim_func_t`; `uninit` is for initialize alone. */
const COMMANDS = { start: 0n, cancel: 1n, suspend: 2n, uninit: 3n } as const;

/**
 * What to do to the initialization of vdevs: `start` also goes on with one that was suspended; `uninit` forgets that there was
 * one, since 2.2.
 */
export type InitializeCommand = keyof typeof COMMANDS;

/** What to do to the trim of vdevs: `start` also goes on with one that was suspended. */
export type TrimCommand = Exclude<InitializeCommand, 'uninit'>;

/** How a trim is done. */
export interface TrimOptions {
  /** Bytes a second on each vdev; no limit if left out. */
  readonly rate?: bigint | undefined;
  /** Discard so that the data cannot be read back; for devices that can do so. */
  readonly secure?: boolean | undefined;
}

/** `Vdevs.initialize` over a transport. */
export async function initializeVdevs(
  transport: Transport,
  pool: string,
  vdevs: readonly VdevAddress[] | 'all',
  command: InitializeCommand = 'start',
): Promise<void> {
  const initialize_command = commandNumber(command, pool);
  if (command === 'uninit' && !isAtLeast(transport.abi.release, '2.2.0')) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `${pool}: uninit exists since OpenZFS 2.2.0`,
      subject: pool,
    });
  }
  const initialize_vdevs = await guidsOf(transport, pool, vdevs);
  await named(initialize_vdevs, () =>
    call(transport, 'ZFS_IOC_POOL_INITIALIZE', {
      zc_name: pool,
      innvl: { initialize_command, initialize_vdevs },
    }),
  );
}

/** `Vdevs.trim` over a transport. */
export async function trimVdevs(
  transport: Transport,
  pool: string,
  vdevs: readonly VdevAddress[] | 'all',
  command: TrimCommand = 'start',
  options: TrimOptions = {},
): Promise<void> {
  const { rate = 0n, secure = false } = options;
  const trim_command = commandNumber(command, pool);
  if ((command as string) === 'uninit') refuse(pool, 'a trim has no command "uninit"');
  if (typeof rate !== 'bigint' || rate < 0n || rate >= 1n << 64n) {
    refuse(pool, `a rate is a bigint, in bytes a second, not ${String(rate)}`);
  }
  const trim_vdevs = await guidsOf(transport, pool, vdevs);
  await named(trim_vdevs, () =>
    call(transport, 'ZFS_IOC_POOL_TRIM', {
      zc_name: pool,
      innvl: { trim_command, trim_vdevs, trim_rate: rate, trim_secure: secure },
    }),
  );
}

function commandNumber(command: InitializeCommand, pool: string): bigint {
  return Object.hasOwn(COMMANDS, command)
    ? COMMANDS[command]
    : refuse(pool, `there is no command ${JSON.stringify(command)}`);
}

/** Guids by the addresses that were given; `all` are the leaves that hold data, as the zpool command takes them. */
async function guidsOf(
  transport: Transport,
  pool: string,
  vdevs: readonly VdevAddress[] | 'all',
): Promise<Record<string, bigint>> {
  checkName(pool, 'pool');
  if (vdevs.length === 0) refuse(pool, 'no vdev is named');
  const there = await listVdevs(transport, pool);
  const found =
    vdevs === 'all'
      ? there.filter(isDataLeaf).map((vdev) => [vdev.name, vdev.guid] as const)
      : vdevs.map((address) => [String(address), findVdev(there, address, pool).guid] as const);
  const guids: Record<string, bigint> = Object.create(null);
  for (const [name, guid] of found) guids[name] = guid;
  return guids;
}

function isDataLeaf({ type, role }: FoundVdev): boolean {
  return (type === 'disk' || type === 'file') && role !== 'spare' && role !== 'cache';
}

/** The kernel names vdevs that failed by their guids; the caller knows them by what was given. */
async function named(guids: Readonly<Record<string, bigint>>, issue: () => Promise<unknown>): Promise<void> {
  try {
    await issue();
  } catch (error) {
    if (!(error instanceof ZfsError) || error.failures.size === 0) throw error;
    const names = new Map(Object.entries(guids).map(([name, guid]) => [guid.toString(), name]));
    const { code, errno, ioctl, subject, answer, cliMessage } = error;
    const message = error.message.replace(/\d+(?=: E)/g, (guid) => names.get(guid) ?? guid);
    const failures = new Map([...error.failures].map(([guid, why]) => [names.get(guid) ?? guid, why]));
    throw new ZfsError({
      ...{ code, message, errno, ioctl, subject, answer, cliMessage },
      failures,
      cause: error,
    });
  }
}

function refuse(subject: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${subject}: ${why}`, subject });
}
