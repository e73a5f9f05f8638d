import { expect, test } from 'vitest';
import { describeIoctl } from './describe-ioctl.ts';
import { type IoctlName, ioctls } from './ioctls.ts';

test('an nvlist ioctl', () => {
  const { arguments: given, reply, errors, ...facts } = describeIoctl('ZFS_IOC_CREATE');
  expect(facts).toEqual({
    name: 'ZFS_IOC_CREATE',
    number: 0x5a17,
    style: 'nvlist',
    subject: 'dataset',
    since: '0.6.1',
    readOnly: false,
    repeatable: false,
  });
  expect(given.map(({ path, type, required }) => [path, type, required])).toEqual([
    ['zc_name', 'string', true],
    ['innvl', 'nvlist', true],
    ['innvl.type', 'int32', true],
    ['innvl.props', 'nvlist of NAME: uint64 or string', false],
    ['innvl.hidden_args', 'nvlist', false],
    ['innvl.hidden_args.wkeydata', 'uint8_array', true],
  ]);
  expect(reply).toEqual([{ path: 'outnvl', type: 'nvlist of NAME: int32', required: true }]);
  expect(errors).toContainEqual({
    code: 'EEXIST',
    errno: 17,
    meaning: 'there is such a dataset already',
  });
});

test('a legacy ioctl, with a key that came later', () => {
  const { arguments: given } = describeIoctl('ZFS_IOC_POOL_REGUID');
  expect(given).toContainEqual({
    path: 'zc_nvlist_src.guid',
    type: 'uint64',
    required: false,
    since: '2.3.0',
    doc: 'the new guid, instead of a random one',
  });
});

test.each(Object.keys(ioctls) as IoctlName[])('%s: every error has a number', (name) => {
  for (const { code, errno } of describeIoctl(name).errors) expect(errno, code).toBeGreaterThan(0);
});
