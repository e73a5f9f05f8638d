import { expect, test } from 'vitest';
import { isAtLeast, parseRelease } from '../../ioctl/index.ts';
import { NAMES_SINCE } from '../../ioctl/names-since.ts';
import { POOL_FEATURES } from '../pool/pool-features.ts';
import { datasetProperties } from './dataset-properties.ts';
import { poolProperties } from './pool-properties.ts';
import type { PropertyTable } from './property-definition.ts';

/** First release by name; the table of names starts with 2.0.0. */
function firstReleases(since: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(since).flatMap(([release, names]) => names.map((name) => [name, release])),
  );
}

test.each<[string, Readonly<Record<string, readonly string[]>>, PropertyTable]>([
  ['dataset', NAMES_SINCE.datasetProperties, datasetProperties],
  ['pool', NAMES_SINCE.poolProperties, poolProperties],
])('%s properties are as old here as in the list of names', (_, names, table) => {
  const known = firstReleases(names);
  const here = Object.entries(table).map(([name, { since }]) => [name, since ?? '2.0.0']);
  expect(here).toEqual(here.map(([name = '']) => [name, known[name]]));
});

test('features are as old here as in the list of names', () => {
  const early = (since: string) => !isAtLeast(parseRelease(since) ?? [0, 0, 0], '2.0.0');
  const here = Object.entries(POOL_FEATURES).map(([name, since]) => [name, early(since) ? '2.0.0' : since]);
  expect(Object.fromEntries(here)).toEqual(firstReleases(NAMES_SINCE.features));
});
