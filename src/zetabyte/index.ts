/**
 * {@link Zetabyte}: the class of democratic-csi's `src/utils/zfs.js`, by ioctls.
 *
 * @module zfskit/zetabyte
 */

export { DatasetCommands } from './dataset-commands.ts';
export { type CreatePoolOptions, PoolCommands } from './pool-commands.ts';
export type { NamedDevice, VdevArgument } from './vdev-arguments.ts';
export { type RunCommand, Zetabyte, ZfsSshProcessManager } from './zetabyte.ts';
export type {
  CloneOptions,
  CreateOptions,
  DestroyOptions,
  Listing,
  PrintedProperties,
  PrintedProperty,
  PropertyTexts,
  ReadOptions,
  RenameOptions,
  RollbackOptions,
  SnapshotOptions,
  TextListing,
  UpgradeOptions,
  ZetabyteLogger,
  ZetabyteOptions,
} from './zetabyte-options.ts';
