import { ZfsError } from '../ioctl/index.ts';

/** Limits of what is read out of a kernel statistic: a text beyond them is refused, not cut off. */
export const KSTAT_LIMITS = {
  /** Bytes of one file. */
  bytes: 16 << 20,
  /** Rows of one file. */
  rows: 200_000,
} as const;

/** Counters by name. Those of `N` are there in every supported release, others as the release has them. */
export type KstatCounters<N extends string> = Readonly<Record<N, bigint>> &
  Readonly<Record<string, bigint | undefined>>;

/** A statistic of named numbers, as it was at one moment. */
export interface NamedKstat<N extends string = never> {
  /** Nanoseconds since boot, when it began to count. */
  readonly createdNanoseconds: bigint;
  /** Nanoseconds since boot, when it was read. */
  readonly takenNanoseconds: bigint;
  readonly counters: KstatCounters<N>;
  /** Rows that hold text, such as `dataset_name`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** `KSTAT_DATA_INT32` to `KSTAT_DATA_ULONG` are numbers; 0 and 7 are text (`include/os/linux/spl/sys/kstat.h`). */
const NUMBER_TYPES = /^[1-6]$/;

/**
 * Reads a statistic of type KSTAT_TYPE_NAMED as `module/os/linux/spl/spl-kstat.c` prints it: a line of seven numbers, of
 * which the last two are when it was made and read, a line of titles, then name, type and value.
 *
 * @param names - counters that must be there
 * @throws ZfsError `ZFSKIT_BAD_REPLY`
 */
export function parseNamedKstat<const N extends string>(
  text: string,
  subject: string,
  names: readonly N[],
): NamedKstat<N> {
  const [head = '', , ...rows] = linesOf(text, subject);
  const times = /^\d+ 1 \S+ \d+ \d+ (\d+) (\d+)$/.exec(head.trim());
  if (!times) throw badKstat(subject, `the first line is none of named statistics: ${shown(head)}`);
  const counters: Record<string, bigint> = Object.create(null);
  const texts: Record<string, string> = Object.create(null);
  for (const row of rows) {
    const [, name = '', type = '', value = ''] = /^(\S+)\s+(\d)\s+(.*)$/.exec(row) ?? [];
    if (name === '') throw badKstat(subject, `not a row of name, type and value: ${shown(row)}`);
    if (NUMBER_TYPES.test(type)) counters[name] = numberOf(value.trim(), subject);
    else texts[name] = value;
  }
  for (const name of names) if (!(name in counters)) throw badKstat(subject, `there is no counter ${name}`);
  const [, created = '0', taken = '0'] = times;
  return {
    createdNanoseconds: BigInt(created),
    takenNanoseconds: BigInt(taken),
    counters: counters as KstatCounters<N>,
    texts,
  };
}

/**
 * Reads a statistic that is a table: a line of titles, then rows of as many words. The last column takes what is left of
 * its line. A row that has too few words is refused.
 *
 * @returns the rows, each by title
 * @throws ZfsError `ZFSKIT_BAD_REPLY`
 */
export function parseKstatTable<const N extends string>(
  text: string,
  subject: string,
  columns: readonly N[],
): Readonly<Record<N, string>>[] {
  const [head, ...rows] = linesOf(text, subject);
  if (head === undefined) return [];
  const titles = head.trim().split(/\s+/);
  const missing = columns.find((column) => !titles.includes(column));
  if (missing !== undefined) throw badKstat(subject, `there is no column ${missing}: ${shown(head)}`);
  const pattern = new RegExp(`^\\s*${'(\\S+)\\s+'.repeat(titles.length - 1)}(\\S.*)$`);
  return rows.map((row) => {
    const words = pattern.exec(row.trimEnd());
    if (!words) throw badKstat(subject, `not a row of ${titles.length} columns: ${shown(row)}`);
    return Object.fromEntries(columns.map((column) => [column, words[titles.indexOf(column) + 1]])) as Record<
      N,
      string
    >;
  });
}

/** A whole number out of a statistic: decimal, or hexadecimal behind `0x`. */
export function numberOf(text: string, subject: string): bigint {
  if (!/^(-?\d{1,20}|0x[0-9a-f]{1,16})$/i.test(text)) throw badKstat(subject, `not a number: ${shown(text)}`);
  return BigInt(text);
}

function linesOf(text: string, subject: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > KSTAT_LIMITS.rows) throw badKstat(subject, `it has more than ${KSTAT_LIMITS.rows} rows`);
  return lines;
}

function badKstat(subject: string, why: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_BAD_REPLY', message: `kernel statistic ${subject}: ${why}`, subject });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
