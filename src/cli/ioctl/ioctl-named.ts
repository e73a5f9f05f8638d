import { type IoctlName, ioctls } from '../../ioctl/index.ts';

/** The ioctl that a user means: its name in any case, with or without `ZFS_IOC_`; undefined when there is none. */
export function ioctlNamed(text: string): IoctlName | undefined {
  const upper = text.toUpperCase().replaceAll('-', '_');
  const name = upper.startsWith('ZFS_IOC_') ? upper : `ZFS_IOC_${upper}`;
  return Object.hasOwn(ioctls, name) ? (name as IoctlName) : undefined;
}
