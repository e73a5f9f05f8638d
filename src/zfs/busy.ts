import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { call, checkName, type Transport } from '../ioctl/index.ts';
import { absent } from './absent.ts';
import { type Dataset, datasetOf } from './dataset.ts';
import { DatasetWalk, entryOf } from './dataset-walk.ts';
import { type Mount, type MountLine, mountOf, readMountLines } from './mounts.ts';
import { devicePathOf } from './volume-device.ts';

/** A process, as `/proc` names it. */
export interface ProcessUse {
  readonly pid: number;
  /** Its command, at most 15 bytes of it. */
  readonly command: string;
}

/** A mount in a mount namespace that could be looked at. */
export interface NamespaceMount extends Mount {
  /** Inode number of the namespace, as in `mnt:[4026531841]`. */
  readonly namespace: bigint;
  /** One of the processes in it. */
  readonly pid: number;
}

/** Who has the device of a volume open. */
export interface OpenVolume {
  readonly volume: string;
  /** Block device, such as `/dev/zd16`. */
  readonly device: string;
  readonly processes: readonly ProcessUse[];
  /** Block devices on top of it, such as `dm-3` (`/sys/block/zd16/holders`). */
  readonly holders: readonly string[];
  /** Where file systems on it, or on its partitions, are mounted. */
  readonly mounts: readonly string[];
}

/** Evidence of why a dataset or snapshot cannot be destroyed, renamed, unmounted or rolled back. */
export interface BusyReport {
  readonly name: string;
  /** Filesystems and volumes directly below it. */
  readonly children: readonly string[];
  /** Snapshots of it. */
  readonly snapshots: readonly string[];
  /** Holds of it or of its snapshots, with the time at which they were made. */
  readonly holds: readonly { readonly snapshot: string; readonly tag: string; readonly created: bigint }[];
  /** Clones of it or of its snapshots. */
  readonly clones: readonly { readonly snapshot: string; readonly clone: string }[];
  /** Where it, what is below it, or its snapshots are mounted. */
  readonly mounts: readonly NamespaceMount[];
  /** Volumes, it or below it, whose devices are open. */
  readonly openVolumes: readonly OpenVolume[];
  /**
   * Receives into it that are under way or were interrupted: the dataset that they write to (`pool/fs/%recv` for an
   * incremental one), and the token by which an interrupted one goes on.
   */
  readonly receives: readonly { readonly dataset: string; readonly resumeToken: string | undefined }[];
  /** Processes whose mounts or files could not be looked at: with some, the evidence is not complete. */
  readonly unseenProcesses: number;
}

/**
 * Gathers what may be the reason of an `EBUSY` or `EEXIST`. Changes nothing. Sources: the dataset's properties,
 * ZFS_IOC_GET_HOLDS, `/proc/PID/mountinfo`, `/proc/PID/fd`, `/sys/block`.
 *
 * @param name - filesystem, volume or snapshot
 * @throws ZfsError `ENOENT`
 */
export async function explainBusy(transport: Transport, name: string): Promise<BusyReport> {
  checkName(name, 'dataset-or-snapshot');
  const release = transport.abi.release;
  const reply = await call(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name });
  const dataset = datasetOf(entryOf(name, reply), release);
  const isSnapshot = dataset.kind === 'snapshot';
  const snapshots = isSnapshot ? [dataset] : await below(transport, 'ZFS_IOC_SNAPSHOT_LIST_NEXT', name);
  const children = isSnapshot ? [] : await below(transport, 'ZFS_IOC_DATASET_LIST_NEXT', name);
  const volumes = isSnapshot ? [] : await volumesOf(transport, name);
  const processes = await lookAtProcesses();
  return {
    name,
    children: children.map((child) => child.name),
    snapshots: isSnapshot ? [] : snapshots.map((snapshot) => snapshot.name),
    holds: await holdsOf(transport, snapshots),
    clones: snapshots.flatMap((snapshot) =>
      (snapshot.get('clones') ?? []).map((clone) => ({ snapshot: snapshot.name, clone })),
    ),
    mounts: mountsOf(name, processes.namespaces),
    openVolumes: await openVolumes(volumes, processes),
    receives: isSnapshot ? [] : await receivesInto(transport, dataset),
    unseenProcesses: processes.unseen,
  };
}

async function below(
  transport: Transport,
  ioctl: 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT',
  name: string,
): Promise<Dataset[]> {
  const found: Dataset[] = [];
  for await (const entry of new DatasetWalk(transport, {}, false).entries(name, ioctl)) {
    found.push(datasetOf(entry, transport.abi.release));
  }
  return found;
}

async function volumesOf(transport: Transport, name: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of new DatasetWalk(transport, { kinds: ['volume'] }, true).from(name)) {
    found.push(entry.name);
  }
  return found;
}

async function holdsOf(transport: Transport, snapshots: readonly Dataset[]): Promise<BusyReport['holds']> {
  const holds: { snapshot: string; tag: string; created: bigint }[] = [];
  for (const snapshot of snapshots) {
    if ((snapshot.get('userrefs') ?? 0n) === 0n) continue;
    const input = { zc_name: snapshot.name, innvl: {} };
    const reply = await call(transport, 'ZFS_IOC_GET_HOLDS', input).catch(absent);
    for (const [tag, created] of Object.entries(reply?.outnvl ?? {})) {
      holds.push({ snapshot: snapshot.name, tag, created });
    }
  }
  return holds;
}

async function receivesInto(transport: Transport, dataset: Dataset): Promise<BusyReport['receives']> {
  const hidden = `${dataset.name}/%recv`;
  const reply = await call(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: hidden }).catch(absent);
  const resumeToken = dataset.get('receive_resume_token');
  if (reply) return [{ dataset: hidden, resumeToken }];
  return dataset.inconsistent ? [{ dataset: dataset.name, resumeToken }] : [];
}

/** What `/proc` says: the mounts of each namespace, and the ZFS devices that are open. */
interface Processes {
  readonly namespaces: readonly { readonly id: bigint; readonly pid: number; readonly lines: MountLine[] }[];
  readonly open: readonly (ProcessUse & { readonly device: string })[];
  readonly unseen: number;
}

async function lookAtProcesses(): Promise<Processes> {
  const namespaces = new Map<bigint, { id: bigint; pid: number; lines: MountLine[] }>();
  const open: (ProcessUse & { device: string })[] = [];
  let unseen = 0;
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)) {
    try {
      const id = BigInt(/\d+/.exec(await readlink(`/proc/${pid}/ns/mnt`))?.[0] ?? 0);
      if (!namespaces.has(id)) namespaces.set(id, { id, pid, lines: await readMountLines(String(pid)) });
      for (const device of await volumeDevicesOpenedBy(pid)) {
        const command = (await readFile(`/proc/${pid}/comm`, 'utf8')).trimEnd();
        open.push({ pid, command, device });
      }
    } catch (error) {
      // A process that ended meanwhile holds nothing.
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'ENOENT' && code !== 'ESRCH') unseen++;
    }
  }
  return { namespaces: [...namespaces.values()], open, unseen };
}

/** Devices of volumes and their partitions among the files of a process: `/dev/zd16`, `/dev/zd16p1`. */
async function volumeDevicesOpenedBy(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`;
  const devices = new Set<string>();
  for (const fd of await readdir(folder)) {
    const target = await readlink(`${folder}/${fd}`).catch(() => '');
    const device = /^(\/dev\/zd\d+)(p\d+)?$/.exec(target)?.[1];
    if (device !== undefined) devices.add(device);
  }
  return devices;
}

function mountsOf(name: string, namespaces: Processes['namespaces']): NamespaceMount[] {
  const concerns = (dataset: string) =>
    dataset === name || dataset.startsWith(`${name}/`) || dataset.startsWith(`${name}@`);
  return namespaces.flatMap(({ id, pid, lines }) =>
    lines
      .filter(({ filesystemType, dataset }) => filesystemType === 'zfs' && concerns(dataset))
      .map((line) => ({ ...mountOf(line), namespace: id, pid })),
  );
}

async function openVolumes(volumes: readonly string[], processes: Processes): Promise<OpenVolume[]> {
  const found = await Promise.all(volumes.map((volume) => openVolume(volume, processes)));
  return found.filter((use) => use !== undefined);
}

async function openVolume(volume: string, { open, namespaces }: Processes): Promise<OpenVolume | undefined> {
  const device = await realpath(devicePathOf(volume)).catch(() => undefined);
  if (device === undefined) return undefined;
  const processes = open.filter((use) => use.device === device).map(({ pid, command }) => ({ pid, command }));
  const isIts = (source: string) => source === device || source.startsWith(`${device}p`);
  const block = `/sys/block/${device.slice('/dev/'.length)}`;
  const numbers = await deviceNumbers(block);
  const lines = namespaces.flatMap((namespace) => namespace.lines);
  const its = lines.filter((line) => isIts(line.dataset) || numbers.has(line.device));
  const mounts = new Set(its.map(({ path }) => path));
  const holders = await readdir(`${block}/holders`).catch(() => []);
  if (processes.length + mounts.size + holders.length === 0) return undefined;
  return { volume, device, processes, holders, mounts: [...mounts] };
}

/** Major and minor numbers of a block device and its partitions. */
async function deviceNumbers(block: string): Promise<Set<string>> {
  const parts = await readdir(block).catch(() => []);
  const own = block.slice(block.lastIndexOf('/') + 1);
  const folders = [block, ...parts.filter((part) => part.startsWith(own)).map((part) => `${block}/${part}`)];
  const numbers = await Promise.all(
    folders.map((folder) => readFile(`${folder}/dev`, 'utf8').catch(() => '')),
  );
  return new Set(numbers.map((number) => number.trim()).filter((number) => number !== ''));
}
