#!/usr/bin/env node
// Writes etc/api/ENTRY.api.md, the public surface of each entry point, from the built types. With --check nothing is written: a report that
// is out of date fails. Both fail where an export has no docstring, and where a type is used that no entry point exports.
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { UNNAMED } from './api-unnamed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reportFolder = join(root, 'etc/api');
const reportTempFolder = join(root, 'node_modules/.cache/zfskit-api');
const check = process.argv.includes('--check');
const silent = { logLevel: ExtractorLogLevel.None };
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'ESNext.Disposable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

/** @type {string[]} */
const problems = [];
/** Types that an entry point uses and does not export. */
const unexported = new Set();

mkdirSync(reportFolder, { recursive: true });
mkdirSync(reportTempFolder, { recursive: true });
const reports = entryPoints().map(report);
const exported = new Set(reports.flatMap(exportedNames));
for (const name of unexported) {
  if (exported.has(name) || UNNAMED.has(name)) continue;
  problems.push(`${name} is used by an export, and no entry point exports it`);
}
for (const name of UNNAMED) {
  if (!unexported.has(name)) problems.push(`${name} in scripts/api-unnamed.mjs: no export uses it`);
  if (exported.has(name)) problems.push(`${name} in scripts/api-unnamed.mjs: an entry point exports it`);
}
for (const problem of problems) console.error(`api: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Declarations of the entry points of the package. */
function entryPoints() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap((entry) => /** @type {string[]} */ (entry.import?.types ?? []));
}

/**
 * Writes or compares the report of one entry point, and gives its text.
 *
 * @param {string} types
 */
function report(types) {
  const name = basename(types, '.d.ts');
  const { apiReportChanged } = Extractor.invoke(configOf(join(root, types), name), {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = true;
      const { messageId, text, logLevel } = message;
      if (messageId === 'ae-forgotten-export') unexported.add(String(/"(.*?)"/.exec(text)?.[1]));
      else if (logLevel === ExtractorLogLevel.Error) problems.push(`${name}: ${text}`);
    },
  });
  if (check && apiReportChanged) problems.push(`etc/api/${name}.api.md is out of date: npm run api`);
  const text = readFileSync(join(check ? reportTempFolder : reportFolder, `${name}.api.md`), 'utf8');
  for (const [, line] of text.matchAll(/\(undocumented\)\n(export .*)/g)) {
    problems.push(`${name}: no docstring: ${line}`);
  }
  return text;
}

/**
 * @param {string} types
 * @param {string} name
 */
function configOf(types, name) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(root, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: { enabled: true, reportFolder, reportTempFolder, reportFileName: name },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: {
          default: silent,
          'ae-forgotten-export': silent,
          'ae-undocumented': { logLevel: ExtractorLogLevel.Warning },
        },
        tsdocMessageReporting: { default: silent },
      },
    },
  });
}

/** @param {string} text */
function exportedNames(text) {
  const exports = text.matchAll(
    /^export (?:declare |abstract )*(?:const|class|type|interface|function|enum) (\w+)/gm,
  );
  return [...exports].map(([, name]) => name);
}
