import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { Fixture } from './fixture.ts';

test('the README’s program runs', async () => {
  const readme = await readFile('README.md', 'utf8');
  const programs = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  expect(programs).toHaveLength(1);
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
