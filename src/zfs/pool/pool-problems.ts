import type { PoolStatus } from './pool-status.ts';
import type { VdevAux } from './vdev-state.ts';
import type { VdevStatus } from './vdev-status.ts';

/** `critical`: data or the pool cannot be used. `warning`: redundancy is less. `info`: nothing is wrong yet. */
export type ProblemSeverity = 'critical' | 'warning' | 'info';

/** Something that is wrong with a pool. */
export interface PoolProblem {
  /** What libzfs calls it, without `ZPOOL_STATUS_`. */
  readonly kind: ProblemKind;
  /** Such as `ZFS-8000-2Q`; some problems have none. */
  readonly messageId: string | undefined;
  /** Where OpenZFS describes it. */
  readonly url: string | undefined;
  readonly severity: ProblemSeverity;
  /** What is wrong. */
  readonly sentence: string;
  /** What can be done. */
  readonly action: string;
  /** Devices that it is about, by their names in the pool's status. */
  readonly vdevs: readonly string[];
}

/** What decides on problems, beside a pool's status. */
export interface HealthFacts {
  readonly status: PoolStatus;
  /** Of this host; 0 for none. */
  readonly hostId: bigint;
  /** The pool is not exported (`POOL_STATE_ACTIVE`). */
  readonly active: boolean;
  /** `failmode` is `continue`: reads and writes fail instead of waiting. */
  readonly failsInsteadOfWaiting: boolean;
  /** `mmp_state_t` of a pool that another host may have. */
  readonly mmpState: bigint | undefined;
  /** Unknown features stop writes alone. */
  readonly canReadOnly: boolean;
  /** The pool's `ashift`, 0 for none; undefined where it was not asked for. */
  readonly ashift: bigint | undefined;
  /** Undefined where it was not asked for. */
  readonly compatibility: HealthCompatibility | undefined;
}

/** What the `compatibility` property makes of the pool's features. */
export interface HealthCompatibility {
  readonly legacy: boolean;
  readonly problem: string | undefined;
  /** Features that `zpool upgrade` would enable. */
  readonly missing: readonly string[];
  /** Features that the property does not allow, and the pool has. */
  readonly excess: readonly string[];
}

type Found = boolean | readonly VdevStatus[];

interface Rule {
  readonly kind: string;
  readonly id?: string;
  readonly severity: ProblemSeverity;
  readonly sentence: string | ((facts: HealthFacts) => string);
  readonly action: string;
  /** Whether it is there, or the devices that it is about. */
  readonly find: (facts: HealthFacts, leaves: readonly VdevStatus[]) => Found;
}

const SPA_VERSION = 5000n;
const MMP_ACTIVE = 0n;
const MMP_NO_HOSTID = 2n;

const REPLACE_OR_CLEAR = 'Replace the device (zpool replace), or clear its errors (zpool clear).';

/** The order is that of `check_status` in `lib/libzfs/libzfs_status.c`; message ids are those of `zfs_msgid_table` there. */
const RULES = [
  {
    kind: 'RESILVERING',
    severity: 'info',
    sentence: 'A device is being resilvered; until then redundancy may be less.',
    action: 'Wait for the resilver.',
    find: ({ status: { scan } }) => scan?.function === 'resilver' && scan.state === 'scanning',
  },
  {
    kind: 'REBUILDING',
    severity: 'info',
    sentence: 'A device is being resilvered sequentially; until then redundancy may be less.',
    action: 'Wait for the resilver.',
    find: ({ status }) => rebuilt(status, 'active').length > 0,
  },
  {
    kind: 'REBUILD_SCRUB',
    severity: 'info',
    sentence: 'A device was resilvered sequentially, which verifies no checksums.',
    action: 'Scrub the pool.',
    find: ({ status }) => needsScrub(status),
  },
  {
    kind: 'HOSTID_ACTIVE',
    id: 'ZFS-8000-EY',
    severity: 'critical',
    sentence: 'The pool is in use by another host.',
    action: 'Export it there, then import it here.',
    find: (facts) => rootHas(facts, 'ACTIVE') && facts.mmpState === MMP_ACTIVE,
  },
  {
    kind: 'HOSTID_REQUIRED',
    id: 'ZFS-8000-EY',
    severity: 'critical',
    sentence: 'The pool has multihost protection, and this host has no hostid.',
    action: 'Give this host a hostid (zgenhostid), then import the pool.',
    find: (facts) => rootHas(facts, 'ACTIVE') && facts.mmpState === MMP_NO_HOSTID,
  },
  {
    kind: 'HOSTID_MISMATCH',
    id: 'ZFS-8000-EY',
    severity: 'critical',
    sentence: 'The pool bears the hostid of another host.',
    action: 'Make sure that no other host has it imported, then export and import it.',
    find: (facts) => foreignHost(facts),
  },
  {
    kind: 'VERSION_NEWER',
    id: 'ZFS-8000-A5',
    severity: 'critical',
    sentence: 'The pool has a version on disk that this module does not know.',
    action: 'Use a newer module, or restore the pool from a backup.',
    find: (facts) => rootHas(facts, 'VERSION_NEWER'),
  },
  {
    kind: 'UNSUP_FEAT_WRITE',
    severity: 'critical',
    sentence: 'The pool uses features that this module does not know; it can be read only.',
    action: 'Import it with readonly=on, or use a newer module.',
    find: (facts) => rootHas(facts, 'UNSUP_FEAT') && facts.canReadOnly,
  },
  {
    kind: 'UNSUP_FEAT_READ',
    severity: 'critical',
    sentence: 'The pool uses features that this module does not know.',
    action: 'Use a newer module, or restore the pool from a backup.',
    find: (facts) => rootHas(facts, 'UNSUP_FEAT') && !facts.canReadOnly,
  },
  {
    kind: 'BAD_GUID_SUM',
    id: 'ZFS-8000-6X',
    severity: 'critical',
    sentence: 'The devices that were found are not all of the pool.',
    action: 'Connect the missing devices, then import the pool.',
    find: (facts) => rootHas(facts, 'BAD_GUID_SUM'),
  },
  {
    kind: 'IO_FAILURE_MMP',
    id: 'ZFS-8000-MM',
    severity: 'critical',
    sentence:
      'The pool is suspended: multihost writes failed or came late, and another host could import it.',
    action: 'Connect the devices, make sure that no other host has the pool, then zpool clear or reboot.',
    find: ({ status }) => status.suspendReason === 'multihost',
  },
  {
    kind: 'IO_FAILURE_CONTINUE',
    id: 'ZFS-8000-JQ',
    severity: 'critical',
    sentence: 'The pool is suspended after failures of its devices; new writes fail.',
    action: 'Connect the devices, then zpool clear.',
    find: ({ status, failsInsteadOfWaiting }) => suspendedByIo(status) && failsInsteadOfWaiting,
  },
  {
    kind: 'IO_FAILURE_WAIT',
    id: 'ZFS-8000-HC',
    severity: 'critical',
    sentence: 'The pool is suspended after failures of its devices; reads and writes wait.',
    action: 'Connect the devices, then zpool clear.',
    find: ({ status, failsInsteadOfWaiting }) => suspendedByIo(status) && !failsInsteadOfWaiting,
  },
  {
    kind: 'BAD_LOG',
    id: 'ZFS-8000-K4',
    severity: 'critical',
    sentence: 'An intent log cannot be read; the latest synchronous writes may be lost.',
    action: 'Bring the log device back online, or give its records up with zpool clear.',
    find: (facts) => rootHas(facts, 'BAD_LOG'),
  },
  {
    kind: 'FAULTED_DEV_NR',
    severity: 'critical',
    sentence: 'Devices are faulted, and what is left is not enough for the pool.',
    action: 'Mark them repaired with zpool clear, or restore the pool from a backup.',
    find: ({ status }, leaves) => unopened(status) && leaves.filter(isFaulted),
  },
  {
    kind: 'MISSING_DEV_NR',
    id: 'ZFS-8000-3C',
    severity: 'critical',
    sentence: 'Devices cannot be opened, and what is left is not enough for the pool.',
    action: 'Connect the devices and bring them online (zpool online).',
    find: ({ status }, leaves) => unopened(status) && leaves.filter(isMissing),
  },
  {
    kind: 'CORRUPT_LABEL_NR',
    id: 'ZFS-8000-5E',
    severity: 'critical',
    sentence: 'Devices have no valid label, and what is left is not enough for the pool.',
    action: 'Try zpool import -F, or restore the pool from a backup.',
    find: ({ status }, leaves) => unopened(status) && leaves.filter(cannotOpen),
  },
  {
    kind: 'CORRUPT_POOL',
    id: 'ZFS-8000-72',
    severity: 'critical',
    sentence: "The pool's metadata is damaged, and the pool cannot be opened.",
    action: 'Try zpool import -F, or restore the pool from a backup.',
    find: (facts) => rootHas(facts, 'CORRUPT_DATA'),
  },
  {
    kind: 'CORRUPT_DATA',
    id: 'ZFS-8000-8A',
    severity: 'critical',
    sentence: ({ status }) =>
      `Data is damaged and could not be repaired: errors in ${status.errorCount} places.`,
    action: 'Restore the files in question, or the pool, from a backup; then scrub it.',
    find: ({ status }) => status.errorCount !== 0n,
  },
  {
    kind: 'FAULTED_DEV_R',
    severity: 'warning',
    sentence: 'Devices are faulted after many errors; the pool works with less redundancy.',
    action: REPLACE_OR_CLEAR,
    find: (_, leaves) => leaves.filter(isFaulted),
  },
  {
    kind: 'MISSING_DEV_R',
    id: 'ZFS-8000-2Q',
    severity: 'warning',
    sentence: 'Devices cannot be opened; the pool works with less redundancy.',
    action: 'Connect the devices and bring them online (zpool online), or replace them.',
    find: (_, leaves) => leaves.filter(isMissing),
  },
  {
    kind: 'CORRUPT_LABEL_R',
    id: 'ZFS-8000-4J',
    severity: 'warning',
    sentence: 'Devices have no valid label; the pool works with less redundancy.',
    action: 'Replace the devices (zpool replace).',
    find: (_, leaves) => leaves.filter(cannotOpen),
  },
  {
    kind: 'FAILING_DEV',
    id: 'ZFS-8000-9P',
    severity: 'warning',
    sentence: 'Devices had errors that were made good from redundancy where there is some.',
    action: REPLACE_OR_CLEAR,
    find: (_, leaves) => leaves.filter(hasErrors),
  },
  {
    kind: 'OFFLINE_DEV',
    severity: 'warning',
    sentence: 'Devices were taken offline; the pool works with less redundancy.',
    action: 'Bring them online (zpool online), or replace them.',
    find: (_, leaves) => leaves.filter(({ state }) => state === 'OFFLINE'),
  },
  {
    kind: 'REMOVED_DEV',
    severity: 'warning',
    sentence: 'Devices were pulled out; the pool works with less redundancy.',
    action: 'Bring them online (zpool online), or replace them.',
    find: (_, leaves) => leaves.filter(({ state }) => state === 'REMOVED'),
  },
  {
    kind: 'NON_NATIVE_ASHIFT',
    severity: 'info',
    sentence: 'Devices have larger sectors than the pool uses, which costs speed.',
    action: 'Replace them by devices with such sectors, or move the data to another pool.',
    find: ({ ashift }, leaves) => ashift !== undefined && leaves.filter((vdev) => smallSectors(vdev, ashift)),
  },
  {
    kind: 'ERRATA',
    id: 'ZFS-8000-ER',
    severity: 'warning',
    sentence: ({ status }) => `The pool bears a fault of an earlier release: errata ${status.errata}.`,
    action: 'See what OpenZFS says of it: a scrub, or copying encrypted datasets, may be needed.',
    find: ({ status }) => status.errata !== 0n,
  },
  {
    kind: 'VERSION_OLDER',
    severity: 'info',
    sentence: 'The pool has an older version on disk, without features.',
    action: 'Upgrade the pool (zpool upgrade), if no older software has to read it.',
    find: ({ status, compatibility }) => status.version < SPA_VERSION && compatibility?.legacy === false,
  },
  {
    kind: 'COMPATIBILITY_ERR',
    severity: 'warning',
    sentence: ({ compatibility }) =>
      `The pool's compatibility property cannot be used: ${compatibility?.problem}.`,
    action: 'Correct the property, or the files that it names.',
    find: ({ compatibility }) => compatibility?.problem !== undefined,
  },
  {
    kind: 'FEAT_DISABLED',
    severity: 'info',
    sentence: ({ compatibility }) => `Features are not enabled: ${compatibility?.missing.join(', ')}.`,
    action: 'Upgrade the pool (zpool upgrade), if no older software has to read it.',
    find: ({ compatibility }) => isAny(compatibility?.missing),
  },
  {
    kind: 'INCOMPATIBLE_FEAT',
    severity: 'info',
    sentence: ({ compatibility }) =>
      `Features are enabled that the compatibility property does not name: ${compatibility?.excess.join(', ')}.`,
    action: 'Set the property to what the pool has.',
    find: ({ compatibility }) => isAny(compatibility?.excess),
  },
] as const satisfies readonly Rule[];

/** Kind of a {@link PoolProblem}. */
export type ProblemKind = (typeof RULES)[number]['kind'];

/**
 * All problems of a pool, in the order of libzfs: the first is the one that zpool status reports. A device is named by the
 * first that it fits. Empty for a healthy pool.
 */
export function poolProblems(facts: HealthFacts): PoolProblem[] {
  const reported = new Set<bigint>();
  const leaves = [...leavesOf(facts.status.vdevs), ...facts.status.l2cache];
  const problems: PoolProblem[] = [];
  for (const rule of RULES as readonly Rule[]) {
    const found = rule.find(
      facts,
      leaves.filter(({ guid }) => !reported.has(guid)),
    );
    if (found === false || (found !== true && found.length === 0)) continue;
    const vdevs = found === true ? [] : found;
    for (const { guid } of vdevs) reported.add(guid);
    problems.push(problemOf(rule, facts, vdevs));
  }
  return problems;
}

/** The problem of a pool that is suspended, and of which nothing else can be learnt. */
export const SUSPENDED_PROBLEM: PoolProblem = {
  kind: 'IO_FAILURE_WAIT',
  messageId: 'ZFS-8000-HC',
  url: urlOf('ZFS-8000-HC'),
  severity: 'critical',
  sentence: 'The pool is suspended, and the kernel does not answer for it.',
  action: 'Connect the devices, then zpool clear.',
  vdevs: [],
};

function problemOf(rule: Rule, facts: HealthFacts, vdevs: readonly VdevStatus[]): PoolProblem {
  return {
    kind: rule.kind as ProblemKind,
    messageId: rule.id,
    url: rule.id && urlOf(rule.id),
    severity: rule.severity,
    sentence: typeof rule.sentence === 'string' ? rule.sentence : rule.sentence(facts),
    action: rule.action,
    vdevs: vdevs.map(({ name }) => name),
  };
}

function urlOf(messageId: string): string {
  return `https://openzfs.github.io/openzfs-docs/msg/${messageId}`;
}

/** Devices, without those that are just being replaced. */
function leavesOf(vdev: VdevStatus): VdevStatus[] {
  if (vdev.type === 'replacing') return [];
  return vdev.children.length === 0 ? [vdev] : vdev.children.flatMap(leavesOf);
}

/** The kernel's CANT_OPEN has three names. */
function cannotOpen({ state, aux }: VdevStatus): boolean {
  return (
    state === 'UNAVAIL' ||
    state === 'SPLIT' ||
    (state === 'FAULTED' && (aux === 'CORRUPT_DATA' || aux === 'BAD_LOG'))
  );
}

function isFaulted(vdev: VdevStatus): boolean {
  return vdev.state === 'FAULTED' && !cannotOpen(vdev);
}

function isMissing({ state, aux }: VdevStatus): boolean {
  return state === 'UNAVAIL' && aux === 'OPEN_FAILED';
}

function hasErrors({ state, readErrors, writeErrors, checksumErrors }: VdevStatus): boolean {
  return state === 'DEGRADED' || readErrors + writeErrors + checksumErrors !== 0n;
}

function smallSectors({ statistics }: VdevStatus, ashift: bigint): boolean {
  const { configuredAshift, physicalAshift } = statistics;
  return (ashift === 0n || configuredAshift < ashift) && configuredAshift < physicalAshift;
}

function unopened({ vdevs }: PoolStatus): boolean {
  return cannotOpen(vdevs);
}

function rootHas({ status }: HealthFacts, aux: VdevAux): boolean {
  return cannotOpen(status.vdevs) && status.vdevs.aux === aux;
}

function suspendedByIo({ suspended, suspendReason }: PoolStatus): boolean {
  return suspended && suspendReason !== 'multihost';
}

function foreignHost(facts: HealthFacts): boolean {
  const { status, hostId, active, mmpState } = facts;
  if (rootHas(facts, 'ACTIVE')) return mmpState !== MMP_ACTIVE && mmpState !== MMP_NO_HOSTID;
  return active && status.hostId !== 0n && status.hostId !== hostId;
}

function rebuilt({ vdevs }: PoolStatus, state: 'active' | 'complete') {
  return vdevs.children.flatMap(({ rebuild }) => (rebuild?.state === state ? [rebuild] : []));
}

/** The latest rebuild is younger than the latest scrub. */
function needsScrub(status: PoolStatus): boolean {
  if (rebuilt(status, 'active').length > 0) return false;
  const { scan } = status;
  return rebuilt(status, 'complete').some(
    ({ endSeconds }) =>
      !scan || (scan.function === 'scrub' && scan.state === 'finished' && endSeconds > scan.endSeconds),
  );
}

function isAny(names: readonly string[] | undefined): boolean {
  return names !== undefined && names.length > 0;
}
