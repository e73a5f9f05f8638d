import type { Nvlist } from '../../nvlist/index.ts';

/** Folders that zpool looks for devices in (`zpool_default_search_paths`, libzutil). */
const DEVICE_FOLDERS = [
  '/dev/disk/by-vdev/',
  '/dev/mapper/',
  '/dev/disk/by-partlabel/',
  '/dev/disk/by-partuuid/',
  '/dev/disk/by-label/',
  '/dev/disk/by-uuid/',
  '/dev/disk/by-id/',
  '/dev/disk/by-path/',
  '/dev/',
];

/** How a partition is written behind the name of its disk (`zfs_strip_partition`, libzutil). */
const PARTITIONS = [/^(.+?)-part\d+$/, /^(.+\d)p\d+$/, /^((?:[hsv]d|xvd)[a-zA-Z]+)\d+$/];

/**
 * Name of a vdev as zpool status prints it: `mirror-0`, `raidz1-0`, `draid2:4d:11c:1s-0`, a disk without its folder, and
 * without its partition where ZFS has the whole disk; the guid of a device that is missing (`zpool_vdev_name`, libzfs).
 *
 * @param vdev - a node of a pool's configuration
 * @param pool - name of the root
 */
export function vdevName(vdev: Nvlist, pool: string): string {
  const type = vdev.getString('type');
  if (type === 'root') return pool;
  if (vdev.has('not_present')) return String(vdev.getUint64('guid'));
  const path = vdev.findString('path');
  return path === undefined ? groupName(vdev, type) : deviceName(vdev, type, path);
}

function deviceName(vdev: Nvlist, type: string, path: string): string {
  const short = type === 'disk' ? withoutFolder(path) : path;
  const whole = type !== 'dspare' && (vdev.findUint64('whole_disk') ?? 0n) !== 0n;
  return whole ? withoutPartition(short) : short;
}

function groupName(vdev: Nvlist, type: string): string {
  const id = vdev.findUint64('id');
  const suffix = id === undefined ? '' : `-${id}`;
  if (type === 'raidz') return `raidz${vdev.getUint64('nparity')}${suffix}`;
  if (type !== 'draid') return `${type}${suffix}`;
  const children = vdev.getListArray('children').length;
  const data = vdev.getUint64('draid_ndata');
  return `draid${vdev.getUint64('nparity')}:${data}d:${children}c:${vdev.getUint64('draid_nspares')}s${suffix}`;
}

function withoutFolder(path: string): string {
  const folder = DEVICE_FOLDERS.find((candidate) => path.startsWith(candidate));
  return folder === undefined ? path : path.slice(folder.length);
}

function withoutPartition(name: string): string {
  for (const pattern of PARTITIONS) {
    const disk = pattern.exec(name)?.[1];
    if (disk !== undefined) return disk;
  }
  return name;
}
