import { errnoName } from '../src/ioctl/index.ts';
import type { Nvlist } from '../src/nvlist/index.ts';
import { ioctlOf } from './ioctl-of.ts';
import type { TracedCall } from './traced-call.ts';

/** Lists of failures inside a reply: properties of a receive, vdevs of ZFS_IOC_POOL_INITIALIZE and _TRIM. */
const FAILURE_LISTS: ReadonlySet<string> = new Set(['errors', 'initialize_vdevs', 'trim_vdevs']);

/** A count of failures that did not fit, not one of them: `ZPROP_N_MORE_ERRORS` in `include/sys/fs/zfs.h`. */
const MORE_ERRORS = 'N_MORE_ERRORS';

/**
 * The items of a call that failed, each with the name of its error: `tank@b`, `EEXIST`. They are in the reply, as int32
 * numbers under the items' names, when the call failed or its row says that its reply consists of nothing else.
 */
export function* failuresOf(call: TracedCall): Generator<readonly [item: string, code: string]> {
  const reply = call.lists.find(({ place }) => place === 'zc_nvlist_dst')?.list;
  if (reply === undefined || !mayHaveFailures(call)) return;
  for (const pair of reply) {
    if (pair.type === 'int32') yield [pair.name, codeText(pair.name, pair.value)];
    else if (pair.type === 'nvlist' && FAILURE_LISTS.has(pair.name)) yield* failuresIn(pair.value);
  }
}

function* failuresIn(list: Nvlist): Generator<readonly [string, string]> {
  for (const { name, type, value } of list) {
    if (type === 'int32' || type === 'int64') yield [name, codeText(name, Number(value))];
  }
}

function codeText(item: string, errno: number): string {
  return item === MORE_ERRORS ? String(errno) : errnoName(errno);
}

function mayHaveFailures({ request, errno }: TracedCall): boolean {
  if (errno !== 0) return true;
  const row = ioctlOf(request)?.row;
  const reply = row?.style === 'nvlist' ? row.outnvl : undefined;
  return reply?.kind === 'map' && reply.item.kind === 'value' && reply.item.type === 'int32';
}
