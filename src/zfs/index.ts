export { ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
export { Dataset } from './dataset.ts';
export { Datasets, type NewFilesystem, type NewVolume } from './datasets.ts';
export type { CopyOptions } from './local-copy.ts';
export { openZfs, Zfs } from './open-zfs.ts';
export { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
export type { PoolStatus, ScanStatus, VdevState, VdevStatus } from './pool-status.ts';
export { type NewPool, type PoolConfig, Pools } from './pools.ts';
export { datasetProperties } from './property/dataset-properties.ts';
export { poolProperties } from './property/pool-properties.ts';
export type { DatasetKind, PropertyDefinition, PropertyTable } from './property/property-definition.ts';
export type {
  DatasetPropertyInputs,
  DatasetPropertyName,
  DatasetPropertyValue,
  PoolPropertyInputs,
  PoolPropertyName,
  UserPropertyName,
} from './property/property-values.ts';
export type { Property, PropertySource } from './property/read-properties.ts';
export type { Received } from './receive.ts';
export type { ReceiveOptions } from './receive-options.ts';
export type { ReceiveStream } from './receive-stream.ts';
export type { LostSend, ResumedSend } from './resume.ts';
export type { SendControl } from './send.ts';
export type { ResumePoint, SendOptions } from './send-options.ts';
export type { ProgressOptions, SendProgress } from './send-progress.ts';
export type { SendEstimate } from './send-size.ts';
export { Snapshots } from './snapshots.ts';
export { disk, file, type LeafVdev, type MirrorVdev, mirror, type Vdev } from './vdev.ts';
