import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runSample } from './docs/run-sample.ts';
import { samplesOf } from './docs/samples.ts';
import { Fixture } from './fixture.ts';

/** The programs of the README, in their order. */
const programs = samplesOf('README.md').map(({ code }) => code);

test('the README’s programs are all run by a test, the last one in integration/engine', () => {
  expect(programs).toHaveLength(3);
  expect(programs[2]).toContain("engine: 'userspace'");
});

test('the README’s first program runs', async () => {
  await using fixture = await Fixture.open();
  const pool = fixture.poolName();
  const instead = new Map([
    ['/var/tmp/tank.img', await fixture.image()],
    ['tank', pool],
  ]);
  const { stdout } = await runSample(String(programs[0]), { instead });
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(new RegExp(`^${pool} filesystem \\d+n (on|off) { kind: 'default' }$`));
  expect(lines).toContainEqual(expect.stringMatching(/\/home filesystem \d+n zstd-3 { kind: 'local' }$/));
  expect(lines).toContainEqual(expect.stringMatching(/^EBUSY ZFS_IOC_DESTROY .*\/home: it has snapshots/));
  expect(stdout).toMatch(/^ONLINE \[/m);
  expect((await fixture.zfs.pools.configs()).has(pool)).toBe(false);
});

test('the README’s program that traces another one', async () => {
  await using fixture = await Fixture.open();
  const pool = await fixture.pool({});
  const { stdout, stderr } = await runSample(String(programs[1]), { instead: new Map([['tank', pool]]) });
  expect(stdout).toMatch(new RegExp(`^NAME .*\n${pool} `));
  expect(stderr.split('\n')).toContain(`ZFS_IOC_OBJSET_STATS ${pool} done`);
});

test('the README’s command line, and what it prints', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, words = '', output = ''] = /^```console\n\$ zfskit (.*?)\n(.*?)^```$/ms.exec(readme) ?? [];
  await using fixture = await Fixture.open();
  const pool = await fixture.pool({});
  await fixture.zfs.datasets.create(`${pool}/home`, { kind: 'filesystem', properties: { canmount: 'off' } });
  await fixture.zfs.snapshots.create([`${pool}/home@sunday`]);
  const args = words.replaceAll('tank', pool).split(' ');
  const run = promisify(execFile)(process.execPath, ['dist/cli.js', ...args]);
  const { stderr } = await run.catch((error: { stderr: string }) => error);
  // Numbers differ, names that are longer are cut in lists, and how often it asks for what depends on the release.
  const shape = (line: string) =>
    line
      .replaceAll(pool, 'tank')
      .replace(/ = 0 .*/, ' = 0')
      .replace(/ {2}\{.*\} {2}=/, '  =')
      .replace(/<.*>$/, '');
  const printed = stderr.split('\n').map(shape);
  for (const line of output.split('\n').filter((text) => text !== '...'))
    expect(printed).toContain(shape(line));
});
