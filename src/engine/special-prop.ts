import { LINUX_ERRNO } from '../ioctl/index.ts';
import type { NvTyped } from '../nvlist/index.ts';
import {
  dmu_free_long_range,
  dmu_object_info,
  dmu_objset_spa,
  dmu_objset_type,
  dmu_tx_hold_zap,
  dmu_tx_mark_netfree,
} from './bindings/dmu.ts';
import {
  dsl_crypto_can_set_keylocation,
  dsl_dataset_set_compression,
  dsl_dataset_set_refquota,
  dsl_dataset_set_refreservation,
  dsl_dir_activate_fs_ss_limit,
  dsl_dir_set_quota,
  dsl_dir_set_reservation,
  dsl_prop_get_integer,
} from './bindings/dsl-prop.ts';
import { zap_remove, zap_update } from './bindings/zap.ts';
import { zfs_prop_userquota } from './bindings/zfs-prop.ts';
import { check, EngineFailure } from './engine-failure.ts';
import { NULL } from './libzpool.ts';
import { MASTER_NODE } from './make-filesystem.ts';
import { holdDecrypted, holdObjset, keepObjset, OBJSET_TYPE } from './objset.ts';
import { hasFeature } from './pool-feature.ts';
import { transact } from './transact.ts';
import { setUserQuota } from './user-quota.ts';
import { VOLUME_DATA, VOLUME_ZAP } from './volume-objects.ts';
import { type ZplProp, zplProp } from './zpl-props.ts';

const { EINVAL, ENOENT, ENOTSUP, EROFS } = LINUX_ERRNO;

/** No limit. */
const NO_LIMIT = 0xffff_ffff_ffff_ffffn;

/** `DMU_OBJECT_END`: to the end of an object. */
const TO_END = 0xffff_ffff_ffff_ffffn;

/** `ZPROP_SRC_RECEIVED`. */
const RECEIVED = 32;

/** Sets a property; false when it is to be stored like any other after that. */
type Setter = (dataset: string, source: number, value: bigint) => boolean;

const byItself =
  (set: (dataset: string, source: number, value: bigint) => number): Setter =>
  (dataset, source, value) => {
    check(set(dataset, source, value));
    return true;
  };

/** Properties whose values are numbers (`zfs_prop_set_special`). Those of volumes' devices are stored: there are no devices. */
const NUMBERS: Readonly<Record<string, Setter>> = {
  quota: byItself((...args) => dsl_dir_set_quota(...args)),
  refquota: byItself((...args) => dsl_dataset_set_refquota(...args)),
  reservation: byItself((...args) => dsl_dir_set_reservation(...args)),
  refreservation: byItself((...args) => dsl_dataset_set_refreservation(...args)),
  filesystem_limit: activateLimits,
  snapshot_limit: activateLimits,
  compression: (dataset, source, value) => {
    // libzpool fails an assertion for a dataset that is not there.
    holdObjset(dataset)[Symbol.dispose]();
    check(dsl_dataset_set_compression(dataset, source, value));
    return false;
  },
  volsize: byItself((dataset, _source, value) => {
    resizeVolume(dataset, value);
    return 0;
  }),
  version: byItself((dataset, _source, value) => {
    checkVersion(dataset, value);
    return 0;
  }),
  longname: (dataset, source) => {
    if (source !== RECEIVED) checkLongNames(dataset);
    return false;
  },
  defaultuserquota: setDefaultQuota('defaultuserquota'),
  defaultgroupquota: setDefaultQuota('defaultgroupquota'),
  defaultprojectquota: setDefaultQuota('defaultprojectquota'),
  defaultuserobjquota: setDefaultQuota('defaultuserobjquota'),
  defaultgroupobjquota: setDefaultQuota('defaultgroupobjquota'),
  defaultprojectobjquota: setDefaultQuota('defaultprojectobjquota'),
};

/**
 * Sets a property that has an effect of its own.
 *
 * @param source - `zprop_source_t`
 * @returns false when it is to be stored like any other
 * @throws EngineFailure
 */
export function setSpecialProp(dataset: string, source: number, name: string, value: NvTyped): boolean {
  if (value.type === 'uint64_array' && zfs_prop_userquota(name) !== 0) {
    setUserQuota(dataset, name, value.value);
    return true;
  }
  if (value.type === 'string' && name === 'keylocation') {
    check(dsl_crypto_can_set_keylocation(dataset, value.value));
  }
  return value.type === 'uint64' && (NUMBERS[name]?.(dataset, source, value.value) ?? false);
}

function activateLimits(dataset: string, _source: number, value: bigint): boolean {
  if (value !== NO_LIMIT) check(dsl_dir_activate_fs_ss_limit(dataset));
  return false;
}

/** `zvol_set_volsize` in `zvol.c`: one that is open too. */
function resizeVolume(name: string, bytes: bigint): void {
  const readOnly = new BigUint64Array(1);
  check(dsl_prop_get_integer(name, 'readonly', readOnly, NULL));
  if (readOnly[0] !== 0n) throw new EngineFailure(EROFS);
  using os = keepObjset(name, OBJSET_TYPE.volume);
  const info = new Uint8Array(128);
  check(dmu_object_info(os.pointer, VOLUME_DATA, info));
  const blockBytes = BigInt(new DataView(info.buffer).getUint32(0, true));
  if (bytes === 0n || bytes % blockBytes !== 0n) throw new EngineFailure(EINVAL);
  transact(
    os.pointer,
    (tx) => {
      dmu_tx_hold_zap(tx, VOLUME_ZAP, 1, null);
      dmu_tx_mark_netfree(tx);
    },
    (tx) => check(zap_update(os.pointer, VOLUME_ZAP, 'size', 8, 1n, new BigUint64Array([bytes]), tx)),
  );
  check(dmu_free_long_range(os.pointer, VOLUME_DATA, bytes, TO_END));
}

/** `zfs_set_version`: the engine's filesystems have the newest version, and none goes back. Older ones are the kernel's to upgrade. */
function checkVersion(name: string, wanted: bigint): void {
  using os = holdDecrypted(name);
  if (dmu_objset_type(os.pointer) !== OBJSET_TYPE.filesystem) throw new EngineFailure(EINVAL);
  const version = zplProp(os.pointer, 'version');
  if (wanted < version || wanted > 5n) throw new EngineFailure(EINVAL);
  if (wanted > version) throw new EngineFailure(ENOTSUP);
}

function checkLongNames(name: string): void {
  using os = holdDecrypted(name);
  if (dmu_objset_type(os.pointer) !== OBJSET_TYPE.filesystem) throw new EngineFailure(EINVAL);
  if (!hasFeature(dmu_objset_spa(os.pointer), 'longname')) throw new EngineFailure(ENOTSUP);
}

/** `zfs_set_default_quota` (2.4). */
function setDefaultQuota(prop: ZplProp): Setter {
  return (name, _source, value) => {
    using os = keepObjset(name, OBJSET_TYPE.filesystem);
    transact(
      os.pointer,
      (tx) => dmu_tx_hold_zap(tx, MASTER_NODE, 1, prop),
      (tx) => {
        const errno =
          value === 0n
            ? zap_remove(os.pointer, MASTER_NODE, prop, tx)
            : zap_update(os.pointer, MASTER_NODE, prop, 8, 1n, new BigUint64Array([value]), tx);
        check(value === 0n && errno === ENOENT ? 0 : errno);
      },
    );
    return true;
  };
}
