import type { IoctlName } from '../ioctl/index.ts';
import { bookmarkHandlers } from './handlers/bookmark.ts';
import { bootEnvironmentHandlers } from './handlers/boot-environment.ts';
import { datasetHandlers } from './handlers/dataset.ts';
import { datasetTreeHandlers } from './handlers/dataset-tree.ts';
import { delegationHandlers } from './handlers/delegation.ts';
import { holdHandlers } from './handlers/hold.ts';
import { objectHandlers } from './handlers/object.ts';
import { platformHandlers } from './handlers/platform.ts';
import { poolHandlers } from './handlers/pool.ts';
import { programHandlers } from './handlers/program.ts';
import { propertyHandlers } from './handlers/property.ts';
import { snapshotHandlers } from './handlers/snapshot.ts';
import { userspaceHandlers } from './handlers/userspace.ts';
import type { ServedIoctl } from './served-ioctl.ts';

/** Every ioctl that the engine serves. */
export const servedIoctls: { readonly [N in IoctlName]?: ServedIoctl } = {
  ...poolHandlers,
  ...datasetHandlers,
  ...propertyHandlers,
  ...objectHandlers,
  ...userspaceHandlers,
  ...datasetTreeHandlers,
  ...snapshotHandlers,
  ...holdHandlers,
  ...bookmarkHandlers,
  ...delegationHandlers,
  ...programHandlers,
  ...bootEnvironmentHandlers,
  ...platformHandlers,
};
