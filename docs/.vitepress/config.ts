import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';

const docs = fileURLToPath(new URL('../', import.meta.url));

/** Files that pages link to and that are no pages. */
const FILES = ['reference/trace-event.schema.json'];

const page = (text: string, link: string): DefaultTheme.SidebarItem => ({ text, link });

/** The API's part of the sidebar, which TypeDoc writes; empty before the first `npm run docs:api`. */
function apiSidebar(): DefaultTheme.SidebarItem[] {
  const path = join(docs, 'reference/api/typedoc-sidebar.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Guide',
    items: [
      page('Getting started', '/guide/getting-started'),
      page('Concepts', '/guide/concepts'),
      page('Errors', '/guide/errors'),
      page('The engine', '/guide/engine'),
      page('Service and run', '/guide/service'),
      page('Tracing', '/guide/tracing'),
      page('Security', '/guide/security'),
      page('Releases', '/guide/releases'),
      page('Performance', '/guide/performance'),
    ],
  },
  {
    text: 'Cookbook',
    items: [
      page('Provision volumes', '/cookbook/volumes'),
      page('Replicate', '/cookbook/replication'),
      page('Encrypted backups', '/cookbook/encrypted-backups'),
      page('Watch health', '/cookbook/health'),
      page('Bulk operations', '/cookbook/bulk'),
      page('Test without ZFS', '/cookbook/testing'),
    ],
  },
  {
    text: 'Reference',
    items: [
      page('ioctls', '/reference/ioctls'),
      page('Properties', '/reference/properties'),
      page('Traces as JSON', '/reference/trace-json'),
      page('Recordings', '/reference/recording-format'),
      { text: 'API', link: '/reference/api/', collapsed: true, items: apiSidebar() },
    ],
  },
];

export default defineConfig({
  title: 'zfskit',
  description: 'ZFS from TypeScript, straight through the kernel’s /dev/zfs or in userspace',
  lang: 'en',
  base: process.env['DOCS_BASE'] ?? '/',
  cleanUrls: false,
  lastUpdated: false,
  head: [
    ['link', { rel: 'icon', href: `${process.env['DOCS_BASE'] ?? '/'}logo.svg`, type: 'image/svg+xml' }],
  ],
  markdown: {
    // "ts fragment" and "ts kernel" are words for the test of the samples.
    theme: { light: 'github-light', dark: 'github-dark' },
  },
  themeConfig: {
    logo: '/logo.svg',
    search: { provider: 'local' },
    nav: [
      { text: 'Guide', link: '/guide/getting-started', activeMatch: '^/guide/' },
      { text: 'Cookbook', link: '/cookbook/volumes', activeMatch: '^/cookbook/' },
      { text: 'Migration', link: '/migration/', activeMatch: '^/migration/' },
      { text: 'Reference', link: '/reference/ioctls', activeMatch: '^/reference/' },
    ],
    sidebar,
    outline: { level: [2, 3] },
  },
  buildEnd({ outDir }) {
    for (const file of FILES) {
      mkdirSync(dirname(join(outDir, file)), { recursive: true });
      copyFileSync(join(docs, file), join(outDir, file));
    }
  },
});
