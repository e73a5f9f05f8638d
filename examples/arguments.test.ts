import { expect, test } from 'vitest';
import { run } from './engine-host.ts';

test.each([
  'encrypted-backup/main',
  'health-watcher/main',
  'incremental-replicator/receiver',
  'incremental-replicator/sender',
  'prometheus-exporter/main',
  'volume-provisioner/main',
])('%s says how it is used', async (program) => {
  const help = await run(program, '--help');
  expect(help).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /), stderr: '' });
  for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  const wrong = await run(program, '--none-such');
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).toMatch(/none-such.*\n\nUsage: /s);
});
