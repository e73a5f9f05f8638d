import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, openZfs, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

const NOBODY = 65534;

let fixture: Fixture;
let server: ChildProcess;
let socket: string;
let audit: string;
let zfs: Zfs;
let pool: string;

/** Starts `zfskit serve`, and gives it when it listens. */
async function serve(...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said] = await once(child.stderr as NodeJS.ReadableStream, 'data');
  expect(String(said)).toMatch(/^zfskit: ZFS \d+\.\d+.* \(kernel\) at /);
  return child;
}

/** Runs a program against the built package as another user, with `zfs` over the socket. */
async function asNobody(program: string): Promise<string> {
  const script = `import { openZfs } from 'zfskit';
    const zfs = await openZfs({ socket: ${JSON.stringify(socket)} });`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', `${script} ${program}; await zfs.close();`],
    { uid: NOBODY, gid: NOBODY, cwd: process.cwd() },
  );
  return stdout.trim();
}

beforeAll(async () => {
  fixture = await Fixture.open();
  await chmod(fixture.folder, 0o755);
  socket = join(fixture.folder, 'socket');
  audit = join(fixture.folder, 'audit');
  pool = fixture.poolName();
  server = await serve(
    ...['--socket', socket, '--mode', '666', '--audit', audit],
    ...['--allow', `uid=${NOBODY}: read, snapshot, send, hold on ${pool}/open/**`],
  );
  zfs = await openZfs({ socket });
  await zfs.pools.create(pool, {
    vdevs: [file(await fixture.image())],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'legacy' },
  });
  for (const name of ['open', 'secret']) {
    await zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' });
    await zfs.snapshots.create([`${pool}/${name}@one`]);
  }
});

afterAll(async () => {
  await zfs.close();
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await expect(stat(socket)).rejects.toMatchObject({ code: 'ENOENT' });
  await fixture[Symbol.asyncDispose]();
});

test('it speaks for the kernel that is loaded', async () => {
  expect(zfs.transport.abi.version).toBe((await readFile('/sys/module/zfs/version', 'utf8')).trim());
});

test('what is made over it is there', async () => {
  const names = (await command('zfs', 'list', '-Hro', 'name', '-t', 'all', pool)).trim().split('\n').sort();
  expect(names).toEqual([pool, `${pool}/open`, `${pool}/open@one`, `${pool}/secret`, `${pool}/secret@one`]);
  await zfs.properties.set(`${pool}/open`, { compression: 'lz4' });
  expect((await command('zfs', 'get', '-Ho', 'value', 'compression', `${pool}/open`)).trim()).toBe('lz4');
});

test('a stream is the bytes that the kernel sends, and is received', async () => {
  const mounted = await fixture.mount(`${pool}/open`);
  await writeFile(join(mounted, 'data'), randomBytes(2 << 20));
  await fixture.unmount(mounted);
  await zfs.snapshots.create([`${pool}/open@two`]);
  const ours = await buffer(await zfs.send(`${pool}/open@two`));
  await using direct = await openZfs();
  const path = join(fixture.folder, 'stream');
  await using written = await open(path, 'w');
  await direct.sendTo(`${pool}/open@two`, written.fd);
  expect(ours.equals(await readFile(path))).toBe(true);
  await zfs.receive(`${pool}/copy@two`, await zfs.send(`${pool}/open@two`));
  await zfs.copy(`${pool}/open@one`, `${pool}/linked@one`);
  await zfs.copy(`${pool}/open@two`, `${pool}/linked@two`, { from: `${pool}/open@one` });
  await using to = await open(join(fixture.folder, 'to'), 'w+');
  await zfs.sendTo(`${pool}/open@two`, to.fd);
  expect((await readFile(join(fixture.folder, 'to'))).equals(ours)).toBe(true);
  await using from = await open(path);
  await zfs.receiveFrom(`${pool}/file@two`, from.fd);
  for (const name of ['copy', 'linked', 'file']) {
    const sent = await buffer(await zfs.send(`${pool}/${name}@two`));
    expect(sent.length, name).toBe(ours.length);
  }
});

test('a receive that is cut off fails, and a send that is left ends', async () => {
  const whole = await buffer(await zfs.send(`${pool}/open@two`));
  async function* cut() {
    yield whole.subarray(0, whole.length / 2);
  }
  await expect(zfs.receive(`${pool}/cut@two`, cut())).rejects.toMatchObject({
    code: expect.stringMatching(/^(ZFS_ERR_STREAM_TRUNCATED|EINVAL)$/),
  });
  const stream = await zfs.send(`${pool}/open@two`);
  await once(stream.destroy(), 'close');
  const snapshot = await zfs.datasets.get(`${pool}/open@two`);
  expect(snapshot.get('userrefs')).toBe(0n);
});

test('holds end with the connection', async () => {
  const other = await openZfs({ socket });
  await other.holds.temporary([`${pool}/open@one`], 'mine');
  expect(await command('zfs', 'holds', '-H', `${pool}/open@one`)).toContain('mine');
  await other.close();
  await expect.poll(() => command('zfs', 'holds', '-H', `${pool}/open@one`)).toBe('');
  await using third = await openZfs({ socket });
  await using _held = await third.holds.temporary([`${pool}/open@one`], 'mine');
  await expect(zfs.datasets.destroy(`${pool}/open@one`)).rejects.toMatchObject({ code: 'EBUSY' });
});

test('events and waits cross it', async () => {
  const events = zfs.events({ from: 'now', pool });
  const next = events.next();
  await zfs.datasets.create(`${pool}/eventful`, { kind: 'filesystem' });
  expect((await next).value?.pool).toBe(pool);
  await events.return();
  const abort = new AbortController();
  await zfs.scans.scrub(pool).catch(() => {});
  abort.abort(new Error('enough'));
  await expect(zfs.history(pool).next()).resolves.toMatchObject({ done: false });
});

test('keys come to the kernel, and not to the audit', async () => {
  const key = Buffer.from('correct horse battery staple');
  const options = { keyformat: 'passphrase', key } as const;
  await zfs.encryption.create(`${pool}/locked`, { kind: 'filesystem' }, options);
  expect((await command('zfs', 'get', '-Ho', 'value', 'keystatus', `${pool}/locked`)).trim()).toBe(
    'available',
  );
  expect(await readFile(audit, 'utf8')).not.toContain('horse');
});

test('another user may do what the rules say, and no more', async () => {
  const actions = [
    `zfs.datasets.get('${pool}/secret')`,
    `zfs.datasets.get('${pool}')`,
    `zfs.snapshots.create(['${pool}/open@x', '${pool}/secret@x'])`,
    `zfs.datasets.destroy('${pool}/open@one')`,
    `zfs.datasets.destroy('${pool}/open')`,
    `zfs.send('${pool}/secret@one')`,
    `zfs.datasets.rename('${pool}/open', '${pool}/mine')`,
    `zfs.properties.set('${pool}/open', { compression: 'off' })`,
    `zfs.pools.destroy('${pool}')`,
    `zfs.receive('${pool}/open/x@y', await zfs.send('${pool}/open@one'))`,
    `zfs.holds.add(['${pool}/secret@one'], 't')`,
    `zfs.programs.run('${pool}', 'return 1')`,
    `zfs.clearEvents()`,
  ];
  // One process: each takes seconds to start in the virtual machine.
  const answer = await asNobody(`
    const compression = (await zfs.datasets.get('${pool}/open')).get('compression');
    await zfs.snapshots.create(['${pool}/open@theirs']);
    let bytes = 0;
    for await (const chunk of await zfs.send('${pool}/open@one')) bytes += chunk.length;
    const tries = [${actions.map((action) => `async () => ${action}`).join(', ')}];
    const codes = [];
    for (const attempt of tries) codes.push(await attempt().then(() => 'done', (error) => error.code));
    console.log(JSON.stringify({ compression, bytes, codes }))`);
  const { compression, bytes, codes } = JSON.parse(answer);
  expect(compression).toBe('lz4');
  expect(await command('zfs', 'list', '-Ho', 'name', `${pool}/open@theirs`)).toContain('@theirs');
  expect(bytes).toBe((await buffer(await zfs.send(`${pool}/open@one`))).length);
  expect(Object.fromEntries(actions.map((action, index) => [action, codes[index]]))).toEqual(
    Object.fromEntries(actions.map((action) => [action, 'ZFSKIT_DENIED'])),
  );
  expect(await command('zfs', 'list', '-Hro', 'name', '-t', 'all', pool)).not.toContain('@x');
  const lines = (await readFile(audit, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ uid, allowed }) => uid === NOBODY && !allowed).length).toBeGreaterThan(10);
});

test('a reader that is killed leaves nothing behind', async () => {
  const program = `import { openZfs } from 'zfskit';
    const zfs = await openZfs({ socket: ${JSON.stringify(socket)} });
    await zfs.holds.temporary(['${pool}/open@one'], 'killed');
    const stream = await zfs.send('${pool}/open@two');
    stream.once('readable', () => console.log('reading'));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.kill('SIGKILL');
  await expect.poll(() => command('zfs', 'holds', '-H', `${pool}/open@one`), { timeout: 10_000 }).toBe('');
  await zfs.snapshots.create([`${pool}/open@after`]);
  await zfs.datasets.destroy(`${pool}/open@after`);
});

test.each([
  [['--allow', 'uid=x: read on tank'], 'rule:5: "x"'],
  [[], '--socket is needed'],
])('serve %j is wrong usage', async (args, message) => {
  const failed = promisify(execFile)(process.execPath, ['dist/cli.js', 'serve', ...args]);
  await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});

test('two cannot listen at one socket', async () => {
  const failed = promisify(execFile)(process.execPath, ['dist/cli.js', 'serve', '--socket', socket]);
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('in use') });
});
