import { LINUX_ERRNO } from '../ioctl/index.ts';
import { int32, Nvlist, type NvTyped } from '../nvlist/index.ts';
import { dsl_props_set } from './bindings/dsl-prop.ts';
import { NativeList } from './native-list.ts';

/** `zprop_source_t` (`include/sys/fs/zfs.h`). */
export const SOURCE = { none: 0x1, local: 0x8, inherited: 0x10, received: 0x20 } as const;

/**
 * Sets what properties of a dataset it can, or has them inherited.
 *
 * @param source - of {@link SOURCE}, `none` may come with `received`
 * @param errors - gets the errno of each that could not be set
 * @returns 0, or the errno of one of these
 */
export function applyProperties(
  dataset: string,
  source: number,
  props: Nvlist,
  errors = new Nvlist(),
): number {
  if (props.size === 0) return 0;
  const settable = Nvlist.from({});
  let failure = 0;
  for (const { name, ...value } of props) {
    if (isSettable(value as NvTyped)) settable.set(name, value as NvTyped);
    else failure = fail(errors, name, LINUX_ERRNO.EINVAL);
  }
  if (setAll(dataset, source, settable) === 0) return failure;
  for (const { name, ...value } of settable) {
    const errno = setAll(dataset, source, new Nvlist().set(name, value as NvTyped));
    if (errno !== 0) failure = fail(errors, name, errno);
  }
  return failure;
}

function fail(errors: Nvlist, name: string, errno: number): number {
  errors.set(name, int32(errno));
  return errno;
}

function setAll(dataset: string, source: number, props: Nvlist): number {
  using list = NativeList.from(props);
  return dsl_props_set(dataset, source, list.pointer);
}

/** libzpool ends the process over any other type. */
function isSettable(value: NvTyped): boolean {
  if (value.type !== 'nvlist') return ['string', 'uint64', 'boolean'].includes(value.type);
  const inner = (value.value as Nvlist).findTyped('value');
  return inner?.type === 'string' || inner?.type === 'uint64';
}
