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
  type LoadKeyOptions,
  type NewWrappingKey,
} from './encryption.ts';
export { type Hold, Holds, MAX_TAG_BYTES, TemporaryHolds } from './holds.ts';
export type { KeyRequest, KeySource } from './key-material.ts';
export type { CopyOptions } from './local-copy.ts';
export type { MountOptions, MountRequest } from './mount.ts';
export { type Mount, readMounts } from './mounts.ts';
export type { NewFilesystem, NewVolume } from './new-dataset.ts';
export { openZfs, Zfs } from './open-zfs.ts';
export {
  DEFAULT_CACHE_FILE,
  decodeCacheFile,
  encodeCacheFile,
  readCacheFile,
  writeCacheFile,
} from './pool/cache-file.ts';
export { readHostId } from './pool/host-id.ts';
export {
  type CandidateDevice,
  type ImportCandidate,
  importCandidates,
  type MissingVdev,
} from './pool/import-candidate.ts';
export type { ImportableSearch, ImportOptions, ImportTarget } from './pool/import-pool.ts';
export {
  DEFAULT_IMPORT_PATHS,
  type DeviceName,
  type DeviceScan,
  type ImportSearch,
  type ScannedDevice,
  scanDevices,
} from './pool/import-scan.ts';
export type { ImportablePool, ImportStatus } from './pool/importable-pool.ts';
export { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool/pool-features.ts';
export type { PoolStatus, ScanStatus, VdevState, VdevStatus } from './pool/pool-status.ts';
export { type NewPool, type PoolConfig, Pools } from './pool/pools.ts';
export type { RewindPolicy, Rewound } from './pool/rewind-policy.ts';
export { disk, file, type LeafVdev, type MirrorVdev, mirror, type Vdev } from './pool/vdev.ts';
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
