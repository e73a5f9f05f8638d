export { inheritedDescriptors } from './inherited-descriptors.ts';
export type { ProgramEnd, Trace, TraceOptions } from './trace.ts';
export type {
  Captured,
  DetachEvent,
  ExecEvent,
  ExitEvent,
  ForkEvent,
  RawCall,
  TraceEvent,
  TraceHeader,
} from './trace-event.ts';
export { attachTo, type TraceProgramOptions, traceProgram } from './trace-program.ts';
export type { ListPlace, TracedCall, TracedList, TracedMember } from './traced-call.ts';
