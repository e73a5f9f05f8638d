/** Exit status of `zfskit trace` and `run` when they themselves have failed, as env(1) and timeout(1) have it. */
export const TRACE_FAILED = 125;
