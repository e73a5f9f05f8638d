import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast, parseRelease, type Release } from './abi/index.ts';
import { hasIoctl } from './availability.ts';
import { type IoctlName, ioctls } from './ioctls.ts';
import { NAMES_SINCE } from './names-since.ts';
import type { Transport } from './transport.ts';
import { ZfsError } from './zfs-error.ts';

/** What the loaded ZFS module supports. */
export interface Capabilities {
  /** As the module says it, such as `2.3.9-1`. */
  readonly version: string;
  readonly release: Release;
  /** The ioctls that the module has, by its release. */
  readonly ioctls: ReadonlySet<IoctlName>;
  /** Native properties of filesystems, volumes and snapshots, hidden ones too. */
  readonly datasetProperties: ReadonlySet<string>;
  readonly poolProperties: ReadonlySet<string>;
  /** Empty before 2.2. */
  readonly vdevProperties: ReadonlySet<string>;
  /** Pool features by short name, as in `feature@lz4_compress`. */
  readonly features: ReadonlySet<string>;
  /** Which of these the module itself listed in `/sys/module/zfs`; the others are what its release is known to have. */
  readonly listed: readonly CapabilityName[];
}

/** The parts of {@link Capabilities} that a module may list itself. */
export type CapabilityName = keyof typeof folders;

/** Where a module lists what it has (`zfs_sysfs.c`, since 0.8). */
const folders = {
  datasetProperties: 'properties.dataset',
  poolProperties: 'properties.pool',
  vdevProperties: 'properties.vdev',
  features: 'features.pool',
} as const;

/** Lists nothing: everything is then known by the release. */
const NO_FOLDER = '/dev/null';

/** Where to read {@link Capabilities}. */
export interface CapabilityOptions {
  /** Folder of the module in sysfs. Default `/sys/module/zfs`. */
  readonly folder?: string | undefined;
  /** Version to assume instead of the one in the folder. */
  readonly version?: string | undefined;
}

/**
 * Reads what the loaded module supports, out of `/sys/module/zfs` where it says so, else by its release. Needs neither root
 * nor `/dev/zfs`.
 *
 * @throws ZfsError `ZFSKIT_NO_DEVICE` when no module is loaded, `ZFSKIT_UNSUPPORTED_RELEASE` when its version cannot be read
 */
export function readCapabilities(options: CapabilityOptions = {}): Capabilities {
  const folder = options.folder ?? '/sys/module/zfs';
  const version = options.version ?? moduleVersion(folder);
  const release = parseRelease(version);
  if (!release) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message: `the ZFS module calls itself ${JSON.stringify(version.slice(0, 64))}, which is no release`,
    });
  }
  const listed: CapabilityName[] = [];
  const namesOf = (capability: CapabilityName): ReadonlySet<string> => {
    const names = listFolder(join(folder, folders[capability]));
    if (!names) return namesByRelease(capability, release);
    listed.push(capability);
    return names;
  };
  return {
    version,
    release,
    ioctls: new Set((Object.keys(ioctls) as IoctlName[]).filter((name) => hasIoctl(ioctls[name], release))),
    datasetProperties: namesOf('datasetProperties'),
    poolProperties: namesOf('poolProperties'),
    vdevProperties: namesOf('vdevProperties'),
    features: namesOf('features'),
    listed,
  };
}

/**
 * What the ZFS at the other end of a transport supports.
 *
 * @throws ZfsError `ZFSKIT_NO_DEVICE`, `ZFSKIT_UNSUPPORTED_RELEASE`
 */
export function capabilitiesOf(transport: Transport): Capabilities {
  return (
    transport.capabilities?.() ?? readCapabilities({ version: transport.abi.version, folder: NO_FOLDER })
  );
}

/**
 * Version of the loaded module, as `/sys/module/zfs/version` has it.
 *
 * @throws ZfsError `ZFSKIT_NO_DEVICE` when no module is loaded
 */
export function moduleVersion(folder = '/sys/module/zfs'): string {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim();
  } catch (cause) {
    throw new ZfsError({
      code: 'ZFSKIT_NO_DEVICE',
      message: `the ZFS module is not loaded (no ${folder}/version): try "modprobe zfs" as root`,
      cause,
    });
  }
}

/** Names in a folder of sysfs; those of features are guids (`org.illumos:lz4_compress`), which end in the short name. */
function listFolder(folder: string): ReadonlySet<string> | undefined {
  try {
    const names = readdirSync(folder);
    return names.length === 0 ? undefined : new Set(names.map((name) => name.slice(name.indexOf(':') + 1)));
  } catch {
    return undefined;
  }
}

function namesByRelease(capability: CapabilityName, release: Release): ReadonlySet<string> {
  const since: Readonly<Record<string, readonly string[]>> = NAMES_SINCE[capability];
  return new Set(Object.entries(since).flatMap(([first, names]) => (isAtLeast(release, first) ? names : [])));
}
