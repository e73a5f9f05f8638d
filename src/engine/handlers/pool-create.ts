import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist } from '../../nvlist/index.ts';
import { spa_create, spa_destroy } from '../bindings/spa.ts';
import { CryptoParams, DCP_CMD_NONE } from '../crypto-params.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { makeFilesystem, type ZplProps } from '../make-filesystem.ts';
import { NativeList } from '../native-list.ts';
import { isSupportedVersion, POOL_VERSION } from '../pool-version.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { SOURCE, setProps } from '../set-props.ts';
import { fillZplPropsOfRoot } from '../zpl-props.ts';

function create(call: EngineCall): void {
  using config = NativeList.from(call.conf);
  const props = call.innvl;
  const version = props.find('version', 'uint64') ?? POOL_VERSION;
  if (!isSupportedVersion(version)) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const given = props.find('root-props-nvl', 'nvlist') ?? new Nvlist();
  const hidden = props.find('hidden_args', 'nvlist');
  props.delete('root-props-nvl');
  props.delete('hidden_args');
  // What is about encryption is taken out of the list.
  using rootList = NativeList.from(given);
  using crypto = new CryptoParams(DCP_CMD_NONE, rootList.pointer, hidden);
  const rootProps = rootList.read();
  const zplProps = fillZplPropsOfRoot(version, rootProps);
  using poolProps = NativeList.from(props);
  using zplList = NativeList.from(Nvlist.from(Object.fromEntries(zplProps)));
  check(spa_create(call.name, config.pointer, poolProps.pointer, zplList.pointer, crypto.pointer));
  // A pool that is destroyed again lets go of the key itself.
  crypto.keepKey();
  finish(props.find('tname', 'string') ?? call.name, zplProps, rootProps);
}

function finish(pool: string, zplProps: ZplProps, rootProps: Nvlist): void {
  try {
    makeFilesystem(pool, zplProps);
    check(setProps(pool, SOURCE.local, rootProps));
  } catch (error) {
    spa_destroy(pool);
    throw error;
  }
}

/** Making a pool: `zfs_ioc_pool_create` in `zfs_ioctl.c`. */
export const poolCreateHandlers = {
  ZFS_IOC_POOL_CREATE: { handle: create, logs: true },
} satisfies Record<string, ServedIoctl>;
