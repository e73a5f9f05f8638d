import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { FdWriter } from '../../trace/fd-writer.ts';
import { MADE_ABI, madeCall } from '../../trace/made-call.ts';
import { readRecording } from '../../trace/read-recording.ts';
import type { TraceHeader } from '../../trace/trace-event.ts';
import { EventSinks, type SinkOptions } from './event-sinks.ts';
import { addShowOptions } from './trace-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-'));
const header: TraceHeader = { abi: MADE_ABI, startedAt: 5n, command: ['zpool'] };
const stats = madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', errno: 2 });

function optionsOf(...words: string[]): SinkOptions {
  return addShowOptions(new Command('show').option('--record <file>'))
    .parse(words, { from: 'user' })
    .opts<SinkOptions>();
}

/** Sinks, and what they tell of failures. */
function sinksTo(output: string, options: SinkOptions) {
  const told: unknown[] = [];
  const tell = async (failure: unknown) => void told.push(failure);
  return { told, sinks: new EventSinks(header, new FdWriter(openSync(output, 'w')), options, tell) };
}

test('events go to text, recording and page', async () => {
  const [text, record, html] = ['out', 'record', 'html'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const options = optionsOf('--record', record, '--html', html, '-e', 'error', '-C');
  const { sinks, told } = sinksTo(text, options);
  await sinks.add(stats);
  await sinks.add(madeCall({ ioctl: 'ZFS_IOC_POOL_CONFIGS' }));
  expect(sinks.isNeeded).toBe(true);
  await sinks.end();
  expect([told, sinks.hasFailed]).toEqual([[], false]);
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
  const options = optionsOf('-o', '/dev/full', '--record', record, '--html', join(folder, 'none', 'page'));
  const { sinks, told } = sinksTo('/dev/full', options);
  await sinks.add(stats);
  expect(told[0]).toMatchObject({ code: 'ENOSPC' });
  await sinks.add(stats);
  expect(sinks.isNeeded).toBe(true);
  await sinks.end();
  expect(told).toMatchObject([
    { code: 'ENOSPC', message: expect.stringContaining('/dev/full cannot be written') },
    { message: expect.stringContaining('none/page cannot be written: ENOENT') },
  ]);
  expect([...readRecording(record).events]).toHaveLength(2);
});

test('nobody needs events when all have failed', async () => {
  const { sinks } = sinksTo('/dev/full', optionsOf('-o', '/dev/full'));
  await sinks.add(stats);
  expect([sinks.isNeeded, sinks.hasFailed]).toEqual([false, true]);
});
