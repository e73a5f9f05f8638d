import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** libnvpair in a child process, answering with times. */
export class Peer {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly folder: string;

  /** Compiles `libnvpair.c` against Debian's libnvpair and starts it with the lists to measure. */
  constructor(source: string, libnvpair: string, lists: readonly Uint8Array[]) {
    this.folder = mkdtempSync(join(tmpdir(), 'zfskit-bench-'));
    const program = join(this.folder, 'libnvpair');
    const include = join(libnvpair, 'include');
    const lib = join(libnvpair, 'lib');
    execFileSync('cc', [
      '-O2',
      '-D_GNU_SOURCE',
      `-I${include}/libzfs`,
      `-I${include}/libspl`,
      source,
      '-o',
      program,
      `-L${lib}`,
      '-lnvpair',
      `-Wl,-rpath,${lib}`,
    ]);
    const files = lists.map((bytes, i) => {
      const file = join(this.folder, `${i}.nvlist`);
      writeFileSync(file, bytes);
      return file;
    });
    this.child = spawn(program, files, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream })[
      Symbol.asyncIterator
    ]();
  }

  /** Nanoseconds of one round of `what` with the list of that number. */
  async time(what: 'unpack' | 'build', list: number, encoding: number, rounds: number): Promise<number> {
    this.child.stdin?.write(`${what} ${list} ${encoding} ${rounds}\n`);
    const line = await this.lines.next();
    if (line.done === true) throw new Error('the libnvpair program ended');
    return Number(line.value) / rounds;
  }

  /** Ends the child. */
  close(): void {
    this.child.stdin?.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
