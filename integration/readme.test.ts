import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { file } from 'zfskit';
import { Fixture } from './fixture.ts';

/** The programs of the README, in their order. */
async function readmePrograms(): Promise<string[]> {
  const readme = await readFile('README.md', 'utf8');
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

test('the README’s programs are all run by a test, the last one in integration/engine', async () => {
  const programs = await readmePrograms();
  expect(programs).toHaveLength(3);
  expect(programs[2]).toContain("engine: 'userspace'");
});

test('the README’s first program runs', async () => {
  const programs = await readmePrograms();
  await using fixture = await Fixture.open();
  const pool = fixture.poolName();
  const source = String(programs[0])
    .replaceAll('/var/tmp/tank.img', await fixture.image())
    .replaceAll(/\btank\b/g, pool);
  const { code } = await transform(source, { loader: 'ts', target: 'node20', format: 'esm' });
  // Inside the repository, so that 'zfskit' is this package.
  const program = `dist/${pool}.mjs`;
  await writeFile(program, code);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${pool} filesystem \\d+n (on|off) { kind: 'default' }$`));
    expect(lines).toContainEqual(expect.stringMatching(/\/home filesystem \d+n zstd-3 { kind: 'local' }$/));
    expect(lines).toContainEqual(expect.stringMatching(/^EBUSY ZFS_IOC_DESTROY .*\/home: it has snapshots/));
    expect(stdout).toMatch(/^ONLINE \[/m);
  } finally {
    await rm(program);
  }
  expect((await fixture.zfs.pools.configs()).has(pool)).toBe(false);
});

test('the README’s program that traces another one', async () => {
  const programs = await readmePrograms();
  await using fixture = await Fixture.open();
  const pool = fixture.poolName();
  await fixture.zfs.pools.create(pool, {
    vdevs: [file(await fixture.image())],
    properties: { cachefile: 'none' },
  });
  const source = String(programs[1]).replaceAll(/\btank\b/g, pool);
  const { code } = await transform(source, { loader: 'ts', target: 'node20', format: 'esm' });
  const program = `dist/${pool}.mjs`;
  await writeFile(program, code);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout).toMatch(new RegExp(`^NAME .*\n${pool} `));
    expect(stderr.split('\n')).toContain(`ZFS_IOC_OBJSET_STATS ${pool} done`);
  } finally {
    await rm(program);
  }
});

test('the README’s command line, and what it prints', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, words = '', output = ''] = /^```console\n\$ zfskit (.*?)\n(.*?)^```$/ms.exec(readme) ?? [];
  await using fixture = await Fixture.open();
  const pool = fixture.poolName();
  await fixture.zfs.pools.create(pool, {
    vdevs: [file(await fixture.image())],
    properties: { cachefile: 'none' },
  });
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
