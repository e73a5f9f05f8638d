/** `vdev_state_t` in the words of zpool-status(8), with its numbers; HEALTHY is called ONLINE there. */
export const vdevStates = {
  UNKNOWN: 0n,
  CLOSED: 1n,
  OFFLINE: 2n,
  REMOVED: 3n,
  UNAVAIL: 4n,
  FAULTED: 5n,
  DEGRADED: 6n,
  ONLINE: 7n,
} as const;
