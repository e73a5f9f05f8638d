import type { PageCall } from './page-data.ts';

/** Which calls are shown. */
export interface Filter {
  /** Words that all must stand in the name, subject, error or process. */
  readonly text: string;
  /** An ioctl's name; empty for all. */
  readonly ioctl: string;
  /** A process; undefined for all. */
  readonly pid: number | undefined;
  readonly errorsOnly: boolean;
  readonly changesOnly: boolean;
}

/** Shows all. */
export const NO_FILTER: Filter = {
  text: '',
  ioctl: '',
  pid: undefined,
  errorsOnly: false,
  changesOnly: false,
};

/** Whether a call failed, or never came back. */
export function isTrouble(call: PageCall): boolean {
  return call.errno !== 0;
}

/**
 * The calls that a filter lets through, in their order.
 *
 * @param words - what the text is looked for in, by a call's id, in lower case
 */
export function filterCalls(
  calls: readonly PageCall[],
  words: readonly string[],
  { text, ioctl, pid, errorsOnly, changesOnly }: Filter,
): PageCall[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return calls.filter(
    (call) =>
      (ioctl === '' || call.name === ioctl) &&
      (pid === undefined || call.pid === pid) &&
      (!errorsOnly || isTrouble(call)) &&
      (!changesOnly || call.kind !== 'read') &&
      wanted.every((word) => words[call.id]?.includes(word)),
  );
}
