import { printable } from '../src/human.ts';

/** Text of the tracee for terminals, in which `\u{1b}` is an escape character, and `\\u{1b}` is what reads so. */
export function escaped(text: string): string {
  return printable(text.replaceAll('\\', '\\\\'));
}
