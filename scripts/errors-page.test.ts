import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ZFS_ERRNO } from '../src/ioctl/errno.ts';
import { commonMeanings } from '../src/ioctl/ioctl-error.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Codes in the first column of the table below a heading of the page. */
function codesBelow(heading: string): string[] {
  const [, chapter = ''] = read('docs/guide/errors.md').split(`\n## ${heading}\n`);
  const rows = (chapter.split('\n## ')[0] ?? '').matchAll(/^\| (`.*?`) \|/gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, code = '']) => code));
}

test('every code of zfskit has a cause and a remedy', () => {
  const [, union = ''] = read('src/ioctl/zfs-error.ts').split('export type ZfskitCode =');
  const codes = [...(union.split(';')[0] ?? '').matchAll(/'(ZFSKIT_\w+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codesBelow('From zfskit')).toEqual(codes);
});

test('every code is explained where it is declared', () => {
  const [described = '', union = ''] = read('src/ioctl/zfs-error.ts').split('export type ZfskitCode =');
  for (const [, code] of (union.split(';')[0] ?? '').matchAll(/'(ZFSKIT_\w+)'/g)) {
    expect(described).toContain(`\`${code}\`:`);
  }
});

test('every number of OpenZFS has a cause and a remedy', () => {
  expect(codesBelow('From OpenZFS')).toEqual(Object.keys(ZFS_ERRNO));
});

test('so has every errno that means the same for all ioctls', () => {
  const common = Object.keys(commonMeanings).filter((code) => !code.startsWith('ZFS_'));
  expect(codesBelow('From the system')).toEqual(expect.arrayContaining(common));
});
