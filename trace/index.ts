/**
 * What any program asks of ZFS, as events: {@link traceProgram} follows one, {@link ReplayTransport} answers from a recording.
 *
 * @module zfskit/trace
 */

export { type CallFilter, parseFilter } from './call-filter.ts';
export { eventJson, headerJson, type Json, TRACE_JSON_VERSION } from './call-json.ts';
export { CallSummary, type IoctlCount } from './call-summary.ts';
export { callTree } from './call-tree.ts';
export type { CallDifference, DifferentValue } from './compare-calls.ts';
export { type DecodeCallOptions, decodeCall } from './decode-call.ts';
export { type DiffRecordingsOptions, diffRecordings, type RecordingDifference } from './diff-recordings.ts';
export { FoldCalls } from './fold-calls.ts';
export { type HtmlPageOptions, htmlPage, type PageEvent, writeHtmlPage } from './html-page.ts';
export { inheritedDescriptors } from './inherited-descriptors.ts';
export { ioctlOf, type KnownIoctl } from './ioctl-of.ts';
export { isHidden } from './is-hidden.ts';
export type { NameMap } from './map-names.ts';
export { type OneLineOptions, oneLine } from './one-line.ts';
export type { Paint, PaintRole } from './paint.ts';
export { parentDescriptorLimit } from './parent-descriptor-limit.ts';
export { parseRecording, type Recording, type RecordingHeader, readRecording } from './read-recording.ts';
export { recordTransport, type TraceTarget } from './recording-transport.ts';
export { type RecordingOptions, RecordingWriter } from './recording-writer.ts';
export { redactCall } from './redact-call.ts';
export { redactEvent, redactHeader } from './redact-event.ts';
export { type Replayable, type ReplayOptions, ReplayTransport, replay } from './replay-transport.ts';
export type { ShownEvent } from './shown-event.ts';
export { ShownEvents, type ShownEventsOptions } from './shown-events.ts';
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
