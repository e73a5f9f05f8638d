import { Command } from 'commander';
import { expect, test } from 'vitest';
import { tracedCall } from '../../trace/made-traced-call.ts';
import { addShowOptions, printerOptions, type TraceShowOptions } from './trace-options.ts';

/** What a command line means to the printer. */
function parsed(...words: string[]): TraceShowOptions {
  const command = addShowOptions(new Command('show'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  command.parse(words, { from: 'user' });
  return command.opts<TraceShowOptions>();
}

const printer = (...words: string[]) => printerOptions(parsed(...words), 2);

test('lines, without time, nothing counted, is what is printed when nothing is said', () => {
  expect(printer('--color', 'never')).toEqual({
    format: 'lines',
    summary: undefined,
    filters: undefined,
    limit: 72,
    duration: undefined,
    time: undefined,
    processes: 'some',
    showSecrets: undefined,
    paint: undefined,
  });
});

test.each([
  [['-v'], { format: 'tree', processes: 'all' }],
  [['-q'], { processes: 'none' }],
  [['-vq'], { format: 'tree', processes: 'none' }],
  [['--json'], { format: 'json', summary: undefined }],
  [['-c'], { format: 'none', summary: 'text' }],
  [['-C'], { format: 'lines', summary: 'text' }],
  [['-c', '--json'], { format: 'none', summary: 'json' }],
  [['-C', '--json'], { format: 'json', summary: 'json' }],
  [['-t'], { time: 'seconds' }],
  [['-tt'], { time: 'microseconds' }],
  [['-t', '-t'], { time: 'microseconds' }],
  [['-ttT'], { time: 'microseconds', duration: true }],
  [['-r'], { time: 'relative' }],
  [['-s', '200'], { limit: 200 }],
  [['--show-secrets'], { showSecrets: true }],
])('%j', (words, options) => {
  expect(printer(...words)).toMatchObject(options);
});

test('filters add up', () => {
  const { filters = [] } = printer('-e', 'error', '-e', 'pool=tank');
  const accepts = (subject: string, errno: number) =>
    filters.every((filter) => filter.accepts(tracedCall({ name: 'ZFS_IOC_POOL_STATS', subject, errno })));
  expect([accepts('tank', 2), accepts('tank', 0), accepts('rpool', 2)]).toEqual([true, false, false]);
});

test('colours only when they are asked for, and never in JSON', () => {
  const { paint } = printer('--color', 'always');
  expect(paint?.('ENOENT', 'error')).toBe('\u001b[31mENOENT\u001b[39m');
  expect(paint?.('', 'error')).toBe('');
  expect(printer('--color', 'always', '--json').paint).toBeUndefined();
});

test.each([
  [['-e', 'foo'], 'cannot be understood'],
  [['-s', '0'], 'A number from 1 on'],
  [['-s', 'x'], 'A number from 1 on'],
  [['--color', 'red'], 'Allowed choices are auto, always, never'],
])('%j is refused', (words, why) => {
  expect(() => parsed(...words)).toThrow(why);
});
