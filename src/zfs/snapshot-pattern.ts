import { checkName, ZfsError } from '../ioctl/index.ts';
import type { Created } from './by-createtxg.ts';

/** One part of a pattern: a snapshot, or the range between two, both included. A bound that is undefined is open. */
type Part =
  | { readonly one: string }
  | { readonly first: string | undefined; readonly last: string | undefined };

/** Snapshots of a dataset as zfs-destroy(8) writes them: `pool/fs@a`, `pool/fs@a%b`, `pool/fs@%b`, `pool/fs@a%,c`. */
export interface SnapshotPattern {
  readonly dataset: string;
  readonly parts: readonly Part[];
}

/** Most parts of a pattern. */
export const MAX_PATTERN_PARTS = 10_000;

/**
 * Reads a pattern: parts separated by commas behind the `@`, each the short name of a snapshot or a range `first%last`.
 *
 * @throws ZfsError `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
 */
export function parseSnapshotPattern(pattern: string): SnapshotPattern {
  const at = typeof pattern === 'string' ? pattern.indexOf('@') : -1;
  if (at < 0) refuse(`${shown(pattern)} names no snapshots: they are written dataset@first%last,other`);
  const dataset = checkName(pattern.slice(0, at), 'dataset');
  const texts = pattern.slice(at + 1).split(',', MAX_PATTERN_PARTS + 1);
  if (texts.length > MAX_PATTERN_PARTS)
    refuse(`the pattern has more than ${MAX_PATTERN_PARTS} parts`, dataset);
  const short = (name: string) => checkName(`${dataset}@${name}`, 'new-snapshot').slice(at + 1);
  const bound = (name: string | undefined) => (name ? short(name) : undefined);
  const parts = texts.map((text): Part => {
    const bounds = text.split('%');
    if (bounds.length > 2) refuse(`${shown(text)} has more than one "%": a range is first%last`, dataset);
    return bounds.length === 1 ? { one: short(text) } : { first: bound(bounds[0]), last: bound(bounds[1]) };
  });
  return { dataset, parts };
}

/** What a pattern selects, and the short names in it that do not exist. */
export interface PatternMatch<S extends Created> {
  /** In the order in which they were made. */
  readonly selected: readonly S[];
  readonly missing: readonly string[];
}

/**
 * Selects snapshots of one dataset by the parts of a pattern. A range of which a bound is missing selects nothing.
 *
 * @param ordered - all snapshots of the dataset, in the order in which they were made
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for a range that ends before it begins
 */
export function matchSnapshots<S extends Created>(
  { dataset, parts }: SnapshotPattern,
  ordered: readonly S[],
): PatternMatch<S> {
  const places = new Map(ordered.map(({ name }, place) => [name.slice(name.indexOf('@') + 1), place]));
  const chosen = new Set<number>();
  const missing = new Set<string>();
  const placeOf = (name: string | undefined, open: number): number | undefined => {
    const place = name === undefined ? open : places.get(name);
    if (place === undefined && name !== undefined) missing.add(name);
    return place;
  };
  for (const part of parts) {
    const [first, last] = 'one' in part ? [part.one, part.one] : [part.first, part.last];
    const from = placeOf(first, 0);
    const to = placeOf(last, ordered.length - 1);
    if (from === undefined || to === undefined) continue;
    if (from > to && first !== undefined && last !== undefined) {
      refuse(`the range ${first}%${last} ends before it begins: ${last} is the older snapshot`, dataset);
    }
    for (let place = from; place <= to; place++) chosen.add(place);
  }
  return { selected: ordered.filter((_, place) => chosen.has(place)), missing: [...missing] };
}

/** Neighbours among the snapshots of a dataset: runs of chosen ones without one that stays between them. */
export function runsOf<S extends Created>(
  ordered: readonly S[],
  isChosen: (snapshot: S) => boolean,
): [first: S, last: S][] {
  const runs: [S, S][] = [];
  let inside = false;
  for (const snapshot of ordered) {
    const run = runs.at(-1);
    const chosen = isChosen(snapshot);
    if (chosen && inside && run) run[1] = snapshot;
    else if (chosen) runs.push([snapshot, snapshot]);
    inside = chosen;
  }
  return runs;
}

function shown(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value) ?? String(value);
}

function refuse(message: string, subject?: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message, subject });
}
