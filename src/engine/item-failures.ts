import { encode, int32, Nvlist, type NvPair } from '../nvlist/index.ts';
import type { EngineCall } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import type { Pointer } from './libzpool.ts';
import { NativeList } from './native-list.ts';

/** Says how many items were left out of an answer (`ZPROP_N_MORE_ERRORS`). */
const MORE = 'N_MORE_ERRORS';

/** Room below which nothing is said of items at all. */
const LEAST_ROOM = 1024;

/**
 * Does something to several items. What is to be said of single ones is answered, whether the whole has failed or not.
 *
 * @param work - writes name to errno to the list that it is given
 * @returns what is to be said
 */
export function answerByItem(call: EngineCall, work: (failures: Pointer) => number): Nvlist {
  using failures = NativeList.empty();
  const errno = work(failures.pointer);
  const list = failures.read();
  answerFitted(call, errno, list);
  return list;
}

/**
 * Answers what there is room for of a list, beside an errno too.
 *
 * @throws EngineFailure when the errno is not 0
 */
export function answerFitted(call: EngineCall, errno: number, list: Nvlist): void {
  const answer = fitted(list, call.dstSize);
  if (errno !== 0) throw new EngineFailure(errno, answer);
  if (answer && answer.size > 0) call.reply(answer);
}

/** As many items as there is room for, with the number of the rest, as `nvlist_smush` in `zfs_ioctl.c`; undefined without room. */
export function fitted(list: Nvlist, room: number): Nvlist | undefined {
  if (encode(list).length <= room) return list;
  if (room < LEAST_ROOM) return undefined;
  const pairs = [...list];
  let [fits, tooMany] = [0, pairs.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (encode(first(pairs, middle)).length <= room) fits = middle;
    else tooMany = middle;
  }
  return first(pairs, fits);
}

function first(pairs: readonly NvPair[], count: number): Nvlist {
  const list = new Nvlist();
  for (const { name, ...typed } of pairs.slice(0, count)) list.set(name, typed);
  return list.set(MORE, int32(pairs.length - count));
}
