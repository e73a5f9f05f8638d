import { isAtLeast, type Release } from '../../ioctl/index.ts';

/**
 * Every pool feature with the first OpenZFS release that knows it. Facts: `module/zcommon/zfeature_common.c` of each
 * release, compiled and dumped (2.0.3 to 2.4.4).
 */
export const POOL_FEATURES = {
  async_destroy: '0.6.1',
  empty_bpobj: '0.6.1',
  lz4_compress: '0.6.1',
  multi_vdev_crash_dump: '0.7.0',
  spacemap_histogram: '0.6.4',
  enabled_txg: '0.6.4',
  hole_birth: '0.6.4',
  extensible_dataset: '0.6.4',
  embedded_data: '0.6.4',
  bookmarks: '0.6.4',
  filesystem_limits: '0.6.5',
  large_blocks: '0.6.5',
  large_dnode: '0.7.0',
  sha512: '0.7.0',
  skein: '0.7.0',
  edonr: '0.7.0',
  userobj_accounting: '0.7.0',
  encryption: '0.8.0',
  project_quota: '0.8.0',
  device_removal: '0.8.0',
  obsolete_counts: '0.8.0',
  zpool_checkpoint: '0.8.0',
  spacemap_v2: '0.8.0',
  allocation_classes: '0.8.0',
  resilver_defer: '0.8.0',
  bookmark_v2: '0.8.0',
  redaction_bookmarks: '2.0.0',
  redacted_datasets: '2.0.0',
  bookmark_written: '2.0.0',
  log_spacemap: '2.0.0',
  livelist: '2.0.0',
  device_rebuild: '2.0.0',
  zstd_compress: '2.0.0',
  draid: '2.1.0',
  zilsaxattr: '2.2.0',
  head_errlog: '2.2.0',
  blake3: '2.2.0',
  block_cloning: '2.2.0',
  vdev_zaps_v2: '2.2.0',
  redaction_list_spill: '2.3.0',
  raidz_expansion: '2.3.0',
  fast_dedup: '2.3.0',
  longname: '2.3.0',
  large_microzap: '2.3.0',
  dynamic_gang_header: '2.4.0',
  block_cloning_endian: '2.4.0',
  physical_rewrite: '2.4.0',
} as const;

/** Name of a pool feature as in zpool-features(7), without `feature@`. */
export type PoolFeature = keyof typeof POOL_FEATURES;

/** The features that a module of this release knows. */
export function poolFeaturesOf(release: Release): PoolFeature[] {
  return (Object.keys(POOL_FEATURES) as PoolFeature[]).filter((name) =>
    isAtLeast(release, POOL_FEATURES[name]),
  );
}
