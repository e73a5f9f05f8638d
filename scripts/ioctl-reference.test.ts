import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ioctls } from '../src/ioctl/ioctls.ts';
import { ioctlReference } from './ioctl-reference.ts';

test('docs/ioctls.md is what the table says; if not: npm run generate', () => {
  const page = readFileSync(new URL('../docs/ioctls.md', import.meta.url), 'utf8');
  expect(page).toBe(ioctlReference());
});

test('every ioctl has a section', () => {
  const sections = [...ioctlReference().matchAll(/^### (ZFS_IOC_\w+)$/gm)].map(([, name]) => name);
  expect(sections.sort()).toEqual(Object.keys(ioctls).sort());
});
