import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PAGE_SCRIPT, PAGE_STYLE } from 'zfskit:trace-page';
import { commandLine } from './command-line.ts';
import { decodeCall } from './decode-call.ts';
import { fileError } from './file-error.ts';
import { FoldCalls } from './fold-calls.ts';
import { openForOwner } from './open-for-owner.ts';
import type { PageCall, PageIndex, PageMark } from './page/page-data.ts';
import { pageCall, pageDetails } from './page-call.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** What a page is made of: calls, decoded or not yet, and what happened to processes. */
export type PageEvent = TraceEvent | TracedCall;

/** Options of {@link htmlPage}, for calls that are not decoded yet. */
export interface HtmlPageOptions {
  /** Leaves keys and passwords as they are; default false. */
  readonly showSecrets?: boolean | undefined;
  /** Makes one call out of those that were repeated with a larger buffer; default true. */
  readonly fold?: boolean | undefined;
}

type ProcessEvent = Exclude<PageEvent, { readonly kind: 'call' }>;

/** Characters from which on an element of details is full: it is parsed when one of its calls is selected. */
const PART_LENGTH = 256 * 1024;

/** Characters of all details together; from there on calls are rows without them. */
const MAX_DETAILS = 384 * 1024 * 1024;

/**
 * A trace as one HTML page, in pieces: it needs no network and no other file, and its policy (CSP) forbids both. What
 * comes from the trace is JSON in elements that browsers do not run; the page's script puts it in as text only.
 *
 * Memory: what is kept until the end is a row a call, some 200 bytes. The details of calls beyond 384 MiB are left out.
 */
export async function* htmlPage(
  header: TraceHeader,
  events: Iterable<PageEvent> | AsyncIterable<PageEvent>,
  options: HtmlPageOptions = {},
): AsyncGenerator<string, void, undefined> {
  const calls: PageCall[] = [];
  const marks: PageMark[] = [];
  const partStarts: number[] = [];
  let part = '';
  let written = 0;
  yield pageHead(header);
  for await (const event of pageCalls(header, events, options)) {
    if (event.kind !== 'call') {
      marks.push(markOf(event, header.startedAt));
      continue;
    }
    const id = calls.length;
    calls.push(pageCall(event, id, header.startedAt));
    if (written >= MAX_DETAILS) continue;
    const details = JSON.stringify(pageDetails(event));
    if (part === '') partStarts.push(id);
    part += part === '' ? details : `,${details}`;
    if (part.length < PART_LENGTH) continue;
    yield dataElement('details', `[${part}]`);
    written += part.length;
    part = '';
  }
  if (part !== '') yield dataElement('details', `[${part}]`);
  const index: PageIndex = {
    command: header.command ? commandLine(header.command) : null,
    release: header.abi.version,
    startedAt: String(header.startedAt),
    partStarts,
    calls,
    marks,
  };
  yield dataElement('index', JSON.stringify(index));
  yield `<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

/** The events with their raw calls decoded and folded. */
async function* pageCalls(
  { abi }: TraceHeader,
  events: Iterable<PageEvent> | AsyncIterable<PageEvent>,
  { showSecrets, fold = true }: HtmlPageOptions,
): AsyncGenerator<TracedCall | ProcessEvent, void, undefined> {
  const folding = new FoldCalls();
  for await (const event of events) {
    if (event.kind !== 'call' || 'members' in event) {
      yield event;
      continue;
    }
    const call = decodeCall(event, abi, { showSecrets });
    if (fold) yield* folding.push(call);
    else yield call;
  }
  yield* folding.flush();
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
  const title = escapeHtml(command === undefined ? 'ZFS trace' : `${commandLine(command)} - ZFS trace`);
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

/** JSON that no parser of HTML or JavaScript takes for anything else. */
function dataElement(name: string, json: string): string {
  const escaped = json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="application/json" class="${name}">${escaped}</script>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in HTML, without what cannot be seen. */
function escapeHtml(text: string): string {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return seen.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

function markOf(event: ProcessEvent, startedAt: bigint): PageMark {
  return { kind: event.kind, at: Number(event.at - startedAt), pid: event.pid, text: markText(event) };
}

function markText(event: ProcessEvent): string {
  switch (event.kind) {
    case 'exec':
      return commandLine(event.argv);
    case 'fork':
      return `made process ${event.child}`;
    case 'exit':
      return event.signal === undefined
        ? `exited with ${event.status ?? 0}`
        : `killed by signal ${event.signal}`;
    case 'detach':
      return 'no longer traced';
  }
}
