import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file } from 'zfskit';
import {
  attachTo,
  decodeCall,
  type ListPlace,
  type RawCall,
  readRecording,
  replay,
  type TracedCall,
  type TraceEvent,
  traceProgram,
} from 'zfskit/trace';
import { command, Fixture } from './fixture.ts';
import { asHere, callsInLog, type Seen, seen } from './strace.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.open();
});
afterAll(() => fixture[Symbol.asyncDispose]());

/** What a program did. */
interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

let runs = 0;

/** Runs a program as it is. */
function plain(argv: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const [program = '', ...args] = argv;
  const options = { env: { ...process.env, ...env } as Record<string, string>, maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ status: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

/** Runs a program under the tracer. */
async function traced(argv: readonly string[], env: Record<string, string> = {}) {
  const out = join(fixture.folder, `out-${runs++}`);
  const err = join(fixture.folder, `err-${runs++}`);
  const stdio = [openSync('/dev/null', 'r'), openSync(out, 'w'), openSync(err, 'w')] as const;
  const whole = { ...process.env, ...env } as Record<string, string>;
  const trace = await traceProgram({ argv, stdio, env: whole, inherit: [] });
  const events: TraceEvent[] = [];
  for await (const event of trace) events.push(event);
  const { status = -1, signal } = await trace.end;
  const calls = events.filter((event): event is RawCall => event.kind === 'call');
  const decoded = calls.map((call) => decodeCall(call, trace.header.abi));
  const stdout = readFileSync(out, 'utf8');
  const stderr = readFileSync(err, 'utf8');
  return { status, signal, stdout, stderr, calls, decoded, events };
}

/** Runs a program under strace. */
async function straced(argv: readonly string[]): Promise<Run & { calls: Seen[] }> {
  const log = join(fixture.folder, `strace-${runs++}`);
  const run = await plain(['strace', '-f', '-X', 'raw', '-e', 'trace=ioctl', '-o', log, ...argv]);
  return { ...run, calls: callsInLog(readFileSync(log, 'utf8')) };
}

async function pool(size = 256 << 20): Promise<{ name: string; image: string }> {
  const name = fixture.poolName();
  const image = await fixture.image(size);
  await fixture.zfs.pools.create(name, { vdevs: [file(image)], properties: { cachefile: 'none' } });
  return { name, image };
}

describe('commands that only look', () => {
  let name: string;
  let image: string;
  beforeAll(async () => {
    ({ name, image } = await pool());
    await fixture.zfs.datasets.create(`${name}/a`, { kind: 'filesystem', properties: { canmount: 'off' } });
    await fixture.zfs.datasets.create(`${name}/v`, { kind: 'volume', size: '8M' });
    await fixture.zfs.snapshots.create([`${name}/a@one`, `${name}/v@one`]);
  });

  test.each([
    ['zpool list', (pool: string) => ['zpool', 'list', '-Ho', 'name,size,guid,health', pool]],
    ['zpool status', (pool: string) => ['zpool', 'status', '-v', pool]],
    ['zpool get', (pool: string) => ['zpool', 'get', '-Hpo', 'name,property', 'all', pool]],
    ['zpool history', (pool: string) => ['zpool', 'history', '-i', pool]],
    ['zfs list', (pool: string) => ['zfs', 'list', '-Hpro', 'name,guid,type', '-t', 'all', pool]],
    ['zfs get', (pool: string) => ['zfs', 'get', '-Hpro', 'name,property', 'all', pool]],
    ['zfs holds', (pool: string) => ['zfs', 'holds', '-r', `${pool}/a@one`]],
    ['zfs userspace', (pool: string) => ['zfs', 'userspace', '-Hp', `${pool}/a`]],
    ['zfs send -nv', (pool: string) => ['zfs', 'send', '-nvP', `${pool}/a@one`]],
    ['no such dataset', (pool: string) => ['zfs', 'list', `${pool}/none`]],
    ['no such pool', () => ['zpool', 'status', 'zfskit-test-none']],
    ['wrong usage', () => ['zfs', 'snapshot']],
    ['zdb -l', (_: string, image: string) => ['zdb', '-l', image]],
    [
      'python3-pyzfs',
      (pool: string) => [
        'python3',
        '-c',
        `import libzfs_core as lzc\nprint(lzc.lzc_exists(b"${pool}/a"), lzc.lzc_exists(b"${pool}/b"))\n` +
          `print(lzc.lzc_get_holds(b"${pool}/a@one"))`,
      ],
    ],
  ])('%s', async (_, argvOf) => {
    const argv = argvOf(name, image);
    const untraced = await plain(argv);
    const ours = await traced(argv);
    const theirs = await straced(argv);
    expect({ status: ours.status, stdout: ours.stdout, stderr: ours.stderr }).toEqual(untraced);
    expect(seen(ours.calls)).toEqual(theirs.calls.map(asHere));
    expect(
      ours.decoded.filter(({ problem, lists }) => problem || lists.some((list) => list.problem)),
    ).toEqual([]);
    expect(ours.decoded.every(({ known }) => known)).toBe(true);
  });

  test('zpool import scanning', async () => {
    const folder = join(fixture.folder, 'exported');
    await mkdir(folder);
    const exported = fixture.poolName();
    const path = join(folder, 'disk');
    await command('truncate', '-s', '128M', path);
    await command('zpool', 'create', '-O', 'canmount=off', exported, path);
    await command('zpool', 'export', exported);
    const argv = ['zpool', 'import', '-d', folder];
    const untraced = await plain(argv);
    const ours = await traced(argv);
    const theirs = await straced(argv);
    expect({ status: ours.status, stdout: ours.stdout }).toEqual({ status: 0, stdout: untraced.stdout });
    expect(untraced.stdout).toContain(exported);
    expect(seen(ours.calls)).toEqual(theirs.calls.map(asHere));
    expect(ours.decoded.map((call) => call.name)).toContain('ZFS_IOC_POOL_TRYIMPORT');
  });

  test('answers are what the program saw', async () => {
    const { decoded, stdout } = await traced(['zfs', 'get', '-Hpo', 'value', 'guid,createtxg', `${name}/a`]);
    const stats = decoded.find(
      (call) => call.name === 'ZFS_IOC_OBJSET_STATS' && call.subject === `${name}/a`,
    );
    const list = stats?.lists.find(({ place }) => place === 'zc_nvlist_dst')?.list;
    const value = (property: string) => list?.get(property, 'nvlist').get('value', 'uint64');
    expect(stdout.trim().split('\n')).toEqual([String(value('guid')), String(value('createtxg'))]);
  });
});

describe('commands that change something', () => {
  test('create, fill, send, receive, destroy: the same calls as strace counts', async () => {
    const folder = join(fixture.folder, 'changing');
    await mkdir(folder);
    const name = fixture.poolName();
    const image = join(folder, 'disk');
    await command('truncate', '-s', '256M', image);
    const script = [
      `zpool create -f -O mountpoint=none ${name} ${image}`,
      `zfs create -o compression=lz4 ${name}/a`,
      `zfs set com.zfskit:note=hello ${name}/a`,
      `zfs snapshot ${name}/a@one ${name}@one`,
      `zfs hold keep ${name}/a@one`,
      `zfs send ${name}/a@one | zfs receive ${name}/b`,
      `zfs destroy ${name}/a@one`,
      `zfs release keep ${name}/a@one`,
      `zfs clone ${name}/a@one ${name}/c`,
      `zfs promote ${name}/c`,
      `zfs rename ${name}/c ${name}/d`,
      `zpool scrub -w ${name}`,
      `zpool destroy ${name}`,
    ].join('\n');
    const ours = await traced(['sh', '-c', script]);
    const theirs = await straced(['sh', '-c', script]);
    expect([ours.status, ours.stdout, ours.stderr]).toEqual([theirs.status, theirs.stdout, theirs.stderr]);
    // The two sides of the pipe run at the same time.
    expect(seen(ours.calls).sort()).toEqual(theirs.calls.map(asHere).sort());
    const names = ours.decoded.map((call) => call.name);
    for (const ioctl of [
      'POOL_CREATE',
      'CREATE',
      'SNAPSHOT',
      'HOLD',
      'RELEASE',
      'CLONE',
      'PROMOTE',
      'RENAME',
    ]) {
      expect(names).toContain(`ZFS_IOC_${ioctl}`);
    }
    const held = ours.decoded.find(({ code, name }) => code === 'EBUSY' && /DESTROY/.test(name));
    expect(held?.subject).toContain(name);
  });

  test('a stream through a pipe is whole', async () => {
    const { name } = await pool();
    await fixture.zfs.datasets.create(`${name}/v`, {
      kind: 'volume',
      size: '16M',
      properties: { volblocksize: '16K' },
    });
    await vi.waitFor(
      () => command('dd', 'if=/dev/urandom', `of=/dev/zvol/${name}/v`, 'bs=1M', 'count=8'),
      10_000,
    );
    await fixture.zfs.snapshots.create([`${name}/v@one`]);
    const sum = ['sh', '-c', `zfs send ${name}/v@one | cat | sha256sum`];
    const untraced = await plain(sum);
    const ours = await traced(sum);
    expect(ours.stdout).toBe(untraced.stdout);
    expect(ours.decoded.filter((call) => /SEND/.test(call.name) && call.errno === 0)).not.toEqual([]);
  });

  test('a key is in no event', async () => {
    const { name } = await pool();
    const key = join(fixture.folder, 'key');
    await writeFile(key, Buffer.alloc(32, 'K'));
    const argv = [
      'zfs',
      'create',
      '-o',
      'encryption=on',
      '-o',
      'keyformat=raw',
      '-o',
      `keylocation=file://${key}`,
    ];
    const { status, calls, decoded } = await traced([...argv, '-o', 'canmount=off', `${name}/secret`]);
    expect(status).toBe(0);
    const create = decoded.find((call) => call.name === 'ZFS_IOC_CREATE');
    const list = create?.lists.find(({ place }) => place === 'zc_nvlist_src');
    expect(list?.redacted).toBe(true);
    expect(list?.list?.get('hidden_args', 'nvlist').get('wkeydata', 'uint8_array')).toEqual(
      new Uint8Array(32),
    );
    const all = calls.flatMap(({ before, after, src, conf, dst }) => [
      before,
      after,
      src?.bytes,
      conf?.bytes,
      dst?.bytes,
    ]);
    expect(all.filter((bytes) => bytes && Buffer.from(bytes).includes('KKKKKKKK'))).toEqual([]);
  });
});

test('zfs mount -a with its threads', async (context) => {
  const { name } = await pool();
  const pools = (await command('zpool', 'list', '-Ho', 'name')).trim().split('\n');
  if (!pools.every((name) => name.startsWith('zfskit-test-'))) context.skip('it would mount pools of others');
  const folder = join(fixture.folder, 'mounts');
  await mkdir(folder);
  await fixture.zfs.properties.set(name, { mountpoint: folder });
  for (let i = 0; i < 40; i++) {
    await fixture.zfs.datasets.create(`${name}/fs${i}`, { kind: 'filesystem' });
  }
  const unmount = () => command('zfs', 'unmount', '-a');
  const ours = await traced(['zfs', 'mount', '-a']);
  const mounted = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${name}/fs`));
  expect(mounted).toHaveLength(40);
  expect([ours.status, ours.stderr]).toEqual([0, '']);
  await unmount();
  const theirs = await straced(['zfs', 'mount', '-a']);
  expect(seen(ours.calls).sort()).toEqual(theirs.calls.map(asHere).sort());
  await unmount();
});

describe('what runs already', () => {
  test('a wait for events is not interrupted, and what follows is seen', async () => {
    const { name } = await pool();
    const events = spawn('zpool', ['events', '-f', '-H'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    events.stdout.on('data', (data) => {
      output += data;
    });
    await vi.waitFor(() => expect(output).toContain('config_sync'), { timeout: 30_000 });
    let before = '';
    await vi.waitFor(
      () => {
        const grown = output !== before;
        before = output;
        expect(grown).toBe(false);
      },
      { timeout: 30_000, interval: 1000 },
    );
    // Not from here: Node would take what is meant for the tracer.
    const log = join(fixture.folder, 'events.json');
    const tracer = spawn(process.execPath, [
      'dist/cli.js',
      'trace',
      '--json',
      '-o',
      log,
      '-p',
      String(events.pid),
    ]);
    await vi.waitFor(
      () => expect(readFileSync(`/proc/${events.pid}/status`, 'utf8')).not.toMatch(/TracerPid:\s+0/),
      30_000,
    );
    expect(output).toBe(before);
    expect(events.exitCode).toBeNull();
    await command('zpool', 'scrub', name);
    await vi.waitFor(() => expect(output).toContain('scrub_start'), { timeout: 30_000 });
    await fixture.zfs.pools.wait(name, 'scrub');
    await vi.waitFor(() => expect(output).toContain('scrub_finish'), { timeout: 30_000 });
    tracer.kill('SIGINT');
    expect(await once(tracer, 'close')).toEqual([0, null]);
    const lines = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ ioctl }) => ioctl === 'ZFS_IOC_EVENTS_NEXT').length).toBeGreaterThan(1);
    expect(lines.filter(({ code }) => code === 'EINTR')).toEqual([]);
    expect(events.exitCode).toBeNull();
    events.kill('SIGINT');
    expect(await once(events, 'close')).toEqual([null, 'SIGINT']);
  });

  test('a send goes on through attaching and letting go', async () => {
    const { name } = await pool();
    await fixture.zfs.datasets.create(`${name}/v`, { kind: 'volume', size: '16M' });
    await vi.waitFor(
      () => command('dd', 'if=/dev/urandom', `of=/dev/zvol/${name}/v`, 'bs=1M', 'count=8'),
      10_000,
    );
    await fixture.zfs.snapshots.create([`${name}/v@one`]);
    const whole = (await plain(['sh', '-c', `zfs send ${name}/v@one | sha256sum`])).stdout;
    const sending = spawn('sh', ['-c', `zfs send ${name}/v@one | (sleep 6; sha256sum)`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    sending.stdout.on('data', (data) => {
      output += data;
    });
    const pid = await vi.waitFor(
      async () => Number(await command('pgrep', '-f', `^zfs send ${name}/v@one`)),
      10_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stopping = new AbortController();
    const trace = await attachTo([pid], { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 500);
    for await (const event of trace) expect(event.kind).not.toBe('call');
    await once(sending, 'close');
    expect(output).toBe(whole);
  });
});

test('zpool events -f interrupted', async () => {
  const log = join(fixture.folder, 'interrupted.json');
  const argv = ['dist/cli.js', 'trace', '--json', '-o', log, 'zpool', 'events', '-f', '-H'];
  // As at a terminal: the signal goes to the whole group.
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  const before = await plain(['sh', '-c', 'zpool events -H | wc -l']);
  await vi.waitFor(
    () => expect(output.split('\n').length).toBeGreaterThanOrEqual(Number(before.stdout)),
    60_000,
  );
  process.kill(-(child.pid ?? 0), 'SIGINT');
  const [status, signal] = await once(child, 'close');
  expect([status, signal]).toEqual([130, null]);
  const lines = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ ioctl }) => ioctl === 'ZFS_IOC_EVENTS_NEXT').length).toBeGreaterThan(1);
  expect(lines.at(-1)).toMatchObject({ event: 'exit', signal: 2 });
});

describe('ends by SIGKILL', () => {
  const stuckSend = async () => {
    const { name } = await pool();
    await fixture.zfs.datasets.create(`${name}/v`, { kind: 'volume', size: '16M' });
    await vi.waitFor(
      () => command('dd', 'if=/dev/urandom', `of=/dev/zvol/${name}/v`, 'bs=1M', 'count=4'),
      10_000,
    );
    await fixture.zfs.snapshots.create([`${name}/v@one`]);
    const fifo = join(fixture.folder, `fifo-${runs++}`);
    await command('mkfifo', fifo);
    return { name, fifo, snapshot: `${name}/v@one` };
  };

  test('of the traced program: its call never comes back, and the trace ends', async () => {
    const { snapshot, fifo } = await stuckSend();
    const fd = openSync(fifo, 'r+');
    const trace = await traceProgram({ argv: ['zfs', 'send', snapshot], stdio: [0, fd, 2] });
    const events: TraceEvent[] = [];
    const reading = (async () => {
      for await (const event of trace) events.push(event);
    })();
    await vi.waitFor(() => expect(events.length).toBeGreaterThan(1), 20_000);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    process.kill(events[0]?.pid ?? 0, 'SIGKILL');
    await reading;
    expect(await trace.end).toEqual({ status: undefined, signal: 9 });
    const last = events.findLast((event): event is RawCall => event.kind === 'call');
    expect(last && decodeCall(last, trace.header.abi).name).toMatch(/SEND/);
    expect(events.at(-1)).toMatchObject({ kind: 'exit', signal: 9 });
  });

  test('of the tracer: nothing is left stopped', async () => {
    const { snapshot, fifo } = await stuckSend();
    const fd = openSync(fifo, 'r+');
    const argv = ['dist/cli.js', 'trace', '-o', '/dev/null', 'zfs', 'send', snapshot];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', fd, 'inherit'] });
    const pids = async () => (await plain(['pgrep', '-f', `^zfs send ${snapshot}`])).stdout.trim();
    await vi.waitFor(async () => expect(await pids()).not.toBe(''), { timeout: 60_000, interval: 200 });
    child.kill('SIGKILL');
    await once(child, 'close');
    await vi.waitFor(async () => expect(await pids()).toBe(''), { timeout: 60_000, interval: 200 });
    // Nothing holds the snapshot any more.
    await vi.waitFor(() => fixture.zfs.snapshots.destroy([snapshot]), { timeout: 60_000 });
  }, 240_000);
});

test('zed: its wait and what it is told', async () => {
  const { name } = await pool();
  const folder = join(fixture.folder, 'zed');
  await mkdir(folder);
  const script = join(folder, 'scrub_start-note.sh');
  await writeFile(script, `#!/bin/sh\necho "$ZEVENT_SUBCLASS $ZEVENT_POOL" >> ${folder}/notes\n`, {
    mode: 0o700,
  });
  const log = join(folder, 'log.json');
  const zed = ['zed', '-F', '-d', folder, '-p', join(folder, 'pid'), '-s', join(folder, 'state')];
  const child = spawn(process.execPath, ['dist/cli.js', 'trace', '--json', '-o', log, ...zed], {
    stdio: 'ignore',
  });
  await vi.waitFor(() => readFileSync(join(folder, 'pid')), { timeout: 30_000 });
  await command('zpool', 'scrub', name);
  await vi.waitFor(
    () => expect(readFileSync(join(folder, 'notes'), 'utf8')).toContain(`scrub_start ${name}`),
    { timeout: 30_000 },
  );
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  const lines = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const nexts = lines.filter(({ ioctl }) => ioctl === 'ZFS_IOC_EVENTS_NEXT');
  expect(nexts.some(({ dst }) => dst?.class === 'sysevent.fs.zfs.scrub_start' && dst?.pool === name)).toBe(
    true,
  );
});

test('what OpenZFS tells of its own calls agrees, call by call', async (context) => {
  const [major = 0, minor = 0] = fixture.zfs.transport.abi.release;
  if (major === 2 && minor < 4) context.skip('ZFS_IOC_TRACE is there since 2.4');
  const { name } = await pool();
  const script = `zfs create -u ${name}/a && zfs snapshot ${name}/a@one && zfs hold k ${name}/a@one; zfs destroy ${name}/a@one; zfs list -r ${name}`;
  const { stderr, decoded } = await traced(['sh', '-c', script], { ZFS_IOC_TRACE: '1' });
  const blocks = stderr.split(/^(?==== lzc_ioctl: )/m);
  const topNames = (block: string) =>
    [...block.matchAll(/^\t([^\s(]+)(?: = .*)?$/gm)].flatMap(([, key]) => key ?? []);
  const told = blocks.flatMap((block, index) => {
    const [, ioc, subject] = /^=== lzc_ioctl: call: ioc=(\S+) name=(.+)$/m.exec(block) ?? [];
    const result = blocks[index + 1] ?? '';
    const [, errno] = /^=== lzc_ioctl: result: .* errno=(\d+)$/m.exec(result) ?? [];
    return ioc === undefined
      ? []
      : [{ ioc, subject, errno: Number(errno), src: topNames(block), dst: topNames(result) }];
  });
  expect(told.length).toBeGreaterThan(10);
  const listNames = ({ lists }: TracedCall, wanted: ListPlace) =>
    lists.find(({ place }) => place === wanted)?.list?.names() ?? [];
  expect(
    decoded.map((call) => ({
      ioc: `0x${call.request.toString(16)}`,
      subject: call.subject || '[none]',
      errno: call.errno,
      src: listNames(call, 'zc_nvlist_src'),
      // It prints what is there when the call succeeded.
      dst: call.errno === 0 ? listNames(call, 'zc_nvlist_dst') : [],
    })),
  ).toEqual(told);
});

test('tests of ours, under the tracer', async () => {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_|^TEST/.test(name)),
  );
  const log = join(fixture.folder, 'own.json');
  const words = [
    'trace',
    '-c',
    '--json',
    '-o',
    log,
    'vitest',
    'run',
    '--project',
    'integration',
    'integration/holds',
  ];
  const child = spawn(process.execPath, ['dist/cli.js', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[status], stdout] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Tests .*\d+ passed/)]);
  const summary = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .at(-1);
  expect(summary).toMatchObject({ event: 'summary' });
  expect(
    summary.ioctls.find(({ ioctl }: { ioctl: string }) => ioctl === 'ZFS_IOC_HOLD').calls,
  ).toBeGreaterThan(5);
});

describe('recordings', () => {
  test('of zfs: shown again, the same; and replayed to a program of ours', async () => {
    const { name } = await pool();
    const path = join(fixture.folder, 'list.zfstrace');
    const program = join(fixture.folder, 'program.mjs');
    await writeFile(
      program,
      `import { openZfs } from 'zfskit';
       const zfs = await openZfs();
       const [pool] = process.argv.slice(2);
       await zfs.datasets.create(pool + '/a', { kind: 'filesystem' });
       await zfs.snapshots.create([pool + '/a@one']);
       console.log((await zfs.snapshots.list(pool + '/a')).map(({ name }) => name).join());
       await zfs.close();`,
    );
    await appendFile(program, '\n');
    await command('cp', program, 'dist/trace-program.mjs');
    const node = [process.execPath, 'dist/trace-program.mjs', name];
    const run = await plain([
      process.execPath,
      'dist/cli.js',
      'trace',
      '--record',
      path,
      '--json',
      '-o',
      `${path}.json`,
      ...node,
    ]);
    expect(run).toEqual({ status: 0, stdout: `${name}/a@one\n`, stderr: '' });
    const shown = await plain([process.execPath, 'dist/cli.js', 'trace', 'show', '--json', path]);
    expect(shown.stdout).toBe(readFileSync(`${path}.json`, 'utf8'));
    // The pool is gone; the recording answers.
    await fixture.zfs.pools.destroy(name);
    const { Zfs } = await import('zfskit');
    const transport = await replay(await readRecording(path));
    const zfs = new Zfs(transport);
    await zfs.datasets.create(`${name}/a`, { kind: 'filesystem' });
    await zfs.snapshots.create([`${name}/a@one`]);
    await expect(zfs.datasets.destroy(`${name}/a`)).rejects.toMatchObject({ code: 'ZFSKIT_REPLAY' });
    await zfs.close();
  });
});
