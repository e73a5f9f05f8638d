import type { MemberValue } from '../src/ioctl/index.ts';
import { Nvlist, type NvTyped } from '../src/nvlist/index.ts';
import type { TracedCall, TracedList } from './traced-call.ts';

/** Names of pools and datasets, and what they are called elsewhere. */
export type NameMap = ReadonlyMap<string, string>;

/** A text in which names are replaced; one that has none stays as it is. */
type MapText = (text: string) => string;

/**
 * A call in which names of pools and datasets are replaced wherever they stand: in texts, also as names of pairs. `tank` is
 * replaced too where it is the beginning of `tank/a`, `tank@b` or `tank#c`, and as a word of a command line, and not in `tank2`.
 * Of several that fit, the longest counts.
 */
export function mapNames(call: TracedCall, names: NameMap): TracedCall {
  if (names.size === 0) return call;
  const map = textMapper(names);
  const mapMember = (value: MemberValue) => (typeof value === 'string' ? map(value) : value);
  return {
    ...call,
    subject: map(call.subject),
    members: call.members.map((member) => ({
      ...member,
      before: mapMember(member.before),
      after: member.after === undefined ? undefined : mapMember(member.after),
    })),
    lists: call.lists.map((list) => mappedList(list, map)),
  };
}

function textMapper(names: NameMap): MapText {
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<=^|\\s)(?:${any})(?=$|[/@#\\s])`, 'g');
  return (text) => text.replace(pattern, (name) => names.get(name) as string);
}

function mappedList(list: TracedList, map: MapText): TracedList {
  const { place, size, bytes, redacted, problem } = list;
  return { place, size, bytes, redacted, problem, list: list.list && mapList(list.list, map) };
}

function mapList(list: Nvlist, map: MapText): Nvlist {
  const mapped = new Nvlist(list.flags, list.version);
  for (const pair of list) mapped.set(map(pair.name), mapValue(pair, map));
  return mapped;
}

function mapValue(pair: NvTyped, map: MapText): NvTyped {
  switch (pair.type) {
    case 'string':
      return { type: 'string', value: map(pair.value as string) };
    case 'string_array':
      return { type: 'string_array', value: (pair.value as string[]).map(map) };
    case 'nvlist':
      return { type: 'nvlist', value: mapList(pair.value as Nvlist, map) };
    case 'nvlist_array':
      return { type: 'nvlist_array', value: (pair.value as Nvlist[]).map((child) => mapList(child, map)) };
    default:
      return { type: pair.type, value: pair.value } as NvTyped;
  }
}
