/** Characters that begin what is below a dataset. */
const BELOW = '/@#';

/**
 * A pattern in which `*` stands for any characters, none included. It is not made a RegExp: names of the tracee decide how
 * long one of those takes.
 */
export class Glob {
  readonly #first: string;
  /** What stands between and behind stars. */
  readonly #rest: readonly string[];

  constructor(pattern: string) {
    const [first = '', ...rest] = pattern.split(/\*+/);
    this.#first = first;
    this.#rest = rest;
  }

  /** Whether all of a text is as the pattern says. */
  matches(text: string): boolean {
    return this.#endsWhere(text, (end) => end === text.length);
  }

  /** Whether a name, or one that it is below of, is as the pattern says: `tank` for `tank/a@b`. */
  matchesAbove(name: string): boolean {
    return this.#endsWhere(name, (end) => end === name.length || BELOW.includes(name.charAt(end)));
  }

  /** Each piece is looked for once, from the left: if any places fit, then the first ones do. */
  #endsWhere(text: string, isEnd: (end: number) => boolean): boolean {
    if (!text.startsWith(this.#first)) return false;
    let end = this.#first.length;
    const last = this.#rest.at(-1);
    if (last === undefined) return isEnd(end);
    for (const piece of this.#rest.slice(0, -1)) {
      const at = text.indexOf(piece, end);
      if (at < 0) return false;
      end = at + piece.length;
    }
    if (last === '') return true;
    for (let at = text.indexOf(last, end); at >= 0; at = text.indexOf(last, at + 1)) {
      if (isEnd(at + last.length)) return true;
    }
    return false;
  }
}
