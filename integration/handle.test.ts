import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openZfs, ZfsError } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

const run = promisify(execFile);

/** Runs a program against the built package as another user. */
function asNobody(program: string) {
  return run(process.execPath, ['--input-type=module', '-e', program], {
    uid: 65534,
    gid: 65534,
    cwd: process.cwd(),
  });
}

describe('the handle', () => {
  test('leaves no descriptor, thread, hold or kernel message behind', async () => {
    const log = async () => (await command('dmesg', '--level=emerg,alert,crit,err,warn')).trim();
    const logBefore = await log();
    // Once beforehand, so that what Node starts for itself only once is there.
    await using warm = await openZfs();
    await warm.pools.configs();
    await warm.close();
    const before = await held();

    const fixture = await Fixture.open();
    const { zfs } = fixture;
    const pool = await fixture.pool({});
    await zfs.datasets.create(`${pool}/a`, { kind: 'volume', size: '8M' });
    await zfs.snapshots.create([`${pool}/a@one`]);
    for (let round = 0; round < 4; round++) {
      await zfs.receive(`${pool}/copy${round}@one`, await zfs.send(`${pool}/a@one`));
      await expect(zfs.send(`${pool}/a@none`)).rejects.toBeInstanceOf(ZfsError);
      await once((await zfs.send(`${pool}/a@one`)).destroy(), 'close');
    }
    const snapshot = await zfs.datasets.get(`${pool}/a@one`);
    expect(snapshot.get('userrefs')).toBe(0n);
    expect(await command('zfs', 'holds', '-H', `${pool}/a@one`)).toBe('');
    // udev opens every new volume to look what is on it.
    await command('udevadm', 'settle');
    await zfs.pools.export(pool);
    expect(await command('zpool', 'list', '-Ho', 'name')).not.toContain(pool);
    await fixture[Symbol.asyncDispose]();

    expect(await held()).toEqual(before);
    expect(await log()).toBe(logBefore);
  });

  test('close ends what is open and refuses what comes later', async () => {
    const fixture = await Fixture.open();
    const pool = await fixture.pool({});
    await fixture.zfs.datasets.create(`${pool}/a`, { kind: 'volume', size: '8M' });
    await fixture.zfs.snapshots.create([`${pool}/a@one`]);
    const zfs = await openZfs();
    const stream = await zfs.send(`${pool}/a@one`);
    const failed = new Promise((resolve) => stream.once('error', resolve));
    await zfs.close();
    await zfs.close();
    expect(await failed).toMatchObject({ code: 'ZFSKIT_CLOSED' });
    await expect(zfs.pools.configs()).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
    await fixture[Symbol.asyncDispose]();
  });

  test('an open handle does not keep a process alive', async () => {
    const program = `import { openZfs } from 'zfskit'; const zfs = await openZfs(); await zfs.pools.configs(); console.log('end');`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 60_000,
    });
    expect(stdout).toBe('end\n');
  });

  test('process.exit() during a stream ends the process', async () => {
    await using fixture = await Fixture.open();
    const pool = await fixture.pool({ mountpoint: 'legacy' });
    const folder = await fixture.mount(pool);
    await writeFile(`${folder}/content`, randomBytes(8 << 20));
    await fixture.unmount(folder);
    await fixture.zfs.snapshots.create([`${pool}@a`]);
    // Nobody reads, so that the kernel is held up in the ioctl.
    const program = `import { openZfs } from 'zfskit'; const zfs = await openZfs(); await zfs.send('${pool}@a'); process.exit(7);`;
    const ending = run(process.execPath, ['--input-type=module', '-e', program], { timeout: 60_000 });
    await expect(ending).rejects.toMatchObject({ code: 7, signal: null });
  });

  test('a version without a layout opens nothing', async () => {
    const before = await held();
    await expect(openZfs({ assumeVersion: '0.8.6' })).rejects.toMatchObject({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
    });
    expect((await held()).fds).toEqual(before.fds);
  });

  test('an ordinary user can read, and is told why he cannot change', async () => {
    const program = `
      import { openZfs } from 'zfskit';
      const zfs = await openZfs();
      await zfs.pools.configs();
      await zfs.pools.destroy('zfskit-nobody').catch((e) => console.log(e.code, e.message));
      await zfs.pools.create('zfskit-nobody', { vdevs: [{ type: 'file', path: '/nonexistent' }] })
        .catch((e) => console.log(e.code, e.message));`;
    const { stdout } = await asNobody(program);
    expect(stdout).toMatch(
      /^(EPERM|ENOENT) zfskit-nobody: .*\nEPERM zfskit-nobody: not permitted: run as root/,
    );
  });

  test('a device that may not be opened', async () => {
    const [major, minor] = (await readFile('/sys/class/misc/zfs/dev', 'utf8')).trim().split(':');
    const node = `/dev/zfskit-${randomBytes(4).toString('hex')}`;
    await command('mknod', '-m', '600', node, 'c', String(major), String(minor));
    try {
      await using zfs = await openZfs({ device: node });
      expect((await zfs.pools.configs()).size).toBeGreaterThanOrEqual(0);
      const program = `
        import { openZfs } from 'zfskit';
        await openZfs({ device: '${node}' }).catch((e) => console.log(e.code, e.message));`;
      const { stdout } = await asNobody(program);
      expect(stdout).toMatch(/^ZFSKIT_NO_PERMISSION .* may not be opened \(EACCES\): run as root/);
    } finally {
      await command('rm', node);
    }
  });

  test('a device that is another one', async () => {
    await expect(openZfs({ device: '/dev/null' })).rejects.toMatchObject({
      code: 'ZFSKIT_NO_DEVICE',
      message: expect.stringMatching(/^\/dev\/null is not the ZFS device: its number is 1:3/),
    });
  });
});
