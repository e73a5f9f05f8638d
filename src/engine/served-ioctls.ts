import type { IoctlName } from '../ioctl/index.ts';
import { clearHandlers } from './handlers/clear.ts';
import { datasetHandlers } from './handlers/dataset.ts';
import { faultHandlers } from './handlers/fault.ts';
import { poolHandlers } from './handlers/pool.ts';
import { poolCreateHandlers } from './handlers/pool-create.ts';
import { poolHistoryHandlers } from './handlers/pool-history.ts';
import { poolImportHandlers } from './handlers/pool-import.ts';
import { poolPropertyHandlers } from './handlers/pool-properties.ts';
import { poolWaitHandlers } from './handlers/pool-wait.ts';
import { scanHandlers } from './handlers/scan.ts';
import { vdevHandlers } from './handlers/vdev.ts';
import type { ServedIoctl } from './served-ioctl.ts';

/** Every ioctl that the engine serves. */
export const servedIoctls: { readonly [N in IoctlName]?: ServedIoctl } = {
  ...poolHandlers,
  ...poolCreateHandlers,
  ...poolImportHandlers,
  ...poolPropertyHandlers,
  ...poolHistoryHandlers,
  ...poolWaitHandlers,
  ...clearHandlers,
  ...scanHandlers,
  ...vdevHandlers,
  ...faultHandlers,
  ...datasetHandlers,
};
