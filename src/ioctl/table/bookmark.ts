import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';
import { failures, names, reportedProperties } from './schemas.ts';

/** ioctls about bookmarks and redaction. */
export const bookmarkIoctls = {
  ZFS_IOC_BOOKMARK: {
    number: 0x5a43,
    since: '0.6.4',
    style: 'nvlist',
    subject: 'pool',
    innvl: nv.map(nv.string(), {
      doc: 'bookmark to the snapshot or bookmark that it is made from, full names',
    }),
    outnvl: failures,
    errors: {
      EEXIST: 'there is such a bookmark already',
      ENOENT: 'a snapshot does not exist',
      ENOTSUP: 'the feature bookmarks is not enabled',
      EINVAL: 'a name is not valid',
      EXDEV: 'the bookmarks are not all in one pool',
      ZFS_ERR_BOOKMARK_SOURCE_NOT_ANCESTOR: 'the source is not of this dataset',
    },
  },
  ZFS_IOC_GET_BOOKMARKS: {
    number: 0x5a44,
    since: '0.6.4',
    style: 'nvlist',
    subject: 'dataset',
    repeatable: true,
    innvl: nv.map(nv.flag(), { doc: 'properties to report; all plain ones when empty' }),
    outnvl: nv.map(reportedProperties, { doc: 'short name to properties' }),
    errors: { ENOENT: 'there is no such dataset' },
  },
  ZFS_IOC_DESTROY_BOOKMARKS: {
    number: 0x5a45,
    since: '0.6.4',
    style: 'nvlist',
    subject: 'pool',
    innvl: names,
    outnvl: failures,
    errors: {
      EXDEV: 'the bookmarks are not all in one pool',
      EINVAL: 'a name is not valid',
      EBUSY: 'a redaction bookmark is in use',
    },
  },
  ZFS_IOC_REDACT: {
    number: 0x5a51,
    since: '2.0.0',
    style: 'nvlist',
    subject: 'snapshot',
    lasting: 'wait',
    innvl: nv.list({
      bookname: nv.string({ doc: 'bookmark to make, short name' }),
      snapnv: nv.map(nv.flag(), { doc: 'snapshots of clones, full names' }),
    }),
    outnvl: nv.object(),
    errors: {
      ENOENT: 'a snapshot does not exist',
      ENXIO: 'no snapshot is given',
      EEXIST: 'there is such a bookmark already',
      EALREADY: 'one of the snapshots is redacted itself',
      EINVAL: 'not all are snapshots of clones of it',
      ESRCH: 'the bookmark was begun with other snapshots',
      ENAMETOOLONG: 'the name is too long',
      ENOTSUP: 'the feature redaction_bookmarks is not enabled',
    },
  },
  ZFS_IOC_GET_BOOKMARK_PROPS: {
    number: 0x5a52,
    since: '2.0.0',
    style: 'nvlist',
    subject: 'bookmark',
    repeatable: true,
    innvl: nv.list({}),
    outnvl: reportedProperties,
    errors: {
      ESRCH: 'there is no such bookmark',
      ENOENT: 'there is no such dataset',
      EINVAL: 'it is no bookmark',
    },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
