import { type Dataset, type Mount, readMounts, type Zfs, ZfsError } from '../zfs/index.ts';
import { commandFailure, reasonOf } from './command-failure.ts';

/** A filesystem that a change may move: how it was before. */
interface MountState {
  readonly name: string;
  /** Mounted by its property; what mount(8) has mounted is its own affair. */
  readonly mounted: boolean;
  /** Its mountpoint was none or legacy, so that a change of it mounts it. */
  readonly unmanaged: boolean;
}

/** Whether the ZFS is this host's kernel's: else nothing is mounted or unmounted, by nobody. */
export function mountsHere(zfs: Zfs): boolean {
  return zfs.transport.cannotMount === undefined;
}

/**
 * Mounts a new filesystem, as `zfs create`, `clone` and `receive` do: where `canmount` is on and its mountpoint is a path.
 *
 * @param done - what has happened already, for the message: `filesystem successfully created`
 */
export async function mountNew(zfs: Zfs, name: string, done: string): Promise<void> {
  if (!mountsHere(zfs)) return;
  const dataset = await zfs.datasets.get(name);
  if (!isToMount(dataset) || dataset.get('canmount') !== 'on') return;
  await telling(name, done, () => mountOne(zfs, name));
}

/** How filesystems are unmounted. */
export interface UnmountOptions {
  readonly force?: boolean | undefined;
  /** Every mount, bind mounts too, as `zpool export` and `zpool destroy` do. Default: the first of each filesystem. */
  readonly everyMount?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each filesystem that was unmounted. */
  readonly onUnmount?: ((name: string) => void) | undefined;
}

/**
 * Unmounts filesystems, the one that was mounted last first, where they are mounted. As the commands do, it takes off the first
 * mount of each and leaves others, such as bind mounts: with one of them a filesystem stays busy and is not destroyed.
 */
export async function unmountTree(
  zfs: Zfs,
  names: readonly string[],
  { force = false, everyMount = false, signal, onUnmount }: UnmountOptions = {},
): Promise<void> {
  if (!mountsHere(zfs)) return;
  const wanted = new Set(names);
  const there = (await readMounts()).filter(({ dataset }) => wanted.has(dataset));
  for (const { dataset, path } of (everyMount ? there : firstOfEach(there)).reverse()) {
    signal?.throwIfAborted();
    await zfs.datasets.unmount(path, { force }).catch((error: unknown) => {
      if (!(error instanceof ZfsError)) throw error;
      const why = error.code === 'EBUSY' ? 'pool or dataset is busy' : reasonOf(error);
      throw commandFailure(`cannot unmount '${path}': ${why}\ncannot unmount ${dataset}`, error);
    });
    onUnmount?.(dataset);
  }
}

/**
 * Names a filesystem that stays mounted when {@link unmountTree} has done its work, and so cannot be destroyed. Looked for
 * beforehand, so that attempts one after another do not take off one mount each.
 */
export async function mountedTwice(zfs: Zfs, names: readonly string[]): Promise<string | undefined> {
  if (!mountsHere(zfs)) return undefined;
  const wanted = new Set(names);
  const there = (await readMounts()).filter(({ dataset }) => wanted.has(dataset));
  const first = new Set(firstOfEach(there));
  return there.find((mount) => !first.has(mount))?.dataset;
}

/** What is mounted of a directory of a filesystem is somebody's own, whether or not the whole is mounted. */
function firstOfEach(mounts: readonly Mount[]): Mount[] {
  const whole = mounts.filter(({ root }) => root === '/');
  return whole.filter(({ dataset }, at) => whole.findIndex((mount) => mount.dataset === dataset) === at);
}

/**
 * Changes where filesystems are mounted, as `zfs set mountpoint`, `inherit` and `rename` do: those that the change concerns and
 * that are mounted by their property are unmounted first, and mounted where they then belong. Where one cannot be unmounted, or
 * the change fails, those that were are mounted again; where one cannot be mounted afterwards, the others still are.
 *
 * @param moved - the topmost dataset, what it is called afterwards, and whether the change concerns everything below it or
 *   what inherits its mountpoint
 */
export async function movingMounts(
  zfs: Zfs,
  moved: { readonly name: string; readonly nameAfter: string; readonly concerns: 'all' | 'heirs' },
  force: boolean,
  change: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  if (!mountsHere(zfs)) return change();
  const { name, nameAfter, concerns } = moved;
  const before = await mountStates(zfs, name, concerns);
  const mounted = before.filter((state) => state.mounted).map((state) => state.name);
  const unmounted = new Set<string>();
  try {
    await unmountTree(zfs, mounted, { force, signal, onUnmount: (each) => unmounted.add(each) });
    signal?.throwIfAborted();
    await change();
  } catch (error) {
    for (const each of mounted) if (unmounted.has(each)) await mountOne(zfs, each, true).catch(() => {});
    throw error;
  }
  const failures: unknown[] = [];
  for (const state of before) {
    const now = `${nameAfter}${state.name.slice(name.length)}`;
    await mountAgain(zfs, state, now, unmounted.has(state.name)).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** The filesystems that a change of a mountpoint concerns, parents before their children. */
async function mountStates(zfs: Zfs, name: string, concerns: 'all' | 'heirs'): Promise<MountState[]> {
  const mounted = new Set((await readMounts()).map(({ dataset }) => dataset));
  const states: MountState[] = [];
  const apart: string[] = [];
  for await (const dataset of zfs.datasets.list(name, { kinds: ['filesystem'] })) {
    const source = dataset.property('mountpoint')?.source?.kind;
    const below = apart.some((each) => dataset.name.startsWith(`${each}/`));
    const own = dataset.name !== name && source !== 'inherited' && source !== 'default';
    if (concerns === 'heirs' && (below || own)) {
      if (own) apart.push(dataset.name);
      continue;
    }
    const unmanaged = !String(dataset.get('mountpoint')).startsWith('/');
    states.push({ name: dataset.name, mounted: !unmanaged && mounted.has(dataset.name), unmanaged });
  }
  return states;
}

async function mountAgain(
  zfs: Zfs,
  { mounted, unmanaged }: MountState,
  name: string,
  unmounted: boolean,
): Promise<void> {
  const dataset = await zfs.datasets.get(name);
  const canmount = dataset.get('canmount');
  const due = mounted ? canmount !== 'off' : unmanaged && canmount === 'on';
  if (!due || !isToMount(dataset)) return;
  await telling(name, 'property may be set', () => mountOne(zfs, name, unmounted));
}

/** @param again - it was unmounted a moment ago: other mounts of it do not count */
async function mountOne(zfs: Zfs, name: string, again = false): Promise<void> {
  if (!again && (await readMounts()).some(({ dataset }) => dataset === name)) return;
  await zfs.datasets.mount(name);
}

/** Puts a failure to mount into the command's words. */
async function telling(name: string, done: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof ZfsError)) throw error;
    const why = `cannot mount '${name}': ${reasonOf(error)}`;
    throw commandFailure(`${why}\n${done}, but it may not be mounted`, error);
  });
}

function isToMount(dataset: Dataset): boolean {
  return (
    dataset.kind === 'filesystem' &&
    dataset.get('zoned') !== 'on' &&
    dataset.get('keystatus') !== 'unavailable' &&
    String(dataset.get('mountpoint')).startsWith('/')
  );
}
