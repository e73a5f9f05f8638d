import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { KernelDescriptor } from './kernel-descriptor.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-descriptor-'));
afterAll(() => rmSync(folder, { recursive: true }));

let fifos = 0;
/** Both ends of a pipe. */
function pipe(flags = 0): { path: string; reader: number; writer: number } {
  const path = join(folder, `fifo${fifos++}`);
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { path, reader, writer: openSync(path, constants.O_WRONLY | flags) };
}

test('a file is read where its owner is, and its position moves', async () => {
  const path = join(folder, 'file');
  writeFileSync(path, '0123456789');
  const fd = openSync(path, 'r');
  readSync(fd, Buffer.alloc(2));
  const copy = KernelDescriptor.copyOf(fd, 'read');
  expect([copy.kind, copy.position, copy.broken]).toEqual(['file', 2n, false]);
  expect(Buffer.from(await copy.read(3)).toString()).toBe('234');
  closeSync(fd);
  expect(Buffer.from(await copy.read(100)).toString()).toBe('56789');
  expect(copy.position).toBe(10n);
  copy.close();
  copy.close();
});

describe('a pipe', () => {
  test('bytes that come in pieces, and its end', async () => {
    const { reader, writer } = pipe();
    const copy = KernelDescriptor.copyOf(reader, 'read');
    expect(copy.kind).toBe('pipe');
    const reading = copy.read(5);
    writeSync(writer, 'ab');
    setTimeout(() => writeSync(writer, 'cde+'), 30);
    expect(Buffer.from(await reading).toString()).toBe('abcde');
    closeSync(writer);
    expect(Buffer.from(await copy.read(5)).toString()).toBe('+');
    copy.close();
    closeSync(reader);
  });

  test('an abort ends the wait', async () => {
    const { reader, writer } = pipe();
    const copy = KernelDescriptor.copyOf(reader, 'read');
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(copy.read(5, controller.signal)).rejects.toThrow('enough');
    for (const fd of [reader, writer]) closeSync(fd);
    copy.close();
  });

  test('a copy blocks, whatever others set on theirs', () => {
    const { reader, writer } = pipe(constants.O_NONBLOCK);
    const copy = KernelDescriptor.copyOf(writer, 'write');
    const info = execFileSync('cat', [`/proc/${process.pid}/fdinfo/${copy.fd}`], { encoding: 'utf8' });
    const flags = Number.parseInt(/flags:\s*(\d+)/.exec(info)?.[1] ?? '', 8);
    expect(flags & constants.O_NONBLOCK).toBe(0);
    expect(copy.broken).toBe(false);
    closeSync(reader);
    expect(copy.broken).toBe(true);
    expect(() => KernelDescriptor.copyOf(writer, 'write')).toThrow(/EPIPE/);
    closeSync(writer);
    copy.close();
  });
});

test('what cannot be lent', () => {
  for (const fd of [-1, 0.5, Number.NaN, 2 ** 31, '1' as never]) {
    expect(() => KernelDescriptor.copyOf(fd, 'read')).toThrow(/is no file descriptor/);
  }
  expect(() => KernelDescriptor.copyOf(1_000_000, 'read')).toThrow(/EBADF/);
  const fd = openSync('/dev/null', 'r');
  expect(() => KernelDescriptor.copyOf(fd, 'write')).toThrow(/is not open to write/);
  const copy = KernelDescriptor.copyOf(fd, 'read');
  expect([copy.kind, copy.position]).toEqual(['other', 0n]);
  copy.close();
  closeSync(fd);
});
