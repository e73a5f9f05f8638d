import { isatty } from 'node:tty';

/** How text stands out. */
export type Style = 'bold' | 'faint' | 'red' | 'yellow' | 'green' | 'blue' | 'cyan';

/** SGR parameters that begin and end a style (ECMA-48). */
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  faint: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

/** Text in a style, on a terminal, unless `NO_COLOR` is set (no-color.org). */
export function styled(text: string, style: Style | undefined): string {
  return style === undefined || !process.stdout.isTTY || process.env['NO_COLOR']
    ? text
    : inStyle(text, style);
}

/** Text in a style, whatever it is written to. */
export function inStyle(text: string, style: Style): string {
  const [begin, end] = CODES[style];
  return text === '' ? '' : `\u001b[${begin}m${text}\u001b[${end}m`;
}

/** Whether what is written to a descriptor may have a style; asks the system, and leaves Node's streams untouched. */
export function mayBeStyled(fd: number): boolean {
  return isatty(fd) && !process.env['NO_COLOR'];
}

/** Red for what is broken, yellow for what is less than it should be. */
export function stateStyle(state: string): Style | undefined {
  if (/^(FAULTED|SUSPENDED|UNAVAIL|SPLIT)$/.test(state)) return 'red';
  return /^(OFFLINE|DEGRADED|REMOVED|UNKNOWN)$/.test(state) ? 'yellow' : undefined;
}
