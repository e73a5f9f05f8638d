import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { labelCommand } from './label.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-label-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(console, 'error').mockImplementation((line) => err.push(line));
  await labelCommand().exitOverride().parseAsync(args, { from: 'user' });
  return { out: out.join(''), err, status: process.exitCode };
}

test('a device that cannot be read is told, and the others are shown', async () => {
  const empty = join(folder, 'empty\u001b[2J');
  writeFileSync(empty, '');
  truncateSync(empty, 64 << 20);
  const { out, err, status } = await run(join(folder, 'none\u001b[2J'), folder, empty);
  expect(err).toEqual([
    expect.stringMatching(/^zfskit: .*none\\u\{1b\}\[2J.*ENOENT/),
    expect.stringMatching(/^zfskit: .*neither a regular file nor a block device/),
  ]);
  expect(out).toMatch(/^[^\n]*empty\\u\{1b\}\[2J: no valid label\n/);
  expect([out, ...err].join('')).not.toContain('\u001b');
  expect(status).toBe(1);
});
