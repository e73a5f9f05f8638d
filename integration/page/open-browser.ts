import { type BrowserContext, chromium } from 'playwright-core';
import { ensureHostPackages, findCommand } from '../../ci/kvm/host-packages.mjs';

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** Installs Chromium where it is missing. */
export function ensureBrowser(): void {
  ensureHostPackages(['chromium']);
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
