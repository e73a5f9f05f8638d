import { Command } from 'commander';
import { readRecording } from '../../../trace/read-recording.ts';
import { complain } from '../complain.ts';
import { EventSinks } from '../event-sinks.ts';
import { TRACE_FAILED } from '../trace-failed.ts';
import { addShowOptions, openOutput, type TraceShowOptions } from '../trace-options.ts';
import { checkUsage } from '../trace-usage.ts';

const STANDARD_OUTPUT = 1;

/** `zfskit trace show`: prints a recording as the trace itself would have been. Needs neither ZFS nor root. */
export function traceShowCommand(): Command {
  const command = new Command('show')
    .description('print a recording (zfskit trace --record), with the options of trace itself')
    .argument('<file>', 'recording')
    .exitOverride();
  return addShowOptions(command).action(async (file: string, options: TraceShowOptions) => {
    checkUsage(command, options, { input: file, fd: STANDARD_OUTPUT });
    try {
      process.exitCode = (await show(file, options)) ? 0 : TRACE_FAILED;
    } catch (error) {
      await complain(error);
      process.exitCode = TRACE_FAILED;
    }
  });
}

/** Tells whether all went well. What is before a place that is damaged is shown first. */
async function show(file: string, options: TraceShowOptions): Promise<boolean> {
  const { header, events } = readRecording(file);
  if (options.showSecrets && !header.hasSecrets) {
    await complain('the recording was made without --show-secrets: there are no secrets in it to show');
  }
  const output = await openOutput(options, STANDARD_OUTPUT);
  const showSecrets = header.hasSecrets ? options.showSecrets : undefined;
  const sinks = new EventSinks(header, output, { ...options, showSecrets }, complain);
  let problem: unknown;
  try {
    for (const event of events) {
      await sinks.add(event);
      if (!sinks.isNeeded) break;
    }
  } catch (error) {
    problem = error;
  }
  await sinks.end();
  if (problem !== undefined) await complain(problem);
  return problem === undefined && !sinks.hasFailed;
}
