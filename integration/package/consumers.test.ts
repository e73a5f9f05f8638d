import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, inject, test } from 'vitest';
import { openzfsFolder } from '../engine/engine-fixture.ts';

const execute = promisify(execFile);
const consumer = inject('consumer');
const versions = inject('compilers');

/** What session.cjs finds, however the package came to it. */
const SESSION = { guid: true, received: true, code: 'EBUSY', ran: 0, traced: ['exec', 'exit'] };

/** Runs a program of a consumer with an engine for it, and gives what it found. */
async function run(program: string, ...args: string[]): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-consumer-'));
  try {
    const image = join(folder, 'disk');
    await writeFile(image, '');
    await truncate(image, 1 << 27);
    const pool = `zfskit-test-${randomBytes(4).toString('hex')}`;
    const order = JSON.stringify({ libraries: join(openzfsFolder(), 'lib'), image, pool });
    const { stdout, stderr } = await execute(process.execPath, [program, order, ...args], { cwd: consumer });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('JavaScript', () => {
  test.each(['esm.mjs', 'commonjs.cjs'])('%s', async (program) => {
    expect(await run(join(consumer, program))).toEqual(SESSION);
  });
});

/** Settings of a consumer's project: the names of its modules, how they are found, and the program in it. */
const asModules = ['nodenext', 'nodenext', 'typescript.ts'] as const;
const everyWay = [
  asModules,
  ['nodenext', 'nodenext', 'typescript-require.cts'],
  ['node16', 'node16', 'typescript.ts'],
  ['esnext', 'bundler', 'typescript.ts'],
] as const;
/** What `tsc` took for granted up to 5.9, and 7 has no more. */
const asBefore = ['commonjs', 'node10', 'typescript-require.cts'] as const;

const projects = versions.flatMap((version) => {
  const isBetween = version === '5.4.5' || version === '6.0.3';
  const settings = isBetween ? [asModules] : version.startsWith('5') ? [...everyWay, asBefore] : everyWay;
  return settings.map(([module, resolution, program]) => ({ version, module, resolution, program }));
});

describe('TypeScript', () => {
  test.each(projects)(
    '$version, $module, $resolution: $program',
    async ({ version, module, resolution, program }) => {
      const folder = await mkdtemp(join(consumer, 'typescript-'));
      const compilerOptions = {
        target: 'es2022',
        module,
        moduleResolution: resolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        outDir: '.',
        rootDir: '..',
        types: ['node'],
      };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: [`../${program}`] }),
      );
      const compiler = join(consumer, `node_modules/typescript-${version}/bin/tsc`);
      const compiled = await execute(process.execPath, [compiler, '-p', folder]).catch((error) => error);
      expect(compiled.stdout).toBe('');
      const found = await run(join(folder, program.replace(/ts$/, 'js')));
      expect(found).toEqual(TYPESCRIPT[program]);
    },
  );
});

/** What the programs find. */
const TYPESCRIPT = {
  'typescript.ts': {
    size: String(8 << 20),
    wrong: 'bigint',
    state: 'ONLINE',
    begins: 'BEGIN',
    labels: 4,
    pools: 'object',
    code: 'ENOENT',
    guid: '7',
    releases: true,
  },
  'typescript-require.cts': [true, 'EBUSY', 'function'],
} as const;

describe('a bundle', () => {
  test('finds the programs of threads in node_modules', async () => {
    const outfile = join(consumer, 'bundle.mjs');
    await bundle('esm.mjs', outfile, 'esm');
    expect(await run(outfile)).toEqual(SESSION);
  });

  test('of CommonJS does too', async () => {
    const outfile = join(consumer, 'bundle.cjs');
    await bundle('commonjs.cjs', outfile, 'cjs');
    expect(await run(outfile)).toEqual(SESSION);
  });

  test('finds them beside itself where zfskit is not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zfskit-bundle-'));
    try {
      await bundle('esm.mjs', join(folder, 'bundle.mjs'), 'esm');
      const { exports } = JSON.parse(
        await readFile(join(consumer, 'node_modules/zfskit/package.json'), 'utf8'),
      );
      expect(Object.keys(exports)).toContain('./package.json');
      for (const program of PROGRAMS) {
        await cp(join(consumer, 'node_modules/zfskit/dist', program), join(folder, program));
      }
      await mkdir(join(folder, 'node_modules'));
      for (const name of ['koffi', '@koromix']) {
        await cp(join(consumer, 'node_modules', name), join(folder, 'node_modules', name), {
          recursive: true,
        });
      }
      expect(await run(join(folder, 'bundle.mjs'))).toEqual(SESSION);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** What threads and child processes of zfskit run. */
const PROGRAMS = [
  'engine-process.js',
  'engine-worker.js',
  'launch-thread.js',
  'notification-thread.js',
  'run-launch-thread.js',
  'tracer-thread.js',
  'whole-blocks-thread.js',
];

function bundle(program: string, outfile: string, format: 'esm' | 'cjs') {
  return build({
    entryPoints: [join(consumer, program)],
    outfile,
    format,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['koffi'],
    logLevel: 'error',
  });
}

describe('the command', () => {
  const npx = (...args: string[]) => execute('npx', ['--no-install', 'zfskit', ...args], { cwd: consumer });

  test('npx zfskit --help', async () => {
    expect((await npx('--help')).stdout).toContain('Usage: zfskit');
  });

  test('npx zfskit --version', async () => {
    const { version } = JSON.parse(
      await readFile(join(consumer, 'node_modules/zfskit/package.json'), 'utf8'),
    );
    expect((await npx('--version')).stdout).toBe(`${version}\n`);
  });
});
