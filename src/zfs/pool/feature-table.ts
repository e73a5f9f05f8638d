import type { PoolFeature } from './pool-features.ts';

/** What a pool feature is on disk. */
export interface FeatureDefinition {
  /** Name on disk, unique for ever. */
  readonly guid: string;
  /** A module without it can still import the pool read-only (`ZFEATURE_FLAG_READONLY_COMPAT`). */
  readonly readonlyCompatible: boolean;
  /** Active as soon as it is enabled (`ZFEATURE_FLAG_ACTIVATE_ON_ENABLE`). */
  readonly activeWhenEnabled: boolean;
  /** `zpool upgrade` leaves it alone (`ZFEATURE_FLAG_NO_UPGRADE`). */
  readonly notByUpgrade: boolean;
  /** Features that are enabled with it. */
  readonly needs: readonly PoolFeature[];
}

/**
 * Pool features by name. Facts: `module/zcommon/zfeature_common.c` of each release, compiled and dumped (2.0.3 to 2.4.4).
 */
export const FEATURE_DEFINITIONS: Readonly<Record<PoolFeature, FeatureDefinition>> = {
  async_destroy: feature('com.delphix:async_destroy', ['readonlyCompatible'], []),
  empty_bpobj: feature('com.delphix:empty_bpobj', ['readonlyCompatible'], []),
  lz4_compress: feature('org.illumos:lz4_compress', ['activeWhenEnabled'], []),
  multi_vdev_crash_dump: feature('com.joyent:multi_vdev_crash_dump', [], []),
  spacemap_histogram: feature('com.delphix:spacemap_histogram', ['readonlyCompatible'], []),
  enabled_txg: feature('com.delphix:enabled_txg', ['readonlyCompatible'], []),
  hole_birth: feature('com.delphix:hole_birth', ['activeWhenEnabled'], ['enabled_txg']),
  extensible_dataset: feature('com.delphix:extensible_dataset', [], []),
  embedded_data: feature('com.delphix:embedded_data', ['activeWhenEnabled'], []),
  bookmarks: feature('com.delphix:bookmarks', ['readonlyCompatible'], ['extensible_dataset']),
  filesystem_limits: feature('com.joyent:filesystem_limits', ['readonlyCompatible'], ['extensible_dataset']),
  large_blocks: feature('org.open-zfs:large_blocks', [], ['extensible_dataset']),
  large_dnode: feature('org.zfsonlinux:large_dnode', [], ['extensible_dataset']),
  sha512: feature('org.illumos:sha512', [], ['extensible_dataset']),
  skein: feature('org.illumos:skein', [], ['extensible_dataset']),
  edonr: feature('org.illumos:edonr', [], ['extensible_dataset']),
  userobj_accounting: feature(
    'org.zfsonlinux:userobj_accounting',
    ['readonlyCompatible'],
    ['extensible_dataset'],
  ),
  encryption: feature('com.datto:encryption', [], ['extensible_dataset', 'bookmark_v2']),
  project_quota: feature('org.zfsonlinux:project_quota', ['readonlyCompatible'], ['extensible_dataset']),
  device_removal: feature('com.delphix:device_removal', [], []),
  obsolete_counts: feature(
    'com.delphix:obsolete_counts',
    ['readonlyCompatible'],
    ['extensible_dataset', 'device_removal'],
  ),
  zpool_checkpoint: feature('com.delphix:zpool_checkpoint', ['readonlyCompatible'], []),
  spacemap_v2: feature('com.delphix:spacemap_v2', ['readonlyCompatible', 'activeWhenEnabled'], []),
  allocation_classes: feature('org.zfsonlinux:allocation_classes', ['readonlyCompatible'], []),
  resilver_defer: feature('com.datto:resilver_defer', ['readonlyCompatible'], []),
  bookmark_v2: feature('com.datto:bookmark_v2', [], ['extensible_dataset', 'bookmarks']),
  redaction_bookmarks: feature(
    'com.delphix:redaction_bookmarks',
    [],
    ['bookmark_v2', 'extensible_dataset', 'bookmarks'],
  ),
  redacted_datasets: feature('com.delphix:redacted_datasets', [], ['extensible_dataset']),
  bookmark_written: feature(
    'com.delphix:bookmark_written',
    [],
    ['bookmark_v2', 'extensible_dataset', 'bookmarks'],
  ),
  log_spacemap: feature('com.delphix:log_spacemap', ['readonlyCompatible'], ['spacemap_v2']),
  livelist: feature('com.delphix:livelist', ['readonlyCompatible'], ['extensible_dataset']),
  device_rebuild: feature('org.openzfs:device_rebuild', ['readonlyCompatible'], []),
  zstd_compress: feature('org.freebsd:zstd_compress', [], ['extensible_dataset']),
  draid: feature('org.openzfs:draid', [], []),
  zilsaxattr: feature('org.openzfs:zilsaxattr', ['readonlyCompatible'], ['extensible_dataset']),
  head_errlog: feature('com.delphix:head_errlog', ['activeWhenEnabled'], []),
  blake3: feature('org.openzfs:blake3', [], ['extensible_dataset']),
  block_cloning: feature('com.fudosecurity:block_cloning', ['readonlyCompatible'], []),
  vdev_zaps_v2: feature('com.klarasystems:vdev_zaps_v2', [], []),
  redaction_list_spill: feature('com.delphix:redaction_list_spill', [], ['redaction_bookmarks']),
  raidz_expansion: feature('org.openzfs:raidz_expansion', [], []),
  fast_dedup: feature('com.klarasystems:fast_dedup', ['readonlyCompatible'], []),
  longname: feature('org.zfsonlinux:longname', [], ['extensible_dataset']),
  large_microzap: feature(
    'com.klarasystems:large_microzap',
    ['readonlyCompatible'],
    ['extensible_dataset', 'large_blocks'],
  ),
  dynamic_gang_header: feature('com.klarasystems:dynamic_gang_header', ['notByUpgrade'], []),
  block_cloning_endian: feature('com.truenas:block_cloning_endian', ['readonlyCompatible'], []),
  physical_rewrite: feature('com.truenas:physical_rewrite', ['readonlyCompatible'], ['extensible_dataset']),
};

type FeatureFlag = 'readonlyCompatible' | 'activeWhenEnabled' | 'notByUpgrade';

function feature(
  guid: string,
  flags: readonly FeatureFlag[],
  needs: readonly PoolFeature[],
): FeatureDefinition {
  return {
    guid,
    readonlyCompatible: flags.includes('readonlyCompatible'),
    activeWhenEnabled: flags.includes('activeWhenEnabled'),
    notByUpgrade: flags.includes('notByUpgrade'),
    needs,
  };
}
