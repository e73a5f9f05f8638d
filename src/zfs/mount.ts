import { mkdir, readdir } from 'node:fs/promises';
import {
  checkName,
  errnoName,
  MOUNT_FLAGS,
  mountDataset,
  poolOf,
  type Transport,
  UNMOUNT_FLAGS,
  unmountDirectory,
  ZfsError,
  type ZfsErrorCode,
} from '../ioctl/index.ts';
import type { Dataset } from './dataset.ts';
import { readMounts } from './mounts.ts';
import { readAltroot } from './pool-altroot.ts';

/** Options of one mount, which hold in place of the properties of the same names until it is unmounted. */
export interface MountOptions {
  readonly readonly?: boolean | undefined;
  readonly atime?: boolean | undefined;
  readonly relatime?: boolean | undefined;
  readonly exec?: boolean | undefined;
  readonly devices?: boolean | undefined;
  readonly setuid?: boolean | undefined;
  /** Mandatory locks; Linux has none since 5.15. */
  readonly nbmand?: boolean | undefined;
  /** Extended attributes: none, in system attributes, or in directories. */
  readonly xattr?: 'off' | 'sa' | 'dir' | undefined;
}

/** What to mount where. */
export interface MountRequest {
  readonly options?: MountOptions | undefined;
  /** Directory, absolute, which must exist; default the property `mountpoint`, which is made where it does not exist. */
  readonly target?: string | undefined;
}

type Switch = Exclude<keyof MountOptions, 'xattr' | 'relatime'>;

/** The words and the flags of mount(2) that a property comes to, on and off. Fact: zfs_add_options in `lib/libzfs/libzfs_mount.c`. */
const SWITCHES: Readonly<
  Record<
    Switch,
    { readonly words: readonly [on: string, off: string]; readonly flags: readonly [number, number] }
  >
> = {
  readonly: { words: ['ro', 'rw'], flags: [MOUNT_FLAGS.MS_RDONLY, 0] },
  atime: { words: ['atime', 'noatime'], flags: [0, MOUNT_FLAGS.MS_NOATIME] },
  exec: { words: ['exec', 'noexec'], flags: [0, MOUNT_FLAGS.MS_NOEXEC] },
  devices: { words: ['dev', 'nodev'], flags: [0, MOUNT_FLAGS.MS_NODEV] },
  setuid: { words: ['suid', 'nosuid'], flags: [0, MOUNT_FLAGS.MS_NOSUID] },
  nbmand: { words: ['mand', 'nomand'], flags: [MOUNT_FLAGS.MS_MANDLOCK, 0] },
};

const XATTR_WORDS = { off: 'noxattr', sa: 'saxattr', dir: 'dirxattr' } as const;

/** Longest list of mount options that fits into the page that mount(2) copies. */
const MAX_OPTION_BYTES = 4095;

/**
 * Mounts a filesystem, or a snapshot on a given directory. mount(2); the options are those that `zfs mount` gives.
 *
 * @returns the directory
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` (the transport's ZFS is not this host's kernel), `ZFSKIT_NOT_MOUNTABLE` (canmount off, zoned on, mountpoint none or legacy and no target, a volume),
 *   `ZFSKIT_KEY_NOT_LOADED`, `EBUSY` (mounted there already, or in use), `ENOTEMPTY` (overlay is off and the directory is
 *   not empty), `ENOENT` (no such dataset, or no such directory), `EPERM`
 */
export async function mount(
  transport: Transport,
  dataset: Dataset,
  { options = {}, target }: MountRequest = {},
): Promise<string> {
  const { name } = dataset;
  // The kernel may have another dataset of that name.
  if (transport.cannotMount !== undefined) throw failure('ZFSKIT_UNSUPPORTED', name, transport.cannotMount);
  refuseUnmountable(dataset);
  const directory = target ?? (await mountpointOf(transport, dataset));
  if (target !== undefined) checkDirectory(name, target);
  if (dataset.get('keystatus') === 'unavailable') {
    throw failure('ZFSKIT_KEY_NOT_LOADED', name, `the key of ${dataset.get('encryptionroot')} is not loaded`);
  }
  if (target === undefined) await makeDirectory(name, directory);
  const mounts = await readMounts();
  const there = mounts.filter(({ path }) => path === directory).at(-1);
  if (there?.dataset === name) throw failure('EBUSY', name, `it is mounted on ${directory} already`);
  await refuseCovering(dataset, directory);
  const { flags, data } = mountArguments(dataset, directory, options);
  const errno = await mountDataset(name, directory, flags, data);
  if (errno !== 0) throw failure(errnoName(errno), name, `mount on ${directory}`, errno);
  return directory;
}

/**
 * Unmounts a filesystem or snapshot, by its name or by its directory. umount2(2).
 *
 * @param subject - a directory when it begins with a slash, else the name of a dataset that is mounted once
 * @param options.force - MNT_FORCE, of which ZFS takes no notice on Linux beyond what umount(8) says
 * @param options.lazy - take it out of the namespace now, and let go of it when it is no longer in use (MNT_DETACH)
 * @returns the directory
 * @throws ZfsError `EINVAL` (nothing of ZFS is mounted there), `EBUSY`, `EPERM`; `ZFSKIT_INVALID_ARGUMENT` when the dataset
 *   is mounted on several directories
 */
export async function unmount(
  subject: string,
  { force = false, lazy = false }: { force?: boolean | undefined; lazy?: boolean | undefined } = {},
): Promise<string> {
  const directory = await mountedDirectory(subject);
  const flags =
    UNMOUNT_FLAGS.UMOUNT_NOFOLLOW |
    (force ? UNMOUNT_FLAGS.MNT_FORCE : 0) |
    (lazy ? UNMOUNT_FLAGS.MNT_DETACH : 0);
  const errno = await unmountDirectory(directory, flags);
  if (errno !== 0) throw failure(errnoName(errno), subject, `unmount of ${directory}`, errno);
  return directory;
}

/** The flags and the words that mount(2) gets: given options before properties. */
export function mountArguments(
  dataset: Pick<Dataset, 'get' | 'kind'>,
  directory: string,
  options: MountOptions,
): { readonly flags: number; readonly data: string } {
  const isOn = (name: Switch | 'relatime') => options[name] ?? dataset.get(name) === 'on';
  let flags = 0;
  const words: string[] = [];
  for (const name of Object.keys(SWITCHES) as Switch[]) {
    const on = isOn(name) || (name === 'readonly' && dataset.kind === 'snapshot');
    flags |= SWITCHES[name].flags[on ? 0 : 1];
    words.push(SWITCHES[name].words[on ? 0 : 1]);
  }
  // With noatime, strictatime would bring access times back.
  if (isOn('atime')) {
    const relatime = isOn('relatime');
    flags |= relatime ? MOUNT_FLAGS.MS_RELATIME : MOUNT_FLAGS.MS_STRICTATIME;
    words.push(relatime ? 'relatime' : 'strictatime');
  }
  if (options.xattr !== undefined) words.push(XATTR_WORDS[options.xattr]);
  words.push('zfsutil');
  // A hint for snapshots that mount themselves. A comma would end it.
  if (!directory.includes(',')) words.push(`mntpoint=${directory}`);
  const data = words.join(',');
  return { flags, data: Buffer.byteLength(data) > MAX_OPTION_BYTES ? words.slice(0, -1).join(',') : data };
}

function refuseUnmountable(dataset: Dataset): void {
  const { name, kind } = dataset;
  const refuse = (why: string) => {
    throw failure('ZFSKIT_NOT_MOUNTABLE', name, why);
  };
  if (kind === 'volume' || dataset.get('type') === 'volume') refuse('a volume is not mounted, its device is');
  if (dataset.get('canmount') === 'off') refuse('canmount is off');
  if (dataset.get('zoned') === 'on') refuse('zoned is on');
}

/** The property `mountpoint` under the pool's alternate root. */
async function mountpointOf(transport: Transport, dataset: Dataset): Promise<string> {
  const mountpoint = dataset.get('mountpoint');
  if (dataset.kind !== 'filesystem' || mountpoint === undefined || !mountpoint.startsWith('/')) {
    const why =
      dataset.kind === 'filesystem' ? `mountpoint is ${mountpoint}` : 'a snapshot has no mountpoint';
    throw failure('ZFSKIT_NOT_MOUNTABLE', dataset.name, `${why}: a target is needed`);
  }
  return `${await readAltroot(transport, poolOf(dataset.name))}${mountpoint}`.replace(/(.)\/$/, '$1');
}

function checkDirectory(name: string, path: string): void {
  if (typeof path === 'string' && path.startsWith('/') && !path.includes('\0')) return;
  throw failure(
    'ZFSKIT_INVALID_ARGUMENT',
    name,
    `the target must be an absolute path, not ${JSON.stringify(path)}`,
  );
}

async function makeDirectory(name: string, directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
  } catch (cause) {
    const { code = 'EIO', message } = cause as NodeJS.ErrnoException;
    throw failure(code as ZfsErrorCode, name, message);
  }
}

async function refuseCovering(dataset: Dataset, directory: string): Promise<void> {
  if (dataset.get('overlay') !== 'off') return;
  const entries = await readdir(directory).catch(() => []);
  if (entries.length === 0) return;
  throw failure('ENOTEMPTY', dataset.name, `${directory} is not empty, and overlay is off`);
}

async function mountedDirectory(subject: string): Promise<string> {
  const mounts = await readMounts();
  if (subject.startsWith('/')) {
    const path = subject.replace(/(.)\/+$/, '$1');
    if (mounts.some((mount) => mount.path === path)) return path;
    throw failure('EINVAL', subject, 'no dataset is mounted there');
  }
  checkName(subject, 'dataset-or-snapshot');
  const paths = mounts.filter(({ dataset }) => dataset === subject).map(({ path }) => path);
  const [path] = paths;
  if (path === undefined)
    throw failure('EINVAL', subject, 'it is not mounted, or not in this mount namespace');
  if (paths.length > 1) {
    throw failure(
      'ZFSKIT_INVALID_ARGUMENT',
      subject,
      `it is mounted on ${paths.join(', ')}: name the directory`,
    );
  }
  return path;
}

function failure(code: ZfsErrorCode, subject: string, why: string, errno?: number): ZfsError {
  const message = `${subject}: ${why}${errno === undefined ? '' : ` (${code})`}`;
  return new ZfsError({ code, message, errno, subject });
}
