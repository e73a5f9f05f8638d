import { call, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { pausedScrub } from './scan-status.ts';

/** `pool_scan_func_t` and `pool_scrub_cmd_t` (`include/sys/fs/zfs.h`). */
const SCAN = { none: 0n, scrub: 1n, resilver: 2n, errorScrub: 3n } as const;
const COMMAND = { start: 0n, pause: 1n, fromLastTxg: 2n } as const;

/** Which part of a pool to scrub. All of it when nothing is given. */
export interface ScrubOptions {
  /** Only blocks written since the last scrub that came to its end. Since 2.3.0. */
  readonly fromLastTxg?: boolean | undefined;
  /** Only blocks written at this time or later; the kernel keeps times in steps of some minutes. Since 2.4.0. */
  readonly start?: Date | undefined;
  /** Only blocks written at this time or before. Since 2.4.0. */
  readonly end?: Date | undefined;
}

/** Scrubs and resilvers. They go on in the background; a pool has one at a time. */
export class Scans {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Starts a scrub. A paused one goes on where it was, whatever part is asked for. ZFS_IOC_POOL_SCAN; of a part
   * ZFS_IOC_POOL_SCRUB.
   *
   * @throws ZfsError `ENOENT`, `EBUSY` (a scrub, resilver or rebuild runs), `ZFSKIT_UNSUPPORTED` (this release cannot
   *   scrub that part), `ZFSKIT_INVALID_ARGUMENT`
   */
  async scrub(pool: string, options: ScrubOptions = {}): Promise<void> {
    const part = this.#part(pool, options);
    if (!part) return this.#scan(pool, SCAN.scrub, COMMAND.start);
    await call(this.#transport, 'ZFS_IOC_POOL_SCRUB', {
      zc_name: pool,
      innvl: { scan_type: SCAN.scrub, ...part },
    });
  }

  /**
   * Starts a scrub of the blocks that are known to be damaged, or goes on with a paused one. Since 2.2.0, with the feature
   * `head_errlog`. ZFS_IOC_POOL_SCAN.
   *
   * @throws ZfsError `ECANCELED` (no errors are known), `ENOENT`, `EBUSY`, `ENOTSUP` (the feature is not enabled),
   *   `ZFSKIT_UNSUPPORTED`
   */
  async scrubErrors(pool: string): Promise<void> {
    this.#need(pool, '2.2.0', 'scrub of errors');
    await call(this.#transport, 'ZFS_IOC_POOL_SCAN', { zc_name: pool, zc_cookie: SCAN.errorScrub });
  }

  /**
   * Pauses the scrub, or scrub of errors, that runs. It stays paused over export and restart. ZFS_IOC_POOL_SCAN.
   *
   * @throws ZfsError `ENOENT` (no such pool, or no scrub runs), `EBUSY` (it is paused already, or a resilver runs)
   */
  pause(pool: string): Promise<void> {
    return this.#scan(pool, SCAN.scrub, COMMAND.pause);
  }

  /**
   * Goes on with the scrub, or scrub of errors, that is paused; never starts one. ZFS_IOC_POOL_STATS, ZFS_IOC_POOL_SCAN.
   *
   * @throws ZfsError `ENOENT` (no such pool, or none is paused)
   */
  async resume(pool: string): Promise<void> {
    const { zc_nvlist_dst: config } = await call(this.#transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
    const paused = pausedScrub(config?.findList('vdev_tree')?.findUint64Array('scan_stats'));
    if (paused === 'errorscrub') return this.#scan(pool, SCAN.errorScrub, COMMAND.start);
    if (paused === 'scrub') return this.#scan(pool, SCAN.scrub, COMMAND.start);
    throw new ZfsError({ code: 'ENOENT', message: `${pool}: no scrub is paused`, subject: pool });
  }

  /**
   * Stops the scrub, or scrub of errors, that runs or is paused. ZFS_IOC_POOL_SCAN.
   *
   * @throws ZfsError `ENOENT` (no such pool, or there is no scrub), `EBUSY` (a resilver runs: it cannot be stopped)
   */
  stop(pool: string): Promise<void> {
    return this.#scan(pool, SCAN.none, COMMAND.start);
  }

  /**
   * Starts a resilver anew, so that it takes in devices that were waiting for the next one. Nothing happens where no
   * device needs one. ZFS_IOC_POOL_SCAN, zpool-resilver(8).
   *
   * @throws ZfsError `ENOENT`, `ENOTSUP` (the feature `resilver_defer` is not enabled)
   */
  resilver(pool: string): Promise<void> {
    return this.#scan(pool, SCAN.resilver, COMMAND.start);
  }

  async #scan(pool: string, zc_cookie: bigint, command: bigint): Promise<void> {
    const zc_flags = Number(command);
    try {
      await call(this.#transport, 'ZFS_IOC_POOL_SCAN', { zc_name: pool, zc_cookie, zc_flags });
    } catch (error) {
      // Releases before 2.3.3 answer so when a paused scrub was resumed.
      if (!(error instanceof ZfsError && error.code === 'ECANCELED')) throw error;
    }
  }

  #part(pool: string, { fromLastTxg, start, end }: ScrubOptions) {
    if (fromLastTxg) {
      if (start || end) throw badPart(pool, 'either from the last txg, or from a date');
      this.#need(pool, '2.3.0', 'scrub from the last txg');
      return { scan_command: COMMAND.fromLastTxg };
    }
    if (!start && !end) return undefined;
    this.#need(pool, '2.4.0', 'scrub of a range of dates');
    const scan_date_start = start && seconds(pool, start);
    const scan_date_end = end && seconds(pool, end);
    if (scan_date_start && scan_date_end && scan_date_start > scan_date_end) {
      throw badPart(pool, 'the start is later than the end');
    }
    return { scan_command: COMMAND.start, scan_date_start, scan_date_end };
  }

  #need(pool: string, since: string, what: string): void {
    if (isAtLeast(this.#transport.abi.release, since)) return;
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `${pool}: there is no ${what} before OpenZFS ${since}`,
      subject: pool,
    });
  }
}

/** Seconds since 1970; the kernel takes 0 for no limit. */
function seconds(pool: string, date: Date): bigint {
  const value = Math.floor(date.getTime() / 1000);
  if (!(value > 0)) throw badPart(pool, 'a date is not valid, or before 1970');
  return BigInt(value);
}

function badPart(pool: string, why: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${pool}: scrub: ${why}`, subject: pool });
}
