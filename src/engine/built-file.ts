import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program of the engine's: it stands beside this one, in the package as in a bundle of it. */
export function builtFile(name: string): string {
  const file = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(file) ? file : fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
}
