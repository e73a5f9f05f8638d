import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist, string, uint64 } from '../../nvlist/index.ts';
import {
  dsl_prop_get_hasrecvd,
  dsl_prop_get_received,
  dsl_prop_inherit,
  dsl_prop_set_hasrecvd,
} from '../bindings/dsl-prop.ts';
import {
  zfs_name_to_prop,
  zfs_prop_get_type,
  zfs_prop_inheritable,
  zfs_prop_user,
} from '../bindings/zfs-prop.ts';
import { refuseDuplicates } from '../check-input.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NativeList, receivedList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { SOURCE, setProps } from '../set-props.ts';
import { setSpecialProp } from '../special-prop.ts';

const { EINVAL, ENOMEM, ENOTSUP } = LINUX_ERRNO;

/** `PROP_TYPE_STRING`. */
const TEXT = 1;

/** `zfs_ioc_set_prop`. */
function set(call: EngineCall): void {
  const { innvl, name } = call;
  if (!call.srcBytes) throw new EngineFailure(EINVAL);
  refuseDuplicates(innvl);
  const isReceived = call.uint64('zc_cookie') !== 0n;
  if (isReceived) {
    clearReceived(name, innvl);
    check(dsl_prop_set_hasrecvd(name));
  }
  const errors = new Nvlist();
  const errno = setProps(name, isReceived ? SOURCE.received : SOURCE.local, innvl, errors);
  if (call.dstSize > 0) replyIfItFits(call, errors);
  if (errno !== 0) throw new EngineFailure(errno);
}

/** Received values that do not come again are gone (`clear_received_props`). */
function clearReceived(name: string, coming: Nvlist): void {
  const received = receivedProps(name);
  if (!received) return;
  for (const prop of coming.names()) received.delete(prop);
  if (received.size === 0) return;
  // Values are local until properties were received for the first time.
  const source = dsl_prop_get_hasrecvd(name) !== 0 ? SOURCE.noneReceived : SOURCE.none;
  setProps(name, source, received);
}

function receivedProps(name: string): Nvlist | undefined {
  const out = new BigUint64Array(1);
  if (dsl_prop_get_received(name, out) !== 0) return undefined;
  using list = new NativeList(out[0] ?? 0n);
  return list.read();
}

/** The kernel does not look at whether its list of failures fits. */
function replyIfItFits(call: EngineCall, list: Nvlist): void {
  try {
    call.reply(list);
  } catch (error) {
    if (!(error instanceof EngineFailure) || error.errno !== ENOMEM) throw error;
  }
}

/** `zfs_ioc_inherit_prop`. */
function inherit(call: EngineCall): void {
  const name = call.text('zc_value');
  const isReceived = call.uint64('zc_cookie') !== 0n;
  const source = isReceived ? SOURCE.none : SOURCE.inherited;
  const prop = zfs_name_to_prop(name);
  if (prop < 0 ? zfs_prop_user(name) === 0 : !isReceived && zfs_prop_inheritable(prop) === 0) {
    throw new EngineFailure(EINVAL);
  }
  if (name === 'volsize' || name === 'version') throw new EngineFailure(EINVAL);
  const isText = prop < 0 || zfs_prop_get_type(prop) === TEXT;
  if (setSpecialProp(call.name, source, name, isText ? string('') : uint64(0n))) return;
  check(dsl_prop_inherit(call.name, name, source));
}

function received(call: EngineCall): void {
  if (dsl_prop_get_hasrecvd(call.name) === 0) throw new EngineFailure(ENOTSUP);
  if (call.dstSize === 0) return;
  using list = receivedList((out) => dsl_prop_get_received(call.name, out));
  call.reply(list);
}

/** ioctls about properties: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const propertyHandlers = {
  ZFS_IOC_SET_PROP: { handle: set, needs: 'writable', logs: true },
  ZFS_IOC_INHERIT_PROP: { handle: inherit, needs: 'writable', logs: true },
  ZFS_IOC_OBJSET_RECVD_PROPS: { handle: received, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
