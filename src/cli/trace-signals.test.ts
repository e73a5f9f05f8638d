import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { letProgramHaveSignals, type SignalHandling, stopOnSignals } from './trace-signals.ts';

let handling: SignalHandling | undefined;

afterEach(() => handling?.[Symbol.dispose]());

/** Tells a listener of this process, as a signal would. */
const signal = (name: NodeJS.Signals) => process.emit(name, name);

test('SIGTERM and SIGHUP are passed on to the program, also those that come before it began', async () => {
  const program = spawn('sleep', ['60']);
  await once(program, 'spawn');
  const ended = once(program, 'exit');
  handling = letProgramHaveSignals();
  signal('SIGHUP');
  handling.started(program.pid as number);
  expect(await ended).toEqual([null, 'SIGHUP']);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  // It is gone.
  signal('SIGINT');
  expect(exit).toHaveBeenCalledWith(128 + 2);
  exit.mockRestore();
});

test('only the first process that runs a program gets them', async () => {
  const program = spawn('sleep', ['60']);
  await once(program, 'spawn');
  handling = letProgramHaveSignals();
  handling.started(program.pid as number);
  handling.started(process.pid);
  const ended = once(program, 'exit');
  signal('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
});

test('the second signal to a program whose output is held up ends this process', async () => {
  const program = spawn('sleep', ['60']);
  await once(program, 'spawn');
  handling = letProgramHaveSignals(() => true);
  handling.started(program.pid as number);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  signal('SIGINT');
  expect(exit).not.toHaveBeenCalled();
  signal('SIGINT');
  expect(exit).toHaveBeenCalledWith(128 + 2);
  exit.mockRestore();
  program.kill();
});

test('the first signal stops a trace', () => {
  let stops = 0;
  handling = stopOnSignals(() => stops++);
  signal('SIGINT');
  expect(stops).toBe(1);
});

test('signals do afterwards what they did before', () => {
  const before = process.listenerCount('SIGTERM');
  handling = letProgramHaveSignals();
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  handling[Symbol.dispose]();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
