import { button, element } from './element.ts';

/** Lines that are shown before all are asked for. */
const FIRST_LINES = 16;

/** Bytes as lines of offset, 16 bytes and their ASCII. */
export function hexLines(hex: string): string[] {
  return Array.from({ length: Math.ceil(hex.length / 32) }, (_, line) => {
    const bytes = hex.slice(line * 32, line * 32 + 32).match(/../g) ?? [];
    const text = bytes.map((byte) => {
      const code = Number.parseInt(byte, 16);
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
    });
    const halves = [bytes.slice(0, 8).join(' '), bytes.slice(8).join(' ')].join('  ');
    return `${(line * 16).toString(16).padStart(6, '0')}  ${halves.padEnd(48)}  ${text.join('')}`;
  });
}

/** A dump of bytes; the rest of a long one on demand. */
export function hexView(hex: string): HTMLElement {
  const lines = hexLines(hex);
  const dump = element('pre', { class: 'hex', tabindex: '0' }, lines.slice(0, FIRST_LINES).join('\n'));
  const view = element('div', {}, dump);
  if (lines.length <= FIRST_LINES) return view;
  const more = button(`Show all ${hex.length / 2} bytes`, { class: 'more' }, () => {
    dump.textContent = lines.join('\n');
    more.remove();
  });
  view.append(more);
  return view;
}
