import { LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import { decodeWith, encode, type Infer, Nvlist, NvlistError, type Schema } from '../nvlist/index.ts';
import type { EngineCall } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';

const errnoOf: Readonly<Record<string, number>> = {
  NVLIST_MISSING: ZFS_ERRNO.ZFS_ERR_IOC_ARG_REQUIRED,
  NVLIST_WRONG_TYPE: ZFS_ERRNO.ZFS_ERR_IOC_ARG_BADTYPE,
  NVLIST_UNKNOWN_KEY: ZFS_ERRNO.ZFS_ERR_IOC_ARG_UNAVAIL,
};

/**
 * The input list, checked by the row's schema (`zfs_check_input_nvpairs` in `zfs_ioctl.c`).
 *
 * @throws EngineFailure ZFS_ERR_IOC_ARG_REQUIRED, ZFS_ERR_IOC_ARG_BADTYPE, ZFS_ERR_IOC_ARG_UNAVAIL; EINVAL for what is no list
 */
export function inputOf<const S extends Schema>(call: EngineCall, schema: S): Infer<S> {
  try {
    return decodeWith(schema, call.srcBytes ?? encode(new Nvlist()));
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    throw new EngineFailure(errnoOf[error.code] ?? LINUX_ERRNO.EINVAL);
  }
}
