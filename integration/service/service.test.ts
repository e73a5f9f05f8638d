import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, type IoctlName, ioctls } from '../../src/ioctl/index.ts';
import {
  type AuditRecord,
  DEMANDS,
  listen,
  parseRule,
  type Service,
  SocketTransport,
} from '../../src/service/index.ts';
import { EchoTransport } from './echo-transport.ts';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let bundles: string;
let folder: string;
let path: string;

beforeAll(async () => {
  // Within the package: the bundles ask for koffi.
  await mkdir(join(process.cwd(), '.cache'), { recursive: true });
  bundles = await mkdtemp(join(process.cwd(), '.cache/service-'));
  await chmod(bundles, 0o755);
  await build({
    entryPoints: ['echo-server', 'ask-everything'].map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
});

afterAll(() => rm(bundles, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-service-'));
  await chmod(folder, 0o755);
  path = join(folder, 'socket');
});

afterEach(() => rm(folder, { recursive: true }));

/** Makes every ioctl as a user. */
async function askEverything(uid: number): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(bundles, 'ask-everything.mjs'), path],
    {
      uid,
      gid: uid,
    },
  );
  return JSON.parse(stdout);
}

describe('the socket', () => {
  const transport = new EchoTransport();

  test('is for its owner, and goes with the service', async () => {
    const service = await listen({ transport, socket: path });
    const { mode } = await stat(path);
    expect(mode & 0o777).toBe(0o600);
    await using client = await SocketTransport.connect(path);
    expect(client.abi.version).toBe('2.3.9-1');
    await client.close();
    await service.close();
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(SocketTransport.connect(path)).rejects.toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
  });

  test('replaces one that nobody listens at, and no other', async () => {
    const dead = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(path)})`,
    ]);
    await expect.poll(() => stat(path).catch(() => undefined)).toBeDefined();
    dead.kill('SIGKILL');
    await once(dead, 'exit');
    const service = await listen({ transport, socket: path });
    await expect(listen({ transport, socket: path })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await service.close();
    await writeFile(path, 'not a socket');
    await expect(listen({ transport, socket: path })).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(listen({ transport, socket: join(folder, 'x'.repeat(200)) })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('of another service is left alone when one ends', async () => {
    const service = await listen({ transport, socket: path });
    await rm(path);
    const other = createServer().listen(path);
    await once(other, 'listening');
    await service.close();
    expect((await stat(path)).isSocket()).toBe(true);
    other.close();
  });
});

describe('who connects', () => {
  let far: EchoTransport;
  let service: Service;
  let audit: AuditRecord[];

  const start = async (...rules: string[]) => {
    far = new EchoTransport();
    audit = [];
    service = await listen({
      transport: far,
      socket: path,
      mode: 0o666,
      rules: rules.map((rule) => parseRule(rule)),
      audit: (record) => audit.push(record),
    });
  };

  afterEach(() => service.close());

  test.runIf(isRoot)('and is another user may only read, and not everything', async () => {
    await start();
    const outcomes = await askEverything(NOBODY);
    const reading = (Object.keys(ioctls) as IoctlName[]).filter((name) => DEMANDS[name].right === 'read');
    for (const name of Object.keys(ioctls) as IoctlName[]) {
      if (!reading.includes(name)) expect(outcomes[name], name).toBe('ZFSKIT_DENIED');
    }
    expect(outcomes['openVolume']).toBe('ZFSKIT_DENIED');
    const reached = new Set(far.calls.map(({ name }) => name));
    expect([...reached].filter((name) => !reading.includes(name as IoctlName))).toEqual([]);
    expect(reached.size).toBeGreaterThan(10);
    const destroyed = audit.find(({ ioctl }) => ioctl === 'ZFS_IOC_POOL_DESTROY');
    expect(destroyed).toMatchObject({
      uid: NOBODY,
      gid: NOBODY,
      subject: 'tank',
      allowed: false,
      code: 'ZFSKIT_DENIED',
      missing: 'pool on tank/**',
    });
    expect(audit.find(({ ioctl }) => ioctl === 'ZFS_IOC_OBJSET_STATS')).toMatchObject({
      allowed: true,
      errno: 0,
    });
    expect(audit).toHaveLength(Object.keys(ioctls).length + 1);
  });

  test.runIf(isRoot)('and has no rule reaches nothing at all', async () => {
    await start('uid=1: all on **', 'uid=65534: all on elsewhere/**');
    const outcomes = await askEverything(NOBODY);
    for (const name of Object.keys(ioctls)) {
      if (name !== 'ZFS_IOC_POOL_CONFIGS')
        expect(outcomes[name], name).toMatch(/^ZFSKIT_(DENIED|INVALID_NAME)$/);
    }
    expect(far.calls.map(({ name }) => name)).toEqual(['ZFS_IOC_POOL_CONFIGS']);
  });

  test.runIf(isRoot)('and is of a group with a rule may do what that says', async () => {
    await start('gid=65534: pool on tank/**');
    const outcomes = await askEverything(NOBODY);
    expect(outcomes['ZFS_IOC_POOL_DESTROY']).toBe('0');
    expect(outcomes['ZFS_IOC_DESTROY']).toBe('ZFSKIT_DENIED');
  });

  test('and owns the service may do all', async () => {
    await start('uid=1: read on nothing');
    const outcomes = await askEverything(process.getuid?.() ?? 0);
    const denied = Object.keys(outcomes).filter((name) => outcomes[name] === 'ZFSKIT_DENIED');
    // Their descriptor is that of a namespace, which cannot come over a socket.
    expect(denied).toEqual(['ZFS_IOC_USERNS_ATTACH', 'ZFS_IOC_USERNS_DETACH']);
  });
});

describe('limits', () => {
  const transport = new EchoTransport();

  test('of connections', async () => {
    await using _service = await listen({ transport, socket: path, limits: { connections: 1 } });
    const first = await SocketTransport.connect(path);
    await expect(SocketTransport.connect(path)).rejects.toMatchObject({ code: 'EAGAIN' });
    await first.close();
    await expect
      .poll(() =>
        SocketTransport.connect(path).then(
          (client) => client.close(),
          (error) => error.code,
        ),
      )
      .toBeUndefined();
  });

  test('of the time in which to say hello', async () => {
    await using _service = await listen({ transport, socket: path, limits: { helloMs: 50 } });
    const silent = connect(path);
    silent.resume();
    await once(silent, 'close');
  });

  test('of requests and bytes hold a client back, which does not notice', async () => {
    const limits = { requests: 2, bytesInFlight: 1 << 20 };
    await using _service = await listen({ transport, socket: path, limits });
    await using client = await SocketTransport.connect(path);
    const input = { zc_name: 'tank', zc_simple: 1 };
    const calls = Array.from({ length: 200 }, () =>
      call(client, 'ZFS_IOC_OBJSET_STATS', input).catch(() => 1),
    );
    expect(await Promise.all(calls)).toHaveLength(200);
  });

  test('of a reply are an error of the client', async () => {
    await using _service = await listen({ transport, socket: path, limits: { replyBytes: 1000 } });
    await using client = await SocketTransport.connect(path);
    await expect(call(client, 'ZFS_IOC_OBJSET_STATS', { zc_name: 'tank' })).rejects.toMatchObject({
      code: 'ZFSKIT_REPLY_TOO_LARGE',
    });
  });
});

describe('a service in another process', () => {
  let child: ChildProcess | undefined;

  afterEach(() => {
    child?.kill('SIGKILL');
    child = undefined;
  });

  async function start(): Promise<ChildProcess> {
    child = fork(join(bundles, 'echo-server.mjs'), [path], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    return child;
  }

  test('finishes what is under way when it is stopped, and ends what waits', async () => {
    const server = await start();
    await using client = await SocketTransport.connect(path);
    const waiting = call(client, 'ZFS_IOC_WAIT', { zc_name: 'tank', innvl: { wait_activity: 0 } });
    const failed = expect(waiting).rejects.toMatchObject({ code: 'EINTR' });
    await once(server, 'message', { signal: AbortSignal.timeout(50) }).catch(() => {});
    client.cleanupDescriptor?.();
    server.kill('SIGTERM');
    await failed;
    const [left] = await once(server.stdout as NodeJS.ReadableStream, 'data');
    expect(JSON.parse(String(left))).toEqual({ pipes: 0, cleanups: 0, links: 0, volumes: 0 });
    await once(server, 'exit');
    await expect(client.openVolume?.('tank/v')).rejects.toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
  });

  test('that dies fails what is under way', async () => {
    const server = await start();
    await using client = await SocketTransport.connect(path);
    const { stream } = client.pipe('from-kernel');
    const broken = once(stream, 'error');
    const waiting = call(client, 'ZFS_IOC_WAIT', { zc_name: 'tank', innvl: { wait_activity: 0 } });
    const failed = expect(waiting).rejects.toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
    setTimeout(() => server.kill('SIGKILL'), 50);
    await failed;
    const [error] = await broken;
    expect(error).toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
    expect(client.closing.reason).toMatchObject({ code: 'ZFSKIT_SERVICE_LOST' });
  });

  test('takes the socket that it is started with', async () => {
    const listening = createServer().listen(path);
    await once(listening, 'listening');
    const { fd } = (listening as unknown as { _handle: { fd: number } })._handle;
    const script = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$1"';
    child = spawn('sh', ['-c', script, process.execPath, join(bundles, 'echo-server.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit', fd],
    });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    // Only the other process has it from here on.
    await rename(path, `${path}2`);
    listening.close();
    await using client = await SocketTransport.connect(`${path}2`);
    await call(client, 'ZFS_IOC_POOL_SYNC', { zc_name: 'tank', innvl: { force: true } }).catch(() => {});
    expect(client.abi.version).toBe('2.3.9-1');
  });
});
