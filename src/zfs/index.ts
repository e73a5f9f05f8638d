export { ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
export type { BusyReport, NamespaceMount, OpenVolume, ProcessUse } from './busy.ts';
export { Dataset } from './dataset.ts';
export { type SelectableProperty, SelectedDataset } from './dataset-select.ts';
export type { WalkOptions } from './dataset-walk.ts';
export {
  Datasets,
  type DestroyRequest,
  type NewFilesystem,
  type NewVolume,
  type RenameOptions,
} from './datasets.ts';
export type { DestroyOptions, DestroyPlan, DestroyStep } from './destroy-plan.ts';
export type { MountOptions, MountRequest } from './mount.ts';
export { type Mount, readMounts } from './mounts.ts';
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
export type { Received, ReceiveOptions } from './receive.ts';
export type { RollbackOptions, RollbackPlan } from './rollback.ts';
export type { SendOptions } from './send.ts';
export { Snapshots } from './snapshots.ts';
export { disk, file, type LeafVdev, type MirrorVdev, mirror, type Vdev } from './vdev.ts';
export type { WaitForDeviceOptions } from './volume-device.ts';
export { type AllocatingVdev, type VolumeShape, volumeReservation } from './volume-reservation.ts';
