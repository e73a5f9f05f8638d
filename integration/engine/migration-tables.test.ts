import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const DOCS = join(REPOSITORY, 'docs/migration');

/** What the calls in the tables may name, beside `zfs` and what stands for the reader's own values. */
const PREAMBLE = `
import {
  checkLayout, datasetProperties, diffLine, disk, draid, file, mirror, openZfs, readCacheFile, readMounts, receivedName, raidz1,
  spaceOf, type Zfs, ZfsError,
} from 'zfskit';
import { call, KernelTransport } from 'zfskit/ioctl';
import { readLabels } from 'zfskit/label';
import { decode, decodeObject, encode, Nvlist, nv, toObject } from 'zfskit/nvlist';
import { decodeResumeToken, parseRecord, readRecords } from 'zfskit/stream';
import { traceProgram } from 'zfskit/trace';
import { Zetabyte } from 'zfskit/zetabyte';
declare const zfs: Zfs;
declare const zb: Zetabyte;
declare const key: Uint8Array;
declare const bytes: Uint8Array;
declare const fd: number;
declare const stream: import('node:stream').Readable;
declare const signal: AbortSignal;
`;

/** Exported functions of lorenz/go-zfs at f5e9469 (2023): they cannot be fetched here. */
const GO_ZFS =
  `NvlistIoctl Init DatasetListNext SnapshotListNext PoolCreate PoolDestroy PoolConfigs PoolStats PoolImport
  PoolExport Promote Clone Create Snapshot DestroySnapshots Bookmark Rollback SetProp InheritProp GetSpaceWritten Rename Destroy
  SendSpace Send Receive PoolGetProps ObjsetZPLProps ObjsetStats PauseScan StartStopScan RegenerateGUID Marshal Unmarshal`.split(
    /\s+/,
  );

/** What \`libzfs_core/__init__.py\` of OpenZFS's contrib/pyzfs exports beside functions of libzfs_core itself. */
const PYZFS =
  `is_supported lzc_recv lzc_snap lzc_inherit_prop lzc_get_props lzc_set_props lzc_list_children lzc_list_snaps
  lzc_receive_with_heal receive_header`.split(/\s+/);

interface Row {
  readonly page: string;
  readonly first: string;
  readonly calls: string;
}

/** The rows of the tables of a page that have a column `zfskit`. */
function rowsOf(page: string): Row[] {
  const rows: Row[] = [];
  let column = -1;
  for (const line of readFileSync(join(DOCS, page), 'utf8').split('\n')) {
    if (!line.startsWith('|')) {
      column = -1;
      continue;
    }
    const cells = line
      .slice(1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    if (cells.includes('zfskit')) column = cells.indexOf('zfskit');
    else if (column > 0 && !/^[-: ]+$/.test(cells[0] ?? '')) {
      rows.push({ page, first: cells[0] ?? '', calls: cells[column] ?? '' });
    }
  }
  return rows;
}

const codeSpans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

const pages = readdirSync(DOCS).filter((page) => page.endsWith('.md'));
const rows = pages.flatMap(rowsOf);

test('every row has a call, or says that there is none', () => {
  const mute = rows.filter(({ calls }) => codeSpans(calls).length === 0 && calls !== 'none');
  expect(mute).toEqual([]);
  expect(rows.length).toBeGreaterThan(240);
});

test('every call in the tables compiles', () => {
  const calls = rows.flatMap((row) => codeSpans(row.calls).map((code) => ({ ...row, code })));
  const lines = calls.map(({ code }, i) => `export const call${i} = async () => (${code});`);
  const before = PREAMBLE.split('\n').length;
  const text = `${PREAMBLE}\n${lines.join('\n')}\n`;
  const path = join(DOCS, 'tables.ts');
  const config = ts.readConfigFile(join(REPOSITORY, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: config.compilerOptions },
    ts.sys,
    REPOSITORY,
  );
  Object.assign(options, { noUnusedLocals: false, noUnusedParameters: false });
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.getSourceFile = (name, version, ...rest) =>
    name === path ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest);
  const program = ts.createProgram([path], options, host);
  const source = program.getSourceFile(path);
  const wrong = program.getSemanticDiagnostics(source).concat(program.getSyntacticDiagnostics(source));
  const said = wrong.map(({ messageText, start }) => {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    const { page, code } = calls[line - before] ?? { page: 'preamble', code: '' };
    return `${page}: ${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(said).toEqual([]);
  expect(calls.length).toBeGreaterThan(240);
}, 120_000);

/** The subcommands that a stock command prints as its usage. */
function subcommands(program: 'zfs' | 'zpool', suite: string): string[] {
  const script = (path: string, ...args: string[]) =>
    execFileSync(join(REPOSITORY, path), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
  const folder = script('integration/engine/openzfs.sh', suite);
  const glibc = script('fuzz/glibc.sh');
  const path = `${folder}/lib:${glibc}:/lib/x86_64-linux-gnu`;
  const own = suite === 'bookworm' || glibc === '';
  const loader = own ? [] : [`${glibc}/ld-linux-x86-64.so.2`, '--library-path', path];
  const [file = '', ...args] = [...loader, `${folder}/sbin/${program}`, '-?'];
  const env = own ? { ...process.env, LD_LIBRARY_PATH: `${folder}/lib` } : process.env;
  const { stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', env });
  const names = [...`${stdout}${stderr}`.matchAll(/^\t([a-z][a-z-]*)(?= |$)/gm)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

describe.each(['bookworm', 'trixie', 'sid'])('the commands of %s', (suite) => {
  test.each([
    ['zfs', 30],
    ['zpool', 30],
  ] as const)('%s: no subcommand is missing', (program, atLeast) => {
    const names = subcommands(program, suite);
    expect(names.length).toBeGreaterThan(atLeast);
    const told = new Set(
      rowsOf('zfs-commands.md').flatMap(({ first }) =>
        codeSpans(first).map((code) => code.split(' ').slice(0, 2).join(' ')),
      ),
    );
    expect(names.filter((name) => !told.has(`${program} ${name}`))).toEqual([]);
  });
});

describe('libraries', () => {
  let firstColumn: (page: string) => string;
  beforeAll(() => {
    firstColumn = (page) =>
      rowsOf(page)
        .map(({ first }) => first)
        .join('\n');
  });

  test.each(['bullseye', 'bookworm', 'trixie', 'sid'])(
    'every function of libzfs_core of %s is told',
    async (suite) => {
      const { releases } = await import('../../ci/kvm/releases.mjs');
      const release = releases[suite];
      if (release === undefined) throw new Error(`there is no release ${suite}`);
      const script = join(REPOSITORY, 'integration/headers/headers.sh');
      const folder = execFileSync(script, [release.suite, ...release.aptOptions], {
        encoding: 'utf8',
      }).trim();
      const header = readFileSync(join(folder, 'usr/include/libzfs/libzfs_core.h'), 'utf8');
      const names = new Set(
        [...header.matchAll(/\b(lzc_[a-z_]+|libzfs_core_[a-z]+)\(/g)].map(([, name = '']) => name),
      );
      expect(names.size).toBeGreaterThan(45);
      const told = firstColumn('libzfs-core.md');
      expect([...names].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
    },
  );

  test('every function that pyzfs adds is told, and every function of go-zfs', () => {
    expect(PYZFS.filter((name) => !firstColumn('libzfs-core.md').includes(`\`${name}\``))).toEqual([]);
    const goZfs = firstColumn('go-zfs.md');
    expect(GO_ZFS.filter((name) => !codeSpans(goZfs).some((code) => code.endsWith(`.${name}`)))).toEqual([]);
  });
});
