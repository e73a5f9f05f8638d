import type { WireType } from './element.ts';
import { atPath, joinPath, NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import type { Nvlist } from './list.ts';
import type { Output } from './output.ts';

/* Where the child being written stands, for messages. One encoding runs at a time, so all writers share them. */
const pathNames: string[] = new Array(LIMITS.depth + 1).fill('');
const pathIndexes: number[] = new Array(LIMITS.depth + 1).fill(-1);

/** Writes lists; the counterpart of `Reader`. The two encodings differ in the subclasses only. */
export abstract class Writer {
  protected readonly out: Output;
  private readonly names = pathNames;
  private readonly indexes = pathIndexes;
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
    let at = 0;
    try {
      for (; at < cells.length; at += 3) {
        this.pair(cells[at] as string, cells[at + 1] as WireType, cells[at + 2]);
      }
    } catch (error) {
      throw atPath(error, this.pathOf(cells[at] as string));
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
    throw new NvlistError(code, reason, { path: this.pathOf(name) });
  }

  private pathOf(name: string): string {
    let path = '';
    for (let i = 0; i < this.depth; i++) {
      path = joinPath(path, this.names[i] as string, this.indexes[i] as number);
    }
    return joinPath(path, name);
  }
}
