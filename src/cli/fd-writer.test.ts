import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FdWriter } from './fd-writer.ts';

test('all of a text is written', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zfskit-')), 'out');
  const fd = openSync(path, 'w');
  const writer = new FdWriter(fd);
  writer.write('→ first\n');
  writer.write('x'.repeat(1_000_000));
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(`→ first\n${'x'.repeat(1_000_000)}`);
});

test('a failure is thrown', () => {
  const writer = new FdWriter(openSync('/dev/full', 'w'));
  expect(() => writer.write('x')).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  closeSync(writer.fd);
});
