import type { PageCall, PageMark } from './page-data.ts';

/** A line of the timeline: a process, or one of its threads. */
export interface Lane {
  readonly pid: number;
  readonly tid: number;
  readonly label: string;
  /** The first of its process. */
  readonly isMain: boolean;
  readonly calls: readonly PageCall[];
  /** What happened to the process; of its first lane only. */
  readonly marks: readonly PageMark[];
  /** Its first and last sign. */
  readonly from: number;
  readonly to: number;
  /** When the process ended, or was let go; undefined when that was not seen. */
  readonly endsAt: number | undefined;
}

/** By process the program that it ran last: `zpool`. */
export function programsOf(marks: readonly PageMark[]): ReadonlyMap<number, string> {
  const commands = marks.filter(({ kind }) => kind === 'exec');
  return new Map(commands.map(({ pid, text }) => [pid, text.split(' ')[0]?.split('/').at(-1) ?? '']));
}

/** A lane for each process in the order of their first signs, and for each thread where a process has several. */
export function lanesOf(calls: readonly PageCall[], marks: readonly PageMark[]): Lane[] {
  const begun = [...calls, ...marks].sort((a, b) => a.at - b.at);
  const pids = [...new Set(begun.map(({ pid }) => pid))];
  const callsOf = grouped(calls, ({ pid }) => pid);
  const marksOf = grouped(marks, ({ pid }) => pid);
  const programs = programsOf(marks);
  return pids.flatMap((pid) => {
    const own = marksOf.get(pid) ?? [];
    const program = programs.get(pid) ?? '';
    const name = program === '' ? `${pid}` : `${program} ${pid}`;
    const byThread = grouped(callsOf.get(pid) ?? [], ({ tid }) => tid);
    const endsAt = own.findLast(({ kind }) => kind === 'exit' || kind === 'detach')?.at;
    const tids = byThread.size > 0 ? [...byThread.keys()].sort((a, b) => a - b) : [pid];
    return tids.map((tid, index): Lane => {
      const isMain = index === 0;
      const thread = byThread.get(tid) ?? [];
      const marksHere = isMain ? own : [];
      return {
        pid,
        tid,
        label: isMain ? name : `tid ${tid}`,
        isMain,
        calls: thread,
        marks: marksHere,
        ...spanOf([...thread, ...marksHere]),
        endsAt,
      };
    });
  });
}

function spanOf(signs: readonly { readonly at: number }[]): { from: number; to: number } {
  return signs.reduce(({ from, to }, { at }) => ({ from: Math.min(from, at), to: Math.max(to, at) }), {
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  });
}

function grouped<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
