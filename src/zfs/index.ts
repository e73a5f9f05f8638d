export type { UserspaceOptions } from '../engine/userspace-transport.ts';
export { type OpenVolume as OpenedVolume, ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
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
export { type CloneOptions, Datasets, type DestroyRequest, type RenameOptions } from './datasets.ts';
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
export type { DiffOptions } from './diff/diff.ts';
export type {
  DiffChange,
  DiffModified,
  DiffPresence,
  DiffRenamed,
  DiffUnlinked,
  DiffUnnamed,
  FileType,
} from './diff/diff-change.ts';
export { type DiffLineOptions, diffLine } from './diff/diff-line.ts';
export {
  type ChangedWrappingKey,
  Encryption,
  type EncryptionStatus,
  type LoadedKeys,
  type LoadKeyOptions,
  type LoadKeysOptions,
  type NewWrappingKey,
} from './encryption.ts';
export type { EndableIterator } from './endable-iterator.ts';
export type { EventOf, OtherEvent, ZfsEvent } from './event/event.ts';
export type { EventClass, EventPayload } from './event/event-payload.ts';
export type { EventsOptions } from './event/events.ts';
export { MAX_CAUSES, type PoolChange, type WatchOptions } from './event/watch.ts';
export { type Hold, Holds, MAX_TAG_BYTES, TemporaryHolds } from './holds.ts';
export type { KeyRequest, KeySource } from './key-material.ts';
export type { CopyOptions } from './local-copy.ts';
export type { MountOptions, MountRequest } from './mount.ts';
export { type Mount, readMounts } from './mounts.ts';
export type { NewFilesystem, NewVolume } from './new-dataset.ts';
export { type OpenVolumeOptions, openVolume } from './open-volume.ts';
export { openZfs, type ServiceOptions, Zfs, type ZfsOptions } from './open-zfs.ts';
export type {
  CheckpointStatus,
  ExpansionStatus,
  RebuildStatus,
  RemovalStatus,
} from './pool/background-work.ts';
export {
  DEFAULT_CACHE_FILE,
  decodeCacheFile,
  encodeCacheFile,
  readCacheFile,
  writeCacheFile,
} from './pool/cache-file.ts';
export {
  checkLayout,
  type LayoutFinding,
  type LayoutFindingKind,
  type ShapeFinding,
} from './pool/check-layout.ts';
export type { ClearOptions } from './pool/clear-errors.ts';
export { type CompatibilitySet, readCompatibility } from './pool/compatibility.ts';
export type { NewPool } from './pool/create-pool.ts';
export type { DeviceUse } from './pool/device-use.ts';
export type { DraidShape, DraidWidths } from './pool/draid-shape.ts';
export type { DataError, ErrorLogOptions } from './pool/error-log.ts';
export { FEATURE_DEFINITIONS, type FeatureDefinition } from './pool/feature-table.ts';
export { type FeatureStatus, Features, type Portability } from './pool/features.ts';
export type { FoundVdev, VdevAddress, VdevRole } from './pool/find-vdev.ts';
export { type HistoryOptions, MAX_LAST_RECORDS } from './pool/history.ts';
export { MAX_HISTORY_RECORD_BYTES } from './pool/history-log.ts';
export type {
  HistoryCommand,
  HistoryInternal,
  HistoryIoctl,
  HistoryRecord,
  HistoryUnknown,
} from './pool/history-record.ts';
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
export type { IostatOptions, IostatSample, ReadWrite, VdevIostat } from './pool/iostat.ts';
export { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool/pool-features.ts';
export type { PoolProblem, ProblemKind, ProblemSeverity } from './pool/pool-problems.ts';
export type { ActivityProgress, MeasuredActivity, ProgressWatchOptions } from './pool/pool-progress.ts';
export {
  type FeaturePropertyName,
  type FeaturePropertyValue,
  PoolProperties,
  type PoolPropertyChanges,
  type ReadablePoolProperty,
  type ReadPoolProperties,
} from './pool/pool-properties.ts';
export { allVdevs, type PoolStatus, type SuspendReason } from './pool/pool-status.ts';
export { type DedupPrune, type PoolConfig, Pools, type PrefetchTable } from './pool/pools.ts';
export type { RewindPolicy, Rewound } from './pool/rewind-policy.ts';
export type { PoolLayout } from './pool/root-vdev.ts';
export type { ErrorScrubStatus, ScanState, ScanStatus } from './pool/scan-status.ts';
export { Scans, type ScrubOptions } from './pool/scans.ts';
export type { AnswerLimits } from './pool/stats-config.ts';
export {
  type DistributedSpare,
  type DraidVdev,
  disk,
  distributedSpare,
  draid,
  file,
  type LeafVdev,
  type MirrorVdev,
  mirror,
  type RaidzVdev,
  raidz1,
  raidz2,
  raidz3,
  type Vdev,
} from './pool/vdev.ts';
export type { InitializeCommand, TrimCommand, TrimOptions } from './pool/vdev-activity.ts';
export type { Histogram, LatencyClass, QueueClass, QueueDepth, SizeClass } from './pool/vdev-io.ts';
export {
  type ReadableVdevProperty,
  type ReadVdevProperties,
  VdevProperties,
} from './pool/vdev-properties.ts';
export type { VdevAux, VdevState } from './pool/vdev-state.ts';
export type { DeviceWork, VdevStatistics, VdevTraffic } from './pool/vdev-statistics.ts';
export type { VdevActivity, VdevClass, VdevStatus } from './pool/vdev-status.ts';
export { type AddOptions, type AttachOptions, type SplitOptions, Vdevs } from './pool/vdevs.ts';
export type { PoolActivity, WaitOptions } from './pool/wait-for-activity.ts';
export type { WorkProgress } from './pool/work-progress.ts';
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
  type PropertySchema,
} from './property/dataset-property-schema.ts';
export { poolProperties } from './property/pool-properties.ts';
export { poolPropertySchema, vdevPropertySchema } from './property/pool-property-schema.ts';
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
  PoolPropertyValue,
  UserPropertyName,
  VdevPropertyInputs,
  VdevPropertyName,
  VdevPropertyValue,
} from './property/property-values.ts';
export type { Property, PropertySource } from './property/read-properties.ts';
export { vdevProperties } from './property/vdev-properties.ts';
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
