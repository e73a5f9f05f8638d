import { LINUX_ERRNO } from '../../ioctl/index.ts';
import {
  spa_keystore_change_key,
  spa_keystore_load_wkey,
  spa_keystore_unload_wkey,
} from '../bindings/dsl-crypt.ts';
import { CryptoParams, DCP_CMD_NONE } from '../crypto-params.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NULL } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** `DCP_CMD_MAX` (`include/sys/dsl_crypt.h`): commands are below it. */
const DCP_CMD_MAX = 6n;

function refuseSnapshot({ name }: EngineCall): void {
  if (/[@%]/.test(name)) throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

/** `zfs_ioc_load_key`. */
function loadKey(call: EngineCall): void {
  refuseSnapshot(call);
  const { innvl } = call;
  const hidden = innvl.get('hidden_args', 'nvlist');
  const isTrial = innvl.has('noop');
  using params = new CryptoParams(DCP_CMD_NONE, NULL, hidden);
  check(spa_keystore_load_wkey(call.name, params.pointer, Number(isTrial)));
  if (!isTrial) params.keepKey();
}

/** `zfs_ioc_unload_key`. */
function unloadKey(call: EngineCall): void {
  refuseSnapshot(call);
  check(spa_keystore_unload_wkey(call.name));
}

/** `zfs_ioc_change_key`. */
function changeKey(call: EngineCall): void {
  refuseSnapshot(call);
  const { innvl } = call;
  const command = innvl.find('crypt_cmd', 'uint64') ?? BigInt(DCP_CMD_NONE);
  if (command >= DCP_CMD_MAX) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const args = innvl.find('props', 'nvlist');
  using props = args && NativeList.from(args);
  using params = new CryptoParams(
    Number(command),
    props?.pointer ?? NULL,
    innvl.find('hidden_args', 'nvlist'),
  );
  check(spa_keystore_change_key(call.name, params.pointer));
  params.keepKey();
}

/** ioctls about wrapping keys. */
export const encryptionHandlers = {
  ZFS_IOC_LOAD_KEY: { handle: loadKey, needs: 'running', logs: true },
  ZFS_IOC_UNLOAD_KEY: { handle: unloadKey, needs: 'running', logs: true },
  ZFS_IOC_CHANGE_KEY: { handle: changeKey, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
