import { LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import { int32, Nvlist, type NvPair, type NvTyped } from '../nvlist/index.ts';
import {
  dsl_prop_inherit,
  dsl_prop_set_int,
  dsl_prop_set_string,
  dsl_props_set,
} from './bindings/dsl-prop.ts';
import {
  zfs_name_to_prop,
  zfs_prop_get_type,
  zfs_prop_index_to_string,
  zfs_prop_user,
  zfs_prop_userquota,
} from './bindings/zfs-prop.ts';
import { EngineFailure } from './engine-failure.ts';
import { NativeList } from './native-list.ts';
import { checkSettable } from './settable-prop.ts';
import { setSpecialProp } from './special-prop.ts';

const { EINVAL } = LINUX_ERRNO;

/** `zprop_source_t`: where a value is to come from. `none` goes back to a received value, if there is one, and `noneReceived` takes that away. */
export const SOURCE = { none: 1, local: 8, inherited: 16, received: 32, noneReceived: 33 } as const;

/** `zprop_type_t`. */
const PROP_TYPE = { number: 0, string: 1, index: 2 } as const;

/**
 * Sets properties of a dataset, as many as can be, as `zfs_set_prop_nvlist` does: those with an effect of their own one by one, twice
 * where the first time fails (a quota and a reservation may come in the wrong order), all others at once.
 *
 * @param source - of {@link SOURCE}
 * @param wanted - values by name, or lists with a `value`, as they are reported
 * @param errors - gets the properties that could not be set, with their errnos
 * @returns 0, or the errno of the last one that failed
 */
export function setProps(dataset: string, source: number, wanted: Nvlist, errors?: Nvlist): number {
  let result = 0;
  const fail = (name: string, errno: number) => {
    errors?.set(name, int32(errno));
    result = errno;
  };
  const plain = new Nvlist();
  const again: NvPair[] = [];
  const place = (pair: NvPair, onError: (errno: number) => void) => {
    const refused = errnoOf(() => checkPair(dataset, source, pair));
    if (refused !== 0) return fail(pair.name, refused);
    const errno = errnoOf(() => {
      const special =
        source !== SOURCE.inherited && setSpecialProp(dataset, source, pair.name, typedOf(pair));
      if (!special) plain.set(pair.name, pair);
    });
    if (errno !== 0) onError(errno);
  };
  for (const pair of wanted) place(pair, () => again.push(pair));
  for (const pair of again) place(pair, (errno) => fail(pair.name, errno));
  if (plain.size === 0) return result;
  using list = NativeList.from(plain);
  if (dsl_props_set(dataset, source, list.pointer) === 0) return result;
  for (const pair of plain) {
    const errno = setPlain(dataset, source, pair.name, typedOf(pair));
    if (errno !== 0) fail(pair.name, errno);
  }
  return result;
}

/** Runs `work`; 0 or the errno that it failed with. */
function errnoOf(work: () => void): number {
  try {
    work();
    return 0;
  } catch (error) {
    if (error instanceof EngineFailure) return error.errno;
    throw error;
  }
}

/** The value of a pair, which may stand in a list beside its source. */
function typedOf(pair: NvPair): NvTyped {
  const found = pair.type === 'nvlist' ? pair.value.findTyped('value') : pair;
  if (!found) throw new EngineFailure(EINVAL);
  return found;
}

function checkPair(dataset: string, source: number, pair: NvPair): void {
  const value = typedOf(pair);
  if (!hasRightType(source, pair.name, value)) throw new EngineFailure(EINVAL);
  if (source !== SOURCE.inherited) checkIndex(pair.name, value);
  checkSettable(dataset, pair.name, value);
}

function hasRightType(source: number, name: string, { type }: NvTyped): boolean {
  if (source === SOURCE.inherited) return type === 'boolean';
  const prop = zfs_name_to_prop(name);
  if (prop < 0) {
    if (zfs_prop_user(name) !== 0) return type === 'string';
    return zfs_prop_userquota(name) !== 0 && type === 'uint64_array';
  }
  const isText = zfs_prop_get_type(prop) === PROP_TYPE.string;
  return isText ? type === 'string' : type === 'uint64';
}

/** A value of an index must have a name in this release. */
function checkIndex(name: string, value: NvTyped): void {
  const prop = zfs_name_to_prop(name);
  if (prop < 0 || value.type !== 'uint64' || zfs_prop_get_type(prop) !== PROP_TYPE.index) return;
  if (zfs_prop_index_to_string(prop, value.value, new BigUint64Array(1)) !== 0) {
    throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_BADPROP);
  }
}

function setPlain(dataset: string, source: number, name: string, value: NvTyped): number {
  if (value.type === 'string') return dsl_prop_set_string(dataset, name, source, value.value);
  if (value.type === 'uint64') return dsl_prop_set_int(dataset, name, source, value.value);
  return dsl_prop_inherit(dataset, name, source);
}
