import { type IoctlRow, LINUX_ERRNO } from '../ioctl/index.ts';
import { EngineFailure } from './engine-failure.ts';
import { bind, NULL, type Pointer } from './libzpool.ts';

type NameCheck = (name: string, why: Pointer, what: Pointer) => number;

/** `include/zfs_namecheck.h`: 0 for a good name. */
const pool_namecheck = bind<NameCheck>('int pool_namecheck(const char *name, void *why, void *what)');
const entity_namecheck = bind<NameCheck>('int entity_namecheck(const char *name, void *why, void *what)');
const dataset_namecheck = bind<NameCheck>('int dataset_namecheck(const char *name, void *why, void *what)');

/**
 * Checks the name that an ioctl is about, as the kernel does before it looks at anything else.
 *
 * @throws EngineFailure EINVAL
 */
export function checkEntityName(subject: IoctlRow['subject'], name: string): void {
  if (subject === 'none') return;
  if (checkFor(subject)(name, NULL, NULL) !== 0) throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

/**
 * Checks the name of a dataset or snapshot that comes in another place.
 *
 * @throws EngineFailure EINVAL
 */
export function checkDatasetName(name: string): void {
  if (dataset_namecheck(name, NULL, NULL) !== 0) throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

function checkFor(subject: IoctlRow['subject']): NameCheck {
  if (subject === 'pool' || subject === 'new-pool') return pool_namecheck;
  return subject === 'dataset' ? dataset_namecheck : entity_namecheck;
}
