import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releases } from '../../ci/kvm/releases.mjs';

/** A member of a struct as the compiler sees it. */
export type CompiledMember = readonly [offset: number, size: number, kind: string];

/** The headers of one Debian suite's ZFS, and what a C compiler says of them. */
export class ReleaseHeaders {
  /** Version of OpenZFS, such as `2.3.9`. */
  readonly version: string;
  readonly #options: readonly string[];

  /** @param suite - a key of `releases.mjs`; its packages are downloaded the first time */
  constructor(suite: string) {
    const release = releases[suite];
    if (release === undefined) throw new Error(`there is no release ${suite}`);
    const script = fileURLToPath(new URL('headers.sh', import.meta.url));
    const folder = execFileSync(script, [release.suite, ...release.aptOptions], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
    const [source = ''] = readdirSync(join(folder, 'usr/src')).filter((name) => name.startsWith('zfs-'));
    this.version = source.slice('zfs-'.length);
    const folders = ['usr/include/libspl', 'usr/include/libzfs', `usr/src/${source}/include`];
    this.#options = ['-D_GNU_SOURCE', ...folders.map((name) => `-I${join(folder, name)}`)];
  }

  /** The numbers of the enum of ioctls, by name. */
  ioctlNumbers(): Map<string, number> {
    const text = this.#compile('#include <sys/fs/zfs.h>', ['-E', '-P', '-o', '-']);
    const [, members = ''] = /enum\s+zfs_ioc\s*\{([^}]*)\}/.exec(text) ?? [];
    const names = [...members.matchAll(/(?:^|,)\s*(ZFS_IOC_\w+)/g)].map(([, name]) => name as string);
    const lines = names.map((name) => `printf("${name} %d\\n", (int) ${name});`);
    const output = this.#run(`#include <sys/fs/zfs.h>\n#include <stdio.h>\n${main(lines)}`);
    const entries = output.map((line) => line.split(' ') as [string, string]);
    return new Map(entries.map(([name, number]) => [name, Number(number)]));
  }

  /** `sizeof (zfs_cmd_t)`. */
  commandSize(): number {
    return Number(this.#runWithCommand(['printf("%zu\\n", sizeof (zfs_cmd_t));'])[0]);
  }

  /** Members of `zfs_cmd_t`, which have to be there, by name. */
  commandMembers(names: readonly string[]): Map<string, CompiledMember> {
    const lines = names.map((name) => `MEMBER(${name});`);
    const members = this.#runWithCommand(lines).map((line) => line.split(' '));
    return new Map(
      members.map(([name = '', offset, size, kind = '']) => [name, [Number(offset), Number(size), kind]]),
    );
  }

  #runWithCommand(lines: readonly string[]): string[] {
    return this.#run(`
      #include <sys/zfs_ioctl.h>
      #include <stddef.h>
      #include <stdio.h>
      #define KIND(value) _Generic((value), uint64_t: "u64", unsigned long long: "u64", uint32_t: "u32", \\
        int32_t: "i32", uint8_t: "u8", char *: "string", uint64_t *: "u64s", default: "?")
      #define MEMBER(name) printf("%s %zu %zu %s\\n", #name, offsetof(zfs_cmd_t, name), \\
        sizeof (((zfs_cmd_t *) 0)->name), KIND(((zfs_cmd_t *) 0)->name))
      ${main(lines)}`);
  }

  /** The lines that a program prints. */
  #run(program: string): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'zfskit-headers-'));
    try {
      const path = join(folder, 'program');
      this.#compile(program, ['-o', path]);
      return execFileSync(path, { encoding: 'utf8' }).trim().split('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  #compile(program: string, options: readonly string[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'zfskit-headers-'));
    try {
      const path = join(folder, 'program.c');
      writeFileSync(path, program);
      return execFileSync('cc', ['-std=gnu11', '-w', ...this.#options, path, ...options], {
        encoding: 'utf8',
        maxBuffer: 64 << 20,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function main(lines: readonly string[]): string {
  return `int main(void) {\n${lines.join('\n')}\nreturn 0;\n}\n`;
}
