import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';
import { failures, properties, propertyValue, reportedProperties } from './schemas.ts';

const changeErrors = {
  ENOENT: 'there is no such pool',
  ENODEV: 'the pool has no such vdev',
  ZFS_ERR_CHECKPOINT_EXISTS: 'the pool has a checkpoint',
  ZFS_ERR_DISCARDING_CHECKPOINT: 'a checkpoint is being discarded',
};

/** Guids of vdevs, by any name. */
const vdevGuids = nv.map(nv.uint64(), { doc: 'any name to vdev guid' });

/** Vdevs that failed: guid as decimal text to error number; empty when none did. */
const vdevFailures = nv.map(nv.int64());

/** ioctls about the vdevs of a pool. */
export const vdevIoctls = {
  ZFS_IOC_VDEV_ADD: {
    number: 0x5a0b,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: { zc_flags: { doc: '1 to refuse an ashift that differs (2.2 and later)', optional: true } },
    conf: nv.raw({ doc: 'root vdev with the vdevs to add' }),
    returns: [],
    errors: {
      ...changeErrors,
      EBUSY: 'a device is in use',
      EINVAL: 'the new vdevs do not fit the pool',
      EOVERFLOW: 'a device is smaller than 64 MiB',
      ENOTSUP: 'the version or a feature of the pool does not allow it',
      EDOM: 'a root pool cannot take it',
      ZFS_ERR_ASHIFT_MISMATCH: 'the ashift differs from that of the pool',
    },
  },
  ZFS_IOC_VDEV_REMOVE: {
    number: 0x5a0c,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_guid: { doc: 'vdev guid', optional: true },
      zc_cookie: { doc: '1 to cancel the removal that runs', optional: true },
    },
    returns: [],
    errors: {
      ...changeErrors,
      ENOENT: 'there is no such pool or vdev',
      EINVAL: 'a vdev of this kind, or in this pool, cannot be removed',
      EBUSY: 'a removal runs, or the spare is in use',
      EALREADY: 'it is being removed already',
      ENOSPC: 'the rest of the pool has not enough space',
      ENOTSUP: 'the feature device_removal is not enabled',
      EACCES: 'the log device holds writes of a dataset whose key is not loaded',
      ENOTACTIVE: 'no removal runs',
    },
  },
  ZFS_IOC_VDEV_SET_STATE: {
    number: 0x5a0d,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_guid: { doc: 'vdev guid' },
      zc_cookie: { doc: 'vdev_state_t: OFFLINE 2, REMOVED 3, FAULTED 5, DEGRADED 6, ONLINE 7' },
      zc_obj: {
        doc: 'ONLINE: ZFS_ONLINE_* flags; OFFLINE: 1 for temporary; else vdev_aux_t',
        optional: true,
      },
    },
    returns: ['zc_cookie'],
    errors: {
      ...changeErrors,
      EBUSY: 'it has the only valid copy of some data',
      ENOTSUP: 'a vdev of this kind does not have that state',
      EEXIST: 'the log device is in use',
      EINVAL: 'the state is none of the five',
    },
  },
  ZFS_IOC_VDEV_ATTACH: {
    number: 0x5a0e,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_guid: { doc: 'guid of the vdev to attach to; that of a raidz vdev expands it (2.3 and later)' },
      zc_cookie: { doc: '1 to replace it', optional: true },
      zc_simple: { doc: '1 for a sequential rebuild instead of a resilver', optional: true },
    },
    conf: nv.raw({ doc: 'root vdev with the one new vdev' }),
    returns: [],
    errors: {
      ...changeErrors,
      ENOTSUP: 'the pool, the kind of vdev or a feature does not allow it',
      EBUSY: 'the device is in use',
      EEXIST: 'the device is there already',
      EINVAL: 'more than one new device, or not a leaf',
      EOVERFLOW: 'the new device is too small',
      EDOM: 'the new device needs a larger ashift',
      ENAMETOOLONG: 'the path is too long',
      EADDRINUSE: 'the boot area of the raidz vdev is in use',
      ENXIO: 'a device of the raidz vdev is not there',
      ZFS_ERR_ASHIFT_MISMATCH: 'the ashift cannot match',
      ZFS_ERR_RESILVER_IN_PROGRESS: 'a resilver runs',
      ZFS_ERR_REBUILD_IN_PROGRESS: 'a rebuild runs',
      ZFS_ERR_RAIDZ_EXPAND_IN_PROGRESS: 'an expansion runs',
      ZFS_ERR_DEVRM_IN_PROGRESS: 'a vdev is being removed',
    },
  },
  ZFS_IOC_VDEV_DETACH: {
    number: 0x5a0f,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: { zc_guid: { doc: 'vdev guid' } },
    returns: [],
    errors: {
      ...changeErrors,
      ENOTSUP: 'it is not part of a mirror, spare or replacement',
      EBUSY: 'it has the only valid copy of some data',
    },
  },
  ZFS_IOC_VDEV_SETPATH: {
    number: 0x5a10,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: { zc_guid: { doc: 'vdev guid' }, zc_value: { doc: 'new path' } },
    returns: [],
    errors: { ENOENT: 'there is no such pool or vdev', ENOTSUP: 'it is not a leaf' },
  },
  ZFS_IOC_VDEV_SETFRU: {
    number: 0x5a11,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: { zc_guid: { doc: 'vdev guid' }, zc_value: { doc: 'new text for the field replaceable unit' } },
    returns: [],
    errors: { ENOENT: 'there is no such pool or vdev', ENOTSUP: 'it is not a leaf' },
  },
  ZFS_IOC_VDEV_SPLIT: {
    number: 0x5a34,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_string: { doc: 'name of the new pool' },
      zc_cookie: { doc: '1 to export the new pool afterwards', optional: true },
    },
    conf: nv.raw({ doc: 'vdev tree of the new pool' }),
    src: nv.optional(properties),
    returns: [],
    errors: {
      ...changeErrors,
      EEXIST: 'a pool of the new name is imported',
      EINVAL: 'the tree does not match the mirrors of the pool',
      EBUSY: 'a resilver runs',
      ENXIO: 'a device of the new pool cannot be opened',
    },
  },
  ZFS_IOC_CLEAR: {
    number: 0x5a21,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_guid: { doc: 'vdev guid; 0 for the whole pool', optional: true },
      zc_cookie: { doc: 'rewind policy: 1 for ZPOOL_NO_REWIND' },
    },
    src: nv.optional(
      nv.list(
        {
          'load-rewind-policy': nv.uint32({ doc: 'ZPOOL_*_REWIND, as in zc_cookie' }),
          'load-request-txg': nv.optional(nv.uint64({ doc: 'last transaction group to load' })),
          'load-meta-thresh': nv.optional(nv.uint64({ doc: 'damaged metadata blocks to accept' })),
          'load-data-thresh': nv.optional(nv.uint64({ doc: 'damaged data blocks to accept' })),
        },
        { doc: 'load policy, needed unless ZPOOL_NO_REWIND' },
      ),
    ),
    dst: nv.raw({ doc: 'configuration with what a rewind did' }),
    returns: [],
    errors: {
      ENOENT: 'there is no such pool',
      EIO: 'its devices still fail',
      EINVAL: 'no policy is given, or the pool was suspended by multihost',
      ENODEV: 'the pool has no such vdev',
      EREMOTEIO: 'the pool is active on another host',
    },
  },
  ZFS_IOC_POOL_INITIALIZE: {
    number: 0x5a4f,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'pool',
    innvl: nv.list({
      initialize_command: nv.uint64({ doc: '0 start, 1 cancel, 2 suspend, 3 uninit (2.2 and later)' }),
      initialize_vdevs: vdevGuids,
    }),
    outnvl: nv.list({ initialize_vdevs: nv.optional(vdevFailures) }),
    errors: { ENOENT: 'there is no such pool', EINVAL: 'the command is unknown, or a vdev failed' },
  },
  ZFS_IOC_POOL_TRIM: {
    number: 0x5a50,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'pool',
    innvl: nv.list({
      trim_command: nv.uint64({ doc: '0 start, 1 cancel, 2 suspend' }),
      trim_vdevs: vdevGuids,
      trim_rate: nv.optional(nv.uint64({ doc: 'bytes a second; 0 for no limit' })),
      trim_secure: nv.optional(nv.booleanValue()),
    }),
    outnvl: nv.list({ trim_vdevs: nv.optional(vdevFailures) }),
    errors: { ENOENT: 'there is no such pool', EINVAL: 'the command is unknown, or a vdev failed' },
  },
  ZFS_IOC_VDEV_GET_PROPS: {
    number: 0x5a55,
    since: '2.2.0',
    style: 'nvlist',
    subject: 'pool',
    repeatable: true,
    innvl: nv.list({
      vdevprops_get_vdev: nv.uint64({ doc: 'vdev guid' }),
      vdevprops_get_props: nv.optional(nv.map(nv.any(), { doc: 'names; all that are set when left out' })),
    }),
    outnvl: reportedProperties,
    errors: { ENOENT: 'there is no such pool or vdev', EINVAL: 'the vdev has no properties' },
  },
  ZFS_IOC_VDEV_SET_PROPS: {
    number: 0x5a56,
    since: '2.2.0',
    style: 'nvlist',
    subject: 'pool',
    innvl: nv.list({
      vdevprops_set_vdev: nv.uint64({ doc: 'vdev guid' }),
      vdevprops_set_props: nv.map(propertyValue),
    }),
    outnvl: failures,
    errors: {
      ENOENT: 'there is no such pool or vdev',
      EINVAL: 'a property cannot be set or has a bad value',
      ENOTSUP: 'this vdev does not have the property',
      EROFS: 'the property is read-only',
      ZFS_ERR_TOO_MANY_SITOUTS: 'too many vdevs sit out reads already',
    },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
