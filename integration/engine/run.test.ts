import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, test as anyTest, beforeAll, expect } from 'vitest';
import { openzfsFolder, suite } from './engine-fixture.ts';

/** Stock commands of newer releases do not run with the C library of bookworm. */
const test = anyTest.skipIf(suite !== 'bookworm');

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How a run ended. */
interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
let openzfs: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfskit-run-engine-'));
  chmodSync(folder, 0o777);
  // Nobody may not look into our cache.
  openzfs = join(folder, 'openzfs');
  cpSync(openzfsFolder(), openzfs, { recursive: true, verbatimSymlinks: true });
  for (const disk of ['a', 'b', 'c', 'd']) {
    writeFileSync(join(folder, disk), '');
    truncateSync(join(folder, disk), 128 << 20);
    chmodSync(join(folder, disk), 0o666);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `zfskit run` of a script whose stock commands are Debian's of the suite, as root where we are, or as nobody. */
function run(script: string, options: readonly string[] = [], asNobody = false): Promise<Outcome> {
  const words = [process.execPath, CLI, 'run', '--libraries', `${openzfs}/lib`, ...options, '--'];
  const argv = [...words, 'sh', '-c', `cd ${folder}; ${script}`];
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [file = '', ...args] = asNobody ? [...nobody, ...argv] : argv;
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: `${openzfs}/lib`,
    PATH: `${openzfs}/sbin:${process.env['PATH']}`,
  };
  return new Promise((resolve) => {
    execFile(file, args, { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ status: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

const DONE = { status: 0, stderr: '' };

test('the stock commands, without a module', async () => {
  const script = `set -e
    zpool create -O mountpoint=none tank $PWD/a
    zpool set comment=hello tank
    zpool add tank $PWD/b
    zpool attach tank $PWD/a $PWD/c
    zpool wait -t resilver tank
    zpool scrub -w tank
    zpool export tank
    zpool import -d . | grep -c 'pool: tank'
    zpool import -d . tank
    zpool get -H -o value comment,health tank
    zfs create -V 8M tank/vol
    zfs create tank/fs
    zfs set compression=zstd tank/fs
    zfs get -H -o value,source compression tank/fs
    zfs snapshot -r tank@one
    zfs clone tank/vol@one tank/clone
    zfs rename tank/clone tank/renamed
    zfs hold keep tank/vol@one
    ! zfs destroy tank/vol@one 2>/dev/null
    zfs release keep tank/vol@one
    zfs send tank/vol@one | zfs receive tank/copy
    zfs send tank/vol@one >stream
    cat stream stream | (zfs receive tank/d; zfs receive tank/e)
    zfs send -R tank/fs@one | zfs receive -u tank/tree
    zfs destroy -r tank/tree
    zfs list -H -o name -t all -r tank
    zpool status tank | sed -n 's/  */ /g; /config/,$p'
    zpool history tank | sed -n 's/^[-0-9.:]* //p' | head -n 3
    zpool destroy tank
    zpool list`;
  expect(await run(script)).toEqual({
    ...DONE,
    stdout: `1
hello
ONLINE
zstd\tlocal
${[
  '',
  '@one',
  '/copy',
  '/copy@one',
  '/d',
  '/d@one',
  '/e',
  '/e@one',
  '/fs',
  '/fs@one',
  '/renamed',
  '/vol',
  '/vol@one',
]
  .map((name) => `tank${name}\n`)
  .join('')}config:

\tNAME STATE READ WRITE CKSUM
\ttank ONLINE 0 0 0
\t mirror-0 ONLINE 0 0 0
\t ${folder}/a ONLINE 0 0 0
\t ${folder}/c ONLINE 0 0 0
\t ${folder}/b ONLINE 0 0 0

errors: No known data errors
zpool create -O mountpoint=none tank ${folder}/a
zpool set comment=hello tank
zpool add tank ${folder}/b
no pools available
`,
  });
});

test('an ordinary user has pools on own files, which are there in the next run', async () => {
  const state = ['--state', join(folder, 'state')];
  const create = `zpool create -O mountpoint=none own ${folder}/d && zfs create -V 8M own/vol && zfs snapshot own/vol@one`;
  expect(await run(create, state, true)).toEqual({ ...DONE, stdout: '' });
  const list = await run(
    'zfs list -H -o name -t all; zpool export own; zpool import -d . | grep -c own',
    state,
    true,
  );
  expect(list).toEqual({ ...DONE, stdout: 'own\nown/vol\nown/vol@one\n2\n' });
  expect(await run('zpool import -d . own && zpool destroy own', state, true)).toEqual({
    ...DONE,
    stdout: '',
  });
});

test('what cannot be mounted is made and says so', async () => {
  const made = await run(
    `zpool create tank ${folder}/a; echo $?; zfs mount tank; echo $?; zfs get -H -o value mounted tank; zpool destroy tank`,
  );
  expect(made.stdout).toBe('1\n1\nno\n');
  expect(made.stderr).toBe("cannot mount 'tank': Function not implemented\n".repeat(2));
});

test('exit statuses are the program’s, or say why there are none', async () => {
  expect(await run('exit 7')).toMatchObject({ status: 7 });
  expect(await run('kill -TERM $$')).toMatchObject({ status: 143 });
  expect(await run('zpool status nothing')).toMatchObject({
    status: 1,
    stderr: "cannot open 'nothing': no such pool\n",
  });
  expect(await run('true', ['--libraries', folder])).toMatchObject({ status: 125 });
  expect(await run('true', ['--engine', 'none'])).toMatchObject({ status: 2 });
});

test('an engine that dies is told, and does not look like success', async () => {
  const kill = 'for pid in $(pgrep -P $PPID -f "[e]ngine-process"); do kill -9 $pid; done; sleep 0.3';
  const { status, stderr } = await run(`${kill}; zpool list; zpool list; true`);
  expect(status).toBe(125);
  expect(stderr.match(/zfskit: the engine has died \(SIGKILL\)/g)).toHaveLength(1);
});

test('Ctrl-C is for the program, and the engine ends in good order', async () => {
  const lib = join(openzfs, 'lib');
  const script = `zpool create -f -O mountpoint=none tank ${folder}/b && echo made && exec sleep 60`;
  const child = spawn(process.execPath, [CLI, 'run', '--libraries', lib, '--', 'sh', '-c', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LD_LIBRARY_PATH: lib, PATH: `${openzfs}/sbin:${process.env['PATH']}` },
  });
  await once(child.stdout, 'data');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await once(child, 'close')).toEqual([130, null]);
  expect(await run('zpool import -d . tank && zpool destroy tank')).toEqual({ ...DONE, stdout: '' });
});
