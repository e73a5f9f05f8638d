import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { MADE_ABI, madeCall } from '../../trace/made-call.ts';
import { readRecording } from '../../trace/read-recording.ts';
import type { TraceHeader } from '../../trace/trace-event.ts';
import { EventSinks, type SinkOptions } from './event-sinks.ts';
import { FdWriter } from './fd-writer.ts';
import { addShowOptions } from './trace-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-'));
const header: TraceHeader = { abi: MADE_ABI, startedAt: 5n, command: ['zpool'] };
const stats = madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', errno: 2 });

function optionsOf(...words: string[]): SinkOptions {
  return addShowOptions(new Command('show').option('--record <file>'))
    .parse(words, { from: 'user' })
    .opts<SinkOptions>();
}

test('events go to text, recording and page', async () => {
  const [text, record, html] = ['out', 'record', 'html'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const options = optionsOf('--record', record, '--html', html, '-e', 'error', '-C');
  const sinks = new EventSinks(header, new FdWriter(openSync(text, 'w')), options);
  await sinks.add(stats);
  await sinks.add(madeCall({ ioctl: 'ZFS_IOC_POOL_CONFIGS' }));
  expect(await sinks.end()).toEqual([]);
  expect(readFileSync(text, 'utf8').split('\n').slice(0, 2)).toEqual([
    'POOL_STATS tank  = -1 ENOENT (there is no such pool)',
    expect.stringMatching(/^% time/),
  ]);
  // The filter is for what is shown; the recording has it all.
  expect([...readRecording(record).events]).toHaveLength(2);
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('POOL_STATS');
  expect(page).not.toContain('POOL_CONFIGS"');
});

test('one that fails does not stop the others', async () => {
  const record = join(folder, 'other');
  const output = new FdWriter(openSync('/dev/full', 'w'));
  const options = optionsOf('-o', '/dev/full', '--record', record, '--html', join(folder, 'none', 'page'));
  const sinks = new EventSinks(header, output, options);
  await sinks.add(stats);
  await sinks.add(stats);
  expect(await sinks.end()).toMatchObject([
    { code: 'ENOSPC', message: expect.stringContaining('/dev/full cannot be written') },
    { message: expect.stringContaining('/none/page cannot be written') },
  ]);
  expect([...readRecording(record).events]).toHaveLength(2);
});
