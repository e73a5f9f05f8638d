import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const LINK =
  /(?<!!)\[(?:[^\][]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?\)|(?:href|src|srcset)="([^"]+)"|^\s*link: (\S+)$/gm;
const FENCED = /^```.*?^```/gms;
const CODE = /`[^`\n]*`/g;

/** Pages that are built, not kept: links to them are for VitePress to check. */
const BUILT = /^docs\/reference\/api(?:\/|$)/;

/** Links of a Markdown file to files and headings of this repository that are not there, with the reason. */
export function brokenLinks(path: string): string[] {
  const text = readFileSync(path, 'utf8').replaceAll(FENCED, '').replaceAll(CODE, '');
  return [...text.matchAll(LINK)].flatMap(([, inline, attribute, front]) => {
    const link = inline ?? attribute ?? front ?? '';
    const problem = /^[a-z]+:/.test(link) ? undefined : problemOf(path, link);
    return problem === undefined ? [] : [`${path}: ${link}: ${problem}`];
  });
}

function problemOf(path: string, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : targetOf(path, file);
  if (BUILT.test(target)) return undefined;
  if (!existsSync(target)) return 'there is no such file';
  if (anchor === undefined || anchor === '') return undefined;
  return headingsOf(target).includes(anchor) ? undefined : 'there is no such heading';
}

/** Links that begin with `/` are the site's: from docs/, with or without an ending, to a folder's index; pictures are in public/. */
function targetOf(path: string, file: string): string {
  if (!file.startsWith('/')) return normalize(join(dirname(path), decodeURI(file)));
  const place = `docs${file.replace(/\/$/, '')}`;
  const places = [place, `${place}.md`, `${place}/index.md`, `docs/public${file}`];
  return places.find((candidate) => /\.\w+$/.test(candidate) && existsSync(candidate)) ?? place;
}

function headingsOf(path: string): string[] {
  if (!path.endsWith('.md')) return [];
  const text = readFileSync(path, 'utf8').replaceAll(FENCED, '');
  const headings = [...text.matchAll(/^#+ (.*?)(?: \{#([\w-]+)\})?$/gm)];
  return headings.flatMap(([, title = '', id]) => (id === undefined ? slugsOf(title) : [id]));
}

/** The anchor of a heading on the site, and on GitHub. */
function slugsOf(title: string): string[] {
  const plain = title
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '')
    .toLowerCase();
  const site = plain
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const github = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
  return [/^\d/.test(site) ? `_${site}` : site, github];
}
