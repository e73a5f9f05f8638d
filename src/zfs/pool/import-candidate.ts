import type { LabelPoolState } from '../../label/index.ts';
import { Nvlist, NvlistError, type NvTyped, uint64 } from '../../nvlist/index.ts';
import type { ScannedDevice } from './import-scan.ts';

/** A device that belongs to a pool that was found. */
export interface CandidateDevice {
  /** The path that is taken. */
  readonly path: string;
  /** All its paths, in order of preference. */
  readonly paths: readonly string[];
  /** Guid of the vdev. */
  readonly guid: bigint;
  /** Transaction group of its label. */
  readonly txg: bigint;
  /** How many of its four labels are good and the same. */
  readonly labelCount: number;
  /**
   * `member`; `outdated`: its label is older than the pool's newest, it was away for a while; `former`: the newest label does
   * not know it any more, it was detached or replaced.
   */
  readonly role: 'member' | 'outdated' | 'former';
}

/** A vdev that the labels name and that was not found. */
export interface MissingVdev {
  readonly guid: bigint;
  /** Where it was last; undefined when no label tells. */
  readonly path: string | undefined;
  /** Number of its top-level vdev. */
  readonly topLevel: number;
}

/** A pool as its labels have it, which the kernel was not asked about yet. */
export interface ImportCandidate {
  readonly name: string;
  readonly guid: bigint;
  /** `active`: it was not exported; it is imported on some host, or was when that stopped. */
  readonly state: Extract<LabelPoolState, 'active' | 'exported' | 'destroyed'>;
  /** Transaction group of the newest label. */
  readonly txg: bigint;
  /** On-disk version, 5000 with feature flags. */
  readonly version: bigint;
  /** Host that had it last; id 0 when that had none. */
  readonly host: { readonly id: bigint; readonly name: string | undefined };
  readonly comment: string | undefined;
  readonly devices: readonly CandidateDevice[];
  /** Leaf vdevs that were not found. A mirror may do without. */
  readonly missing: readonly MissingVdev[];
  /** Numbers of top-level vdevs of which no device was found: what they are is not known. */
  readonly missingTopLevel: readonly number[];
  /** Devices that were found under another path than their label says. */
  readonly moved: readonly {
    readonly guid: bigint;
    readonly from: string | undefined;
    readonly to: string;
  }[];
  /**
   * Several devices that say they are the same vdev: copies, or several ways to one device. Mixing copies of different age
   * destroys data: such a pool is imported only when the caller names the devices to use.
   */
  readonly copies: readonly { readonly guid: bigint; readonly paths: readonly string[] }[];
  /** Features that a reader must know, by their full names. */
  readonly featuresForRead: readonly string[];
  /** Spares and cache devices of any pool, by guid: their labels do not say of which. */
  readonly spareDevices: ReadonlyMap<bigint, string>;
  /** The configuration that ZFS_IOC_POOL_TRYIMPORT takes. */
  readonly config: Nvlist;
}

/**
 * Groups devices into pools, as `zpool import` does: the newest label of each top-level vdev gives its part of the tree, the
 * newest of all says which there are. Source: `add_config`, `get_configs`, `fix_paths` in `lib/libzutil/zutil_import.c`.
 */
export function importCandidates(devices: readonly ScannedDevice[]): ImportCandidate[] {
  const spareDevices = new Map<bigint, string>();
  const pools = new Map<bigint, PoolMember[]>();
  for (const device of devices) {
    const { facts } = device;
    if (facts.state === 'spare' || facts.state === 'l2cache') {
      if (!spareDevices.has(facts.guid)) spareDevices.set(facts.guid, pathOf(device, facts.path));
      continue;
    }
    const member = poolMember(device);
    if (!member) continue;
    const members = pools.get(member.poolGuid);
    if (members) members.push(member);
    else pools.set(member.poolGuid, [member]);
  }
  return [...pools.values()].map((members) => candidate(members, spareDevices));
}

interface PoolMember {
  readonly device: ScannedDevice;
  readonly poolName: string;
  readonly poolGuid: bigint;
  readonly state: ImportCandidate['state'];
  readonly txg: bigint;
  readonly topLevel: number;
  readonly tree: Nvlist;
}

/** A device whose label makes no sense belongs to no pool: it must not keep others from being found. */
function poolMember(device: ScannedDevice): PoolMember | undefined {
  try {
    return readMember(device);
  } catch (error) {
    if (error instanceof NvlistError) return undefined;
    throw error;
  }
}

/** A label of txg 0 was prepared for a pool that did not come to be. */
function readMember(device: ScannedDevice): PoolMember | undefined {
  const { facts, config } = device;
  const { poolName, poolGuid, topGuid, txg, state } = facts;
  const tree = config.findList('vdev_tree');
  const id = tree?.findUint64('id');
  if (poolName === undefined || poolGuid === undefined || topGuid === undefined || txg === 0n)
    return undefined;
  if (state === 'spare' || state === 'l2cache') return undefined;
  if (!tree || id === undefined || id >= MAX_TOP_LEVEL) return undefined;
  config.findUint64Array('hole_array');
  for (const leaf of leavesOf(tree)) {
    leaf.getUint64('guid');
    leaf.findString('path');
  }
  return { device, poolName, poolGuid, state, txg, topLevel: Number(id), tree };
}

/** More top-level vdevs than this are taken for nonsense: a forged label must not cost memory. */
const MAX_TOP_LEVEL = 4096n;

function candidate(
  members: readonly PoolMember[],
  spareDevices: ReadonlyMap<bigint, string>,
): ImportCandidate {
  const newest = newestOf(members);
  const byGuid = groupByGuid(members);
  const tree = rootTree(members, newest);
  const leaves = tree.tops.flatMap((top, topLevel) => leavesOf(top).map((vdev) => ({ vdev, topLevel })));
  const moved: { guid: bigint; from: string | undefined; to: string }[] = [];
  const missing: MissingVdev[] = [];
  for (const { vdev, topLevel } of leaves) {
    const guid = vdev.getUint64('guid');
    const from = vdev.findString('path');
    const found = byGuid.get(guid);
    if (!found) {
      missing.push({ guid, path: from, topLevel });
      continue;
    }
    const to = pathOf(chosen(found, from).device, from);
    if (to === from) continue;
    moved.push({ guid, from, to });
    renameLeaf(vdev, to);
  }
  const known = new Set(leaves.map(({ vdev }) => vdev.getUint64('guid')));
  const { facts } = newest.device;
  return {
    name: newest.poolName,
    guid: newest.poolGuid,
    state: newest.state,
    txg: newest.txg,
    version: facts.version,
    host: { id: facts.hostId, name: facts.hostname },
    comment: facts.comment,
    devices: members.map((member) => candidateDevice(member, newest, known)),
    missing,
    missingTopLevel: tree.missing,
    moved,
    copies: [...byGuid]
      .filter(([, found]) => found.length > 1)
      .map(([guid, found]) => ({ guid, paths: found.map(({ device }) => device.path) })),
    featuresForRead: facts.featuresForRead,
    spareDevices,
    config: poolConfig(newest, tree.tops),
  };
}

function newestOf(members: readonly PoolMember[]): PoolMember {
  return members.reduce((newest, member) => (member.txg > newest.txg ? member : newest));
}

function groupByGuid(members: readonly PoolMember[]): Map<bigint, PoolMember[]> {
  const groups = new Map<bigint, PoolMember[]>();
  for (const member of members) {
    const { guid } = member.device.facts;
    groups.set(guid, [...(groups.get(guid) ?? []), member]);
  }
  return groups;
}

/** Of several devices with one guid: the one at its own path, else with the most good labels, else of the first path. */
function chosen(found: readonly PoolMember[], path: string | undefined): PoolMember {
  const atHome = found.find(({ device }) => device.names.some((name) => name.path === path));
  if (atHome) return atHome;
  return found.reduce((best, member) => (member.device.labelCount > best.device.labelCount ? member : best));
}

function pathOf(device: ScannedDevice, home: string | undefined): string {
  return device.names.find(({ path }) => path === home)?.path ?? device.path;
}

function candidateDevice(
  { device, txg }: PoolMember,
  newest: PoolMember,
  known: ReadonlySet<bigint>,
): CandidateDevice {
  const { guid, path: home } = device.facts;
  const role = !known.has(guid) ? 'former' : txg < newest.txg ? 'outdated' : 'member';
  return {
    path: pathOf(device, home),
    paths: device.names.map(({ path }) => path),
    guid,
    txg,
    labelCount: device.labelCount,
    role,
  };
}

/** The top-level vdevs in order, with placeholders for holes and for those of which no device was found. */
function rootTree(members: readonly PoolMember[], newest: PoolMember): { tops: Nvlist[]; missing: number[] } {
  const best = new Map<number, PoolMember>();
  for (const member of members) {
    const other = best.get(member.topLevel);
    if (!other || member.txg > other.txg) best.set(member.topLevel, member);
  }
  const { topLevelVdevs } = newest.device.facts;
  const count = topLevelVdevs ?? Math.max(...best.keys()) + 1;
  const holes = new Set(newest.device.config.findUint64Array('hole_array') ?? []);
  const missing: number[] = [];
  const tops = Array.from({ length: Math.min(count, Number(MAX_TOP_LEVEL)) }, (_, id) => {
    if (holes.has(BigInt(id))) return placeholder('hole', id);
    const member = best.get(id);
    if (member) return member.tree.clone();
    missing.push(id);
    return placeholder('missing', id);
  });
  return { tops, missing };
}

function placeholder(type: 'hole' | 'missing', id: number): Nvlist {
  return Nvlist.from({ type, id: uint64(BigInt(id)), guid: uint64(0n) });
}

/** The leaves that are devices: what has no path, such as a distributed spare, has no label either. */
export function leavesOf(vdev: Nvlist): Nvlist[] {
  const children = vdev.findListArray('children');
  if (children) return children.flatMap(leavesOf);
  const type = vdev.findString('type');
  return type === 'disk' || type === 'file' ? [vdev] : [];
}

/** Gives a leaf its new path. What else the label says of its place was true of the old one. */
export function renameLeaf(vdev: Nvlist, path: string): void {
  vdev.set('path', { type: 'string', value: path });
  for (const name of ['devid', 'phys_path', 'vdev_enc_sysfs_path']) vdev.delete(name);
}

/** Members of the newest label that the pool's configuration takes over. */
const POOL_MEMBERS = [
  'version',
  'pool_guid',
  'name',
  'comment',
  'compatibility',
  'state',
  'hostid',
  'hostname',
  'vdev_children',
  'hole_array',
] as const;

function poolConfig(newest: PoolMember, tops: readonly Nvlist[]): Nvlist {
  const config = new Nvlist();
  for (const pair of newest.device.config) {
    if (!(POOL_MEMBERS as readonly string[]).includes(pair.name)) continue;
    config.set(pair.name, { type: pair.type, value: pair.value } as NvTyped);
  }
  const root = Nvlist.from({ type: 'root', id: uint64(0n), guid: uint64(newest.poolGuid) });
  root.set('children', { type: 'nvlist_array', value: [...tops] });
  return config.set('vdev_tree', { type: 'nvlist', value: root });
}
