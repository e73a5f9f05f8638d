import { expect, test } from 'vitest';
import { flag, Nvlist } from '../src/nvlist/index.ts';
import { parseFilter } from './call-filter.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import { type PrinterOptions, TracePrinter } from './printer.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

const START = 1_790_000_000_000_000_000n;
const header: TraceHeader = { abi: MADE_ABI, startedAt: START, command: ['zfs'] };

/** What is printed of events, as lines. */
function printed(events: readonly TraceEvent[], options: PrinterOptions = {}): string[] {
  let text = '';
  const printer = new TracePrinter(
    header,
    (more) => {
      expect(more).toMatch(/\n$/);
      text += more;
    },
    options,
  );
  for (const event of events) printer.add(event);
  printer.end();
  return text === '' ? [] : text.slice(0, -1).split('\n');
}

const ms = (count: number) => START + BigInt(count) * 1_000_000n;
const process = (pid: number, at = 0) => ({ pid, tid: pid, at: ms(at) });
const exec = (pid: number, ...argv: string[]): TraceEvent => ({
  kind: 'exec',
  ...process(pid),
  ppid: 1,
  argv,
});
const fork = (pid: number, child: number): TraceEvent => ({ kind: 'fork', ...process(pid), child });
const exit = (pid: number, status: number | undefined, signal?: number): TraceEvent => ({
  kind: 'exit',
  ...process(pid),
  status,
  signal,
});
const stats = (pid: number, more: Partial<MadeCall> = {}): TraceEvent =>
  madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', errno: 2, pid, ...more });

const NO_MEMORY = expect.stringMatching(/^POOL_STATS tank {2}= -1 ENOMEM \(.*\)$/);
const LINE = 'POOL_STATS tank  = -1 ENOENT (there is no such pool)';

test('of one process only its calls', () => {
  expect(printed([exec(100, 'zpool', 'status'), stats(100), exit(100, 1)])).toEqual([LINE]);
});

test('a signal that kills the only process is told of', () => {
  expect(printed([exec(100, 'zpool'), stats(100), exit(100, undefined, 9)])).toEqual([
    LINE,
    '+++ killed by SIGKILL +++',
  ]);
});

test('of several processes those that make calls are told of', () => {
  const events = [
    exec(100, '/bin/sh', '-c', 'ls; zfs list'),
    fork(100, 101),
    exec(101, 'ls'),
    exit(101, 0),
    fork(100, 102),
    exec(102, '/sbin/zfs', 'list', 'a\nb'),
    stats(102, { tid: 103 }),
    exit(102, 1),
    exit(100, 1),
  ];
  expect(printed(events)).toEqual([
    "[102 zfs] +++ runs /sbin/zfs list 'a\\u{a}b' +++",
    `[102/103 zfs] ${LINE}`,
    '[102 zfs] +++ exited with 1 +++',
  ]);
  expect(printed(events, { processes: 'none' })).toEqual([`[102/103 zfs] ${LINE}`]);
  expect(printed(events, { processes: 'all' })).toEqual([
    "+++ runs /bin/sh -c 'ls; zfs list' +++",
    '[100 sh] +++ made process 101 +++',
    '[101 ls] +++ runs ls +++',
    '[101 ls] +++ exited with 0 +++',
    '[100 sh] +++ made process 102 +++',
    "[102 zfs] +++ runs /sbin/zfs list 'a\\u{a}b' +++",
    `[102/103 zfs] ${LINE}`,
    '[102 zfs] +++ exited with 1 +++',
    '[100 sh] +++ exited with 1 +++',
  ]);
});

test('calls repeated with a larger buffer are one line, in their place', () => {
  const small = stats(100, { errno: 12, room: 1024n });
  const large = stats(100, { errno: 0, room: 4096n, dst: Nvlist.from({ version: 5000n }) });
  expect(printed([small, large, exit(100, 0)])).toEqual([
    'POOL_STATS tank  = 0  → {version: 5000}  (2 tries)',
  ]);
  expect(printed([small])).toEqual([NO_MEMORY]);
  expect(printed([small, exit(100, undefined, 9)])).toEqual([NO_MEMORY, '+++ killed by SIGKILL +++']);
});

/** What is printed event by event. */
function pieces(events: readonly TraceEvent[], options: PrinterOptions = {}): string[] {
  let text = '';
  const printer = new TracePrinter(header, (more) => (text += more), options);
  return events.map((event) => {
    text = '';
    printer.add(event);
    return text;
  });
}

test('a call that was held is not kept waiting for long', () => {
  const events = [
    stats(100, { errno: 12, at: ms(0) }),
    stats(200, { at: ms(400) }),
    stats(200, { at: ms(600) }),
  ];
  expect(pieces(events)).toEqual([
    '',
    expect.not.stringContaining('ENOMEM'),
    expect.stringMatching(/ENOMEM(.*)\n.*ENOENT/),
  ]);
  let text = '';
  const printer = new TracePrinter(header, (more) => (text += more));
  printer.add(stats(100, { errno: 12 }));
  expect(printer.isHolding).toBe(true);
  printer.flush();
  expect(text).toContain('ENOMEM');
  expect(printer.isHolding).toBe(false);
});

test('one that took long is still a repeated one', () => {
  const small = stats(100, { errno: 12, room: 1024n, at: ms(0) });
  const large = stats(100, { errno: 0, room: 4096n, at: ms(10), durationNs: 5_000_000_000n });
  expect(printed([small, large])).toEqual(['POOL_STATS tank  = 0  (2 tries)']);
});

test('nothing of a process overtakes its calls', () => {
  const small = stats(100, { errno: 12 });
  const held = expect.stringMatching(/^(\[100\] )?POOL_STATS tank {2}= -1 ENOMEM/);
  const all = (event: TraceEvent) => printed([small, event], { processes: 'all' });
  expect(all(exec(100, 'zfs'))).toEqual([held, '+++ runs zfs +++']);
  expect(all(fork(100, 101))).toEqual([held, '[100] +++ made process 101 +++']);
  expect(all(exec(101, 'zfs'))).toEqual(['+++ runs zfs +++', held]);
});

test('an error of an ioctl that nobody repeats is printed at once', () => {
  const create = madeCall({ ioctl: 'ZFS_IOC_CREATE', subject: 'tank/a', errno: 12 });
  expect(pieces([create])).toEqual([expect.stringContaining('ENOMEM')]);
});

test('what every filter accepts is printed and counted', () => {
  const events = [
    exec(100, 'zfs'),
    stats(100),
    stats(100, { subject: 'rpool' }),
    madeCall({
      ioctl: 'ZFS_IOC_SNAPSHOT',
      subject: 'tank',
      src: Nvlist.from({ snaps: Nvlist.from({ 'tank@a': flag() }) }),
      pid: 100,
    }),
  ];
  const filters = [parseFilter('pool=tank'), parseFilter('error')];
  expect(printed(events, { filters, summary: 'text' })).toEqual([
    LINE,
    '% time  total   mean    max  calls  ioctls  errors  name',
    '------  -----  -----  -----  -----  ------  ------  ----------',
    '100.00  250us  250us  250us      1       1       1  POOL_STATS',
    '------  -----  -----  -----  -----  ------  ------  ----------',
    '100.00  250us  250us  250us      1       1       1  all',
  ]);
  expect(printed(events, { filters: [parseFilter('pid=101')], processes: 'all' })).toEqual([]);
});

test('times before lines', () => {
  const events = [stats(100, { at: ms(5) }), stats(100, { at: ms(7) })];
  expect(printed(events, { time: 'relative' })).toEqual([`  0.000000 ${LINE}`, `  0.002000 ${LINE}`]);
  expect(printed(events, { time: 'microseconds' })[1]).toMatch(/^\d\d:\d\d:20\.007000 POOL_STATS/);
  expect(printed(events, { time: 'seconds', duration: true })[1]).toMatch(/^\d\d:\d\d:20 .* {2}<250us>$/);
});

test('times never run backwards from line to line of a process, and no time is negative', () => {
  const late = { ...exec(101, 'zfs'), at: ms(1) };
  const events = [exec(100, 'sh'), late, stats(100, { at: ms(5) }), stats(101, { at: ms(7) })];
  const times = printed(events, { time: 'relative' }).map((line) => line.trim().split(' ')[0]);
  expect(times).toEqual(['0.000000', '0.000000', '0.002000', '0.000000']);
  expect(printed(events, { time: 'microseconds' })[2]).toMatch(
    /^\d\d:\d\d:20\.007000 \[101 zfs\] \+\+\+ runs/,
  );
  const overlapping = [stats(100, { at: ms(5) }), stats(100, { at: ms(2) }), stats(100, { at: ms(6) })];
  expect(printed(overlapping, { time: 'relative' }).map((line) => line.trim().split(' ')[0])).toEqual([
    '0.000000',
    '0.000000',
    '0.001000',
  ]);
});

test('other forms: trees, objects, counts alone', () => {
  const events = [exec(100, 'zpool'), stats(100), exit(100, 1)];
  expect(printed(events, { format: 'tree' }).slice(0, 2)).toEqual([
    `${LINE}  <250us>`,
    `    call 0 of process 100, fd 3, request 0x5a05, 2026-09-21T14:13:20.000000000Z`,
  ]);
  const objects = printed(events, { format: 'json', summary: 'json' }).map((line) => JSON.parse(line));
  expect(objects.map(({ event }) => event)).toEqual(['start', 'exec', 'call', 'exit', 'summary']);
  expect(objects[0]).toMatchObject({ v: 1, release: '2.3.9-1', command: ['zfs'] });
  expect(printed(events, { format: 'none', summary: 'json' })).toHaveLength(1);
});

test('passwords in command lines are not shown unless they are asked for', () => {
  const argv = ['zfs', 'load-key', '-L', 'https://me:hunter2@host/key', 'tank'];
  const all = (options: PrinterOptions) => {
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    const printer = new TracePrinter({ ...header, command: argv }, write, { processes: 'all', ...options });
    const shown = printer
      .add(exec(100, ...argv))
      .flatMap((event) => (event.kind === 'exec' ? event.argv : []));
    return shown.join() + text;
  };
  expect(all({ format: 'json' })).not.toContain('hunter2');
  expect(all({ format: 'lines' })).not.toContain('hunter2');
  expect(all({ format: 'json', showSecrets: true }).match(/hunter2/g)).toHaveLength(3);
});

test('processes are not told of in objects either when they are not wanted', () => {
  const events = [exec(100, 'zpool'), stats(100), exit(100, 1)];
  const objects = printed(events, { format: 'json', processes: 'none' }).map((line) => JSON.parse(line));
  expect(objects.map(({ event }) => event)).toEqual(['start', 'call']);
});

test('a name of a program that is long is cut', () => {
  const events = [exec(100, 'sh'), exec(101, `/bin/${'x'.repeat(120_000)}`), stats(101)];
  expect(printed(events, { processes: 'none' })).toEqual([`[101 ${'x'.repeat(32)}…] ${LINE}`]);
});

test('bytes that are no text, and text that looks like an escaped character', () => {
  const call = stats(100, { subject: 'a\\u{1b}\u001b' }) as ReturnType<typeof madeCall>;
  call.before[4] = 0xff;
  const subject = (lines: readonly string[]) => lines[0]?.replace(/ +=.*/, '');
  expect(call.kind === 'call' && subject(printed([call]))).toBe(`POOL_STATS "a\\\\u{\\xffb}\\u{1b}"`);
  expect(subject(printed([call], { format: 'tree' }))).toBe(`POOL_STATS a\\\\u{\\xffb}\\u{1b}`);
  expect(printed([call], { format: 'json' })[1]).toContain(String.raw`"subject":"a\\u{\udcffb}\u001b"`);
});

test('what can be shown is given too, decoded and filtered', () => {
  const printer = new TracePrinter(header, () => {}, { filters: [parseFilter('error')] });
  expect(printer.add(stats(100))).toMatchObject([
    { kind: 'call', name: 'ZFS_IOC_POOL_STATS', code: 'ENOENT' },
  ]);
  expect(printer.add(stats(100, { errno: 0 }))).toEqual([]);
  expect(printer.add(stats(100, { errno: 12 }))).toEqual([]);
  expect(printer.end()).toMatchObject([{ code: 'ENOMEM' }]);
});

test('there is no escape character unless it was asked for', () => {
  const events = [exec(100, 'zfs'), fork(100, 101), stats(101), exit(101, undefined, 9)];
  expect(printed(events, { format: 'tree', processes: 'all' }).join('')).not.toContain('\u001b');
  const paint = (text: string) => `\u001b[1m${text}\u001b[22m`;
  expect(printed(events, { paint }).join('')).toContain('\u001b[1mPOOL_STATS\u001b[22m');
});
