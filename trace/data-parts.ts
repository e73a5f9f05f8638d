/** Characters from which on an element is full: the page parses one when something in it is needed. */
const PART_LENGTH = 256 * 1024;

/** Items of a page on their way into data elements, each of which is given when it is full. */
export class DataParts {
  readonly #name: string;
  #items = 0;
  #waiting: string[] = [];
  #waitingLength = 0;
  #written = 0;

  /** @param name - class of the elements */
  constructor(name: string) {
    this.#name = name;
  }

  /** Items that were added. */
  get items(): number {
    return this.#items;
  }

  /** The next item is the first one of its element. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Characters of the elements that were given. */
  get written(): number {
    return this.#written;
  }

  /** Adds an item; gives the element that is full with it. */
  add(item: object): string[] {
    const json = JSON.stringify(item);
    this.#items++;
    this.#waiting.push(json);
    this.#waitingLength += json.length;
    return this.#waitingLength < PART_LENGTH ? [] : this.end();
  }

  /** Gives what waits. */
  end(): string[] {
    if (this.isEmpty) return [];
    const element = dataElement(this.#name, `[${this.#waiting.join(',')}]`);
    this.#waiting = [];
    this.#waitingLength = 0;
    this.#written += element.length;
    return [element];
  }
}

/** JSON that no parser of HTML or JavaScript takes for anything else. */
export function dataElement(name: string, json: string): string {
  // One after the other: a function that is called for each of millions of them takes more memory than there is.
  const escaped = json
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return `<script type="application/json" class="${name}">${escaped}</script>\n`;
}
