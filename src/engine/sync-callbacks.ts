import { writeSync } from 'node:fs';
import { countFileSpace } from './file-info.ts';
import { bind, callback, callbackType, type Pointer } from './libzpool.ts';
import { writeFilesystem, type ZplProps } from './make-filesystem.ts';
import { memoryAt } from './memory.ts';
import { OBJSET_TYPE } from './objset.ts';
import { writeVolume } from './volume-objects.ts';
import { ZPL_PROPS } from './zpl-props.ts';

/**
 * Addresses of functions of ours that libzpool calls on its own threads. One thread of ours carries them out: it does nothing else,
 * because theirs waits for it.
 */
export interface SyncCallbacks {
  /** `dmu_objset_create_sync_func_t`: writes the first objects of a new dataset, in the transaction that makes it. */
  readonly firstObjects: Pointer;
}

/** What a new dataset is to have in it. */
export type FirstObjects =
  | { readonly type: 'filesystem'; readonly props: ZplProps }
  | { readonly type: 'volume'; readonly sizeBytes: bigint; readonly blockBytes: bigint };

/** Words that one argument has room for. */
const ARGUMENT_WORDS = 16;

let inUse: SyncCallbacks | undefined;

/** Tells this thread where the callbacks are. */
export function useSyncCallbacks(callbacks: SyncCallbacks | undefined): void {
  inUse = callbacks;
}

/** Address of {@link SyncCallbacks.firstObjects}. */
export function firstObjectsCallback(): Pointer {
  if (!inUse) throw new Error('no thread carries out callbacks');
  return inUse.firstObjects;
}

/** What a callback is given: words, which the caller keeps until the dataset is made. */
export function firstObjectsArgument(objects: FirstObjects): BigUint64Array {
  const words = new BigUint64Array(ARGUMENT_WORDS);
  if (objects.type === 'volume') {
    words.set([BigInt(OBJSET_TYPE.volume), objects.sizeBytes, objects.blockBytes]);
  } else {
    const values = [...objects.props.values()];
    words.set([BigInt(OBJSET_TYPE.filesystem), BigInt(values.length), ...values]);
  }
  return words;
}

/** Registers the callbacks on this thread, which carries them out from then on and must be left to that. */
export function hostSyncCallbacks(): SyncCallbacks {
  countFileSpace();
  const type = callbackType('void zfskit_first_objects(void *os, void *arg, void *cr, void *tx)');
  const firstObjects = (os: Pointer, argument: Pointer, _cr: Pointer, tx: Pointer) =>
    unfailing(() => writeFirstObjects(os, argument, tx));
  return { firstObjects: callback(type, firstObjects).pointer };
}

const abort = bind<() => void>('void abort(void)');

/** The transaction is half done and cannot be undone: as in a kernel, nothing of it may reach the disk. */
function unfailing(work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    writeSync(2, `zfskit: the first objects of a dataset could not be written: ${String(error)}\n`);
    abort();
    throw error;
  }
}

function writeFirstObjects(os: Pointer, argument: Pointer, tx: Pointer): void {
  const memory = memoryAt(argument, 8 * ARGUMENT_WORDS);
  const [type, first = 0n, ...rest] = new BigUint64Array(memory.slice().buffer);
  if (type === BigInt(OBJSET_TYPE.volume)) {
    writeVolume(os, first, rest[0] ?? 0n, tx);
  } else {
    const names = ZPL_PROPS.slice(0, Number(first));
    writeFilesystem(os, new Map(names.map((name, index) => [name, rest[index] ?? 0n])), tx);
  }
}
