export type { ProgramEnd } from '../trace/trace.ts';
export { type RunningProgram, type RunProgramOptions, runProgram } from './run-program.ts';
