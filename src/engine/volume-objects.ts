import { dmu_object_claim } from './bindings/dmu.ts';
import { zap_create_claim, zap_update } from './bindings/zap.ts';
import { check } from './engine-failure.ts';
import type { Pointer } from './libzpool.ts';

/** The two objects of a volume, its bytes and its attributes: `ZVOL_OBJ` and `ZVOL_ZAP_OBJ` (`include/sys/zvol.h`). */
export const VOLUME_DATA = 1n;
export const VOLUME_ZAP = 2n;

/** `DMU_OT_ZVOL` and `DMU_OT_ZVOL_PROP`. */
const DATA_TYPE = 23;
const ZAP_TYPE = 24;

/** Writes the objects of a volume into an empty objset, as `zvol_create_cb` in `zvol.c` does. */
export function writeVolume(os: Pointer, sizeBytes: bigint, blockBytes: bigint, tx: Pointer): void {
  check(dmu_object_claim(os, VOLUME_DATA, DATA_TYPE, Number(blockBytes), 0, 0, tx));
  check(zap_create_claim(os, VOLUME_ZAP, ZAP_TYPE, 0, 0, tx));
  check(zap_update(os, VOLUME_ZAP, 'size', 8, 1n, new BigUint64Array([sizeBytes]), tx));
}
