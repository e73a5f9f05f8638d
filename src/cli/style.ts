/** How text stands out. */
export type Style = 'bold' | 'red' | 'yellow' | 'green' | 'blue';

/** SGR parameters that begin and end a style (ECMA-48). */
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  blue: [34, 39],
};

/** Text in a style, on a terminal, unless `NO_COLOR` is set (no-color.org). */
export function styled(text: string, style: Style | undefined): string {
  if (style === undefined || text === '' || !process.stdout.isTTY || process.env['NO_COLOR']) return text;
  const [begin, end] = CODES[style];
  return `\u001b[${begin}m${text}\u001b[${end}m`;
}

/** Red for what is broken, yellow for what is less than it should be. */
export function stateStyle(state: string): Style | undefined {
  if (/^(FAULTED|SUSPENDED|UNAVAIL|SPLIT)$/.test(state)) return 'red';
  return /^(OFFLINE|DEGRADED|REMOVED|UNKNOWN)$/.test(state) ? 'yellow' : undefined;
}
