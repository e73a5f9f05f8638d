import { existsSync } from 'node:fs';
import { join } from 'node:path';
import koffi, { type LibraryHandle, type TypeObject } from 'koffi';
import { compareReleases, parseRelease, type Release, ZfsError } from '../ioctl/index.ts';

/** An address in this process; 0n is NULL. */
export type Pointer = bigint;

/** NULL. */
export const NULL: Pointer = 0n;

/** A release of libzpool that the engine knows. */
export interface LibzpoolRelease {
  /** Version of OpenZFS, by which the ABI and the declarations are chosen. */
  readonly version: string;
  /** Name of the library, which changes with each incompatible release. */
  readonly soname: string;
  /** Libraries that it needs, in the order in which they are loaded. */
  readonly needs: readonly string[];
}

const NEEDS = ['libnvpair.so.3', 'libuutil.so.3', 'libzfs_core.so.3'];

/** Newest first. Each was measured with Debian's packages: bookworm, trixie, sid. */
export const LIBZPOOL_RELEASES: readonly LibzpoolRelease[] = [
  { version: '2.4.4', soname: 'libzpool.so.7', needs: NEEDS },
  { version: '2.3.9', soname: 'libzpool.so.6', needs: NEEDS },
  { version: '2.1.11', soname: 'libzpool.so.5', needs: NEEDS },
];

/** A libzpool that was found. */
export interface LibzpoolPlace {
  readonly release: LibzpoolRelease;
  /** Folder that it is in; undefined where the system's loader finds it by name. */
  readonly folder: string | undefined;
}

/**
 * Its own symbols come before those of the process: Node brings an OpenSSL whose AES-GCM has functions of the same names
 * (`aesni_gcm_encrypt`, `gcm_ghash_avx`) and of another meaning, and what they encrypted nobody could read.
 */
const LOADING = { deep: true } as const;

let loaded: { readonly release: Release; readonly libraries: readonly LibraryHandle[] } | undefined;

/**
 * Finds libzpool, the newest that there is, and loads it.
 *
 * @param folder - where its libraries are; undefined for where the system has them
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` when there is none
 */
export function findLibzpool(folder: string | undefined): LibzpoolPlace {
  for (const release of LIBZPOOL_RELEASES) {
    if (folder !== undefined ? existsSync(join(folder, release.soname)) : isInstalled(release.soname)) {
      return { release, folder };
    }
  }
  const names = LIBZPOOL_RELEASES.map(({ soname }) => soname).join(', ');
  throw new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED',
    message:
      `there is no libzpool ${folder === undefined ? 'on this system' : `in ${folder}`} (${names}): ` +
      'install the package that has zdb (zfsutils-linux), or name the folder that its libraries are in',
  });
}

function isInstalled(soname: string): boolean {
  try {
    koffi.load(soname, LOADING);
    return true;
  } catch {
    return false;
  }
}

/** Loads the library into this thread; all threads of a process share one. */
export function loadLibzpool({ release: { version, needs, soname }, folder }: LibzpoolPlace): void {
  const release = parseRelease(version);
  if (!release) throw new Error(`${version} is no release`);
  const paths = [...needs, soname].map((name) => (folder === undefined ? name : join(folder, name)));
  const libraries = paths.map((path) => koffi.load(path, LOADING));
  for (const path of paths) keepLoaded(path);
  loaded = { release, libraries };
}

/** Its own threads run in it: it must stay when the last thread that loaded it has ended. dlopen(3). */
function keepLoaded(path: string): void {
  const RTLD_NOW_AND_NODELETE = 0x2 | 0x1000;
  koffi.load(null).func('void *dlopen(const char *path, int flags)')(path, RTLD_NOW_AND_NODELETE);
}

/** Whether the library is of a release or a later one, such as `2.3`. */
export function isSince(version: string): boolean {
  const release = parseRelease(version.split('.').length < 3 ? `${version}.0` : version);
  return release !== undefined && compareReleases(library().release, release) >= 0;
}

/** C declarations of a function: one, or one for each release from which on it is in force, oldest first. */
export type Declarations = string | readonly (readonly [since: string, declaration: string])[];

/**
 * A function of libzpool or of a library that it needs. It is looked for when it is called for the first time. Opaque pointers
 * are `void *` (a {@link Pointer}), where the function writes one `_Out_ uint64_t *` (a BigUint64Array of one).
 */
export function bind<F extends (...args: never[]) => unknown>(declarations: Declarations): F {
  let found: F | undefined;
  return ((...args: never[]) => {
    found ??= find<F>(declarations);
    return found(...args);
  }) as F;
}

function find<F>(declarations: Declarations): F {
  const { libraries } = library();
  const declaration =
    typeof declarations === 'string' ? declarations : declarations.findLast(([since]) => isSince(since))?.[1];
  if (declaration === undefined) throw new Error(`not in this libzpool: ${String(declarations)}`);
  let failure: unknown;
  for (const candidate of libraries.toReversed()) {
    try {
      return converted(candidate.func(declaration), declaration) as F;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Ends the process at once: the library's threads must not outlive what exit(3) takes away. */
export function endProcess(status: number): never {
  koffi.load(null).func('void _exit(int status)')(status);
  throw new Error('the process goes on');
}

/** koffi gives null for NULL, and a number for an integer of 64 bits that fits. */
function converted(found: (...args: never[]) => unknown, declaration: string): (...args: never[]) => unknown {
  if (declaration.startsWith('void *')) return (...args) => found(...args) ?? NULL;
  if (declaration.startsWith('uint64_t ')) return (...args) => BigInt(found(...args) as number | bigint);
  return found;
}

/** Address of a variable of the library. */
export function addressOfSymbol(name: string): Pointer {
  for (const candidate of library().libraries.toReversed()) {
    try {
      return candidate.symbol(name) as Pointer;
    } catch {
      // In another one of them.
    }
  }
  throw new Error(`not in this libzpool: ${name}`);
}

function library() {
  if (!loaded) throw new Error('libzpool is not loaded');
  return loaded;
}

/** errno of the last call of this thread. */
export const errno = (): number => koffi.errno();

/** A function of ours that the library calls, on this thread, during a call of ours. Dispose of it when nothing has it anymore. */
export interface Callback extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Lends a function to the library. It must not throw.
 *
 * @param type - a type of function, of {@link callbackType}
 */
export function callback(type: TypeObject, run: (...args: never[]) => number): Callback {
  const pointer = koffi.register(run, koffi.pointer(type));
  return { pointer, [Symbol.dispose]: () => koffi.unregister(pointer) };
}

/** A type of function, of a C declaration; its name is used once in a thread. */
export const callbackType = (declaration: string): TypeObject => koffi.proto(declaration);
