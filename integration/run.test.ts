import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test as plainTest, vi } from 'vitest';
import { KernelTransport, type Transport } from 'zfskit/ioctl';
import { runProgram } from 'zfskit/run';
import { isBullseye } from './fixture.ts';

const test = plainTest.skipIf(isBullseye);

/** How a command ended and what it printed. */
interface Outcome {
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

type Runner = (script: string) => Promise<Outcome>;

let folder: string;
let transport: KernelTransport;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-run-test-'));
  transport = KernelTransport.open();
});
afterAll(async () => {
  await transport.close();
  await plain(`zpool destroy -f ${POOL}`);
  await rm(folder, { recursive: true, force: true });
});

const POOL = `zfskit-test-run-${process.pid}`;

/** The kernel's answer through us, and without the ways of a kernel that only it has: what another transport would have. */
function withoutLending(): Transport {
  return {
    abi: transport.abi,
    closing: transport.closing,
    ioctl: (request, signal) => transport.ioctl(request, signal),
    ioctlSync: (request) => transport.ioctlSync(request),
    pipe: (direction) => transport.pipe(direction),
    cleanupDescriptor: () => transport.cleanupDescriptor(),
    close: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

function plain(script: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { maxBuffer: 64 << 20, cwd: folder }, (error, stdout, stderr) =>
      resolve({ status: error ? (error.code as unknown as number) : 0, stdout, stderr }),
    );
  });
}

const answeredBy = (by: Transport): Runner => {
  return async (script) => {
    const files = ['out', 'err'].map((name) => join(folder, name)) as [string, string];
    const [out, err] = files.map((path) => openSync(path, 'w')) as [number, number];
    const input = openSync('/dev/null', 'r');
    try {
      const argv = ['sh', '-c', `cd ${folder} && ${script}`];
      const program = await runProgram(argv, { transport: by, isKernel: true, stdio: [input, out, err] });
      const { status } = await program.end;
      const [stdout = '', stderr = ''] = files.map((path) => readFileSync(path, 'utf8'));
      return { status, stdout, stderr };
    } finally {
      for (const fd of [out, err, input]) closeSync(fd);
    }
  };
};

/** What is another in every run: dates, durations, ids, and sizes of what is about to be written. */
function masked({ status, stdout, stderr }: Outcome): Outcome {
  const mask = (output: string) =>
    output
      .replace(/\d{4}-\d\d-\d\d\.\d\d:\d\d:\d\d/g, 'DATE')
      .replace(/ (on|since) \w{3} \w{3} +\d+ [\d:]+ \d{4}/g, ' $1 DATE')
      .replace(/\d\d:\d\d:\d\d/g, 'TIME')
      .replace(/\b1-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+\b/g, 'TOKEN')
      .replace(/\b\d{15,20}\b/g, 'ID')
      .replace(/\b\w{3} \w{3} +\d+ +\d+:\d+ \d{4}\b/g, 'DATE')
      .replace(/ *\b\d+(\.\d+)?[BKM]?\b(?= (scanned|resilvered|repaired|issued|total|in ))/g, ' SIZE');
  return { status, stdout: mask(stdout), stderr: mask(stderr) };
}

/** A life of a pool with the stock commands, one line each; `POOL` and the disks a to d are filled in. */
const LIFE = `
zpool create -O mountpoint=none POOL a
zpool create POOL b
zpool list -H -o name,size,health POOL
zpool list -H -o name nosuchpool
zpool status POOL
zpool get -H -o property,value,source size,ashift,comment,autotrim,feature@lz4_compress POOL
zpool set comment=hello POOL
zpool set nonsense=1 POOL
zpool add -n POOL b
zpool add POOL b
zpool add POOL b
zpool attach POOL a c
zpool wait -t resilver POOL
zpool status POOL
zpool scrub -w POOL
zpool offline POOL c
zpool status POOL
zpool online POOL c
zpool detach POOL c
zpool reguid POOL
zpool split POOL other
zpool trim POOL
zpool checkpoint POOL
zpool checkpoint -d -w POOL
zpool export POOL
zpool import -d .
zpool import -d . POOL
zpool labelclear a
zfs create -V 8M POOL/vol
zfs create -V 8M POOL/vol
zfs create -o mountpoint=none POOL/fs
zfs create -p -o mountpoint=none POOL/fs/deep/er
zfs list -H -r -o name,type,mountpoint POOL
zfs list POOL/nothing
zfs set compression=zstd quota=50M user:note=hi POOL/fs
zfs set quota=1 POOL/fs
zfs get -H -o name,property,value,source compression,quota,user:note,volsize,type -r POOL
zfs inherit compression POOL/fs
zfs snapshot -r POOL@one
zfs snapshot -r POOL@one 2>&1 | sort
zfs bookmark POOL/vol@one POOL/vol#one
zfs hold keep POOL/vol@one
zfs holds -H POOL/vol@one
zfs destroy POOL/vol@one
zfs release keep POOL/vol@one
zfs release keep POOL/vol@one
zfs clone POOL/vol@one POOL/clone
zfs promote POOL/clone
zfs list -H -t all -r -o name,origin POOL
zfs promote POOL/vol
zfs rename POOL/clone POOL/renamed
zfs destroy POOL/vol
zfs destroy POOL/renamed
zfs snapshot POOL/vol@two
zfs rollback POOL/vol@one
zfs rollback -r POOL/vol@one
zfs snapshot POOL/vol@two
zfs send -nvP POOL/vol@two | grep -v size
zfs send -v POOL/vol@one 2>/dev/null | zfs receive POOL/copy
zfs send -i @one POOL/vol@two >stream && zfs receive POOL/copy <stream
zfs send POOL/vol@one | head -c 1000 | zfs receive -s POOL/part
zfs send -R POOL/fs@one | zfs receive -u POOL/tree
zfs send -RLec POOL/vol@two | cat | zfs receive -v -u POOL/tree2 | sed 's/received.*//'
zfs receive POOL/bad </dev/null
zfs receive POOL/bad <a
zfs list -H -t all -r -o name,used POOL/copy POOL/tree
zfs send POOL/nothing@x
zfs destroy -r POOL/tree
zfs diff POOL/fs@one
printf 'secret secret' >key; zfs create -o encryption=on -o keyformat=passphrase -o keylocation=file://$PWD/key -o mountpoint=none POOL/crypt
zfs unload-key POOL/crypt
zfs get -H -o value keystatus POOL/crypt
printf wrong-wrong | zfs load-key -L prompt POOL/crypt
zfs load-key POOL/crypt
zfs allow -u nobody snapshot POOL/fs
zfs allow POOL/fs
echo 'args = ...; return zfs.exists(args["argv"][1])' >program; zfs program POOL program POOL/fs
zfs userspace -H -o name,quota POOL/fs
zfs mount POOL/fs
zfs destroy -nv -r POOL | sort
zpool history POOL | grep -Ev 'zfs (receive|program)|zpool export'
zpool events -H | grep -c . | sed 's/.*/some/'
zpool upgrade POOL
zpool destroy POOL
zpool status POOL
zfs version
nosuchprogram
`;

async function live(run: Runner): Promise<Record<string, Outcome>> {
  for (const disk of ['a', 'b', 'c', 'd']) {
    writeFileSync(join(folder, disk), '');
    truncateSync(join(folder, disk), 128 << 20);
  }
  const outcomes: Record<string, Outcome> = {};
  let line = 0;
  for (const script of LIFE.trim().split('\n')) {
    const disks = script.replace(/ ([abc])(?= |$)/g, ` ${folder}/$1`);
    const key = `${line++} ${script}`;
    outcomes[key] = masked(await run(disks.replaceAll('POOL', POOL)));
  }
  return outcomes;
}

// Of calls that last, and of what goes into zc_history, there is no line in the history: the kernel writes it for the thread that
// made the call, and it is another one here.
test('the stock commands print and return the same with our answers in between', async () => {
  const expected = await live(plain);
  expect(expected['0 zpool create -O mountpoint=none POOL a']).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await live(answeredBy(transport))).toEqual(expected);
}, 900_000);

test('streams are the same where their bytes go through us, and not one byte is read beyond their end', async () => {
  const run = answeredBy(withoutLending());
  const disk = join(folder, 'e');
  writeFileSync(disk, '');
  truncateSync(disk, 256 << 20);
  const done = async (script: string, by: Runner = run) => {
    const outcome = await by(script.replaceAll('POOL', POOL));
    expect(outcome, script).toMatchObject({ status: 0, stderr: '' });
    return outcome.stdout;
  };
  await done(`zpool create -O mountpoint=none POOL ${disk} && zfs create -V 16M POOL/vol`, plain);
  await vi.waitFor(() => done(`head -c 9M /dev/urandom >/dev/zvol/POOL/vol`, plain), { timeout: 20_000 });
  await done(
    'zfs snapshot POOL/vol@one && zfs create -o mountpoint=none POOL/fs && zfs snapshot -r POOL/fs@one',
    plain,
  );
  await done('zfs send -cL POOL/vol@one >plain; zfs send -R POOL/fs@one >plain-package', plain);
  await done('zfs send -cL POOL/vol@one >ours; zfs send -R POOL/fs@one | cat >ours-package');
  await done('cmp plain ours; cmp plain-package ours-package', plain);
  await done('zfs receive POOL/a <ours; cat ours | zfs receive POOL/b; zfs receive -u POOL/c <ours-package');
  // Two streams behind one another in one file: the second command goes on where the first has stopped.
  await done('cat ours ours | (zfs receive POOL/d; zfs receive POOL/e)');
  await done('cat ours ours >both; (zfs receive POOL/f; zfs receive POOL/g) <both');
  const guids = await done(
    'zfs get -H -o value guid POOL/vol@one POOL/a@one POOL/b@one POOL/d@one POOL/e@one POOL/f@one POOL/g@one',
    plain,
  );
  expect(new Set(guids.trim().split('\n')).size).toBe(1);
  // The reader goes away: SIGPIPE.
  expect(
    await done('(zfs send POOL/vol@one; echo $? >&3) 3>status | head -c 1000 >/dev/null; cat status'),
  ).toBe('141\n');
  await done('zpool destroy POOL', plain);
}, 300_000);
