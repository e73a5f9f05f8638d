import { LINUX_ERRNO } from '../ioctl/index.ts';
import { Nvlist } from '../nvlist/index.ts';
import { dmu_objset_create } from './bindings/dmu.ts';
import { dsl_destroy_head } from './bindings/dsl-destroy.ts';
import { zfs_name_to_prop, zfs_prop_default_numeric } from './bindings/zfs-prop.ts';
import { CryptoParams, DCP_CMD_NONE } from './crypto-params.ts';
import { check, EngineFailure } from './engine-failure.ts';
import { NativeList } from './native-list.ts';
import { OBJSET_TYPE } from './objset.ts';
import { openPool } from './open-pool.ts';
import { hasFeature } from './pool-feature.ts';
import { SOURCE, setProps } from './set-props.ts';
import { maxRecordSize } from './settable-prop.ts';
import { type FirstObjects, firstObjectsArgument, firstObjectsCallback } from './sync-callbacks.ts';
import { fillZplProps } from './zpl-props.ts';

const { EDOM, EINVAL, ENOTSUP } = LINUX_ERRNO;

/** `DS_FLAG_CI_DATASET`: names do not differ by case, `casesensitivity` 1. */
const CASE_INSENSITIVE_FLAG = 1n << 16n;
const CASE_INSENSITIVE = 1n;

/** `SPA_MINBLOCKSIZE`, `SPA_OLD_MAXBLOCKSIZE` and `SPA_MAXBLOCKSIZE`, in bytes. */
const MIN_BLOCK = 1n << 9n;
const OLD_MAX_BLOCK = 1n << 17n;
const MAX_BLOCK = 1n << 24n;

/**
 * Creates a filesystem or volume and sets its properties, as `zfs_ioc_create` does: when a property cannot be set, it is destroyed again.
 *
 * @param wanted - properties
 * @param secrets - `wkeydata`, the wrapping key
 * @param errors - gets the properties that could not be set, with their errnos
 * @throws EngineFailure
 */
export function createDataset(
  name: string,
  type: FirstObjects['type'],
  wanted: Nvlist | undefined,
  secrets: Nvlist | undefined,
  errors: Nvlist,
): void {
  const props = wanted ?? new Nvlist();
  const objects = type === 'volume' ? volumeObjects(name, props) : filesystemObjects(name, props);
  const rest = make(name, objects, props, secrets);
  const errno = setProps(name, SOURCE.local, rest, errors);
  if (errno === 0) return;
  dsl_destroy_head(name);
  throw new EngineFailure(errno, errors);
}

function filesystemObjects(name: string, props: Nvlist): FirstObjects {
  return { type: 'filesystem', props: fillZplProps(name, props) };
}

function volumeObjects(name: string, props: Nvlist): FirstObjects {
  if (!props.has('volsize', 'uint64')) throw new EngineFailure(EINVAL);
  const sizeBytes = props.get('volsize', 'uint64');
  if (props.has('volblocksize') && !props.has('volblocksize', 'uint64')) throw new EngineFailure(EINVAL);
  const blockBytes =
    props.find('volblocksize', 'uint64') ?? zfs_prop_default_numeric(zfs_name_to_prop('volblocksize'));
  checkBlockSize(name, blockBytes);
  checkVolumeSize(sizeBytes, blockBytes);
  props.delete('volsize');
  props.delete('volblocksize');
  return { type: 'volume', sizeBytes, blockBytes };
}

/** `zvol_check_volblocksize` in `zvol.c`. */
function checkBlockSize(name: string, bytes: bigint): void {
  if (bytes > OLD_MAX_BLOCK) {
    using spa = openPool(name.split('/', 1)[0] ?? name);
    if (!hasFeature(spa.pointer, 'large_blocks')) throw new EngineFailure(ENOTSUP);
    if (bytes > maxRecordSize()) throw new EngineFailure(EDOM);
  }
  if (bytes < MIN_BLOCK || bytes > MAX_BLOCK || (bytes & (bytes - 1n)) !== 0n) throw new EngineFailure(EDOM);
}

/**
 * `zvol_check_volsize` in `zvol.c`.
 *
 * @throws EngineFailure EINVAL
 */
function checkVolumeSize(bytes: bigint, blockBytes: bigint): void {
  if (bytes === 0n || bytes % blockBytes !== 0n) throw new EngineFailure(EINVAL);
}

/** Makes the dataset, and gives the properties that are still to be set. */
function make(name: string, objects: FirstObjects, props: Nvlist, secrets: Nvlist | undefined): Nvlist {
  using native = NativeList.from(props);
  using crypto = new CryptoParams(DCP_CMD_NONE, native.pointer, secrets);
  const argument = firstObjectsArgument(objects);
  const type = OBJSET_TYPE[objects.type];
  check(dmu_objset_create(name, type, flagsOf(objects), crypto.pointer, firstObjectsCallback(), argument));
  crypto.keepKey();
  return native.read();
}

function flagsOf(objects: FirstObjects): bigint {
  if (objects.type === 'volume') return 0n;
  return objects.props.get('casesensitivity') === CASE_INSENSITIVE ? CASE_INSENSITIVE_FLAG : 0n;
}
