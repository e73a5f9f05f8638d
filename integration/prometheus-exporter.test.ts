import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** The ARC in the metrics of examples/prometheus-exporter: the kernel alone has one. */
test('the ARC is among the metrics', async () => {
  const program = spawn(process.execPath, ['dist/examples/prometheus-exporter/main.js', '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said] = await once(program.stderr as NodeJS.ReadableStream, 'data');
  const port = /"port":(\d+)/.exec(String(said))?.[1];
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(Number(/^zfs_arc_size_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
  expect(text).toMatch(/^# TYPE zfs_arc_hits_total counter$/m);
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
