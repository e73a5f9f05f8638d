import { constants } from 'node:os';

/** What a tracer does with signals until it is disposed of: then they do again what they did before. */
export interface SignalHandling extends Disposable {
  /** Says which process a program was started as; the first one counts. */
  started(pid: number): void;
}

type Listeners = Readonly<Partial<Record<NodeJS.Signals, () => void>>>;

/**
 * While a started program is traced: signals of the terminal (SIGINT, SIGQUIT) reach it anyway and are left to it; SIGTERM
 * and SIGHUP are passed on. The second one that comes when the program is not there, or stands still because the
 * output is held up, ends this process.
 *
 * @param isHeldUp - whether the output waits for its reader
 */
export function letProgramHaveSignals(isHeldUp: () => boolean = () => false): SignalHandling {
  let program: number | undefined;
  const early: NodeJS.Signals[] = [];
  let wasInVain = false;
  // The first one may be what has ended the program just now.
  const afterwards = (signal: NodeJS.Signals, isThere: boolean) => {
    if (isThere && !isHeldUp()) return;
    if (wasInVain) leave(signal);
    wasInVain = true;
  };
  const pass = (signal: NodeJS.Signals) => {
    if (program === undefined) early.push(signal);
    afterwards(signal, program !== undefined && send(program, signal));
  };
  const ignore = (signal: NodeJS.Signals) => {
    afterwards(signal, program !== undefined && send(program, 0));
  };
  const restore = listen({
    SIGINT: () => ignore('SIGINT'),
    SIGQUIT: () => ignore('SIGQUIT'),
    SIGTERM: () => pass('SIGTERM'),
    SIGHUP: () => pass('SIGHUP'),
  });
  return {
    started(pid) {
      if (program !== undefined) return;
      program = pid;
      for (const signal of early) send(pid, signal);
    },
    [Symbol.dispose]: restore,
  };
}

/** While processes are attached to: the first signal calls `stop`, a second one ends this process at once. */
export function stopOnSignals(stop: () => void): SignalHandling {
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals) => () => {
    if (isStopping) leave(signal);
    isStopping = true;
    stop();
  };
  const restore = listen({
    SIGINT: onSignal('SIGINT'),
    SIGTERM: onSignal('SIGTERM'),
    SIGHUP: onSignal('SIGHUP'),
  });
  return { started() {}, [Symbol.dispose]: restore };
}

function listen(listeners: Listeners): () => void {
  const entries = Object.entries(listeners) as [NodeJS.Signals, () => void][];
  for (const [signal, listener] of entries) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of entries) process.off(signal, listener);
  };
}

function leave(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}

/** Tells whether the process is still there. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
