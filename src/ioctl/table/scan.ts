import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';

const errors = {
  ENOENT: 'there is no such pool, or no scan that could be stopped or paused',
  EBUSY: 'a resilver, a rebuild or another scrub runs',
  ENOTSUP: 'the function is unknown, or needs a feature that is not enabled',
  EINVAL: 'the command is unknown',
  ECANCELED:
    'a paused scrub was resumed (releases before 2.3.3 answer so although it worked), or there are no errors to scrub',
};

/** ioctls that start, pause and stop scrubs and resilvers. */
export const scanIoctls = {
  ZFS_IOC_POOL_SCAN: {
    number: 0x5a07,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    members: {
      zc_cookie: { doc: 'pool_scan_func_t: 0 stop, 1 scrub, 2 resilver' },
      zc_flags: { doc: 'pool_scrub_cmd_t: 0 start or resume, 1 pause', optional: true },
    },
    returns: [],
    errors,
  },
  ZFS_IOC_POOL_SCRUB: {
    number: 0x5a57,
    since: '2.2.0',
    style: 'nvlist',
    subject: 'pool',
    innvl: nv.list({
      scan_type: nv.uint64({ doc: 'pool_scan_func_t: 0 stop, 1 scrub, 2 resilver, 3 error scrub' }),
      scan_command: nv.uint64({
        doc: 'pool_scrub_cmd_t: 0 start or resume, 1 pause, 2 from the last txg (2.3 and later)',
      }),
      scan_date_start: nv.optional(nv.uint64({ doc: 'seconds since 1970' })),
      scan_date_end: nv.optional(nv.uint64({ doc: 'seconds since 1970' })),
    }),
    keysSince: { scan_date_start: '2.4.0', scan_date_end: '2.4.0' },
    outnvl: nv.object(),
    errors,
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
