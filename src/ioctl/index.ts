/**
 * ioctls as typed rows: {@link call} issues one, {@link KernelTransport} is where they go, {@link ZfsError} what may come of it.
 *
 * @module zfskit/ioctl
 */

export {
  type Abi,
  abiForVersion,
  compareReleases,
  isAtLeast,
  type MemberKind,
  type MemberLayout,
  nearestAbi,
  parseRelease,
  type Release,
  supportedReleases,
  ZFS_CMD_LAYOUTS,
  type ZfsCmdLayout,
} from './abi/index.ts';
export { MAX_REPLY_BYTES } from './attempt.ts';
export { hasIoctl } from './availability.ts';
export { type CallableIoctl, type CallOptions, call, callSync, callUntil } from './call.ts';
export type { CallLoad } from './call-budget.ts';
export {
  type Capabilities,
  type CapabilityName,
  type CapabilityOptions,
  capabilitiesOf,
  moduleVersion,
  readCapabilities,
} from './capabilities.ts';
export { closedError } from './closed-error.ts';
export { describeIoctl, type FieldDescription, type IoctlDescription } from './describe-ioctl.ts';
export { DeviceVolume, type DeviceVolumeOptions } from './device-volume.ts';
export { type ErrnoName, errnoName, LINUX_ERRNO, ZFS_ERRNO } from './errno.ts';
export { commonMeanings } from './ioctl-error.ts';
export { ioctlOf, type KnownIoctl } from './ioctl-of.ts';
export { type IoctlName, ioctls } from './ioctls.ts';
export { JoinedAbort } from './joined-abort.ts';
export { KernelPipes, makeLink, makePipe } from './kernel-pipes.ts';
export { type KernelOptions, KernelTransport, MAX_CALLS } from './kernel-transport.ts';
export {
  MOUNT_FLAGS,
  mountDataset,
  UNMOUNT_FLAGS,
  unmountDirectory,
  volumeOfDevice,
} from './mount-calls.ts';
export {
  checkName,
  MAX_DATASET_NESTING,
  MAX_NAME_BYTES,
  MAX_POOL_NAME_BYTES,
  type NameKind,
  poolOf,
} from './names.ts';
export type {
  DescriptorUse,
  FileStat,
  IoctlInput,
  IoctlOutput,
  IoctlRow,
  LastingKind,
  LegacyRow,
  MemberName,
  MemberUse,
  NvlistRow,
  ObjsetStats,
  RawReply,
  StructName,
  Structs,
} from './row.ts';
export { SECRET_IOCTLS } from './secret-ioctls.ts';
export { systemError } from './system-error.ts';
export type {
  CleanupDescriptor,
  DescriptorKind,
  IoctlReply,
  IoctlRequest,
  KernelLink,
  KernelPipe,
  LentDescriptor,
  OpenVolume,
  Transport,
} from './transport.ts';
export { type MemberValue, ZfsCmd } from './zfs-cmd.ts';
export { ZfsError, type ZfsErrorCode, type ZfsErrorFacts, type ZfskitCode } from './zfs-error.ts';
