import type { WireType } from './element.ts';
import { joinPath, NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import type { Nvlist } from './list.ts';
import type { Output } from './output.ts';

/** Writes lists; the counterpart of `Reader`. The two encodings differ in the subclasses only. */
export abstract class Writer {
  protected readonly out: Output;
  private readonly names: string[] = [];
  private readonly indexes: number[] = [];
  private depth = 0;

  constructor(out: Output) {
    this.out = out;
  }

  /** Writes the stream header and the outermost list. */
  abstract start(list: Nvlist): void;

  /** Writes one pair with everything below it. */
  protected abstract pair(name: string, type: WireType, value: unknown): void;

  /** Writes what ends a list. */
  protected abstract end(): void;

  /** Writes the pairs and the end of a list. */
  protected body(list: Nvlist): void {
    const cells = list.rawCells();
    for (let at = 0; at < cells.length; at += 3) {
      this.pair(cells[at] as string, cells[at + 1] as WireType, cells[at + 2]);
    }
    this.end();
  }

  /** Writes the body of a child; index -1: it is no element of an array. */
  protected child(name: string, index: number, list: Nvlist): void {
    if (this.depth >= LIMITS.depth) {
      this.fail('NVLIST_TOO_DEEP', `more than ${LIMITS.depth} embedded levels`, name);
    }
    this.names[this.depth] = name;
    this.indexes[this.depth] = index;
    this.depth++;
    this.childBody(list);
    this.depth--;
  }

  /** What a child consists of where the encoding puts it. */
  protected abstract childBody(list: Nvlist): void;

  /** Throws with the path of a pair. */
  protected fail(
    code: 'NVLIST_TOO_DEEP' | 'NVLIST_BAD_NAME' | 'NVLIST_TOO_LARGE',
    reason: string,
    name: string,
  ): never {
    let path = '';
    for (let i = 0; i < this.depth; i++)
      path = joinPath(path, this.names[i] as string, this.indexes[i] as number);
    throw new NvlistError(code, reason, { path: joinPath(path, name) });
  }
}
