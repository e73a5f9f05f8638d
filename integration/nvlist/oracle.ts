import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libnvpairFolder } from './libnvpair-folder.ts';

/** What libnvpair makes of some bytes. */
export type Verdict =
  | { readonly errno: number }
  | { readonly canonical: Uint8Array; readonly dump: string }
  /** libnvpair itself crashed: it read where it must not. */
  | 'crashed';

/** libnvpair in a process of its own (`oracle.c`), asked synchronously: for bytes that may make it crash. */
export class Oracle {
  private readonly folder = mkdtempSync(join(tmpdir(), 'zfskit-oracle-'));
  private readonly program = join(this.folder, 'oracle');
  private input = -1;
  private output = -1;

  /** Compiles the program from `source`, the path of `oracle.c`. */
  constructor(source: string) {
    const libnvpair = libnvpairFolder();
    const include = join(libnvpair, 'include');
    const lib = join(libnvpair, 'lib');
    const flags = ['-O2', '-w', '-D_GNU_SOURCE', `-I${include}/libzfs`, `-I${include}/libspl`];
    execFileSync('cc', [...flags, source, '-o', this.program, `-L${lib}`, '-lnvpair', `-Wl,-rpath,${lib}`]);
    execFileSync('mkfifo', [join(this.folder, 'in'), join(this.folder, 'out')]);
    this.start();
  }

  private start(): void {
    const script = 'exec "$0/oracle" <"$0/in" 2>"$0/out" >/dev/null';
    spawn('sh', ['-c', script, this.folder], { stdio: 'ignore' }).unref();
    this.input = openSync(join(this.folder, 'in'), 'w');
    this.output = openSync(join(this.folder, 'out'), 'r');
  }

  private stop(): void {
    closeSync(this.input);
    closeSync(this.output);
  }

  /** Asks about some bytes. */
  ask(bytes: Uint8Array): Verdict {
    const request = new Uint8Array(4 + bytes.length);
    new DataView(request.buffer).setUint32(0, bytes.length, true);
    request.set(bytes, 4);
    for (let at = 0; at < request.length; ) at += uninterrupted(() => writeSync(this.input, request, at));
    const errno = this.word();
    const canonical = this.block();
    const dump = this.block();
    if (errno === undefined || canonical === undefined || dump === undefined) {
      this.stop();
      this.start();
      return 'crashed';
    }
    return errno === 0 ? { canonical, dump: Buffer.from(dump).toString('latin1') } : { errno };
  }

  /**
   * As {@link ask}, with zeros after XDR data. libnvpair guesses the most that a pair can take in memory from the bytes
   * that are left (`NVS_XDR_MAX_LEN`), and guesses too low for arrays of empty strings: at the end of the input it refuses
   * even what it packed itself. With more bytes after the list, which it ignores, it reads it.
   */
  askRoomy(bytes: Uint8Array): Verdict {
    if (bytes[0] !== 1) return this.ask(bytes);
    const roomy = new Uint8Array(bytes.length + 8192);
    roomy.set(bytes);
    return this.ask(roomy);
  }

  private word(): number | undefined {
    const bytes = this.read(4);
    return bytes === undefined ? undefined : new DataView(bytes.buffer).getUint32(0, true);
  }

  private block(): Uint8Array | undefined {
    const size = this.word();
    return size === undefined ? undefined : this.read(size);
  }

  private read(size: number): Uint8Array | undefined {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; ) {
      const got = uninterrupted(() => readSync(this.output, bytes, at, size - at, null));
      if (got === 0) return undefined;
      at += got;
    }
    return bytes;
  }

  /** Ends the process and removes the program. */
  close(): void {
    this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Does a system call again when a signal came in between: the fuzzer has a timer. */
function uninterrupted(call: () => number): number {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EINTR') throw error;
    }
  }
}
