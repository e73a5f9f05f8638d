import { readFileSync } from 'node:fs';

/** What the fence of a sample says of it: it is run, compiled alone, or needs the kernel (mounts, root). */
export type SampleKind = 'program' | 'fragment' | 'kernel';

/** A block of TypeScript in a Markdown file. */
export interface Sample {
  /** `docs/guide/concepts.md:12`, the line of its fence. */
  readonly place: string;
  readonly code: string;
  readonly kind: SampleKind;
  /** What it prints, where a block `text output` follows it. */
  readonly output: string | undefined;
}

const FENCE = /^```ts(?: (\w+))?\n(.*?)^```\n(?:\s*^```text output\n(.*?)^```)?/gms;

/**
 * The blocks of TypeScript of a Markdown file, in their order: a fence `ts` is a program, `ts fragment` and `ts kernel` say what
 * else it is.
 */
export function samplesOf(path: string): Sample[] {
  const markdown = readFileSync(path, 'utf8');
  return [...markdown.matchAll(FENCE)].map(({ index, 1: word = 'program', 2: code = '', 3: output }) => {
    const place = `${path}:${markdown.slice(0, index).split('\n').length}`;
    if (word !== 'program' && word !== 'fragment' && word !== 'kernel') {
      throw new Error(`${place}: a block "ts ${word}" is none of ts, ts fragment, ts kernel`);
    }
    return { place, code, kind: word, output };
  });
}
