import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** The compilers that a TypeScript consumer may have: from the oldest one that reads our declarations to the newest. */
const TYPESCRIPTS = ['5.0.4', '5.4.5', '5.9.3', '6.0.3', '7.0.2'];

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed package. */
    tarball: string;
    /** A folder outside the repository in which it is installed, with the programs of `consumers`. */
    consumer: string;
    /** Versions of TypeScript there, in folders of node_modules with their names. */
    compilers: readonly string[];
  }
}

/** Packs what is built and installs it as a stranger would, once for all test files. */
export default function installPacked(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-package-'));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' }).trim();
  const packed = npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder);
  const tarball = join(folder, packed.split('\n').at(-1) ?? '');
  const consumer = join(folder, 'consumer');
  cpSync(fileURLToPath(new URL('consumers', import.meta.url)), consumer, { recursive: true });
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const compilers = TYPESCRIPTS.map((version) => `typescript-${version}@npm:typescript@${version}`);
  npm(consumer, 'install', tarball, '@types/node@20', ...compilers);
  project.provide('tarball', tarball);
  project.provide('consumer', consumer);
  project.provide('compilers', TYPESCRIPTS);
  return () => rmSync(folder, { recursive: true, force: true });
}
