import type { IoctlName } from '../ioctl/index.ts';
import { datasetHandlers } from './handlers/dataset.ts';
import { poolHandlers } from './handlers/pool.ts';
import { propertyHandlers } from './handlers/property.ts';
import type { ServedIoctl } from './served-ioctl.ts';

/** Every ioctl that the engine serves. */
export const servedIoctls: { readonly [N in IoctlName]?: ServedIoctl } = {
  ...poolHandlers,
  ...datasetHandlers,
  ...propertyHandlers,
};
