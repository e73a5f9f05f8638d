import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runSample } from '../docs/run-sample.ts';
import { samplesOf } from '../docs/samples.ts';
import { EngineFixture, engineOptions, openzfsFolder, suite } from './engine-fixture.ts';

const execute = promisify(execFile);

test('the README\u2019s program on an engine', async () => {
  const programs = samplesOf('README.md').map(({ code }) => code);
  await using fixture = await EngineFixture.open();
  const instead = new Map([
    ['/var/tmp/tank.img', await fixture.image()],
    ['tank', fixture.poolName()],
    ["{ engine: 'userspace' }", JSON.stringify(engineOptions())],
  ]);
  const program = programs.find((code) => code.includes("engine: 'userspace'"));
  expect((await runSample(String(program), { instead })).stdout).toBe('hello\n');
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
