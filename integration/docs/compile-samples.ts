import { resolve } from 'node:path';
import ts from 'typescript';
import type { Sample } from './samples.ts';

/** What a fragment may use without having made it. */
const AT_HAND = "\ndeclare const zfs: import('zfskit').Zfs;\n";

/**
 * Compiles samples as a strict user's programs, against the types that were built.
 *
 * @returns what is wrong: place of the line, and the compiler's words
 */
export function compileSamples(samples: readonly Sample[]): string[] {
  const sources = new Map(samples.map((sample, index) => [resolve(`sample-${index}.ts`), sample]));
  const options = strictOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sourceText(sources.get(name)) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = sourceText(sources.get(name));
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        });
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources].flatMap(([name, sample]) => {
    const source = program.getSourceFile(name);
    const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return problems.map(({ start = 0, messageText }) => {
      const { line = 0 } = source?.getLineAndCharacterOfPosition(start) ?? {};
      const [file = '', fence = '0'] = sample.place.split(':');
      return `${file}:${Number(fence) + 1 + line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}

/** The repository's own options, but without its paths: `zfskit` is what package.json exports. */
function strictOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { paths: _, noUnusedLocals: __, ...compilerOptions } = config.compilerOptions;
  return ts.parseJsonConfigFileContent({ ...config, compilerOptions }, ts.sys, '.').options;
}

function sourceText(sample: Sample | undefined): string | undefined {
  if (!sample) return undefined;
  const needsZfs = sample.kind === 'fragment' && !/\bzfs\s*(?:=|:)/.test(sample.code);
  return `${sample.code}${needsZfs ? AT_HAND : ''}\nexport {};\n`;
}
