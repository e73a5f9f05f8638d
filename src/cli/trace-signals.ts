import { constants } from 'node:os';

/** What a tracer does with signals until it is disposed of: then they do again what they did before. */
export interface SignalHandling extends Disposable {
  /** Says which process a program was started as; the first one counts. */
  started(pid: number): void;
}

type Listeners = Readonly<Partial<Record<NodeJS.Signals, () => void>>>;

/**
 * While a started program is traced: signals of the terminal (SIGINT, SIGQUIT) reach it anyway and are left to it; SIGTERM
 * and SIGHUP are passed on.
 */
export function letProgramHaveSignals(): SignalHandling {
  let program: number | undefined;
  const early: NodeJS.Signals[] = [];
  const pass = (signal: NodeJS.Signals) => {
    if (program === undefined) early.push(signal);
    else send(program, signal);
  };
  const restore = listen({
    SIGINT: () => {},
    SIGQUIT: () => {},
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
    if (isStopping) process.exit(128 + constants.signals[signal]);
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

/** A program that is gone needs no signal. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
