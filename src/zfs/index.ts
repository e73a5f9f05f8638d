export { ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
export {
  type ChannelProgramOptions,
  ChannelPrograms,
  type LuaArgument,
  type LuaResult,
  luaSequence,
} from './channel-programs.ts';
export { Dataset } from './dataset.ts';
export { Datasets, type NewFilesystem, type NewVolume } from './datasets.ts';
export {
  type ChangedWrappingKey,
  Encryption,
  type EncryptionStatus,
  type LoadKeyOptions,
  type NewWrappingKey,
} from './encryption.ts';
export type { KeyRequest, KeySource } from './key-material.ts';
export { openZfs, Zfs } from './open-zfs.ts';
export { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
export type { PoolStatus, ScanStatus, VdevState, VdevStatus } from './pool-status.ts';
export { type NewPool, type PoolConfig, Pools } from './pools.ts';
export {
  type InheritOptions,
  Properties,
  type ReadablePropertyName,
  type ReadProperties,
  type WrittenSinceName,
} from './properties.ts';
export { datasetProperties } from './property/dataset-properties.ts';
export {
  type DatasetPropertySchema,
  datasetPropertySchema,
} from './property/dataset-property-schema.ts';
export { poolProperties } from './property/pool-properties.ts';
export type {
  DatasetKind,
  NumberRange,
  PropertyDefinition,
  PropertyTable,
} from './property/property-definition.ts';
export type {
  DatasetPropertyInputs,
  DatasetPropertyName,
  DatasetPropertyValue,
  PoolPropertyInputs,
  PoolPropertyName,
  UserPropertyName,
} from './property/property-values.ts';
export type { Property, PropertySource } from './property/read-properties.ts';
export type { Received, ReceiveOptions } from './receive.ts';
export type { SendOptions } from './send.ts';
export { Snapshots } from './snapshots.ts';
export { type Space, spaceOf, type UsedBy } from './space.ts';
export { disk, file, type LeafVdev, type MirrorVdev, mirror, type Vdev } from './vdev.ts';
export type { KeyFormat } from './wrapping-key.ts';
