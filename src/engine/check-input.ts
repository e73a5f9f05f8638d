import { type IoctlRow, LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import type { ListSchema, Nvlist, NvTyped, Schema } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';

const { ZFS_ERR_IOC_ARG_UNAVAIL, ZFS_ERR_IOC_ARG_REQUIRED, ZFS_ERR_IOC_ARG_BADTYPE } = ZFS_ERRNO;

/**
 * Checks the keys of an input list and their types by the row, not what is in lists below, as `zfs_check_input_nvpairs` in
 * `zfs_ioctl.c` does.
 *
 * @throws EngineFailure `ZFS_ERR_IOC_ARG_UNAVAIL` (an unknown key), `_REQUIRED`, `_BADTYPE`; EINVAL (a name twice)
 */
export function checkInput(row: IoctlRow, innvl: Nvlist): void {
  if (row.style !== 'nvlist') return;
  refuseDuplicates(innvl);
  const { innvl: schema, repeatable } = row;
  if (schema.kind === 'list') checkKeys(schema, innvl);
  if (schema.kind === 'map') for (const pair of innvl) checkType(schema.item, pair);
  // A call that changes something is told at least one thing.
  if (schema.kind === 'map' && innvl.size === 0 && !repeatable)
    throw new EngineFailure(ZFS_ERR_IOC_ARG_REQUIRED);
}

/**
 * Refuses a list with two pairs of one name, at any depth: OpenZFS takes each name for a thing of its own, and fails an assertion
 * over the second one.
 *
 * @throws EngineFailure EINVAL
 */
export function refuseDuplicates(list: Nvlist): void {
  const names = new Set<string>();
  for (const { name, type, value } of list) {
    if (names.has(name)) throw new EngineFailure(LINUX_ERRNO.EINVAL);
    names.add(name);
    if (type === 'nvlist') refuseDuplicates(value);
    if (type === 'nvlist_array') value.forEach(refuseDuplicates);
  }
}

function checkKeys({ keys, extra }: ListSchema, innvl: Nvlist): void {
  for (const pair of innvl) {
    const schema = Object.hasOwn(keys, pair.name) ? keys[pair.name] : undefined;
    if (schema) checkType(schema, pair);
    else if (extra === undefined && !isOptionalList(pair)) throw new EngineFailure(ZFS_ERR_IOC_ARG_UNAVAIL);
  }
  for (const [name, schema] of Object.entries(keys)) {
    if (!isOptional(schema) && !innvl.has(name)) throw new EngineFailure(ZFS_ERR_IOC_ARG_REQUIRED);
  }
}

/** Any ioctl may be given a list of this name. */
const isOptionalList = ({ name, type }: NvTyped & { name: string }) =>
  name === 'optional' && type === 'nvlist';

/** A flag is there or not. */
const isOptional = (schema: Schema) =>
  schema.optional || (schema.kind === 'value' && schema.type === 'boolean');

function checkType(schema: Schema, typed: NvTyped): void {
  if (!hasType(schema, typed)) throw new EngineFailure(ZFS_ERR_IOC_ARG_BADTYPE);
}

function hasType(schema: Schema, typed: NvTyped): boolean {
  switch (schema.kind) {
    case 'any':
      return true;
    case 'union':
      return schema.options.some((option) => hasType(option, typed));
    case 'value':
      return typed.type === schema.type;
    case 'listArray':
      return typed.type === 'nvlist_array';
    default:
      return typed.type === 'nvlist';
  }
}
