import { ioctls, LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import {
  spa_vdev_add,
  spa_vdev_add_2_1,
  spa_vdev_attach,
  spa_vdev_detach,
  spa_vdev_initialize,
  spa_vdev_remove,
  spa_vdev_remove_cancel,
  spa_vdev_setfru,
  spa_vdev_setpath,
  spa_vdev_split_mirror,
  spa_vdev_trim,
} from '../bindings/spa.ts';
import {
  vdev_degrade,
  vdev_fault,
  vdev_offline,
  vdev_online,
  vdev_prop_get,
  vdev_prop_set,
  vdev_remove_wanted,
} from '../bindings/vdev.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { vdevOf } from '../find-vdev.ts';
import { inputOf } from '../input-of.ts';
import { isSince, NULL, type Pointer } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** Does something with the open pool of a call. */
function onPool(work: (spa: Pointer, call: EngineCall) => number): (call: EngineCall) => void {
  return (call) => {
    using spa = openPool(call.name);
    check(work(spa.pointer, call));
  };
}

const guidOf = (call: EngineCall) => call.uint64('zc_guid');

function add(spa: Pointer, call: EngineCall): number {
  using tree = NativeList.from(call.conf);
  if (!isSince('2.3')) return spa_vdev_add_2_1(spa, tree.pointer);
  return spa_vdev_add(spa, tree.pointer, call.integer('zc_flags') === 0 ? 0 : 1);
}

function remove(spa: Pointer, call: EngineCall): number {
  return call.uint64('zc_cookie') === 0n
    ? spa_vdev_remove(spa, guidOf(call), 0)
    : spa_vdev_remove_cancel(spa);
}

function attach(spa: Pointer, call: EngineCall): number {
  using tree = NativeList.from(call.conf);
  const replacing = call.uint64('zc_cookie') === 0n ? 0 : 1;
  return spa_vdev_attach(spa, guidOf(call), tree.pointer, replacing, call.integer('zc_simple') === 0 ? 0 : 1);
}

function split(spa: Pointer, call: EngineCall): number {
  using config = NativeList.from(call.conf);
  using props = call.srcBytes && NativeList.from(call.innvl);
  const exported = Number(call.uint64('zc_cookie') & 1n);
  return spa_vdev_split_mirror(spa, call.text('zc_string'), config.pointer, props?.pointer ?? NULL, exported);
}

/** `vdev_aux_t`: why a vdev is said to be faulted. */
const ERR_EXCEEDED = 11n;
const EXTERNAL = 14n;
const EXTERNAL_PERSIST = 17n;

const OFFLINE = 2n;
const REMOVED = 3n;
const FAULTED = 5n;
const DEGRADED = 6n;
const ONLINE = 7n;

/** What a vdev can be set to (`vdev_state_t`), and how; the new state is answered after ONLINE. */
const settableStates = new Map<
  bigint,
  (spa: Pointer, guid: bigint, how: bigint, state: Int32Array) => number
>([
  [ONLINE, (spa, guid, how, state) => vdev_online(spa, guid, how, state)],
  [OFFLINE, (spa, guid, how) => vdev_offline(spa, guid, how)],
  [FAULTED, (spa, guid, how) => vdev_fault(spa, guid, whyOf(how, [EXTERNAL, EXTERNAL_PERSIST]))],
  [DEGRADED, (spa, guid, how) => vdev_degrade(spa, guid, whyOf(how, [EXTERNAL]))],
  [REMOVED, (spa, guid) => vdev_remove_wanted(spa, guid)],
]);

const whyOf = (how: bigint, allowed: readonly bigint[]) => Number(allowed.includes(how) ? how : ERR_EXCEEDED);

function setState(spa: Pointer, call: EngineCall): number {
  const set = settableStates.get(call.uint64('zc_cookie'));
  const state = new Int32Array(1);
  const errno = set ? set(spa, guidOf(call), call.uint64('zc_obj'), state) : LINUX_ERRNO.EINVAL;
  call.command.set('zc_cookie', BigInt(state[0] ?? 0));
  return errno;
}

/** `pool_initialize_func_t` and `pool_trim_func_t`: UNINIT of the first since 2.2. */
const initializeCommands = () => (isSince('2.2') ? 4n : 3n);
const TRIM_COMMANDS = 3n;

function initialize(spa: Pointer, call: EngineCall): number {
  const input = inputOf(call, ioctls.ZFS_IOC_POOL_INITIALIZE.innvl);
  const { initialize_command: command, initialize_vdevs: vdevs } = input;
  if (command >= initializeCommands()) return LINUX_ERRNO.EINVAL;
  return eachVdev('initialize_vdevs', vdevs, call, (guids, errors) =>
    spa_vdev_initialize(spa, guids, command, errors),
  );
}

function trim(spa: Pointer, call: EngineCall): number {
  const input = inputOf(call, ioctls.ZFS_IOC_POOL_TRIM.innvl);
  const { trim_command: command, trim_vdevs: vdevs, trim_rate: rate = 0n, trim_secure: secure } = input;
  if (command >= TRIM_COMMANDS) return LINUX_ERRNO.EINVAL;
  return eachVdev('trim_vdevs', vdevs, call, (guids, errors) =>
    spa_vdev_trim(spa, guids, command, rate, 0, secure ? 1 : 0, errors),
  );
}

/** Something that is done to several vdevs, and answers which of them failed. */
function eachVdev(
  name: string,
  vdevs: Readonly<Record<string, bigint>>,
  call: EngineCall,
  work: (guids: Pointer, errors: Pointer) => number,
): number {
  const guids = new Nvlist();
  for (const [key, guid] of Object.entries(vdevs)) guids.set(key, uint64(guid));
  using list = NativeList.from(guids);
  using errors = NativeList.empty();
  const failed = work(list.pointer, errors.pointer);
  const failures = errors.read();
  const answer = new Nvlist();
  if (failures.size > 0) answer.set(name, { type: 'nvlist', value: failures });
  if (failed > 0) throw new EngineFailure(LINUX_ERRNO.EINVAL, answer);
  call.reply(answer);
  return 0;
}

type Property = (vdev: Pointer, innvl: Pointer, outnvl: Pointer) => number;

/** What is asked of the properties of a vdev; the answer comes with an error too. */
function properties(work: Property, guid: (call: EngineCall) => bigint): (call: EngineCall) => void {
  return (call) => {
    const vdevGuid = guid(call);
    using innvl = NativeList.from(call.innvl);
    using outnvl = NativeList.empty();
    using spa = openPool(call.name);
    const errno = work(vdevOf(spa.pointer, vdevGuid, LINUX_ERRNO.ENOENT), innvl.pointer, outnvl.pointer);
    if (errno !== 0) throw new EngineFailure(errno, outnvl.read());
    call.reply(outnvl);
  };
}

/** ioctls about vdevs: `zfs_ioc_vdev_*` in `zfs_ioctl.c`. */
export const vdevHandlers = {
  ZFS_IOC_VDEV_ADD: { handle: onPool(add), needs: 'writable', logs: true },
  ZFS_IOC_VDEV_REMOVE: { handle: onPool(remove), needs: 'writable', logs: true },
  ZFS_IOC_VDEV_SET_STATE: { handle: onPool(setState), needs: 'writable', logs: true },
  ZFS_IOC_VDEV_ATTACH: { handle: onPool(attach), needs: 'writable', logs: true },
  ZFS_IOC_VDEV_DETACH: {
    handle: onPool((spa, call) => spa_vdev_detach(spa, guidOf(call), 0n, 0)),
    needs: 'writable',
    logs: true,
  },
  ZFS_IOC_VDEV_SETPATH: {
    handle: onPool((spa, call) => spa_vdev_setpath(spa, guidOf(call), call.text('zc_value'))),
    needs: 'writable',
    logs: true,
  },
  ZFS_IOC_VDEV_SETFRU: {
    handle: onPool((spa, call) => spa_vdev_setfru(spa, guidOf(call), call.text('zc_value'))),
    needs: 'writable',
    logs: true,
  },
  ZFS_IOC_VDEV_SPLIT: { handle: onPool(split), needs: 'writable', logs: true },
  ZFS_IOC_POOL_INITIALIZE: { handle: onPool(initialize), needs: 'writable', logs: true },
  ZFS_IOC_POOL_TRIM: { handle: onPool(trim), needs: 'writable', logs: true },
  ZFS_IOC_VDEV_GET_PROPS: {
    handle: properties(
      vdev_prop_get,
      (call) => inputOf(call, ioctls.ZFS_IOC_VDEV_GET_PROPS.innvl).vdevprops_get_vdev,
    ),
  },
  ZFS_IOC_VDEV_SET_PROPS: {
    handle: properties(
      vdev_prop_set,
      (call) => inputOf(call, ioctls.ZFS_IOC_VDEV_SET_PROPS.innvl).vdevprops_set_vdev,
    ),
    needs: 'writable',
  },
} satisfies Record<string, ServedIoctl>;
