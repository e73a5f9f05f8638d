const MOUNT = 'it mounts a filesystem, or reads one that is mounted';
const DEVICE = "it needs a volume's device";
const DISK = 'it makes disks of the kernel';
const MODULE = "it reads or sets parameters of the kernel's module";
const HOST_ID = 'it needs a host id, which this host has none of';
const PROCESS = "it starts a program of its own that opens the kernel's ZFS";
const TABLE = 'it needs files that ZFS has installed on the host';
const USER = 'users are the kernel’s: whoever runs an engine may do all';
const EVENTS = "the engine's queue of events is shorter, and has none of what the kernel tells";
const OLD = 'the engine makes filesystems of the newest version alone';

/** What of the suite is not true of the engine: words of the test's or its group's title ('' for the whole file), and why. */
const CANNOT: Readonly<Record<string, readonly (readonly [title: string, reason: string])[]>> = {
  'bookmarks.test.ts': [['', MOUNT]],
  'busy.test.ts': [['', MOUNT]],
  'cli-message.test.ts': [['cliMessage is what', PROCESS]],
  'command.test.ts': [['', PROCESS]],
  'datasets.test.ts': [
    ['a selection of properties', MOUNT],
    ['a plan says what zfs destroy', MOUNT],
    ['rollback says what it would', MOUNT],
    ['the device of a volume', DEVICE],
  ],
  'delegation.test.ts': [['what is allowed may be done', USER]],
  'diff.test.ts': [['', MOUNT]],
  'docs-samples.test.ts': [['', PROCESS]],
  'encryption.test.ts': [
    ['data is there again', MOUNT],
    ['while it is in use', MOUNT],
    ['holds none of them', PROCESS],
  ],
  'endurance.test.ts': [['', PROCESS]],
  'engine-filesystem.test.ts': [['', MOUNT]],
  'engine-streams.test.ts': [['', MOUNT]],
  'events.test.ts': [['', MODULE]],
  'handle.test.ts': [['', PROCESS]],
  'history.test.ts': [['zfskit history', PROCESS]],
  'holds.test.ts': [['a holder that is killed', PROCESS]],
  'import.test.ts': [
    ['a destroyed pool', HOST_ID],
    ['a pool that another host', HOST_ID],
    ['back to an older state', HOST_ID],
  ],
  'ioctl-command.test.ts': [['', PROCESS]],
  'iostat.test.ts': [['', MOUNT]],
  'kstat.test.ts': [['', MODULE]],
  'labels.test.ts': [['labels beside zdb', HOST_ID]],
  'mount.test.ts': [['', MOUNT]],
  'pool-create.test.ts': [
    ['disks, used as they are', DISK],
    ['features: none, some, all', TABLE],
  ],
  'pool-features.test.ts': [['what the module knows', MODULE]],
  'pool-health.test.ts': [
    ['a device whose reads fail', MOUNT],
    ['a mirror', MOUNT],
    ['damaged files are named', MOUNT],
    ['a suspended pool', MODULE],
    ['features that are not enabled', TABLE],
  ],
  'pool-status.test.ts': [['a pool of single devices', MOUNT]],
  'pools-of-releases.test.ts': [['', MOUNT]],
  'prometheus-exporter.test.ts': [['', PROCESS]],
  'properties.test.ts': [
    ['agrees with what the module', MODULE],
    ['all that zfs get all prints', OLD],
    ['a mount option makes', MOUNT],
    ['bytes written since', MOUNT],
    ['the space of a dataset', MOUNT],
  ],
  'readme.test.ts': [['', PROCESS]],
  'receive.test.ts': [['', MOUNT]],
  'replication.test.ts': [['', MOUNT]],
  'resume.test.ts': [['', MOUNT]],
  'rows.test.ts': [['', PROCESS]],
  'run.test.ts': [['', PROCESS]],
  'scans.test.ts': [
    ['scrub: start, pause', MODULE],
    ['checkpoint, sync, reopen', MODULE],
  ],
  'send.test.ts': [['', MOUNT]],
  'service.test.ts': [['', PROCESS]],
  'snapshots.test.ts': [['patterns', MOUNT]],
  'space-accounting.test.ts': [['', MOUNT]],
  'status-command.test.ts': [['', PROCESS]],
  'stream.test.ts': [['', MOUNT]],
  'suspended-pool.test.ts': [['', MOUNT]],
  'trace.test.ts': [['', PROCESS]],
  'unknown-release.test.ts': [['', PROCESS]],
  'vdevs.test.ts': [['a disk that is pulled out', DISK]],
  'volume-provisioner.test.ts': [['', PROCESS]],
  'volume.test.ts': [['', DEVICE]],
  'watch.test.ts': [
    ['the state first', MOUNT],
    ['after events were lost', EVENTS],
  ],
  'zetabyte-mounts.test.ts': [['', MOUNT]],
  'zstream.test.ts': [['', MOUNT]],
};

/** Files of which nothing is true of the engine. */
export const excludedFiles: readonly string[] = Object.keys(CANNOT).filter((file) => reasonToSkip(file, ''));

/** All that is left out, a line each. */
export const leftOut: readonly string[] = Object.entries(CANNOT).flatMap(([file, parts]) =>
  parts.map(([title, reason]) => `${file}${title === '' ? '' : ` > ${title} ...`}: ${reason}`),
);

/** Why a test is skipped on the engine; undefined for one that runs. */
export function reasonToSkip(file: string, title: string): string | undefined {
  return CANNOT[file]?.find(([words]) => title.includes(words))?.[1];
}
