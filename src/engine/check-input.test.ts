import { expect, test } from 'vitest';
import { type IoctlName, type IoctlRow, ioctls, LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import { flag, int32, list, Nvlist, string, uint64 } from '../nvlist/index.ts';
import { checkInput } from './check-input.ts';

const { ZFS_ERR_IOC_ARG_UNAVAIL, ZFS_ERR_IOC_ARG_REQUIRED, ZFS_ERR_IOC_ARG_BADTYPE } = ZFS_ERRNO;
const empty = list(new Nvlist());

function errnoOf(name: IoctlName, innvl: Nvlist): number {
  try {
    checkInput(ioctls[name] as IoctlRow, innvl);
    return 0;
  } catch (error) {
    return (error as { errno: number }).errno;
  }
}

test('keys and their types are checked as the kernel does', () => {
  const snaps = () => new Nvlist().set('snaps', empty);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', snaps())).toBe(0);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', snaps().set('optional', empty))).toBe(0);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', snaps().set('optional', flag()))).toBe(ZFS_ERR_IOC_ARG_UNAVAIL);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', snaps().set('more', flag()))).toBe(ZFS_ERR_IOC_ARG_UNAVAIL);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', snaps().set('toString', flag()))).toBe(ZFS_ERR_IOC_ARG_UNAVAIL);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', new Nvlist())).toBe(ZFS_ERR_IOC_ARG_REQUIRED);
  expect(errnoOf('ZFS_IOC_SNAPSHOT', new Nvlist().set('snaps', flag()))).toBe(ZFS_ERR_IOC_ARG_BADTYPE);
  expect(errnoOf('ZFS_IOC_DESTROY_SNAPS', snaps().set('defer', int32(1)))).toBe(ZFS_ERR_IOC_ARG_BADTYPE);
  expect(errnoOf('ZFS_IOC_ROLLBACK', new Nvlist())).toBe(0);
});

test('lists with any names have one at least, where something is to be changed', () => {
  expect(errnoOf('ZFS_IOC_BOOKMARK', new Nvlist())).toBe(ZFS_ERR_IOC_ARG_REQUIRED);
  expect(errnoOf('ZFS_IOC_BOOKMARK', new Nvlist().set('a#b', string('a@b')))).toBe(0);
  expect(errnoOf('ZFS_IOC_BOOKMARK', new Nvlist().set('a#b', uint64(1n)))).toBe(ZFS_ERR_IOC_ARG_BADTYPE);
  expect(errnoOf('ZFS_IOC_GET_BOOKMARKS', new Nvlist())).toBe(0);
});

test('a name that is there twice is refused, however deep', () => {
  const twice = () => new Nvlist(0).set('a@b', string('one')).set('a@b', string('two'));
  expect(errnoOf('ZFS_IOC_BOOKMARK', twice())).toBe(LINUX_ERRNO.EINVAL);
  expect(errnoOf('ZFS_IOC_HOLD', new Nvlist().set('holds', list(twice())))).toBe(LINUX_ERRNO.EINVAL);
});
