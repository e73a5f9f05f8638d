import { expect, test } from 'vitest';
import { type IoctlName, type IoctlRow, ioctls } from '../ioctl/index.ts';
import { EVENT_IOCTLS } from './event-ioctls.ts';
import { notServed } from './not-served.ts';
import { servedIoctls } from './served-ioctls.ts';

test('every ioctl is served, or it is said why not', () => {
  const names = Object.keys(ioctls) as IoctlName[];
  const unknown = names.filter(
    (name) =>
      !(name in servedIoctls) &&
      !(name in notServed) &&
      !EVENT_IOCTLS.includes(name) &&
      (ioctls[name] as IoctlRow).withheld === undefined,
  );
  expect(unknown).toEqual([]);
});

test('none is both', () => {
  expect(Object.keys(notServed).filter((name) => name in servedIoctls)).toEqual([]);
});
