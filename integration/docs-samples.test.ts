import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { file } from 'zfskit';
import { pages } from './docs/pages.ts';
import { runSample } from './docs/run-sample.ts';
import { samplesOf } from './docs/samples.ts';
import { command, Fixture } from './fixture.ts';

const samples = pages()
  .flatMap(samplesOf)
  .filter(({ kind }) => kind === 'kernel');

test('there are samples that need the kernel', () => {
  expect(samples.length).toBeGreaterThan(0);
});

test.each(samples)('$place', async ({ code }) => {
  await using fixture = await Fixture.open();
  const pool = fixture.poolName();
  const mountpoint = join(fixture.folder, 'mounted');
  await mkdir(mountpoint);
  await fixture.zfs.pools.create(pool, {
    vdevs: [file(await fixture.image())],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint },
  });
  try {
    const { stdout, stderr } = await runSample(code, { instead: new Map([['tank', pool]]) });
    expect(stdout + stderr).toContain(pool);
  } finally {
    await command('zpool', 'destroy', '-f', pool);
  }
});
