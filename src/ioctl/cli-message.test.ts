import { expect, test } from 'vitest';
import { type CliMessageFacts, cliMessageOf } from './cli-message.ts';

const facts = (ioctl: string, code: CliMessageFacts['code'], more: Partial<CliMessageFacts> = {}) => ({
  ioctl,
  code,
  subject: 'tank/a',
  failures: new Map(),
  answer: {},
  ...more,
});

test.each<[string, CliMessageFacts['code'], string | undefined, Partial<CliMessageFacts>?]>([
  ['ZFS_IOC_OBJSET_STATS', 'ENOENT', 'dataset does not exist'],
  ['ZFS_IOC_CREATE', 'EEXIST', 'dataset already exists'],
  ['ZFS_IOC_DESTROY', 'EEXIST', 'filesystem has children'],
  ['ZFS_IOC_DESTROY', 'EEXIST', 'snapshot has dependent clones', { subject: 'tank/a@s' }],
  ['ZFS_IOC_DESTROY', 'EBUSY', 'dataset is busy'],
  ['ZFS_IOC_POOL_EXPORT', 'EBUSY', 'pool is busy'],
  ['ZFS_IOC_VDEV_ADD', 'EACCES', 'permission denied'],
  ['ZFS_IOC_SET_PROP', 'ENOSPC', 'out of space'],
  [
    'ZFS_IOC_SET_PROP',
    'ENOSPC',
    'size is less than current used or reserved space',
    { failures: new Map([['quota', 'ENOSPC']]) },
  ],
  ['ZFS_IOC_PROMOTE', 'EEXIST', "conflicting snapshot 's'", { answer: { zc_string: 's' } }],
  ['ZFS_IOC_SEND_NEW', 'EDOM', undefined],
  ['constructor', 'EDOM', undefined],
])('%s %s: %s', (ioctl, code, message, more) => {
  expect(cliMessageOf(facts(ioctl, code, more))).toBe(message);
});
