/**
 * {@link runProgram} runs a program whose ZFS ioctls go to an engine or a service.
 *
 * @module zfskit/run
 */

export type { ProgramEnd } from '../trace/trace.ts';
export { type RunningProgram, type RunProgramOptions, runProgram } from './run-program.ts';
