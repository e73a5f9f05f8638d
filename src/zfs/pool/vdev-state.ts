/**
 * State of a pool or vdev in the words of zpool status: `SPLIT` for a vdev that went into another pool; a spare is `AVAIL`
 * or `INUSE`.
 */
export type VdevState =
  | 'UNKNOWN'
  | 'OFFLINE'
  | 'REMOVED'
  | 'UNAVAIL'
  | 'FAULTED'
  | 'DEGRADED'
  | 'ONLINE'
  | 'SPLIT'
  | 'AVAIL'
  | 'INUSE';

/** `vdev_state_t` (`include/sys/fs/zfs.h`); a closed vdev counts as offline. */
const VDEV_STATES: readonly VdevState[] = [
  'UNKNOWN',
  'OFFLINE',
  'OFFLINE',
  'REMOVED',
  'UNAVAIL',
  'FAULTED',
  'DEGRADED',
  'ONLINE',
];

/** `vdev_aux_t` in its order, with the words that zpool status has for it (`include/sys/fs/zfs.h`, zpool-status(8)). */
const VDEV_AUX = [
  ['NONE', ''],
  ['OPEN_FAILED', 'cannot open'],
  ['CORRUPT_DATA', 'corrupted data'],
  ['NO_REPLICAS', 'insufficient replicas'],
  ['BAD_GUID_SUM', 'missing device'],
  ['TOO_SMALL', 'corrupted data'],
  ['BAD_LABEL', 'invalid label'],
  ['VERSION_NEWER', 'newer version'],
  ['VERSION_OLDER', 'corrupted data'],
  ['UNSUP_FEAT', 'unsupported feature(s)'],
  ['SPARED', 'currently in use'],
  ['ERR_EXCEEDED', 'too many errors'],
  ['IO_FAILURE', 'experienced I/O failures'],
  ['BAD_LOG', 'bad intent log'],
  ['EXTERNAL', 'external device fault'],
  ['SPLIT_POOL', 'split into new pool'],
  ['BAD_ASHIFT', 'corrupted data'],
  ['EXTERNAL_PERSIST', 'corrupted data'],
  ['ACTIVE', 'currently in use'],
  ['CHILDREN_OFFLINE', 'all children offline'],
  ['ASHIFT_TOO_BIG', 'unsupported minimum blocksize'],
] as const;

/** Why a vdev is in its state: `vdev_aux_t` without its prefix; `UNKNOWN` for what a later release adds. */
export type VdevAux = Exclude<(typeof VDEV_AUX)[number][0], 'NONE'> | 'UNKNOWN';

/** What {@link readVdevState} finds. */
export interface VdevCondition {
  readonly state: VdevState;
  readonly aux: VdevAux | undefined;
  /** {@link aux} in the words of zpool status. */
  readonly reason: string | undefined;
}

/**
 * Turns `vs_state` and `vs_aux` into words, as `zpool_state_to_name` of libzfs does.
 *
 * @param spare - it is one of the pool's spares
 */
export function readVdevState(state: bigint, aux: bigint, spare = false): VdevCondition {
  const known = aux === 0n ? undefined : VDEV_AUX[Number(aux)];
  const name = aux === 0n ? undefined : ((known?.[0] ?? 'UNKNOWN') as VdevAux);
  return {
    state: stateName(VDEV_STATES[Number(state)] ?? 'UNKNOWN', name, spare),
    aux: name,
    reason: aux === 0n ? undefined : (known?.[1] ?? 'corrupted data'),
  };
}

function stateName(state: VdevState, aux: VdevAux | undefined, spare: boolean): VdevState {
  if (spare && aux === 'SPARED') return 'INUSE';
  if (spare && state === 'ONLINE') return 'AVAIL';
  if (state !== 'UNAVAIL') return state;
  if (aux === 'CORRUPT_DATA' || aux === 'BAD_LOG') return 'FAULTED';
  return aux === 'SPLIT_POOL' ? 'SPLIT' : 'UNAVAIL';
}
