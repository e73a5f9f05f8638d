import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ioctls } from '../src/ioctl/ioctls.ts';
import { datasetProperties } from '../src/zfs/property/dataset-properties.ts';
import { poolProperties } from '../src/zfs/property/pool-properties.ts';
import { vdevProperties } from '../src/zfs/property/vdev-properties.ts';
import { ioctlReference } from './ioctl-reference.ts';
import { propertyReference } from './property-reference.ts';
import { references } from './references.ts';
import { testResults } from './release-reference.ts';

test.each(Object.entries(references()))(
  '%s is what the tables say; if not: npm run generate',
  (path, text) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text);
  },
);

test('every ioctl has a section', () => {
  const sections = [...ioctlReference().matchAll(/^### (ZFS_IOC_\w+)$/gm)].map(([, name]) => name);
  expect(sections.sort()).toEqual(Object.keys(ioctls).sort());
});

test('every property has a row in its chapter', () => {
  const chapters = propertyReference()
    .split(/^## /m)
    .slice(1)
    .map((chapter) => [...chapter.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name));
  const tables = [datasetProperties, poolProperties, vdevProperties];
  expect(chapters.slice(0, 3)).toEqual(tables.map((table) => Object.keys(table)));
});

test('results of the tests are a table, where there are some', () => {
  expect(testResults([])).toEqual([]);
  const [chapter = ''] = testResults([
    { suite: 'trixie', date: '2026-01-02', passed: 7, failed: 0, skipped: 1 },
  ]);
  expect(chapter).toContain('| Debian trixie | 2026-01-02 | 7 | 0 | 1 |');
});
