import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, inject, test } from 'vitest';

const tarball = inject('tarball');
const consumer = inject('consumer');
const installed = join(consumer, 'node_modules/zfskit');
const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''))
  .sort();
const packageJson = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const entries = Object.keys(packageJson.exports)
  .filter((path) => path !== './package.json')
  .map((path) => (path === '.' ? 'index' : path.slice(2)));

/** What the package has beside its entry points: parts that they share, and programs of threads and child processes. */
const OTHERS = [
  /^dist\/chunk-[A-Z0-9]{8}\.c?js$/,
  /^dist\/[a-z-]+-[\w-]{8}\.d\.c?ts$/,
  /^dist\/(cli|engine-process|engine-worker)\.js$/,
  /^dist\/(launch|run-launch|tracer|notification|whole-blocks)-thread\.js$/,
];

test('holds its entry points, what they need, and nothing else', () => {
  const wanted = entries.flatMap((name) =>
    ['js', 'cjs', 'd.ts', 'd.cts'].map((end) => `dist/${name}.${end}`),
  );
  const texts = ['CHANGELOG.md', 'LICENSE', 'README.md', 'man/zfskit.1', 'package.json'];
  const rest = files.filter((path) => !OTHERS.some((pattern) => pattern.test(path)));
  expect(rest).toEqual([...wanted, ...texts].sort());
  for (const pattern of OTHERS) expect(files.filter((path) => pattern.test(path))).not.toEqual([]);
});

test('is small', () => {
  const unpacked = files.reduce((sum, path) => sum + statSync(join(installed, path)).size, 0);
  expect(statSync(tarball).size).toBeLessThan(1.6 * 2 ** 20);
  expect(unpacked).toBeLessThan(6.5 * 2 ** 20);
});

test('tells nothing of the machine that built it', () => {
  const traces = [`${process.cwd()}/`, `${homedir()}/`, `${consumer}/`, 'sourceMappingURL='];
  const found = files.flatMap((path) => {
    const text = readFileSync(join(installed, path), 'utf8');
    return traces.filter((trace) => text.includes(trace)).map((trace) => [path, trace]);
  });
  expect(found).toEqual([]);
});

test('runs no script when it is installed, and depends on koffi alone', () => {
  const scripts = Object.keys(packageJson.scripts);
  expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  expect(Object.keys(packageJson.dependencies)).toEqual(['koffi']);
});

test('every path of it can be imported and required', async () => {
  const require = createRequire(join(consumer, 'index.js'));
  for (const path of Object.keys(packageJson.exports)) {
    const name = path.replace('.', 'zfskit');
    if (path === './package.json') {
      expect(require(name).version).toBe(packageJson.version);
      continue;
    }
    const script = `import * as all from '${name}'; console.log(JSON.stringify(Object.keys(all).sort()))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: consumer,
    });
    const required = Object.keys(require(name)).sort();
    expect(required.length).toBeGreaterThan(0);
    expect(JSON.parse(stdout)).toEqual(required);
  }
});

test('publint finds nothing', async () => {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true });
  expect(pkg?.['name']).toBe('zfskit');
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test('its types are right in every way to resolve them', async () => {
  const attw = execFileSync('node_modules/.bin/attw', [tarball, '--format', 'json'], { encoding: 'utf8' });
  const { analysis } = JSON.parse(attw);
  expect(Object.keys(analysis.entrypoints)).toHaveLength(Object.keys(packageJson.exports).length);
  expect(analysis.problems).toEqual([]);
});
