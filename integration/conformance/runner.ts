import { type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';
import { reasonToSkip } from './cannot.ts';

/** Skips what the engine cannot do, before anything of it is begun. */
export default class ConformanceRunner extends TestRunner {
  onCollected(files: readonly RunnerTestFile[]): void {
    for (const file of files) skipIn(file.name.split('/').at(-1) ?? '', file.tasks, []);
  }
}

function skipIn(file: string, tasks: readonly RunnerTask[], above: readonly string[]): void {
  for (const task of tasks) {
    const title = [...above, task.name];
    const reason = reasonToSkip(file, title.join(' > '));
    if (reason !== undefined) skip(task);
    else if (task.type === 'suite') skipIn(file, task.tasks, title);
  }
}

function skip(task: RunnerTask): void {
  task.mode = 'skip';
  if (task.type === 'suite') for (const below of task.tasks) skip(below);
}
