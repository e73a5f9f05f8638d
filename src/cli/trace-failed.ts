/** Exit status of `zfskit trace` when the trace itself has failed, as env(1) and timeout(1) have it. */
export const TRACE_FAILED = 125;
