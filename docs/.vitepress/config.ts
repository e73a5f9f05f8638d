import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';

const docs = fileURLToPath(new URL('../', import.meta.url));

/** Files that pages link to and that are no pages. */
const SCHEMAS = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /^reference\/.*\.schema\.json$/.test(path),
);

/** Kinds of symbols whose names are in the sidebar; the others are listed on the page of their part. */
const IN_SIDEBAR = new Set(['Classes', 'Functions']);

/**
 * The sidebars of the API by their folders, out of what TypeDoc writes: all parts, and the classes and functions of one. Each page
 * holds its whole sidebar, which with all symbols of all parts would be a third of a megabyte.
 */
function apiSidebars(): DefaultTheme.SidebarMulti {
  const path = join(docs, 'reference/api/typedoc-sidebar.json');
  const parts: DefaultTheme.SidebarItem[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  const heads = parts.map(({ text = '', link = '' }) => ({ text, link }));
  const all = { text: 'API', link: '/reference/api/', items: heads };
  const ofPart = ({ text = '', link = '', items = [] }: DefaultTheme.SidebarItem) => {
    const kinds = items.map((kind) =>
      IN_SIDEBAR.has(kind.text ?? '')
        ? kind
        : { text: `${kind.text} …`, link: `${link}#${kind.text?.toLowerCase().replaceAll(' ', '-')}` },
    );
    return [link, [{ text, link, items: kinds }, all]] as const;
  };
  return { '/reference/api/': [all], ...Object.fromEntries(parts.map(ofPart)) };
}

/** Chapters of the sidebar: folder, title, and the pages that come first, in this order. */
const CHAPTERS: readonly (readonly [folder: string, title: string, first: readonly string[]])[] = [
  [
    'guide',
    'Guide',
    [
      'getting-started',
      'concepts',
      'errors',
      'engine',
      'service',
      'tracing',
      'security',
      'releases',
      'performance',
      'endurance',
    ],
  ],
  ['cookbook', 'Cookbook', ['volumes', 'replication', 'encrypted-backups', 'health', 'bulk', 'testing']],
  ['migration', 'Migration', ['index', 'zfs-commands', 'go-zfs', 'libzfs-core', 'democratic-csi']],
  ['reference', 'Reference', ['command', 'exit-status', 'ioctls', 'properties', 'releases', 'trace-json']],
];

/** The pages of a folder by their headings, those that are named first. */
function chapter(folder: string, title: string, first: readonly string[]): DefaultTheme.SidebarItem {
  const path = join(docs, folder);
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.md')) : [];
  const names = files.map((name) => name.replace(/\.md$/, ''));
  const rest = names.filter((name) => !first.includes(name)).sort();
  const items = [...first.filter((name) => names.includes(name)), ...rest].map((name) => ({
    text: titleOf(join(path, `${name}.md`)),
    link: `/${folder}/${name === 'index' ? '' : name}`,
  }));
  return { text: title, items };
}

function titleOf(path: string): string {
  return /^# (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1]?.replaceAll('`', '') ?? path;
}

const sidebar = CHAPTERS.map((row) => chapter(...row)).filter(({ items }) => items && items.length > 0);
sidebar.push({ text: 'API', link: '/reference/api/' });

const firstPage = (text: string, folder: string): DefaultTheme.NavItem[] => {
  const link = sidebar.find((item) => item.text === text)?.items?.[0]?.link;
  return link === undefined ? [] : [{ text, link, activeMatch: `^/${folder}/(?!api/)` }];
};

export default defineConfig({
  title: 'zfskit',
  description: 'ZFS from TypeScript, straight through the kernel’s /dev/zfs or in userspace',
  lang: 'en',
  base: process.env['DOCS_BASE'] ?? '/',
  cleanUrls: false,
  lastUpdated: false,
  // In a file of its own, not in each page.
  metaChunk: true,
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
      ...CHAPTERS.flatMap(([folder, title]) => firstPage(title, folder)),
      { text: 'API', link: '/reference/api/', activeMatch: '^/reference/api/' },
    ],
    sidebar: { '/': sidebar, ...apiSidebars() },
    outline: { level: [2, 3] },
  },
  buildEnd({ outDir }) {
    for (const file of SCHEMAS) {
      mkdirSync(dirname(join(outDir, file)), { recursive: true });
      copyFileSync(join(docs, file), join(outDir, file));
    }
  },
});
