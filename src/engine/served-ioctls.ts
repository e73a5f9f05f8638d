import type { IoctlName } from '../ioctl/index.ts';
import { bookmarkHandlers } from './handlers/bookmark.ts';
import { bootEnvironmentHandlers } from './handlers/boot-environment.ts';
import { clearHandlers } from './handlers/clear.ts';
import { datasetHandlers } from './handlers/dataset.ts';
import { datasetTreeHandlers } from './handlers/dataset-tree.ts';
import { delegationHandlers } from './handlers/delegation.ts';
import { encryptionHandlers } from './handlers/encryption.ts';
import { errorLogHandlers } from './handlers/error-log.ts';
import { faultHandlers } from './handlers/fault.ts';
import { holdHandlers } from './handlers/hold.ts';
import { objectHandlers } from './handlers/object.ts';
import { platformHandlers } from './handlers/platform.ts';
import { poolHandlers } from './handlers/pool.ts';
import { poolCreateHandlers } from './handlers/pool-create.ts';
import { poolHistoryHandlers } from './handlers/pool-history.ts';
import { poolImportHandlers } from './handlers/pool-import.ts';
import { poolPropertyHandlers } from './handlers/pool-properties.ts';
import { poolWaitHandlers } from './handlers/pool-wait.ts';
import { programHandlers } from './handlers/program.ts';
import { propertyHandlers } from './handlers/property.ts';
import { receiveHandlers } from './handlers/receive.ts';
import { scanHandlers } from './handlers/scan.ts';
import { sendHandlers } from './handlers/send.ts';
import { snapshotHandlers } from './handlers/snapshot.ts';
import { userspaceHandlers } from './handlers/userspace.ts';
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
  ...errorLogHandlers,
  ...faultHandlers,
  ...datasetHandlers,
  ...propertyHandlers,
  ...objectHandlers,
  ...userspaceHandlers,
  ...sendHandlers,
  ...receiveHandlers,
  ...encryptionHandlers,
  ...datasetTreeHandlers,
  ...snapshotHandlers,
  ...holdHandlers,
  ...bookmarkHandlers,
  ...delegationHandlers,
  ...programHandlers,
  ...bootEnvironmentHandlers,
  ...platformHandlers,
};
