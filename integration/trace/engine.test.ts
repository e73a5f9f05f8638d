import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { abiForVersion } from 'zfskit/ioctl';
import {
  attachTo,
  type RawCall,
  type TraceEvent,
  type TraceProgramOptions,
  traceProgram,
} from 'zfskit/trace';
import { buildTracee } from './build-tracee.ts';

/** A device that every machine has: what counts is that all the program's ioctls on it are seen, and no others. */
const DEVICE = '/dev/null';
const abi = abiForVersion('2.3.9');

let folder: string;
let tracee: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfskit-trace-'));
  tracee = buildTracee(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function collect(events: AsyncIterable<TraceEvent>): Promise<TraceEvent[]> {
  const all: TraceEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** Runs the program in a mode under the tracer. */
async function run(mode: string, options: Partial<TraceProgramOptions> = {}) {
  const output = openSync(join(folder, 'output'), 'w');
  const argv = [tracee, DEVICE, ...mode.split(' ')];
  const trace = await traceProgram({ argv, device: DEVICE, abi, stdio: [0, output, 2], ...options });
  const events = await collect(trace);
  const calls = events.filter((event): event is RawCall => event.kind === 'call');
  return { end: await trace.end, events, calls, output: readFileSync(join(folder, 'output'), 'utf8') };
}

/** A process that is no child of this one, in a loop of calls until it gets SIGUSR1. */
async function loop(...mode: string[]) {
  const script = '"$0" "$@" & echo $!; wait $!';
  const words = mode.length > 0 ? mode : ['loop'];
  const shell = spawn('sh', ['-c', script, tracee, DEVICE, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(shell, 'close').then(([status]) => status as number);
  const [line] = await once(shell.stdout, 'data');
  return { pid: Number.parseInt(String(line), 10), closed };
}

const nameOf = ({ before }: RawCall) => Buffer.from(before).toString('latin1').split('\0')[0];
const stateOf = (pid: number) => /^State:\s+(\S)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
const exists = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.each([
  ['with a filter', true],
  ['without a filter', false],
])('a program that is started %s', (_, filter) => {
  test('every call, in order, with its bytes, errno and time', async () => {
    const { calls, events, end } = await run('calls 100', { filter });
    expect(end).toEqual({ status: 7, signal: undefined });
    expect(events.at(0)).toMatchObject({
      kind: 'exec',
      argv: [tracee, DEVICE, 'calls', '100'],
      ppid: process.pid,
    });
    expect(events.at(-1)).toMatchObject({ kind: 'exit', status: 7 });
    expect(calls.map(({ seq, request }) => [seq, request])).toEqual(
      Array.from({ length: 100 }, (_, index) => [index, 0x5a00 + (index % 64)]),
    );
    for (const call of calls) {
      expect(call).toMatchObject({ errno: 25, before: { length: abi.layout.size }, src: undefined });
      expect(call.after).toEqual(call.before);
      expect(call.durationNs).toBeGreaterThan(0n);
    }
    expect(calls.every((call, index) => index === 0 || call.at > (calls[index - 1]?.at ?? 0n))).toBe(true);
  });

  test('children, what they run, and how they end', async () => {
    const { events, end } = await run('fork', { filter });
    const pids = [...new Set(events.map(({ pid }) => pid))];
    const [parent, child, grandchild] = pids;
    expect(pids).toHaveLength(3);
    expect(
      events.map((event) => [
        event.kind,
        event.pid,
        event.kind === 'call' ? nameOf(event) : event.kind === 'fork' ? event.child : undefined,
      ]),
    ).toEqual([
      ['exec', parent, undefined],
      ['call', parent, 'parent'],
      ['fork', parent, child],
      ['call', child, 'child'],
      ['fork', child, grandchild],
      ['exec', grandchild, undefined],
      ['call', grandchild, 'tank'],
      ['call', grandchild, 'tank'],
      ['exit', grandchild, undefined],
      ['exit', child, undefined],
      ['call', parent, 'parent'],
      ['exit', parent, undefined],
    ]);
    expect(end.status).toBe(4);
  });

  test('500 threads', async () => {
    const { calls, events, end } = await run('threads 500 20', { filter });
    expect(end.status).toBe(0);
    expect(calls).toHaveLength(10_000);
    expect(new Set(calls.map(({ seq }) => seq)).size).toBe(10_000);
    const threads = new Map<number, number[]>();
    for (const { tid, request } of calls) threads.set(tid, [...(threads.get(tid) ?? []), request]);
    expect(threads.size).toBe(500);
    for (const requests of threads.values()) {
      expect(requests).toEqual(Array.from({ length: 20 }, (_, index) => 0x5a00 + index));
    }
    expect(events.filter(({ kind }) => kind === 'fork' || kind === 'exit')).toHaveLength(1);
  });

  test('a thread that calls exec takes over its process', async () => {
    const { events, end } = await run('thread-exec', { filter });
    expect(events.map(({ kind }) => kind)).toEqual(['exec', 'call', 'exec', 'call', 'exit']);
    expect(new Set(events.map(({ pid }) => pid)).size).toBe(1);
    expect(end.status).toBe(7);
  });

  test('signals reach the program, each once', async () => {
    const { calls, output } = await run('signals 200', { filter });
    expect(calls).toHaveLength(200);
    expect(output).toBe('200 signals\n');
  });

  test('a stopped program stays stopped until it is told to go on', async () => {
    const argv = [tracee, DEVICE, 'stop'];
    const trace = await traceProgram({ argv, device: DEVICE, abi, filter, stdio: [0, 1, 2] });
    const events: TraceEvent[] = [];
    for await (const event of trace) {
      events.push(event);
      if (event.kind !== 'call' || nameOf(event) !== 'before') continue;
      await vi.waitFor(() => expect(stateOf(event.pid)).toMatch(/[Tt]/), 20_000);
      process.kill(event.pid, 'SIGCONT');
    }
    expect(events.map(({ kind }) => kind)).toEqual(['exec', 'call', 'call', 'exit']);
    expect((await trace.end).status).toBe(0);
  });

  test('only descriptors that are the device count, whatever their number', async () => {
    const { calls } = await run('others', { filter });
    expect(calls.map((call) => [call.request, nameOf(call)])).toEqual([
      [0x5a05, 'here'],
      [0x5a06, 'elsewhere'],
    ]);
  });

  test('a descriptor that came over a socket', async () => {
    const { calls } = await run('passed', { filter });
    expect(calls.map(nameOf)).toEqual(['passed']);
  });

  test('a descriptor that was inherited', async () => {
    const fd = openSync(DEVICE, 'r+');
    const { calls } = await run(`inherited ${fd}`, { filter, inherit: [fd] });
    expect(calls.map(nameOf)).toEqual(['inherited']);
  });

  test('memory that is not there', async () => {
    const { calls, end } = await run('bad-memory', { filter });
    expect(end.status).toBe(0);
    expect(calls.map(({ before }) => before.length)).toEqual([0, 96, 0, abi.layout.size]);
    expect(calls[3]?.src?.size).toBe(1n << 40n);
    expect(calls[3]?.src?.bytes.length).toBeLessThanOrEqual(96);
  });

  test.each([9, 11])('killed by signal %i', async (signal) => {
    const { end, events } = await run(`killed ${signal}`, { filter });
    expect(end).toEqual({ status: undefined, signal });
    expect(events.at(-1)).toMatchObject({ kind: 'exit', signal, status: undefined });
  });

  test.skipIf(process.arch !== 'x64')('a call by the way of 32-bit programs', async () => {
    const { calls, end } = await run('32-bit', { filter });
    expect(calls.map((call) => [call.request, nameOf(call), call.errno])).toEqual([[0x5a0b, 'narrow', 25]]);
    expect(end.status).toBe(0);
  });
});

test.each([
  ['with a filter', true],
  ['without a filter', false],
])('a child whose maker dies at once, %s', async (_, filter) => {
  let children = 0;
  for (let delay = 0; delay < 400; delay += 10) {
    const { events, end } = await run(`orphan ${delay}`, { filter });
    expect(end.status).toBe(6);
    const forks = events.filter(({ kind }) => kind === 'fork');
    const exits = events.filter(({ kind }) => kind === 'exit');
    const calls = events.filter(({ kind }) => kind === 'call');
    // Whether it forks before it ends is chance; what it does then is seen to the end.
    expect([forks.length, exits.length, calls.length]).toEqual([
      calls.length,
      calls.length + 1,
      calls.length,
    ]);
    children += calls.length;
  }
  expect(children).toBeGreaterThan(0);
});

test('standard descriptors that change places', async () => {
  const [one, two] = ['one', 'two'].map((name) => openSync(join(folder, name), 'w'));
  const argv = ['sh', '-c', 'echo to-1; echo to-2 >&2'];
  const trace = await traceProgram({ argv, device: DEVICE, abi, stdio: [0, one ?? -1, two ?? -1] });
  await collect(trace);
  const script = `
    const { traceProgram } = await import('zfskit/trace');
    const { abiForVersion } = await import('zfskit/ioctl');
    const argv = ['sh', '-c', 'echo to-1; echo to-2 >&2'];
    const trace = await traceProgram({ argv, device: '${DEVICE}', abi: abiForVersion('2.3.9'), stdio: [0, 2, 1] });
    for await (const event of trace);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect([out, err]).toEqual(['to-2\n', 'to-1\n']);
  expect(['one', 'two'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
    'to-1\n',
    'to-2\n',
  ]);
});

test('how a program ended is known though nobody reads the events', async () => {
  const trace = await traceProgram({ argv: [tracee, DEVICE, 'calls', '5'], device: DEVICE, abi });
  expect(await trace.end).toEqual({ status: 7, signal: undefined });
  expect(await collect(trace)).toHaveLength(7);
});

test('many traces leave nothing behind', async () => {
  const stopping = new AbortController();
  const held = () => [readdirSync('/proc/self/fd').length, readdirSync('/proc/self/task').length];
  const once = async () => {
    const argv = [tracee, DEVICE, 'calls', '1'];
    await collect(await traceProgram({ argv, device: DEVICE, abi, signal: stopping.signal }));
  };
  await once();
  const before = held();
  for (let index = 0; index < 20; index++) await once();
  await vi.waitFor(() => expect(held()).toEqual(before), 20_000);
  expect(getEventListeners(stopping.signal, 'abort')).toEqual([]);
});

describe('programs that cannot be traced', () => {
  test('descriptors that are none', async () => {
    const wrong = { argv: ['true'], device: DEVICE, abi };
    await expect(traceProgram({ ...wrong, stdio: [0, 1, 7777] })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(traceProgram({ ...wrong, stdio: [0, 'x' as never, 2] })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test.each([
    ['/nonexistent/program', 'ENOENT', /there is no such program/],
    ['zfskit-no-such-program', 'ENOENT', /there is no such program/],
    [tmpdir(), 'EACCES', /may not be executed/],
  ])('%s', async (program, code, message) => {
    await expect(traceProgram({ argv: [program], device: DEVICE, abi })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test('a process that is not there', async () => {
    await expect(attachTo([2 ** 22 - 7], { device: DEVICE, abi })).rejects.toMatchObject({ code: 'ESRCH' });
  });

  test('what is no process', async () => {
    await expect(attachTo([0], { abi })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await expect(attachTo([process.pid], { abi })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await expect(traceProgram({ argv: [], abi })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test('a process that is traced already', async () => {
    const { pid, closed } = await loop();
    const trace = await attachTo([pid], { device: DEVICE, abi });
    await expect(attachTo([pid], { device: DEVICE, abi })).rejects.toMatchObject({ code: 'EPERM' });
    process.kill(pid, 'SIGUSR1');
    expect((await collect(trace)).at(-1)).toMatchObject({ kind: 'exit', status: 5 });
    expect(await closed).toBe(5);
  });

  test('a child that Node waits for', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    await expect(attachTo([child.pid ?? 0], { abi })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: expect.stringMatching(/start it with traceProgram/),
    });
    child.kill();
  });
});

describe('a process that runs already', () => {
  test('its calls are seen, and it runs on when it is let go', async () => {
    const { pid, closed } = await loop();
    const stopping = new AbortController();
    const trace = await attachTo([pid], { device: DEVICE, abi, signal: stopping.signal });
    const events: TraceEvent[] = [];
    for await (const event of trace) {
      events.push(event);
      if (events.length === 50) stopping.abort();
    }
    expect(events[0]).toMatchObject({ kind: 'exec', pid, argv: [tracee, DEVICE, 'loop'] });
    const calls = events.filter((event) => event.kind === 'call');
    expect(calls.length).toBeGreaterThanOrEqual(49);
    // None is missing in between.
    expect(calls.map(({ request }) => request)).toEqual(
      calls.map((_, index) => 0x5a00 + (((calls[0]?.request ?? 0) - 0x5a00 + index) % 64)),
    );
    expect(await trace.end).toEqual({ status: undefined, signal: undefined });
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^TracerPid:\s+0$/m);
    expect(stateOf(pid)).toMatch(/[RS]/);
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('one that makes and ends threads all the time', async () => {
    const { pid, closed } = await loop('churn');
    for (let index = 0; index < 20; index++) await (await attachTo([pid], { device: DEVICE, abi })).detach();
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('a wait that the kernel does not begin again by itself', async () => {
    const { pid, closed } = await loop('epoll', '1500');
    await vi.waitFor(() => expect(stateOf(pid)).toBe('S'), 20_000);
    const trace = await attachTo([pid], { device: DEVICE, abi });
    expect((await collect(trace)).at(-1)).toMatchObject({ kind: 'exit', status: 5 });
    expect(await closed).toBe(5);
  });

  test('waits, one after another, none of which ends early', async () => {
    const { pid, closed } = await loop('waits', '1');
    for (let index = 0; index < 40; index++) {
      const trace = await attachTo([pid], { device: DEVICE, abi });
      await new Promise((resolve) => setTimeout(resolve, index % 5));
      await trace.detach();
    }
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('the end of each trace is told, also when it is let go in between', async () => {
    const { pid, closed } = await loop();
    for (let index = 0; index < 10; index++) {
      const stopping = new AbortController();
      const trace = await attachTo([pid, pid], { device: DEVICE, abi, signal: stopping.signal });
      const kinds: string[] = [];
      for await (const { kind } of trace) if (kinds.push(kind) === 20) stopping.abort();
      expect(kinds.filter((kind) => kind !== 'call')).toEqual(['exec', 'detach']);
    }
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('several, until each has ended', async () => {
    const pids = (await Promise.all([loop(), loop(), loop()])).map(({ pid }) => pid);
    const trace = await attachTo(pids, { device: DEVICE, abi });
    const seen = new Map<number, number>();
    const ends = new Map<number, number | undefined>();
    for await (const event of trace) {
      if (event.kind === 'exit') ends.set(event.pid, event.status);
      if (event.kind !== 'call') continue;
      seen.set(event.pid, (seen.get(event.pid) ?? 0) + 1);
      if (seen.get(event.pid) === 20) process.kill(event.pid, 'SIGUSR1');
    }
    expect([...seen.keys()].sort()).toEqual(pids.toSorted());
    expect([...ends].sort()).toEqual(pids.toSorted().map((pid) => [pid, 5]));
  });
});

describe('a tracer that goes away', () => {
  /** A program of its own that traces, which can be killed. */
  const tracing = (how: string) => `
    const { traceProgram, attachTo } = await import('zfskit/trace');
    const { abiForVersion } = await import('zfskit/ioctl');
    const options = { device: ${JSON.stringify(DEVICE)}, abi: abiForVersion('2.3.9') };
    const trace = await ${how};
    let calls = 0;
    for await (const event of trace) {
      if (event.kind === 'exec') console.log(event.pid);
      if (event.kind === 'call' && ++calls === 20) console.log('traces');
    }`;

  async function tracer(how: string) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', tracing(how)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    await vi.waitFor(() => expect(output).toContain('traces'), { timeout: 20_000 });
    return { child, pid: Number(output.split('\n')[0]) };
  }

  test('killed: what it had attached to runs on', async () => {
    const { pid, closed } = await loop();
    const { child } = await tracer(`attachTo([${pid}], options)`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(stateOf(pid)).toMatch(/[RS]/);
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('killed: what it had started without a filter runs on', async () => {
    const argv = JSON.stringify([tracee, DEVICE, 'loop']);
    const { child, pid } = await tracer(`traceProgram({ argv: ${argv}, filter: false, ...options })`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(stateOf(pid)).toMatch(/[RS]/);
    process.kill(pid, 'SIGUSR1');
    await vi.waitFor(() => expect(exists(pid) && stateOf(pid) !== 'Z').toBe(false), 20_000);
  });

  test('killed: what it had started with a filter goes with it', async () => {
    const argv = JSON.stringify([tracee, DEVICE, 'loop']);
    const { child, pid } = await tracer(`traceProgram({ argv: ${argv}, ...options })`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await vi.waitFor(() => expect(exists(pid) && stateOf(pid) !== 'Z').toBe(false), 20_000);
  });

  test('process.exit in the middle of a trace', async () => {
    const { pid, closed } = await loop();
    const program = `${tracing(`attachTo([${pid}], options)`).replace("console.log('traces')", 'process.exit(3)')}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(stateOf(pid)).toMatch(/[RS]/);
    process.kill(pid, 'SIGUSR1');
    expect(await closed).toBe(5);
  });

  test('process.exit at once', async () => {
    const program = `
      const { traceProgram } = await import('zfskit/trace');
      const { abiForVersion } = await import('zfskit/ioctl');
      await traceProgram({ argv: ['sleep', '60'], device: '${DEVICE}', abi: abiForVersion('2.3.9') });
      process.exit(3);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    expect(await once(child, 'close')).toEqual([3, null]);
  });

  test('a program that was let go runs to its end', async () => {
    const output = openSync(join(folder, 'let-go'), 'w');
    const argv = [tracee, DEVICE, 'loop'];
    const trace = await traceProgram({ argv, device: DEVICE, abi, stdio: [0, output, 2] });
    let pid = 0;
    for await (const event of trace) {
      pid = event.pid;
      if (event.kind === 'call' && event.seq === 20) break;
    }
    expect(await trace.end).toEqual({ status: undefined, signal: undefined });
    process.kill(pid, 'SIGUSR1');
    await vi.waitFor(
      () => expect(readFileSync(join(folder, 'let-go'), 'utf8')).toBe('end of loop\n'),
      20_000,
    );
    await vi.waitFor(() => expect(exists(pid)).toBe(false), 20_000);
  });
});

test('input, output and blocking mode are the program’s own', async () => {
  const program = `
    const { traceProgram } = await import('zfskit/trace');
    const { abiForVersion } = await import('zfskit/ioctl');
    const trace = await traceProgram({ argv: [${JSON.stringify(tracee)}, '${DEVICE}', 'echo'], device: '${DEVICE}', abi: abiForVersion('2.3.9') });
    for await (const event of trace);
    process.exitCode = 40 + (await trace.end).status;`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' });
  const chunks = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    chunks.out += data;
  });
  child.stderr.on('data', (data) => {
    chunks.err += data;
  });
  child.stdin.end('one\ntwo\n'.repeat(1000));
  expect(await once(child, 'close')).toEqual([40, null]);
  expect(chunks).toEqual({ out: 'one\ntwo\n'.repeat(1000), err: 'blocking 1\n' });
});

test('a reader that is slow slows the program down, and nothing is lost', async () => {
  const argv = [tracee, DEVICE, 'calls', '2000'];
  const trace = await traceProgram({ argv, device: DEVICE, abi });
  // More than there is room for.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const calls = (await collect(trace)).filter(({ kind }) => kind === 'call');
  expect(calls).toHaveLength(2000);
});

test('the events come once', async () => {
  const trace = await traceProgram({ argv: [tracee, DEVICE, 'calls', '1'], device: DEVICE, abi });
  await collect(trace);
  await expect(collect(trace)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
});
