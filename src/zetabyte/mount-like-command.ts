import { type Dataset, readMounts, type Zfs, ZfsError } from '../zfs/index.ts';
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
  await mountOne(zfs, name).catch((error: unknown) => {
    if (!(error instanceof ZfsError)) throw error;
    const why = `cannot mount '${name}': ${reasonOf(error)}`;
    throw commandFailure(`${why}\n${done}, but it may not be mounted`, error);
  });
}

/** Unmounts a filesystem with what is mounted below it by the same name, the deepest first, where it is mounted. */
export async function unmountTree(zfs: Zfs, names: readonly string[], force: boolean): Promise<void> {
  if (!mountsHere(zfs)) return;
  const wanted = new Set(names);
  const mounts = (await readMounts()).filter(({ dataset, root }) => root === '/' && wanted.has(dataset));
  for (const { dataset, path } of mounts.reverse()) {
    await zfs.datasets.unmount(path, { force }).catch((error: unknown) => {
      if (!(error instanceof ZfsError)) throw error;
      const why = error.code === 'EBUSY' ? 'pool or dataset is busy' : reasonOf(error);
      throw commandFailure(`cannot unmount '${path}': ${why}\ncannot unmount ${dataset}`, error);
    });
  }
}

/**
 * Changes where filesystems are mounted, as `zfs set mountpoint`, `inherit` and `rename` do: those that are mounted at or below
 * the name by their property are unmounted first, and mounted where they then belong.
 *
 * @param nameAfter - what the topmost dataset is called afterwards
 */
export async function movingMounts(
  zfs: Zfs,
  name: string,
  nameAfter: string,
  force: boolean,
  change: () => Promise<void>,
): Promise<void> {
  if (!mountsHere(zfs)) return change();
  const before = await mountStates(zfs, name);
  const mounted = before.filter((state) => state.mounted).map((state) => state.name);
  await unmountTree(zfs, mounted, force);
  try {
    await change();
  } catch (error) {
    for (const each of mounted) await mountOne(zfs, each).catch(() => {});
    throw error;
  }
  for (const state of before) await mountAgain(zfs, state, `${nameAfter}${state.name.slice(name.length)}`);
}

async function mountStates(zfs: Zfs, name: string): Promise<MountState[]> {
  const mounted = new Set((await readMounts()).map(({ dataset }) => dataset));
  const states: MountState[] = [];
  for await (const dataset of zfs.datasets.list(name, { kinds: ['filesystem'] })) {
    const unmanaged = !String(dataset.get('mountpoint')).startsWith('/');
    states.push({ name: dataset.name, mounted: !unmanaged && mounted.has(dataset.name), unmanaged });
  }
  return states;
}

async function mountAgain(zfs: Zfs, { mounted, unmanaged }: MountState, name: string): Promise<void> {
  const dataset = await zfs.datasets.get(name);
  const due = mounted ? dataset.get('canmount') !== 'off' : unmanaged && dataset.get('canmount') === 'on';
  if (due && isToMount(dataset)) await mountNew(zfs, name, 'property may be set');
  if (due && dataset.get('canmount') === 'noauto' && isToMount(dataset)) await mountOne(zfs, name);
}

async function mountOne(zfs: Zfs, name: string): Promise<void> {
  if ((await readMounts()).some(({ dataset }) => dataset === name)) return;
  await zfs.datasets.mount(name);
}

function isToMount(dataset: Dataset): boolean {
  return (
    dataset.kind === 'filesystem' &&
    dataset.get('zoned') !== 'on' &&
    dataset.get('keystatus') !== 'unavailable' &&
    String(dataset.get('mountpoint')).startsWith('/')
  );
}
