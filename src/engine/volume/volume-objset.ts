import { LINUX_ERRNO } from '../../ioctl/index.ts';
import {
  dmu_object_info,
  dmu_objset_disown,
  dmu_objset_id,
  dmu_objset_own,
  dmu_objset_pool,
  dmu_objset_spa,
  txg_wait_synced,
} from '../bindings/dmu.ts';
import { dmu_objset_is_snapshot } from '../bindings/dmu-objset.ts';
import { dsl_prop_get_integer } from '../bindings/dsl-prop.ts';
import { spa_writeable } from '../bindings/spa.ts';
import { zap_lookup } from '../bindings/zap.ts';
import { zil_close, zil_open } from '../bindings/zil.ts';
import { check } from '../engine-failure.ts';
import { addressOfSymbol, isSince, NULL, type Pointer } from '../libzpool.ts';
import { allocate, release } from '../memory.ts';
import { holdObjset, OBJSET_TYPE } from '../objset.ts';
import { VOLUME_DATA, VOLUME_ZAP } from '../volume-objects.ts';
import { replayLog } from './replay-log.ts';

/** More than `dmu_object_info_t` has in any release. */
const OBJECT_INFO_BYTES = 256;

/** A volume that the engine owns: addresses of what libzpool has of it, and what does not change while it is open. */
export interface VolumeObjset {
  readonly objset: Pointer;
  /** `dsl_pool_t`. */
  readonly pool: Pointer;
  /** NULL for what cannot be written. */
  readonly zilog: Pointer;
  readonly tag: Pointer;
  /** Tells it from every other open volume, whatever its name becomes. */
  readonly identity: string;
  readonly blockSize: number;
  /** A snapshot, a volume of a pool that is read-only, or one with the property `readonly`. */
  readonly readOnly: boolean;
}

/** What came of opening: a volume, or the identity of one that has an owner. */
export type OpenedObjset = VolumeObjset | { readonly busy: string };

/**
 * Takes a volume, or a snapshot of one, as `zvol_first_open` and `zvol_os_create_minor` in `zvol.c` and `zvol_os.c` do: it has
 * this owner alone, and what a crash has left in its intent log is written to it first.
 *
 * @throws EngineFailure `ENOENT`, `EINVAL` (no volume), `EACCES` (its key is not loaded), `ENOTSUP` (a record in the log that
 *   is not known: the log stays as it is)
 */
export function openVolumeObjset(name: string): OpenedObjset {
  const out = new BigUint64Array(1);
  const tag = allocate(1);
  const errno = dmu_objset_own(name, OBJSET_TYPE.volume, isSnapshotName(name) ? 1 : 0, 1, tag, out);
  const objset = out[0] ?? NULL;
  if (errno !== 0) {
    release(tag);
    if (errno === LINUX_ERRNO.EBUSY) return { busy: identityOfName(name) };
    check(errno);
  }
  try {
    return describe(name, objset, tag);
  } catch (error) {
    dmu_objset_disown(objset, 1, tag);
    release(tag);
    throw error;
  }
}

/** Brings to the devices what is not there yet, and gives the volume up. */
export function closeVolumeObjset({ objset, zilog, pool, tag }: VolumeObjset): void {
  if (zilog !== NULL) {
    zil_close(zilog);
    txg_wait_synced(pool, 0n);
  }
  dmu_objset_disown(objset, 1, tag);
  release(tag);
}

/** `volsize` in bytes, as it is now. */
export function volumeSize(objset: Pointer): bigint {
  const size = new BigUint64Array(1);
  check(zap_lookup(objset, VOLUME_ZAP, 'size', 8n, 1n, size));
  return size[0] ?? 0n;
}

function describe(name: string, objset: Pointer, tag: Pointer): VolumeObjset {
  const blockSize = dataBlockSize(objset);
  volumeSize(objset);
  const writable = !dmu_objset_is_snapshot(objset) && spa_writeable(dmu_objset_spa(objset)) !== 0;
  const readOnly = !writable || isSetReadOnly(name);
  return {
    objset,
    pool: dmu_objset_pool(objset),
    zilog: writable ? openLog(objset) : NULL,
    tag,
    identity: identityOf(objset),
    blockSize,
    readOnly,
  };
}

/**
 * Opens the log and replays it. The function that would fetch data for a record is never called, because every record of ours
 * holds its data: should it be, the process ends before anything wrong is written.
 */
function openLog(objset: Pointer): Pointer {
  const zilog = zil_open(objset, addressOfSymbol('abort'), ...(isSince('2.3') ? [NULL] : []));
  try {
    replayLog(objset, zilog);
  } catch (error) {
    zil_close(zilog);
    throw error;
  }
  return zilog;
}

function dataBlockSize(objset: Pointer): number {
  const info = new Uint8Array(OBJECT_INFO_BYTES);
  check(dmu_object_info(objset, VOLUME_DATA, info));
  return new DataView(info.buffer).getUint32(0, true);
}

function isSetReadOnly(name: string): boolean {
  const value = new BigUint64Array(1);
  check(dsl_prop_get_integer(name, 'readonly', value, NULL));
  return value[0] !== 0n;
}

function isSnapshotName(name: string): boolean {
  return name.includes('@');
}

function identityOfName(name: string): string {
  using objset = holdObjset(name);
  return identityOf(objset.pointer);
}

function identityOf(objset: Pointer): string {
  return `${dmu_objset_spa(objset)}/${dmu_objset_id(objset)}`;
}
