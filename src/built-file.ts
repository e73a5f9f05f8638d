import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Path of a program of zfskit's own that a thread or a child process runs: beside this one, in the package as in a bundle that it was
 * copied to; else in the package that is installed where the bundle runs.
 *
 * @throws Error when it is in neither
 */
export function builtFile(name: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  if (existsSync(beside)) return beside;
  try {
    return createRequire(import.meta.url)
      .resolve('zfskit/package.json')
      .replace(/package\.json$/, `dist/${name}`);
  } catch (cause) {
    throw new Error(
      `${name} of zfskit is neither beside the bundle (${beside}) nor in an installed package`,
      { cause },
    );
  }
}
