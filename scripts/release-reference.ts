import matrix from '../docs/reference/matrix.json' with { type: 'json' };
import { describeIoctl } from '../src/ioctl/describe-ioctl.ts';
import { compareReleases, parseRelease } from '../src/ioctl/index.ts';
import { type IoctlName, ioctls } from '../src/ioctl/ioctls.ts';
import { datasetProperties } from '../src/zfs/property/dataset-properties.ts';
import { poolProperties } from '../src/zfs/property/pool-properties.ts';
import type { PropertyTable } from '../src/zfs/property/property-definition.ts';
import { vdevProperties } from '../src/zfs/property/vdev-properties.ts';
import { markdownTable } from './markdown-table.ts';

const FIRST = '2.0.0';

const INTRODUCTION = `<!-- Written by "npm run generate" from the tables of ioctls and properties: change these, not this page. -->

# What each release has

What came with each release of OpenZFS, of what zfskit knows. The [guide](../guide/releases.md) tells how a program finds out.
`;

/** Things that came with a release, by what they are. */
type Arrivals = Readonly<Record<string, readonly string[]>>;

/** The reference page of releases, `docs/reference/releases.md`. */
export function releaseReference(): string {
  const kinds: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    ioctls: new Map(
      (Object.keys(ioctls) as IoctlName[]).map((name) => [name, sinceFirst(describeIoctl(name).since)]),
    ),
    'properties of datasets': sinceOf(datasetProperties),
    'properties of pools': sinceOf(poolProperties),
    'properties of vdevs': sinceOf(vdevProperties),
  };
  const releases = [...new Set(Object.values(kinds).flatMap((since) => [...since.values()]))].sort(byRelease);
  const chapters = releases.map((release) => {
    const arrivals: Arrivals = Object.fromEntries(
      Object.entries(kinds).map(([kind, since]) => [
        kind,
        [...since.keys()].filter((name) => since.get(name) === release),
      ]),
    );
    return release === FIRST ? firstChapter(arrivals) : chapter(release, arrivals);
  });
  return [INTRODUCTION, ...chapters, ...testResults(matrix)].join('\n');
}

/** Result of the tests against the kernel of a Debian suite. */
interface TestResult {
  readonly suite: string;
  readonly date: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The chapter of what `npm run integration -- --release all --keep` wrote down; none before it did. */
export function testResults(results: readonly TestResult[]): string[] {
  if (results.length === 0) return [];
  const rows = results.map(({ suite, date, ...counts }) => [
    `Debian ${suite}`,
    date,
    ...[counts.passed, counts.failed, counts.skipped].map(String),
  ]);
  const table = markdownTable(['Kernel of', 'Date', 'Passed', 'Failed', 'Skipped'], rows);
  return [`## Test results\n\n${table}\n`];
}

function sinceOf(table: PropertyTable): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).map(([name, { since = FIRST }]) => [name, since]));
}

/** Everything before 2.0.0 counts as there from the beginning. */
function sinceFirst(since: string): string {
  return byRelease(since, FIRST) < 0 ? FIRST : since;
}

function byRelease(a: string, b: string): number {
  return compareReleases(parseRelease(a) ?? [0, 0, 0], parseRelease(b) ?? [0, 0, 0]);
}

function firstChapter(arrivals: Arrivals): string {
  const counts = Object.entries(arrivals).flatMap(([kind, { length }]) =>
    length > 0 ? [`${length} ${kind}`] : [],
  );
  return `## ${FIRST}\n\n${counts.join(', ')}.\n`;
}

function chapter(release: string, arrivals: Arrivals): string {
  const lines = Object.entries(arrivals).flatMap(([kind, names]) =>
    names.length > 0 ? [`- ${kind}: ${names.map((name) => `\`${name}\``).join(', ')}`] : [],
  );
  return `## ${release}\n\n${lines.join('\n')}\n`;
}
