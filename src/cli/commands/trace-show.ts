import { Command } from 'commander';
import { readRecording } from '../../../trace/read-recording.ts';
import { complain } from '../complain.ts';
import { EventSinks } from '../event-sinks.ts';
import { addShowOptions, openOutput, type TraceShowOptions } from '../trace-options.ts';

/** Exit status when the recording, or what is made of it, has a problem. */
const FAILED = 125;

const STANDARD_OUTPUT = 1;

/** `zfskit trace show`: prints a recording as the trace itself would have been. Needs neither ZFS nor root. */
export function traceShowCommand(): Command {
  const command = new Command('show')
    .description('print a recording (zfskit trace --record), with the options of trace itself')
    .argument('<file>', 'recording')
    .exitOverride();
  return addShowOptions(command)
    .addHelpText(
      'after',
      `
Wrapping keys are in a recording only when it was made with --show-secrets; the option has no effect on others.

Examples:
  zfskit trace show import.trace
  zfskit trace show -v -e error import.trace
  zfskit trace show --json import.trace | jq .ioctl
  zfskit trace show --html import.html import.trace

Exit status: 0 done, 125 the recording is cut off, damaged or none: what is before that place is printed, 2 wrong usage.`,
    )
    .action(async (file: string, options: TraceShowOptions) => {
      try {
        const failures = await show(file, options);
        for (const failure of failures) complain(failure);
        process.exitCode = failures.length === 0 ? 0 : FAILED;
      } catch (error) {
        complain(error);
        process.exitCode = FAILED;
      }
    });
}

/** Gives what went wrong on the way. */
async function show(file: string, options: TraceShowOptions): Promise<unknown[]> {
  const { header, events } = readRecording(file);
  if (options.showSecrets && !header.hasSecrets) {
    complain('the recording was made without --show-secrets: there are no secrets in it to show');
  }
  const output = openOutput(options, STANDARD_OUTPUT);
  const showSecrets = header.hasSecrets ? options.showSecrets : undefined;
  const sinks = new EventSinks(header, output, { ...options, showSecrets });
  const failures: unknown[] = [];
  try {
    for (const event of events) {
      await sinks.add(event);
      if (output.isClosed && options.html === undefined) break;
    }
  } catch (error) {
    failures.push(error);
  }
  return [...(await sinks.end()), ...failures];
}
