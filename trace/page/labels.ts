import { printable } from '../../src/human.ts';
import { element } from './element.ts';
import { isTrouble } from './filter.ts';
import type { PageCall } from './page-data.ts';

/** What a bar or dot of a call looks like: its kind, or that it failed. */
export type CallLook = 'read' | 'change' | 'unknown' | 'error';

/** The look of a call. */
export function lookOf(call: PageCall): CallLook {
  return isTrouble(call) ? 'error' : call.kind;
}

/** An ioctl's name with its prefix stepping back. */
export function nameLabel(name: string): HTMLElement {
  const prefix = 'ZFS_IOC_';
  const made = element('span', { class: 'ioctl' });
  if (name.startsWith(prefix))
    made.append(element('span', { class: 'prefix' }, prefix), name.slice(prefix.length));
  else made.append(printable(name));
  return made;
}

/** What came of a call: `ok`, its error, or that it never came back. */
export function resultText({ errno, code }: PageCall): string {
  if (errno === null) return 'no return';
  return errno === 0 ? 'ok' : printable(code);
}

/** {@link resultText} in its colour. */
export function resultLabel(call: PageCall): HTMLElement {
  return element('span', { class: isTrouble(call) ? 'result failed' : 'result' }, resultText(call));
}
