import { call, type FileStat, type Transport, ZfsError, type ZfsErrorCode } from '../../ioctl/index.ts';

/** What a snapshot knows of an object. */
export interface ObjectStats {
  /**
   * `named`: it has a path. `unlinked`: it waits to be deleted until nobody has it open. `absent`: it is not there, or is
   * no file. `unknown`: it is there, and its path cannot be told.
   */
  readonly state: 'named' | 'unlinked' | 'absent' | 'unknown';
  /** From the root of the filesystem, beginning with a slash; empty where it has none. */
  readonly path: Uint8Array;
  /** Zeros where the object is not there. */
  readonly stat: FileStat;
  /** Why it has no path. */
  readonly code: ZfsErrorCode | undefined;
}

const NO_STAT: FileStat = { zs_gen: 0n, zs_mode: 0n, zs_links: 0n, zs_ctime: [0n, 0n] };

/** States by error: another one is the caller's to hear of, but for EINVAL, a parent that is no directory. */
const STATES: Partial<Record<ZfsErrorCode, ObjectStats['state']>> = {
  ENOENT: 'absent',
  ENOTSUP: 'absent',
  ESTALE: 'unlinked',
  EINVAL: 'unknown',
  ENOTDIR: 'unknown',
};

/**
 * Path and attributes of an object of a snapshot. ZFS_IOC_OBJ_TO_STATS. The attributes are there also where the path cannot
 * be told, as of a file one of whose links is gone (`zfs_obj_to_stats` in `module/zfs/zfs_znode.c`).
 *
 * @throws ZfsError `EACCES` (the key is not loaded), `EPERM`, `EIO`
 */
export async function objectStats(
  transport: Transport,
  snapshot: string,
  object: bigint,
  signal: AbortSignal,
): Promise<ObjectStats> {
  try {
    const input = { zc_name: snapshot, zc_obj: object };
    const { zc_value_bytes, zc_stat } = await call(transport, 'ZFS_IOC_OBJ_TO_STATS', input, { signal });
    return { state: 'named', path: zc_value_bytes.slice(), stat: zc_stat, code: undefined };
  } catch (error) {
    if (!(error instanceof ZfsError)) throw error;
    const state = STATES[error.code];
    if (!state) throw error;
    const stat = (error.answer['zc_stat'] as FileStat | undefined) ?? NO_STAT;
    return { state, path: new Uint8Array(), stat, code: error.code };
  }
}
