import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist } from '../../nvlist/index.ts';
import { allConfigs } from '../all-pools.ts';
import { spa_create, spa_destroy, spa_get_stats } from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NULL } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** `MAXPATHLEN`: the alternate root of a pool. */
const ALTROOT_BYTES = 4096;

function create(call: EngineCall): void {
  const props = call.innvl;
  const rootProps = props.find('root-props-nvl', 'nvlist') ?? new Nvlist();
  props.delete('root-props-nvl');
  props.delete('hidden_args');
  using config = NativeList.from(call.confBytes ?? new Uint8Array());
  using poolProps = NativeList.from(props);
  using zplProps = NativeList.from(rootProps);
  check(spa_create(call.name, config.pointer, poolProps.pointer, zplProps.pointer, NULL));
}

function configs(call: EngineCall): void {
  const generation = new BigUint64Array([call.uint64('zc_cookie')]);
  using list = allConfigs(generation);
  if (!list) throw new EngineFailure(LINUX_ERRNO.EEXIST);
  call.command.set('zc_cookie', generation[0] ?? 0n);
  call.reply(list);
}

/** The configuration comes with an error too, which is in `zc_cookie`, so that a faulted pool can be looked at. */
function stats(call: EngineCall): void {
  const out = new BigUint64Array(1);
  const altroot = new Uint8Array(ALTROOT_BYTES);
  const errno = spa_get_stats(call.name, out, altroot, altroot.length);
  if (!out[0]) throw new EngineFailure(errno === 0 ? LINUX_ERRNO.ENOENT : errno);
  using config = new NativeList(out[0]);
  call.command.set('zc_value', new TextDecoder().decode(altroot.subarray(0, altroot.indexOf(0))));
  call.command.set('zc_cookie', BigInt(errno));
  call.reply(config);
}

/** ioctls about whole pools: `zfs_ioc_pool_*` in `zfs_ioctl.c`. */
export const poolHandlers = {
  ZFS_IOC_POOL_CREATE: { handle: create, logs: true },
  ZFS_IOC_POOL_DESTROY: { handle: (call) => check(spa_destroy(call.name)) },
  ZFS_IOC_POOL_CONFIGS: { handle: configs },
  ZFS_IOC_POOL_STATS: { handle: stats },
} satisfies Record<string, ServedIoctl>;
