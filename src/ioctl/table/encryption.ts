import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';
import { hiddenArguments, properties } from './schemas.ts';

const errors = {
  ENOENT: 'there is no such dataset',
  EINVAL: 'it is not an encryption root, or the key has another length',
  ENOTSUP: 'it is not encrypted',
};

/** ioctls about wrapping keys. */
export const encryptionIoctls = {
  ZFS_IOC_LOAD_KEY: {
    number: 0x5a49,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'dataset',
    innvl: nv.list({ hidden_args: hiddenArguments, noop: nv.flag({ doc: 'check the key alone' }) }),
    outnvl: nv.object(),
    errors: {
      ...errors,
      EACCES: 'the key is wrong',
      EEXIST: 'the key is loaded already',
      ZFS_ERR_CRYPTO_NOTSUP: 'the cipher is not supported',
    },
  },
  ZFS_IOC_UNLOAD_KEY: {
    number: 0x5a4a,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'dataset',
    innvl: nv.list({}),
    outnvl: nv.object(),
    errors: { ...errors, EBUSY: 'it is mounted or in use', EACCES: 'the key is not loaded' },
  },
  ZFS_IOC_CHANGE_KEY: {
    number: 0x5a4b,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'dataset',
    innvl: nv.list({
      crypt_cmd: nv.optional(
        nv.uint64({ doc: 'dcp_cmd_t: 2 new key, 3 inherit, 4 force a new key, 5 force inheritance' }),
      ),
      hidden_args: nv.optional(hiddenArguments),
      props: nv.optional(properties),
    }),
    outnvl: nv.object(),
    errors: { ...errors, EACCES: 'the present key is not loaded' },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
