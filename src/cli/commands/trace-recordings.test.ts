import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FdWriter } from '../../../trace/fd-writer.ts';
import { MADE_ABI, madeCall } from '../../../trace/made-call.ts';
import { RecordingWriter } from '../../../trace/recording-writer.ts';
import type { TraceEvent } from '../../../trace/trace-event.ts';
import { Nvlist } from '../../nvlist/index.ts';
import { traceDiffCommand } from './trace-diff.ts';
import { traceShowCommand } from './trace-show.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  process.exitCode = undefined;
});

/** What a command writes to standard output and standard error, and its exit status. */
async function run(command: ReturnType<typeof traceShowCommand>, ...args: string[]) {
  const written = ['', '', ''];
  const write = vi.spyOn(FdWriter.prototype, 'write').mockImplementation(async function (
    this: FdWriter,
    text,
  ) {
    written[this.fd] += text;
  });
  try {
    await command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .parseAsync(args, { from: 'user' });
    return { out: written[1] as string, err: written[2] as string, status: process.exitCode };
  } finally {
    write.mockRestore();
    process.exitCode = undefined;
  }
}

const show = (...args: string[]) => run(traceShowCommand(), ...args);
const diff = (...args: string[]) => run(traceDiffCommand(), ...args);

function record(name: string, ...events: readonly TraceEvent[]): string {
  const path = join(folder, name);
  const writer = RecordingWriter.open(path, { abi: MADE_ABI, startedAt: 1n, command: ['zfs'] });
  for (const event of events) writer.write(event);
  writer.end();
  return path;
}

const create = (name: string, compression: string, errno = 0) =>
  madeCall({
    ioctl: 'ZFS_IOC_CREATE',
    subject: name,
    src: Nvlist.from({ props: Nvlist.from({ compression }), guid: 1n }),
    errno,
  });
const stats = (subject: string) => madeCall({ ioctl: 'ZFS_IOC_OBJSET_STATS', subject, seq: 1 });

describe('trace show', () => {
  test('prints a recording as the trace would have been', async () => {
    const path = record('show', create('tank/a', 'lz4', 17), stats('tank/a'));
    const lines = await show(path);
    expect(lines).toMatchObject({ err: '', status: 0 });
    expect(lines.out).toMatch(
      /^CREATE tank\/a .*lz4.* = -1 EEXIST[^\n]*\nOBJSET_STATS tank\/a .*= 0[^\n]*\n$/,
    );
    expect((await show('-e', 'error', path)).out).toMatch(/^CREATE tank\/a[^\n]*\n$/);
    const objects = (await show('--json', path)).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(objects).toMatchObject([{ event: 'start' }, { ioctl: 'ZFS_IOC_CREATE' }, { subject: 'tank/a' }]);
  });

  test('prints what is before the place where it is cut off, and then says so', async () => {
    const path = record('cut', create('tank/a', 'lz4'), stats('tank/a'));
    truncateSync(path, readFileSync(path).length - 40);
    const { out, err, status } = await show(path);
    expect(out).toMatch(/^CREATE tank\/a[^\n]*\n$/);
    expect(err).toMatch(
      /^zfskit: .*cut cannot be read on at byte \d+: a frame .*it was cut off or is damaged[^\n]*\n$/,
    );
    expect(status).toBe(125);
  });

  test('writes to a file', async () => {
    const output = join(folder, 'out');
    const { status } = await show('-c', '-o', output, record('counts', stats('tank')));
    expect(status).toBe(0);
  });

  test('refuses what is no recording', async () => {
    const path = join(folder, 'text');
    writeFileSync(path, 'CREATE tank/a\n');
    expect(await show(path)).toMatchObject({
      out: '',
      err: /it is no recording of zfskit trace/,
      status: 125,
    });
    expect(await show(join(folder, 'absent'))).toMatchObject({
      err: /absent cannot be read: ENOENT/,
      status: 125,
    });
  });
});

describe('trace diff', () => {
  test('says nothing of two that are the same, also under other names', async () => {
    const a = record('same-a', create('tank/a', 'lz4'), stats('tank/a'));
    const b = record('same-b', create('test/a', 'lz4'), stats('test/a'));
    expect(await diff(a, a)).toEqual({ out: '', err: '', status: 0 });
    expect(await diff('--map', 'tank=test', a, b)).toEqual({ out: '', err: '', status: 0 });
    expect(await diff(a, b)).toMatchObject({ status: 1 });
  });

  test('says which calls one alone has, and what differs in others', async () => {
    const a = record('a', create('tank/\u001b[2J', 'lz4'), stats('tank/a'));
    const b = record('b', create('tank/\u001b[2J', 'zstd', 17), stats('tank/b'));
    const { out, status } = await diff(a, b);
    expect(out.split('\n')).toEqual([
      '! #0 #0 CREATE tank/\\u{1b}[2J',
      '    - zc_nvlist_src/props/compression: "lz4"',
      '    + zc_nvlist_src/props/compression: "zstd"',
      '    - errno: 0',
      '    + errno: EEXIST',
      expect.stringMatching(/^- #1 OBJSET_STATS tank\/a .*= 0$/),
      expect.stringMatching(/^\+ #1 OBJSET_STATS tank\/b .*= 0$/),
      '',
    ]);
    expect(status).toBe(1);
    const [changed, onlyA, onlyB] = (await diff('--json', a, b)).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(changed).toMatchObject({
      kind: 'changed',
      a: { seq: 0 },
      differences: [
        { path: 'zc_nvlist_src/props/compression', before: { value: 'lz4' }, byChance: false },
        { path: 'errno', after: 'EEXIST' },
      ],
    });
    expect([onlyA, onlyB]).toMatchObject([
      { kind: 'only-a', a: { subject: 'tank/a' } },
      { kind: 'only-b', b: { subject: 'tank/b' } },
    ]);
  });

  test('has trouble with a recording that is cut off, and with a name map that is none', async () => {
    const a = record('whole', stats('tank'));
    const b = record('part', stats('tank'));
    truncateSync(b, readFileSync(b).length - 1);
    expect(await diff(a, b)).toMatchObject({ out: '', err: /part cannot be read on/, status: 125 });
    await expect(diff('--map', 'tank', a, a)).rejects.toThrow(/Two names, as in tank=test/);
  });
});
