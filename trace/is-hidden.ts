/** Names of pairs in which wrapping keys travel: `ZPOOL_HIDDEN_ARGS` in `include/sys/fs/zfs.h`, and the key in it. */
export const HIDDEN_NAMES: ReadonlySet<string> = new Set(['hidden_args', 'wkeydata']);

/**
 * Whether the pair at this path is a secret, or inside of one: what a printer shows as `<redacted, 32 bytes>` when its list
 * says `redacted`.
 *
 * @param path - names from the outermost list to the pair
 */
export function isHidden(path: readonly string[]): boolean {
  return path.some((name) => HIDDEN_NAMES.has(name));
}
