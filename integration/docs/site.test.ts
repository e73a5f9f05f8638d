import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser, openBrowser } from '../page/open-browser.ts';
import { builtPages, type Site, serveSite } from './site.ts';

const WIDTHS = [390, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** Where pictures of the pages go, when they are wanted. */
const PICTURES = process.env['ZFSKIT_DOCS_PICTURES'];

let site: Site;
let context: BrowserContext;
const folder = mkdtempSync(join(tmpdir(), 'zfskit-site-'));

beforeAll(async () => {
  ensureBrowser();
  // A dead link and a docstring that is missing or links to nothing end it.
  await promisify(execFile)('npm', ['run', '--silent', 'docs'], { maxBuffer: 64 << 20 });
  site = await serveSite();
  context = await openBrowser(join(folder, 'profile'), {});
}, 300_000);

afterAll(async () => {
  await context?.close();
  await site?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of the site, and what it complained of. */
interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly complaints: readonly string[];
}

async function visit(path: string): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  await page.goto(site.url + path, { waitUntil: 'load' });
  // The page is there before its program is.
  await page.waitForFunction('"__vue_app__" in document.querySelector("#app")');
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
}

/** Each picture is the one for the time of day: the browser would give up one that is still on its way when that changes. */
const PICTURES_ARE_THERE = `[...document.querySelectorAll('picture')].every((picture) => {
  const image = picture.querySelector('img');
  const fitting = [...picture.querySelectorAll('source')].find(({ media }) => matchMedia(media).matches);
  return image.complete && image.currentSrc === new URL(fitting?.srcset ?? image.src, location).href;
})`;

/** Looks at a page on a phone and a screen, by day and by night. */
async function look(path: string, widths: readonly number[]): Promise<void> {
  await using visited = await visit(path);
  const { page, complaints } = visited;
  expect(await page.locator('main h1, .VPHero h1').first().innerText()).not.toBe('');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(beyond, `${path} is wider than ${width} pixels`).toBeLessThanOrEqual(0);
      await page.waitForFunction(
        `document.documentElement.classList.contains("dark") === ${colorScheme === 'dark'}`,
      );
      await page.waitForFunction(PICTURES_ARE_THERE);
      if (PICTURES !== undefined) await takePicture(page, path, `${width}-${colorScheme}`);
    }
  }
  expect(complaints).toEqual([]);
}

async function takePicture(page: Page, path: string, how: string): Promise<void> {
  mkdirSync(PICTURES ?? '', { recursive: true });
  // What slides out of sight at another width has done so.
  await page.waitForTimeout(400);
  const name = path.slice(1).replace('.html', '').replaceAll('/', '-');
  await page.screenshot({ path: join(PICTURES ?? '', `${name}-${how}.png`) });
}

test('every page opens, fits phone and screen, light and dark, and complains of nothing', async () => {
  const { guide } = builtPages();
  expect(guide.length).toBeGreaterThan(15);
  for (const path of guide) await look(path, WIDTHS);
}, 240_000);

test('so does a page of each kind of the API in each of its parts', async () => {
  const { api } = builtPages();
  expect(api.length).toBeGreaterThan(300);
  const kinds = new Map(api.map((path) => [path.replace(/[^/]+$/, ''), path]));
  for (const path of kinds.values()) await look(path, [390]);
}, 240_000);

test('the search finds a page by a word in it', async () => {
  await using visited = await visit('/index.html');
  const { page, complaints } = visited;
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.locator('#localsearch-input').fill('ZFSKIT_ACTIVE_ELSEWHERE');
  await page.locator('.VPLocalSearchBox .result', { hasText: 'Errors' }).first().click();
  await page.waitForURL(/errors/);
  expect(await page.locator('main h1').innerText()).toContain('Errors');
  expect(complaints).toEqual([]);
}, 60_000);

test('a file that a page links to is there', () => {
  expect(existsSync('docs/.vitepress/dist/reference/trace-event.schema.json')).toBe(true);
});
