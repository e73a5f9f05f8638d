import { type Abi, abiForVersion } from '../ioctl/index.ts';
import { carryOut, wake } from './carry-out.ts';
import type { CarriedRequest } from './engine-call.ts';
import { type LibzpoolPlace, loadLibzpool, type Pointer } from './libzpool.ts';
import { shareSends } from './sends-under-way.ts';
import { startKernel } from './start-kernel.ts';
import { stopKernel } from './stop-kernel.ts';
import { hostSyncCallbacks, type SyncCallbacks, useSyncCallbacks } from './sync-callbacks.ts';
import { endTemporaryHolds, type TemporaryHolds } from './temporary-holds.ts';
import { runBatch, syncVolume } from './volume/volume-batch.ts';
import {
  closeVolumeObjset,
  openVolumeObjset,
  type VolumeObjset,
  volumeSize,
} from './volume/volume-objset.ts';

/** What a worker is told at its start. */
export interface WorkerStart {
  readonly place: LibzpoolPlace;
  /** What another thread carries out for libzpool; undefined for that thread. */
  readonly callbacks: SyncCallbacks | undefined;
  /** Memory of {@link SendsUnderWay}. */
  readonly sends: SharedArrayBuffer;
}

/** What workers can be asked to do; arguments and results cross between threads. */
export function operationsOn({ place, callbacks, sends }: WorkerStart) {
  loadLibzpool(place);
  useSyncCallbacks(callbacks);
  shareSends(sends);
  const abi: Abi = abiForVersion(place.release.version);
  return {
    /** Makes this thread the one that carries out callbacks; nothing else may be asked of it then. */
    hostCallbacks: () => hostSyncCallbacks(),
    /** Starts OpenZFS, before anything else. */
    start: (cacheFile: string, arcMax: number) => startKernel(cacheFile, arcMax),
    /** Writes out what pools hold, before the process ends. */
    stop: (keepsPools: boolean) => stopKernel(keepsPools),
    openVolume: (name: string) => openVolumeObjset(name),
    closeVolume: (volume: VolumeObjset) => closeVolumeObjset(volume),
    volumeSize: (objset: Pointer) => volumeSize(objset),
    /** Reads, writes and discards; see {@link runBatch}. */
    volumeBatch: (volume: VolumeObjset, words: BigUint64Array, logsWrites: boolean) =>
      runBatch(volume, words, logsWrites),
    syncVolume: (volume: VolumeObjset, unlogged: bigint) => syncVolume(volume, unlogged),
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
