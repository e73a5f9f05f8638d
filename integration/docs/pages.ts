import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders whose Markdown is written for users, and what in them is not written by hand. */
const ROOTS = ['docs', 'examples'];
const BUILT = ['docs/reference/api', 'docs/.vitepress'];

/** The Markdown files for users: README.md, and those under docs/ and examples/. */
export function pages(): string[] {
  return ['README.md', ...ROOTS.flatMap(markdownIn)];
}

/** The Markdown files of a folder and below it, but for those that are built. */
export function markdownIn(folder: string): string[] {
  if (BUILT.includes(folder) || folder.includes('node_modules')) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
