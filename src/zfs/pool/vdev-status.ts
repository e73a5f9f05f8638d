import type { Nvlist } from '../../nvlist/index.ts';
import { type RebuildStatus, readRebuild } from './background-work.ts';
import type { ScanStatus } from './scan-status.ts';
import { vdevName } from './vdev-name.ts';
import { readVdevState, type VdevAux, type VdevState } from './vdev-state.ts';
import {
  type DeviceWork,
  readInitialize,
  readTrim,
  readVdevStatistics,
  statisticsCondition,
  type VdevStatistics,
} from './vdev-statistics.ts';

/** What a vdev is for: `cache` and `spare` are not among the children of the root. */
export type VdevClass = 'normal' | 'log' | 'special' | 'dedup' | 'spare' | 'cache';

/** A node of the vdev tree with what it counted since it was opened. */
export interface VdevStatus {
  /** As zpool status prints it: `mirror-0`, `raidz1-0`, `sda`, `/srv/image`; the root has the pool's name. */
  readonly name: string;
  /** `root`, `mirror`, `raidz`, `draid`, `disk`, `file`, `spare`, `replacing`, `indirect`, `hole`, `dspare`, ... */
  readonly type: string;
  /** Index below its parent; undefined of spares and cache devices that are not in use. */
  readonly id: bigint | undefined;
  readonly guid: bigint;
  readonly class: VdevClass;
  /** Full path of a device. */
  readonly path: string | undefined;
  readonly state: VdevState;
  /** Why it is in this state. */
  readonly aux: VdevAux | undefined;
  /** What zpool status prints behind the counters: why it is in this state. */
  readonly reason: string | undefined;
  /** It was not found when the pool was opened; {@link path} is where it was. */
  readonly notPresent: boolean;
  readonly readErrors: bigint;
  readonly writeErrors: bigint;
  readonly checksumErrors: bigint;
  readonly slowIos: bigint;
  /** What is done with it: as zpool status prints it in parentheses. */
  readonly activity: VdevActivity | undefined;
  /** Sector size in use, as a power of 2; undefined where the vdev is no top-level one. */
  readonly ashift: bigint | undefined;
  readonly statistics: VdevStatistics;
  /** Of a device, its initialization and its trim; undefined where there never was one. */
  readonly initialize: DeviceWork | undefined;
  readonly trim: DeviceWork | undefined;
  /** Of a top-level vdev, its latest sequential resilver. */
  readonly rebuild: RebuildStatus | undefined;
  readonly children: readonly VdevStatus[];
}

/** What zpool status prints in parentheses behind a vdev. */
export type VdevActivity = 'removing' | 'non-allocating' | 'resilvering' | 'repairing' | 'awaiting resilver';

/** What is the same for all vdevs of a pool, and what comes from above. */
export interface VdevContext {
  readonly pool: string;
  readonly scan: ScanStatus | undefined;
  readonly class: VdevClass;
  /** The top-level vdev above is being rebuilt. */
  readonly rebuilds: boolean;
}

/**
 * Reads a node of the tree, with all below it.
 *
 * @throws NvlistError where it is no vdev
 */
export function readVdev(vdev: Nvlist, above: VdevContext): VdevStatus {
  const stats = vdev.findUint64Array('vdev_stats') ?? new BigUint64Array();
  const statistics = readVdevStatistics(stats);
  const rebuild = readRebuild(vdev.findUint64Array('org.openzfs:rebuild_stats'));
  const context = {
    ...above,
    class: classOf(vdev, above.class),
    rebuilds: above.rebuilds || rebuild?.state === 'active',
  };
  const children = (vdev.findListArray('children') ?? []).map((child) => readVdev(child, context));
  const { state, aux } = statisticsCondition(stats);
  const condition = readVdevState(state, aux, context.class === 'spare');
  const isLeaf = children.length === 0;
  return {
    name: vdevName(vdev, context.pool),
    type: vdev.getString('type'),
    id: vdev.findUint64('id'),
    guid: vdev.getUint64('guid'),
    class: context.class,
    path: vdev.findString('path'),
    ...condition,
    reason: tooSlow(condition.aux, statistics, isLeaf) ? 'too many slow I/Os' : condition.reason,
    notPresent: vdev.has('not_present'),
    readErrors: statistics.readErrors,
    writeErrors: statistics.writeErrors,
    checksumErrors: statistics.checksumErrors,
    slowIos: statistics.slowIos,
    activity: activityOf(statistics, condition.state, isLeaf, context),
    ashift: vdev.findUint64('ashift'),
    statistics,
    initialize: isLeaf ? begun(readInitialize(stats)) : undefined,
    trim: isLeaf ? begun(readTrim(stats)) : undefined,
    rebuild,
    children,
  };
}

/** A class is said of top-level vdevs, and holds for all below. */
function classOf(vdev: Nvlist, above: VdevClass): VdevClass {
  const bias = vdev.findString('alloc_bias');
  if (bias === 'log' || bias === 'special' || bias === 'dedup') return bias;
  return vdev.findUint64('is_log') === 1n ? 'log' : above;
}

/** As `print_status_config` of zpool decides. */
function activityOf(
  statistics: VdevStatistics,
  state: VdevState,
  isLeaf: boolean,
  { scan, rebuilds }: VdevContext,
): VdevActivity | undefined {
  if (isLeaf && state === 'ONLINE') {
    if (scan?.state === 'scanning' && statistics.scanProcessed !== 0n)
      return scan.function === 'resilver' ? 'resilvering' : 'repairing';
    if (scan?.state === 'scanning' && statistics.resilverDeferred) return 'awaiting resilver';
    if (rebuilds && statistics.rebuildProcessed !== 0n) return 'resilvering';
  }
  if (statistics.removing) return 'removing';
  return statistics.noalloc ? 'non-allocating' : undefined;
}

/** A device is also given up for being slow, which has no reason of its own. */
function tooSlow(aux: VdevAux | undefined, statistics: VdevStatistics, isLeaf: boolean): boolean {
  const errors = statistics.readErrors + statistics.writeErrors + statistics.checksumErrors;
  return aux === 'ERR_EXCEEDED' && isLeaf && errors === 0n && statistics.slowIos > 0n;
}

function begun(work: DeviceWork): DeviceWork | undefined {
  return work.state === 'none' ? undefined : work;
}
