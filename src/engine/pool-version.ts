/** The newest version on disk (`SPA_VERSION`); pools of it have features. */
export const POOL_VERSION = 5000n;

/** The last one before features (`SPA_VERSION_BEFORE_FEATURES`). */
const LAST_BEFORE_FEATURES = 28n;

/** The first one that keeps a history (`SPA_VERSION_ZPOOL_HISTORY`). */
export const HISTORY_VERSION = 4n;

/** `SPA_VERSION_IS_SUPPORTED` in `include/sys/fs/zfs.h`. */
export function isSupportedVersion(version: bigint): boolean {
  return (version >= 1n && version <= LAST_BEFORE_FEATURES) || version === POOL_VERSION;
}
