import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { type PageEvent, writeHtmlPage } from '../../trace/html-page.ts';
import type { TraceHeader } from '../../trace/trace-event.ts';
import { type Look, openBrowser } from './open-browser.ts';

/** A page of a trace in a browser, and what went wrong in it. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors and warnings that it wrote to the console, and what it threw. */
  readonly complaints: readonly string[];
  /** What it asked for, besides itself. */
  readonly requests: readonly string[];
}

/** Writes the page of a trace to a file, and opens that in a Chromium with a new profile. */
export async function openPage(
  header: TraceHeader,
  events: Iterable<PageEvent>,
  look: Look = {},
): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-page-'));
  const file = join(folder, 'trace.html');
  await writeHtmlPage(file, header, events);
  const context = await openBrowser(join(folder, 'profile'), look);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url());
  });
  await page.goto(url);
  return {
    page,
    complaints,
    requests,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
