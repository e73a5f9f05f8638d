import { LINUX_ERRNO } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { dsl_deleg_get, dsl_deleg_set, zfs_deleg_verify_nvlist } from '../bindings/dsl-deleg.ts';
import { refuseDuplicates } from '../check-input.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NativeList, receivedList } from '../native-list.ts';
import { holdObjset } from '../objset.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

const { EINVAL } = LINUX_ERRNO;

/** `ZAP_MAXNAMELEN`: bytes of a name in a ZAP with its NUL. */
const NAME_BYTES = 256;

function set(call: EngineCall): void {
  const who = call.innvl;
  const takesBack = call.uint64('zc_perm_action') !== 0n;
  holdObjset(call.name)[Symbol.dispose]();
  refuseFatal(who, takesBack);
  using list = NativeList.from(who);
  if (zfs_deleg_verify_nvlist(list.pointer) !== 0) throw new EngineFailure(EINVAL);
  check(dsl_deleg_set(call.name, list.pointer, takesBack ? 1 : 0));
}

/** What `zfs_deleg_verify_nvlist` lets pass and `dsl_deleg_set_sync` then fails an assertion over. */
function refuseFatal(who: Nvlist, takesBack: boolean): void {
  refuseDuplicates(who);
  for (const { name, type } of who) {
    if (Buffer.byteLength(name) >= NAME_BYTES) throw new EngineFailure(EINVAL);
    if (type !== 'nvlist' && !(takesBack && type === 'boolean')) throw new EngineFailure(EINVAL);
  }
}

function get(call: EngineCall): void {
  using list = receivedList((out) => dsl_deleg_get(call.name, out));
  call.reply(list);
}

/** ioctls about delegated permissions: `zfs_ioc_*` in `zfs_ioctl.c`. They are kept, and bind the kernel that imports the pool. */
export const delegationHandlers = {
  ZFS_IOC_SET_FSACL: { handle: set, needs: 'writable', logs: true },
  ZFS_IOC_GET_FSACL: { handle: get, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
