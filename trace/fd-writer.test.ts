import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FdWriter } from './fd-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-'));

test('all of a text is written', async () => {
  const path = join(folder, 'out');
  const fd = openSync(path, 'w');
  const writer = new FdWriter(fd);
  await writer.write('→ first\n');
  await writer.write('x'.repeat(1_000_000));
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(`→ first\n${'x'.repeat(1_000_000)}`);
});

test('a failure is thrown', async () => {
  const writer = new FdWriter(openSync('/dev/full', 'w'));
  await expect(writer.write('x')).rejects.toMatchObject({ code: 'ENOSPC' });
  closeSync(writer.fd);
});

test('a pipe that is full holds up nothing else', async () => {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const fd = openSync(path, constants.O_WRONLY);
  let isDone = false;
  const written = new FdWriter(fd).write('x'.repeat(200_000)).then(() => {
    isDone = true;
  });
  await delay(30);
  expect(isDone).toBe(false);
  const buffer = Buffer.alloc(65_536);
  let got = 0;
  while (got < 200_000) {
    try {
      got += readSync(reader, buffer);
    } catch {
      await delay(1);
    }
  }
  await written;
  closeSync(fd);
  closeSync(reader);
});
