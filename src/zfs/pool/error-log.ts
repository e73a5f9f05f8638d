import { call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import { readMounts } from '../mounts.ts';

/** Data of a pool that could not be read, and could not be repaired. */
export interface DataError {
  /** Object number of the dataset; 0 for the pool's own metadata. */
  readonly datasetObject: bigint;
  /** Name of the dataset or snapshot; undefined for the pool's metadata, and for a dataset that is gone. */
  readonly dataset: string | undefined;
  /** Object number in the dataset. */
  readonly object: bigint;
  /** Path of the file in its dataset, `/` first; undefined for what is no file. */
  readonly path: string | undefined;
  /** As `zpool status -v` prints it: below the mount point where it is mounted, else `dataset:/path`, else object numbers. */
  readonly text: string;
}

/** Options of {@link Pools.errors}. */
export interface ErrorLogOptions {
  /** Ends the iteration, which throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** `zbookmark_phys_t`: objset, object, level, block. */
const ENTRY_BYTES = 32;

/** `Pools.errors` over a transport. */
export async function* readErrorLog(
  transport: Transport,
  pool: string,
  { signal }: ErrorLogOptions = {},
): AsyncGenerator<DataError, void, void> {
  const { zc_nvlist_dst: bytes } = await call(
    transport,
    'ZFS_IOC_ERROR_LOG',
    { zc_name: checkName(pool, 'pool') },
    { signal },
  );
  const mounts = new Map<string, string>();
  // A mount of a directory of it alone, or a second one, has no place in a path from its root.
  for (const { dataset, path, root } of await readMounts())
    if (root === '/' && !mounts.has(dataset)) mounts.set(dataset, path);
  const names = new Map<bigint, string | undefined>();
  for (const [datasetObject, object] of readBookmarks(bytes)) {
    signal?.throwIfAborted();
    if (!names.has(datasetObject))
      names.set(datasetObject, await datasetName(transport, pool, datasetObject, signal));
    const dataset = names.get(datasetObject);
    const path = dataset === undefined ? undefined : await objectPath(transport, dataset, object, signal);
    const text = describe({ datasetObject, dataset, object, path }, mounts);
    yield { datasetObject, dataset, object, path, text };
  }
}

/** Pairs of dataset and object, each once, sorted as their bytes are. */
export function readBookmarks(bytes: Uint8Array): (readonly [bigint, bigint])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = Array.from({ length: Math.floor(bytes.length / ENTRY_BYTES) }, (_, index) => {
    const from = index * ENTRY_BYTES;
    const key = Buffer.from(bytes.subarray(from, from + 16));
    return { key, pair: [view.getBigUint64(from, true), view.getBigUint64(from + 8, true)] as const };
  });
  entries.sort((a, b) => a.key.compare(b.key));
  return entries
    .filter(({ key }, index) => index === 0 || !entries[index - 1]?.key.equals(key))
    .map(({ pair }) => pair);
}

/** The words of zpool status. */
export function describe(
  { datasetObject, dataset, object, path }: Omit<DataError, 'text'>,
  mounts: ReadonlyMap<string, string>,
): string {
  if (datasetObject === 0n) return `<metadata>:<0x${object.toString(16)}>`;
  if (dataset === undefined) return `<0x${datasetObject.toString(16)}>:<0x${object.toString(16)}>`;
  if (path === undefined) return `${dataset}:<0x${object.toString(16)}>`;
  const mount = mounts.get(dataset);
  return mount === undefined ? `${dataset}:${path}` : `${mount}${path}`;
}

/** Nothing for the pool's metadata, and for a dataset that is gone. */
async function datasetName(
  transport: Transport,
  pool: string,
  object: bigint,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (object === 0n) return undefined;
  return orUnknown(
    call(transport, 'ZFS_IOC_DSOBJ_TO_DSNAME', { zc_name: pool, zc_obj: object }, { signal }).then(
      ({ zc_value }) => zc_value,
    ),
  );
}

async function objectPath(
  transport: Transport,
  dataset: string,
  object: bigint,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return orUnknown(
    call(transport, 'ZFS_IOC_OBJ_TO_PATH', { zc_name: dataset, zc_obj: object }, { signal }).then(
      ({ zc_value }) => zc_value,
    ),
  );
}

/** The kernel has many reasons not to name an object that is damaged; of a pool that hangs it says so. */
async function orUnknown(name: Promise<string>): Promise<string | undefined> {
  try {
    return await name;
  } catch (error) {
    const isKernels = error instanceof ZfsError && error.errno !== undefined && error.code !== 'EAGAIN';
    if (isKernels) return undefined;
    throw error;
  }
}
