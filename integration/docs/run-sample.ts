import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { transform } from 'esbuild';

/** What a program printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a program of a page. */
export interface RunOptions {
  /** Names and paths of the page, and what stands for them here; whole words. */
  readonly instead?: ReadonlyMap<string, string>;
  readonly env?: NodeJS.ProcessEnv;
  /** Its folder. Default: this one. */
  readonly cwd?: string;
}

const RUN_MS = 60_000;

/**
 * Runs a program of a page with this package as `zfskit`.
 *
 * @throws what `execFile` throws, with `stdout` and `stderr`, when it ends with another status than 0
 */
export async function runSample(
  code: string,
  { instead = new Map(), env = process.env, cwd = process.cwd() }: RunOptions = {},
): Promise<Printed> {
  const source = [...instead].reduce((text, [word, other]) => text.replaceAll(wholeWord(word), other), code);
  const { code: script } = await transform(source, {
    loader: 'ts',
    target: 'node20',
    format: 'esm',
  });
  // Inside the repository, so that 'zfskit' is this package.
  const program = `${process.cwd()}/dist/sample-${crypto.randomUUID()}.mjs`;
  await writeFile(program, script);
  try {
    return await promisify(execFile)(process.execPath, [program], { env, cwd, timeout: RUN_MS });
  } finally {
    await rm(program);
  }
}

function wholeWord(word: string): RegExp {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${/^\w/.test(word) ? '\\b' : ''}${escaped}${/\w$/.test(word) ? '\\b' : ''}`, 'g');
}
