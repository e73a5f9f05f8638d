import { escaped } from './escaped.ts';

/**
 * Room for so many characters of a line, filled from the left. What does not fit is cut off and marked with `…`;
 * whoever fills it stops as soon as it is full, so that a list of a million names costs no more than one of ten.
 */
export class LineRoom {
  text = '';
  /** Whether something did not fit. */
  isCut = false;
  readonly #limit: number;

  /** @param limit - characters; brackets that are closed and marks of what was cut come on top */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Characters that still fit. */
  get left(): number {
    return this.#limit - this.text.length;
  }

  /** Adds text of our own: brackets, separators, numbers. */
  add(text: string): void {
    this.text += text;
  }

  /** Marks what follows as cut off. */
  cut(mark = '…'): void {
    this.text += mark;
    this.isCut = true;
  }

  /** Adds text of others, made safe for terminals, as far as it fits: bare where it reads well so, else in quotes. */
  addText(text: string): void {
    const room = Math.max(this.left, 1);
    const shown = text.length > room ? text.slice(0, room) : text;
    const cut = shown.length < text.length ? '…' : '';
    this.text += isBare(shown) ? shown + cut : `"${quotable(shown)}${cut}"`;
    if (cut !== '') this.isCut = true;
  }

  /** Adds bytes in hexadecimal, as many as fit and at most `most`, with their number. */
  addBytes(bytes: ArrayLike<number>, most = 16): void {
    const count = Math.min(bytes.length, most, Math.max(this.left >> 1, 1));
    let hex = '';
    for (let i = 0; i < count; i++) hex += (bytes[i] as number).toString(16).padStart(2, '0');
    if (count < bytes.length) this.isCut = true;
    this.text += `<${bytes.length} bytes${count === 0 ? '' : ` ${hex}`}${count < bytes.length ? '…' : ''}>`;
  }
}

/** Names of datasets, paths, hosts: not what looks like a number, true or false. */
function isBare(text: string): boolean {
  return /^[A-Za-z_/.][\w/@#:.%+-]*$/.test(text) && text !== 'true' && text !== 'false';
}

function quotable(text: string): string {
  return escaped(text).replaceAll('"', '\\"');
}
