export { ioctlOf, type KnownIoctl } from '../src/ioctl/index.ts';
