import { describe, expect, test } from 'vitest';
import { parseArguments } from './arguments.mjs';

describe('parseArguments', () => {
  test('takes all behind -- as the command', () => {
    const { action, release, command } = parseArguments([
      'run',
      '-r',
      'sid',
      '--',
      'zfs',
      'list',
      '--',
      '-r',
    ]);
    expect({ action, release, command }).toEqual({
      action: 'run',
      release: 'sid',
      command: ['zfs', 'list', '--', '-r'],
    });
  });

  test('shows the help when asked for nothing', () => {
    expect(parseArguments([]).action).toBe('help');
    expect(parseArguments(['run', '--help']).action).toBe('help');
  });

  test('hands on the variables that exist', () => {
    const { env } = parseArguments(['run', '--env', 'A=b=c', '--env', 'CI', '--env', 'NOT', '--', 'x'], {
      CI: '1',
    });
    expect(env).toEqual({ A: 'b=c', CI: '1' });
  });

  test('reads sizes and times', () => {
    const options = parseArguments([
      'run',
      '--disks',
      '3:512M',
      '--timeout',
      '1.5',
      '--memory',
      '2048',
      '--',
      'x',
    ]);
    expect(options.diskBytes).toEqual(Array(3).fill(512 * 1024 ** 2));
    expect(options.timeoutMs).toBe(1500);
    expect(options.memoryMib).toBe(2048);
    expect(parseArguments(['start', '--disks', '0']).diskBytes).toEqual([]);
  });

  test.each([
    [['fly']],
    [['run']],
    [['run', 'true']],
    [['stop', '--', 'true']],
    [['run', '-r', 'constructor', '--', 'true']],
    [['run', '--timeout', 'soon', '--', 'true']],
    [['run', '--timeout', '-1', '--', 'true']],
    [['run', '--disks', '1:1T', '--', 'true']],
    [['run', '--env', 'A B=c', '--', 'true']],
    [['run', '--out', '/=x', '--', 'true']],
    [['run', '--out', 'relative=x', '--', 'true']],
    [['run', '--unknown', '--', 'true']],
  ])('refuses %j', (argv) => {
    expect(() => parseArguments(argv)).toThrow(expect.objectContaining({ status: 64 }));
  });
});
