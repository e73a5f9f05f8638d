import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureHostPackages, findCommand } from '../../ci/kvm/host-packages.mjs';
import { type PageEvent, writeHtmlPage } from '../../trace/html-page.ts';
import type { TraceHeader } from '../../trace/trace-event.ts';

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** A page of a trace in a browser, and what went wrong in it. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors and warnings that it wrote to the console, and what it threw. */
  readonly complaints: readonly string[];
  /** What it asked for, besides itself. */
  readonly requests: readonly string[];
}

/** Installs Chromium where it is missing. */
export function ensureBrowser(): void {
  ensureHostPackages(['chromium']);
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

/** A Chromium with a new profile. */
export function openBrowser(
  profile: string,
  { width = 1440, height = 900, dark = false }: Look,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findCommand('chromium') ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
}
