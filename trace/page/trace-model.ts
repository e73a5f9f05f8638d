import { type Filter, filterCalls, isTrouble, NO_FILTER } from './filter.ts';
import { programsOf } from './lanes.ts';
import type { PageCall, PageDetails, PageFacts, PageIndex, PageMark } from './page-data.ts';
import { type Order, sortRows } from './sort.ts';

/** Columns of the table of calls. */
export type CallColumn = 'time' | 'process' | 'ioctl' | 'subject' | 'result' | 'duration';

const SORT_KEYS: Readonly<Record<CallColumn, (call: PageCall) => number | string>> = {
  time: ({ at }) => at,
  process: ({ pid, tid }) => pid * 2 ** 22 + tid,
  ioctl: ({ name }) => name,
  subject: ({ subject }) => subject,
  result: ({ errno, code }) => (errno === null ? '~' : code),
  duration: ({ duration }) => duration ?? -1,
};

/** What a change was about. */
export type Change = 'shown' | 'selected';

/** The trace, and what of it is shown and selected. */
export class TraceModel {
  readonly index: PageIndex;
  /** Name of each process's program. */
  readonly programs: ReadonlyMap<number, string>;
  filter: Filter = NO_FILTER;
  order: Order<CallColumn> = { by: 'time', down: false };
  /** The calls that are shown, in the order of the table. */
  shown: readonly PageCall[] = [];
  selected: PageCall | undefined;
  #isShown = new Set<number>();
  readonly #words: readonly string[];
  readonly #parts: readonly Element[];
  readonly #parsed = new Map<number, readonly PageDetails[]>();
  readonly #listeners: ((change: Change) => void)[] = [];

  /** @param page - has the trace's data in its elements `script.index`, `.calls`, `.marks` and `.details` */
  constructor(page: Document) {
    const facts = JSON.parse(page.querySelector('script.index')?.textContent ?? '') as PageFacts;
    this.index = { ...facts, calls: rowsIn<PageCall>(page, 'calls'), marks: rowsIn<PageMark>(page, 'marks') };
    this.#parts = [...page.querySelectorAll('script.details')];
    const { calls, marks } = this.index;
    const pids = new Set([...calls, ...marks].map(({ pid }) => pid));
    const programs = programsOf(marks);
    this.programs = new Map([...pids].map((pid) => [pid, programs.get(pid) ?? '']));
    this.#words = calls.map((call) =>
      [call.name, call.subject, call.code, this.programs.get(call.pid), call.pid, call.tid]
        .join(' ')
        .toLowerCase(),
    );
    this.#choose();
  }

  /** Tells of each change. */
  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Shows other calls. */
  show(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.#choose();
    this.#tell('shown');
  }

  /** Sorts by a column; by the same one again the other way round. */
  sortBy(column: CallColumn): void {
    const { by, down } = this.order;
    this.order = { by: column, down: by === column ? !down : column === 'duration' };
    this.#choose();
    this.#tell('shown');
  }

  /** Selects a call, or none. */
  select(call: PageCall | undefined): void {
    this.selected = call;
    this.#tell('selected');
  }

  /** Selects the call that stands so many rows further, or the first one. */
  step(rows: number): void {
    const at = this.selected ? this.shown.indexOf(this.selected) : -1;
    const next = at < 0 ? (rows > 0 ? 0 : this.shown.length - 1) : at + rows;
    const call = this.shown[Math.min(Math.max(next, 0), this.shown.length - 1)];
    if (call) this.select(call);
  }

  /** Whether the filter lets a call through. */
  isShown(call: PageCall): boolean {
    return this.#isShown.has(call.id);
  }

  /** Calls that failed or never came back. */
  get errors(): number {
    return this.index.calls.filter(isTrouble).length;
  }

  /** The rest of a call; undefined when the page was written without it. */
  detailsOf({ id }: PageCall): PageDetails | undefined {
    const { partStarts } = this.index;
    const part = partStarts.findLastIndex((start) => start <= id);
    let details = this.#parsed.get(part);
    if (!details) {
      details = JSON.parse(this.#parts[part]?.textContent ?? '[]') as PageDetails[];
      this.#parsed.set(part, details);
    }
    return details[id - (partStarts[part] ?? 0)];
  }

  #choose(): void {
    const { by, down } = this.order;
    this.shown = sortRows(filterCalls(this.index.calls, this.#words, this.filter), SORT_KEYS[by], down);
    this.#isShown = new Set(this.shown.map(({ id }) => id));
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** The rows of all data elements of a class. */
function rowsIn<T>(page: Document, name: string): T[] {
  const elements = [...page.querySelectorAll(`script.${name}`)];
  return elements.flatMap(({ textContent }) => JSON.parse(textContent ?? '[]') as T[]);
}
