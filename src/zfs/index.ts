export { ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
export { type Bookmark, Bookmarks } from './bookmarks.ts';
export type { BusyReport, NamespaceMount, OpenVolume, ProcessUse } from './busy.ts';
export {
  type ChannelProgramOptions,
  ChannelPrograms,
  type LuaArgument,
  type LuaResult,
  luaSequence,
} from './channel-programs.ts';
export { Dataset } from './dataset.ts';
export { type SelectableProperty, SelectedDataset } from './dataset-select.ts';
export type { WalkOptions } from './dataset-walk.ts';
export {
  Datasets,
  type DestroyRequest,
  type RenameOptions,
} from './datasets.ts';
export {
  type DatasetGrants,
  Delegation,
  type Grant,
  PERMISSIONS,
  type Permission,
  type Revocation,
} from './delegation.ts';
export { type DelegationScope, type Grantee, MAX_PERMISSION_SET_BYTES } from './delegation-key.ts';
export type { DestroyOptions, DestroyPlan, DestroyStep } from './destroy-plan.ts';
export {
  type ChangedWrappingKey,
  Encryption,
  type EncryptionStatus,
  type LoadedKeys,
  type LoadKeyOptions,
  type LoadKeysOptions,
  type NewWrappingKey,
} from './encryption.ts';
export { type Hold, Holds, MAX_TAG_BYTES, TemporaryHolds } from './holds.ts';
export type { KeyRequest, KeySource } from './key-material.ts';
export type { CopyOptions } from './local-copy.ts';
export type { MountOptions, MountRequest } from './mount.ts';
export { type Mount, readMounts } from './mounts.ts';
export type { NewFilesystem, NewVolume } from './new-dataset.ts';
export { openZfs, Zfs } from './open-zfs.ts';
export type {
  CheckpointStatus,
  ExpansionStatus,
  RebuildStatus,
  RemovalStatus,
} from './pool/background-work.ts';
export type { DataError, ErrorLogOptions } from './pool/error-log.ts';
export { FEATURE_DEFINITIONS, type FeatureDefinition } from './pool/feature-table.ts';
export { type FeatureStatus, Features, type Portability } from './pool/features.ts';
export type { IostatOptions, IostatSample, ReadWrite, VdevIostat } from './pool/iostat.ts';
export { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool/pool-features.ts';
export type { PoolProblem, ProblemKind, ProblemSeverity } from './pool/pool-problems.ts';
export type { ActivityProgress, PoolActivity, ProgressWatchOptions } from './pool/pool-progress.ts';
export { allVdevs, type PoolStatus, type SuspendReason } from './pool/pool-status.ts';
export { type NewPool, type PoolConfig, Pools } from './pool/pools.ts';
export type { ErrorScrubStatus, ScanState, ScanStatus } from './pool/scan-status.ts';
export { disk, file, type LeafVdev, type MirrorVdev, mirror, type Vdev } from './pool/vdev.ts';
export type { Histogram, LatencyClass, QueueClass, QueueDepth, SizeClass } from './pool/vdev-io.ts';
export type { VdevAux, VdevState } from './pool/vdev-state.ts';
export type { DeviceWork, VdevStatistics, VdevTraffic } from './pool/vdev-statistics.ts';
export type { VdevActivity, VdevClass, VdevStatus } from './pool/vdev-status.ts';
export type { WorkProgress } from './pool/work-progress.ts';
export {
  type InheritOptions,
  Properties,
  type ReadablePropertyName,
  type ReadProperties,
  type WrittenSinceName,
} from './properties.ts';
export { datasetProperties } from './property/dataset-properties.ts';
export { type DatasetPropertySchema, datasetPropertySchema } from './property/dataset-property-schema.ts';
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
export type { Received } from './receive.ts';
export type { ReceiveOptions } from './receive-options.ts';
export type { ReceivedSubstream, ReceivePackageOptions } from './receive-package.ts';
export type { ReceiveStream } from './receive-stream.ts';
export { receivedName } from './received-name.ts';
export type { ReplicateOptions } from './replicate.ts';
export type { ReplicationOptions, ReplicationPlan, ReplicationStep } from './replication-plan.ts';
export type { LostSend, ResumedSend } from './resume.ts';
export type { RollbackOptions, RollbackPlan } from './rollback.ts';
export type { SendControl } from './send.ts';
export type { ResumePoint, SendOptions } from './send-options.ts';
export type { PackageOptions } from './send-package.ts';
export type { ProgressOptions, SendProgress } from './send-progress.ts';
export type { SendEstimate } from './send-size.ts';
export { MAX_PATTERN_PARTS } from './snapshot-pattern.ts';
export {
  type DestroyPreview,
  type DoomedSnapshot,
  type NewSnapshots,
  type PatternOptions,
  Snapshots,
} from './snapshots.ts';
export { type Space, spaceOf, type UsedBy } from './space.ts';
export {
  type Account,
  type AccountEntry,
  type AccountKind,
  type AccountValue,
  type NewQuota,
  SpaceAccounting,
} from './space-accounting.ts';
export type { WaitForDeviceOptions } from './volume-device.ts';
export { type AllocatingVdev, type VolumeShape, volumeReservation } from './volume-reservation.ts';
export type { KeyFormat } from './wrapping-key.ts';
