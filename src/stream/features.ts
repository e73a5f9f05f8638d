/**
 * Feature flags of a stream by their bit: what a receiver has to understand.
 *
 * Source: `DMU_BACKUP_FEATURE_*` in OpenZFS `include/sys/zfs_ioctl.h`. The bits are those of the flags themselves, which
 * stand in bits 2 to 57 of `drr_versioninfo`.
 */
export const STREAM_FEATURES = {
  dedup: 0,
  dedupprops: 1,
  sa_spill: 2,
  embed_data: 16,
  lz4: 17,
  large_blocks: 19,
  resuming: 20,
  redacted: 21,
  compressed: 22,
  large_dnode: 23,
  raw: 24,
  zstd: 25,
  holds: 26,
  switch_to_large_blocks: 27,
  longname: 28,
  large_microzap: 29,
} as const;

/** Name of a feature of a stream; a bit without a name is called `bitN`. */
export type StreamFeature = keyof typeof STREAM_FEATURES | `bit${number}`;

const NAMES = new Map<number, StreamFeature>(
  Object.entries(STREAM_FEATURES).map(([name, bit]) => [bit, name as StreamFeature]),
);

/** Header types in the low two bits of `drr_versioninfo` (`drr_headertype_t`): one stream, or a package of several. */
export const HEADER_TYPE = { substream: 1, compound: 2 } as const;

/** Header type of a BEGIN record: 1 one stream, 2 a package; 0 and 3 have no meaning. */
export function headerType(versioninfo: bigint): number {
  return Number(versioninfo & 3n);
}

/** The features of a BEGIN record, in the order of their bits. */
export function streamFeatures(versioninfo: bigint): StreamFeature[] {
  const flags = (versioninfo >> 2n) & ((1n << 56n) - 1n);
  const features: StreamFeature[] = [];
  for (let bit = 0; bit < 56; bit++) {
    if (((flags >> BigInt(bit)) & 1n) === 1n) features.push(NAMES.get(bit) ?? `bit${bit}`);
  }
  return features;
}

/** `drr_versioninfo` of a BEGIN record. */
export function versionInfo(
  type: keyof typeof HEADER_TYPE,
  features: Iterable<keyof typeof STREAM_FEATURES>,
) {
  let flags = 0n;
  for (const name of features) flags |= 1n << BigInt(STREAM_FEATURES[name]);
  return (flags << 2n) | BigInt(HEADER_TYPE[type]);
}
