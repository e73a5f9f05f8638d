/**
 * ZFS as typed promises: {@link openZfs} opens it. `zfskit/zfs` is the same, without {@link Kstats}.
 *
 * @module zfskit
 */

export * from './kstat/index.ts';
export * from './zfs/index.ts';
