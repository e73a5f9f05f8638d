import { type DestroyPlan, type Zfs, ZfsError } from '../zfs/index.ts';
import { cannot, commandFailure, hasCode, opening, ownFailure, reasonOf } from './command-failure.ts';
import { mountedTwice, unmountTree } from './mount-like-command.ts';
import type { DestroyOptions } from './zetabyte-options.ts';

/** What the command says where a pattern selects nothing. */
const NO_SNAPSHOTS = 'could not find any snapshots to destroy; check snapshot names.';

/**
 * Destroys as `zfs destroy` does: a filesystem or volume, snapshots by a pattern, a bookmark. What is mounted is unmounted.
 *
 * @returns lines `destroy\tNAME`, and of snapshots `reclaim\tBYTES`; nothing where `parseable` is false
 * @throws ZfsError in the command's words
 */
export function destroyLikeCommand(
  zfs: Zfs,
  name: string,
  options: DestroyOptions,
  signal: AbortSignal,
): Promise<string> {
  if (name.includes('#')) return destroyBookmark(zfs, name);
  if (!name.includes('@')) return destroyDataset(zfs, name, options, signal);
  const work = options.dependents ? destroyWithClones : destroySnapshots;
  return work(zfs, name, options, signal);
}

async function destroyBookmark(zfs: Zfs, name: string): Promise<string> {
  try {
    await zfs.bookmarks.get(name);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ESRCH')) throw error;
    throw commandFailure(`bookmark '${name}' does not exist.`, error);
  }
  await cannot(`destroy bookmark ${name}`, () => zfs.bookmarks.destroy([name]));
  return '';
}

async function destroyDataset(
  zfs: Zfs,
  name: string,
  options: DestroyOptions,
  signal: AbortSignal,
): Promise<string> {
  const dataset = await opening(name, () => zfs.datasets.get(name));
  if (options.defer) {
    throw ownFailure(
      'ZFSKIT_INVALID_ARGUMENT',
      `cannot destroy '${name}': a ${dataset.kind} cannot be deferred`,
    );
  }
  const reach = { recursive: options.recurse === true, clones: options.dependents === true };
  const plan = () => zfs.datasets.planDestroy(name, reach);
  let first: DestroyPlan;
  try {
    first = await plan();
  } catch (error) {
    if (!(error instanceof ZfsError)) throw error;
    const dependents = reach.recursive ? [...error.failures.keys()] : await everythingBelow(zfs, name, error);
    throw dependentsFailure(name, dataset.kind, reach.recursive, dependents, error);
  }
  const text = isTold(options) ? destroyLines(first) : '';
  if (options.noop) return text;
  refuseHeld(first);
  const datasets = first.steps.flatMap((step) => (step.kind === 'filesystem' ? step.names : []));
  await destroyUnmounted(zfs, name, datasets, { force: options.force, signal }, plan);
  return text;
}

async function destroyWithClones(
  zfs: Zfs,
  name: string,
  options: DestroyOptions,
  signal: AbortSignal,
): Promise<string> {
  if (/[%,]/.test(name)) {
    throw ownFailure(
      'ZFSKIT_UNSUPPORTED',
      `cannot destroy '${name}': clones go with one snapshot, not a pattern`,
    );
  }
  let plan: DestroyPlan;
  try {
    plan = await zfs.datasets.planDestroy(name, { recursive: options.recurse, clones: true });
  } catch (error) {
    throw hasCode(error, 'ENOENT') ? commandFailure(NO_SNAPSHOTS, error) : error;
  }
  const text = isTold(options) ? `${destroyLines(plan)}reclaim\t${plan.freedBytes}\n` : '';
  if (options.noop) return text;
  refuseHeld(plan);
  const datasets = plan.steps.flatMap((step) => (step.kind === 'filesystem' ? step.names : []));
  const again = () => zfs.datasets.planDestroy(name, { recursive: options.recurse, clones: true });
  await destroyUnmounted(zfs, name, datasets, { force: options.force, signal }, again);
  return text;
}

/** Unmounts filesystems, and carries out the plan as it then is. What stays mounted elsewhere is busy, and stays as it was. */
async function destroyUnmounted(
  zfs: Zfs,
  name: string,
  filesystems: readonly string[],
  { force, signal }: { readonly force: boolean | undefined; readonly signal: AbortSignal },
  plan: () => Promise<DestroyPlan>,
): Promise<void> {
  const busy = await mountedTwice(zfs, filesystems);
  if (busy !== undefined) throw busyFailure(busy);
  await unmountTree(zfs, filesystems, { force, signal });
  const now = await cannot(`destroy '${name}'`, plan);
  const [obstacle] = now.obstacles.keys();
  if (obstacle !== undefined) throw busyFailure(obstacle);
  for (const step of now.steps) {
    signal.throwIfAborted();
    await cannot(`destroy '${name}'`, () => zfs.datasets.carryOut({ ...now, steps: [step] }));
  }
}

function busyFailure(name: string): ZfsError {
  const what = name.includes('@') ? `snapshot ${name}` : `'${name}'`;
  const text = `cannot destroy ${what}: dataset is busy`;
  const failures = new Map([[name, 'EBUSY' as const]]);
  return new ZfsError({ code: 'EBUSY', message: text, subject: name, failures });
}

async function destroySnapshots(
  zfs: Zfs,
  pattern: string,
  options: DestroyOptions,
  signal: AbortSignal,
): Promise<string> {
  const [dataset = ''] = pattern.split('@');
  await opening(dataset, () => zfs.datasets.get(dataset));
  const names = await selected(zfs, pattern, options.recurse === true);
  if (names.length === 0) throw ownFailure('ENOENT', NO_SNAPSHOTS, pattern);
  if (!options.defer) await refuseCloned(zfs, names);
  let text = '';
  if (isTold(options)) {
    const reclaim = await zfs.snapshots.reclaimable(names);
    text = `${names.map((name) => `destroy\t${name}\n`).join('')}reclaim\t${reclaim}\n`;
  }
  if (options.noop) return text;
  signal.throwIfAborted();
  try {
    await zfs.snapshots.destroy(names, { defer: options.defer });
  } catch (error) {
    if (!(error instanceof ZfsError)) throw error;
    const failed = error.failures.size > 0 ? [...error.failures] : ([[pattern, error.code]] as const);
    const lines = failed.map(
      ([name, code]) => `cannot destroy snapshot ${name}: ${snapshotReason(code, error)}`,
    );
    throw commandFailure(lines.join('\n'), error);
  }
  return text;
}

/** Whether nothing is left of what was to be destroyed: not the dataset or bookmark, no snapshot that the pattern selects. */
export async function isGone(zfs: Zfs, name: string, { recurse }: DestroyOptions): Promise<boolean> {
  const [dataset = ''] = name.split(/[@#]/);
  if (!(await zfs.datasets.exists(dataset))) return true;
  if (name.includes('@')) return (await selected(zfs, name, recurse === true)).length === 0;
  if (!name.includes('#')) return false;
  try {
    await zfs.bookmarks.get(name);
    return false;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return true;
    throw error;
  }
}

async function selected(zfs: Zfs, pattern: string, recursive: boolean): Promise<string[]> {
  try {
    return await zfs.snapshots.select(pattern, { recursive });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    const named = pattern.slice(pattern.indexOf('@') + 1).split(',');
    const [dataset = ''] = pattern.split('@');
    // The command passes over names that are not there, as long as one is.
    const there = named.filter((part) => !error.failures.has(`${dataset}@${part}`));
    return there.length > 0 && there.length < named.length
      ? selected(zfs, `${dataset}@${there.join(',')}`, recursive)
      : [];
  }
}

async function refuseCloned(zfs: Zfs, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const clones = (await zfs.datasets.get(name)).get('clones') ?? [];
    if (clones.length === 0) continue;
    const hint = "use '-R' to destroy the following datasets:";
    const text = `cannot destroy '${name}': snapshot has dependent clones\n${hint}\n${clones.join('\n')}`;
    throw new ZfsError({ code: 'EEXIST', message: text, subject: name });
  }
}

function dependentsFailure(
  name: string,
  kind: string,
  recursive: boolean,
  dependents: readonly string[],
  error: ZfsError,
): ZfsError {
  if (dependents.length === 0) return commandFailure(`cannot destroy '${name}': ${reasonOf(error)}`, error);
  const [what, option] = recursive ? ['dependent clones', '-R'] : ['children', '-r'];
  const hint = `use '${option}' to destroy the following datasets:`;
  return commandFailure(
    `cannot destroy '${name}': ${kind} has ${what}\n${hint}\n${dependents.join('\n')}`,
    error,
  );
}

/** What is held stops it before anything is unmounted; what is mounted is not in the way here. */
function refuseHeld({ name, obstacles }: DestroyPlan): void {
  const held = [...obstacles.keys()].filter((each) => each.includes('@'));
  if (held.length === 0) return;
  const text = held.map((each) => `cannot destroy snapshot ${each}: dataset is busy`).join('\n');
  const failures = new Map(held.map((each) => [each, 'EBUSY' as const]));
  throw new ZfsError({ code: 'EBUSY', message: text, subject: name, failures });
}

function snapshotReason(code: string, error: ZfsError): string {
  if (code === 'EBUSY') return 'dataset is busy';
  return code === 'EEXIST' ? 'snapshot is cloned' : reasonOf(error);
}

/** With -p, which democratic-csi's class always gives, the command says what it destroys. */
function isTold({ parseable = true, verbose, noop }: DestroyOptions): boolean {
  return parseable || verbose === true || noop === true;
}

function destroyLines(plan: DestroyPlan): string {
  return inOrderOfCommand(plan)
    .map((name) => `destroy\t${name}\n`)
    .join('');
}

/** The snapshots of a dataset right before it. */
function inOrderOfCommand({ steps }: DestroyPlan): string[] {
  const all = steps.flatMap(({ names }) => names);
  const datasets = all.filter((name) => !name.includes('@'));
  const snapshots = all.filter((name) => name.includes('@'));
  const grouped = datasets.flatMap((name) => [
    ...snapshots.filter((each) => each.startsWith(`${name}@`)),
    name,
  ]);
  return [...snapshots.filter((each) => !grouped.includes(each)), ...grouped];
}

/** Everything at and below a dataset; where that cannot be destroyed at all, what the refusal names. */
async function everythingBelow(zfs: Zfs, name: string, error: ZfsError): Promise<string[]> {
  const plan = await zfs.datasets.planDestroy(name, { recursive: true, clones: true }).catch(() => undefined);
  return plan
    ? inOrderOfCommand(plan).filter((each) => /^[/@]/.test(each.slice(name.length)) && each.startsWith(name))
    : [...error.failures.keys()];
}
