import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { EngineFixture, engineOptions, openzfsFolder, suite } from './engine-fixture.ts';

const execute = promisify(execFile);

test('the README\u2019s program on an engine', async () => {
  const readme = await readFile('README.md', 'utf8');
  const programs = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  await using fixture = await EngineFixture.open();
  const pool = fixture.poolName();
  const source = String(programs.find((code) => code.includes("engine: 'userspace'")))
    .replaceAll('/var/tmp/tank.img', await fixture.image())
    .replaceAll(/\btank\b/g, pool)
    .replace("{ engine: 'userspace' }", JSON.stringify(engineOptions()));
  const { code } = await transform(source, { loader: 'ts', target: 'node20', format: 'esm' });
  // Inside the repository, so that 'zfskit' is this package.
  const program = `dist/${pool}.mjs`;
  await writeFile(program, code);
  try {
    expect((await execute(process.execPath, [program])).stdout).toBe('hello\n');
  } finally {
    await rm(program);
  }
});

test.skipIf(suite !== 'bookworm')('the README\u2019s stock commands on an engine', async () => {
  const readme = await readFile('README.md', 'utf8');
  await using fixture = await EngineFixture.open();
  const state = join(fixture.folder, 'tank');
  const libraries = join(openzfsFolder(), 'lib');
  const lines = [...readme.matchAll(/^ {4}zfskit run (.*)$/gm)].map(([, line = '']) => line);
  expect(lines).toHaveLength(3);
  const image = await fixture.image();
  for (const line of lines) {
    const command = line
      .replace('--state ~/tank', `--state ${state} --libraries ${libraries}`)
      .replace('/var/tmp/tank.img', image)
      .replace('disk.gz', join(fixture.folder, 'disk.gz'));
    await execute('sh', ['-c', `"$0" dist/cli.js run ${command}`, process.execPath], {
      env: {
        ...process.env,
        PATH: `${join(openzfsFolder(), 'sbin')}:${process.env['PATH']}`,
        LD_LIBRARY_PATH: libraries,
      },
    });
  }
  expect((await readFile(join(fixture.folder, 'disk.gz'))).length).toBeGreaterThan(100);
});
