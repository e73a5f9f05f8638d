import { type Abi, abiForVersion } from '../ioctl/index.ts';
import { carryOut, wake } from './carry-out.ts';
import type { CarriedRequest } from './engine-call.ts';
import { type LibzpoolPlace, loadLibzpool } from './libzpool.ts';
import { startKernel } from './start-kernel.ts';
import { stopKernel } from './stop-kernel.ts';
import { hostSyncCallbacks, type SyncCallbacks, useSyncCallbacks } from './sync-callbacks.ts';
import { endTemporaryHolds, type TemporaryHolds } from './temporary-holds.ts';

/** What a worker is told at its start. */
export interface WorkerStart {
  readonly place: LibzpoolPlace;
  /** What another thread carries out for libzpool; undefined for that thread. */
  readonly callbacks: SyncCallbacks | undefined;
}

/** What workers can be asked to do; arguments and results cross between threads. */
export function operationsOn({ place, callbacks }: WorkerStart) {
  loadLibzpool(place);
  useSyncCallbacks(callbacks);
  const abi: Abi = abiForVersion(place.release.version);
  return {
    /** Makes this thread the one that carries out callbacks; nothing else may be asked of it then. */
    hostCallbacks: () => hostSyncCallbacks(),
    /** Starts OpenZFS, before anything else. */
    start: (cacheFile: string) => startKernel(cacheFile),
    /** Writes out what pools hold, before the process ends. */
    stop: (keepsPools: boolean) => stopKernel(keepsPools),
    /** Ends holds whose cleanup descriptor was closed. */
    endTemporaryHolds: (holds: TemporaryHolds) => endTemporaryHolds(holds),
    /** Carries out an ioctl. `abort` is set to 1 when the caller gives up. */
    ioctl: (request: CarriedRequest, abort?: Int32Array) => carryOut(abi, request, abort),
    /** Wakes an ioctl that waits, after its `abort` was set. */
    wake: (request: CarriedRequest) => wake(abi, request),
  };
}

/** The operations, by name. */
export type Operations = ReturnType<typeof operationsOn>;
