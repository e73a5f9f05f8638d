import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PAGE_SCRIPT, PAGE_STYLE } from 'zfskit:trace-page';
import { commandLine } from './command-line.ts';
import { DataParts, dataElement } from './data-parts.ts';
import { endText } from './end-text.ts';
import { fileError } from './file-error.ts';
import { openForOwner } from './open-for-owner.ts';
import type { PageFacts, PageMark } from './page/page-data.ts';
import { pageCall, pageDetails, shortText } from './page-call.ts';
import { redactHeader } from './redact-event.ts';
import type { ShownEvent } from './shown-event.ts';
import { ShownEvents } from './shown-events.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** What a page is made of: calls, decoded or not yet, and what happened to processes. */
export type PageEvent = TraceEvent | TracedCall;

/** Options of {@link htmlPage}. */
export interface HtmlPageOptions {
  /** Leaves keys and passwords as they are, but for those of calls that are decoded already; default false. */
  readonly showSecrets?: boolean | undefined;
}

type ProcessEvent = Exclude<ShownEvent, TracedCall>;

/** Characters of all details together; from there on calls are rows without them. */
const MAX_DETAILS = 384 * 1024 * 1024;

/** Calls of a page, and events of processes; a browser needs some kilobytes for each. */
const MAX_CALLS = 250_000;
const MAX_MARKS = 50_000;

/**
 * A trace as one HTML page, in pieces: it needs no network and no other file, and its policy (CSP) forbids both. What
 * comes from the trace is JSON in elements that browsers do not run; the page's script puts it in as text only.
 *
 * Nothing but the current piece is kept, 256 KiB and a call. The details of calls beyond 384 MiB are left out, and so are
 * calls and events of processes beyond what browsers can show; the page says how many.
 */
export async function* htmlPage(
  header: TraceHeader,
  events: Iterable<PageEvent> | AsyncIterable<PageEvent>,
  options: HtmlPageOptions = {},
): AsyncGenerator<string, void, undefined> {
  const shownHeader = options.showSecrets ? header : redactHeader(header);
  const calls = new DataParts('calls');
  const marks = new DataParts('marks');
  const details = new DataParts('details');
  const partStarts: number[] = [];
  let leftOut = 0;
  yield pageHead(shownHeader);
  for await (const event of shownEvents(header, events, options)) {
    if (event.kind !== 'call') {
      if (marks.items < MAX_MARKS) yield* marks.add(markOf(event, header.startedAt));
      else leftOut++;
    } else if (calls.items < MAX_CALLS) {
      const id = calls.items;
      yield* calls.add(pageCall(event, id, header.startedAt));
      if (details.written >= MAX_DETAILS) continue;
      if (details.isEmpty) partStarts.push(id);
      yield* details.add(pageDetails(event));
    } else leftOut++;
  }
  for (const parts of [details, calls, marks]) yield* parts.end();
  const facts: PageFacts = {
    command: shownHeader.command ? shortText(commandLine(shownHeader.command)) : null,
    release: header.abi.version,
    startedAt: String(header.startedAt),
    partStarts,
    leftOut,
  };
  yield dataElement('index', JSON.stringify(facts));
  yield `<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

/** The events with their raw calls decoded; those that are decoded are shown already. */
async function* shownEvents(
  { abi }: TraceHeader,
  events: Iterable<PageEvent> | AsyncIterable<PageEvent>,
  options: HtmlPageOptions,
): AsyncGenerator<ShownEvent, void, undefined> {
  const shown = new ShownEvents(abi, options);
  for await (const event of events) {
    if (event.kind === 'call' && 'members' in event) yield event;
    else yield* shown.push(event);
  }
  yield* shown.flush();
}

/**
 * Writes {@link htmlPage} to a file, replacing what it was. Its owner alone may read it (mode 0600), as a recording.
 *
 * @throws ZfsError with the system's code (`ENOENT`, `ENOSPC`) when the file cannot be written; what the events throw as
 * it is
 */
export async function writeHtmlPage(
  path: string,
  header: TraceHeader,
  events: Iterable<PageEvent> | AsyncIterable<PageEvent>,
  options: HtmlPageOptions = {},
): Promise<void> {
  const file = createWriteStream(path, { fd: openForOwner(path, 'written') });
  let failure: Error | undefined;
  file.once('error', (error) => {
    failure = error;
  });
  try {
    await pipeline(Readable.from(htmlPage(header, events, options)), file);
  } catch (cause) {
    if (failure === undefined || cause !== failure) throw cause;
    throw fileError(path, 'written', cause);
  }
}

function pageHead({ command }: TraceHeader): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    `style-src '${hashOf(PAGE_STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeHtml(
    command === undefined ? 'ZFS trace' : `${shortText(commandLine(command))} - ZFS trace`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<p class="unfinished">Loading. If this stays, the page was not written to its end.</p>
<noscript>This page shows a trace with a script, which this browser does not run.</noscript>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in HTML, without what cannot be seen. */
function escapeHtml(text: string): string {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return seen.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

function markOf(event: ProcessEvent, startedAt: bigint): PageMark {
  return {
    kind: event.kind,
    at: Number(event.at - startedAt),
    pid: event.pid,
    text: shortText(markText(event)),
  };
}

function markText(event: ProcessEvent): string {
  switch (event.kind) {
    case 'exec':
      return commandLine(event.argv);
    case 'fork':
      return `made process ${event.child}`;
    case 'exit':
      return endText(event);
    case 'detach':
      return 'no longer traced';
  }
}
