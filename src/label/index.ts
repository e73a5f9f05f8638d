/**
 * Labels of pool devices as bytes: configurations, uberblocks and checksums. It runs without ZFS.
 *
 * @module zfskit/label
 */

export { type BootEnvironment, parseBootEnvironment } from './boot-environment.ts';
export { type BlockCheck, checkBlock, sealBlock } from './embedded-checksum.ts';
export { LabelError, type LabelErrorCode } from './error.ts';
export {
  type Label,
  type LabelConfig,
  type LabelState,
  parseLabel,
  parseLabelConfig,
} from './label.ts';
export { decodeLabelList, type LabelFacts, type LabelPoolState, labelFacts } from './label-config.ts';
export {
  BOOT_BYTES,
  BOOT_OFFSET,
  CONFIG_BYTES,
  CONFIG_OFFSET,
  LABEL_BYTES,
  LABEL_COUNT,
  labelOffset,
  RING_BYTES,
  RING_OFFSET,
} from './label-layout.ts';
export { type DeviceConfig, readConfig } from './read-config.ts';
export { type DeviceLabels, type ReadLabelsOptions, readLabels } from './read-labels.ts';
export {
  type BlockAddress,
  compareUberblocks,
  type MmpFields,
  parseUberblock,
  type RootBlock,
  UBERBLOCK_BYTES,
  type Uberblock,
} from './uberblock.ts';
export { type PlacedUberblock, parseRing, type UberblockRing } from './uberblock-ring.ts';
