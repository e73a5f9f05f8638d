import type { IoctlName } from '../ioctl/index.ts';
import { datasetHandlers } from './handlers/dataset.ts';
import { encryptionHandlers } from './handlers/encryption.ts';
import { poolHandlers } from './handlers/pool.ts';
import { receiveHandlers } from './handlers/receive.ts';
import { sendHandlers } from './handlers/send.ts';
import type { ServedIoctl } from './served-ioctl.ts';

/** Every ioctl that the engine serves. */
export const servedIoctls: { readonly [N in IoctlName]?: ServedIoctl } = {
  ...poolHandlers,
  ...datasetHandlers,
  ...sendHandlers,
  ...receiveHandlers,
  ...encryptionHandlers,
};
