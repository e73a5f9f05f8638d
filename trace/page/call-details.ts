import { printable } from '../../src/human.ts';
import { button, element } from './element.ts';
import { hexView } from './hex-lines.ts';
import { nameLabel, resultLabel } from './labels.ts';
import { listTree } from './list-tree.ts';
import type { PageCall, PageDetails, PageHistory, PageList, PageMember } from './page-data.ts';
import { dateText, durationText, sinceText } from './time-text.ts';
import type { TraceModel } from './trace-model.ts';

/** What each list of a call is, by its member. */
const LIST_TITLES: Readonly<Record<string, string>> = {
  zc_nvlist_src: 'sent',
  zc_nvlist_conf: 'sent',
  zc_nvlist_dst: 'answered',
};

/** The panel of the selected call. */
export function callDetails(model: TraceModel): HTMLElement {
  const panel = element('section', { class: 'details', 'aria-label': 'Selected call', tabindex: '-1' });
  const show = () => {
    panel.replaceChildren(...(model.selected ? contentsOf(model, model.selected) : [nothing()]));
    panel.scrollTop = 0;
  };
  model.onChange((change) => {
    if (change !== 'selected') return;
    show();
    // On a phone it stands below the list.
    if (model.selected && matchMedia('(width < 900px)').matches) panel.scrollIntoView();
  });
  show();
  return panel;
}

function nothing(): HTMLElement {
  return element('p', { class: 'nothing' }, 'Select a call to see what was asked and what came back.');
}

function contentsOf(model: TraceModel, call: PageCall): HTMLElement[] {
  const details = model.detailsOf(call);
  const head = [
    element('h2', {}, nameLabel(call.name)),
    ...(call.subject === '' ? [] : [element('p', { class: 'subject' }, printable(call.subject))]),
    resultLine(call, details),
    factsOf(model, call, details),
  ];
  if (!details) return [...head, problem('This page was written without the details of this call.')];
  return [
    ...head,
    ...(details.problem === null ? [] : [problem(details.problem)]),
    ...(details.failures.length === 0 ? [] : [failuresOf(details.failures)]),
    ...(details.members.length === 0 ? [] : [membersOf(details.members)]),
    ...details.lists.map(listOf),
    ...(details.history === null ? [] : [historyOf(details.history)]),
  ];
}

function problem(text: string): HTMLElement {
  return element('p', { class: 'problem' }, printable(text));
}

function resultLine(call: PageCall, details: PageDetails | undefined): HTMLElement {
  const number = call.errno ? ` (${call.errno})` : '';
  const meaning = call.errno === null ? 'the call never came back' : (details?.meaning ?? '');
  return element(
    'p',
    { class: 'result-line' },
    resultLabel(call),
    element(
      'span',
      { class: 'meaning' },
      `${number}${meaning === '' ? '' : ` ${printable(meaning)}`}`.trim(),
    ),
  );
}

function factsOf(model: TraceModel, call: PageCall, details: PageDetails | undefined): HTMLElement {
  const facts: [string, string][] = [
    ['Began', `+${sinceText(call.at)} s, call ${call.seq}`],
    ['Date', dateText(BigInt(model.index.startedAt) + BigInt(Math.round(call.at)))],
    ['Took', call.duration === null ? 'no end seen' : durationText(call.duration)],
    ['Process', `${printable(model.programs.get(call.pid) ?? '')} ${call.pid}`.trim()],
  ];
  if (call.tid !== call.pid) facts.push(['Thread', String(call.tid)]);
  if (details) {
    facts.push(['Request', `0x${details.request.toString(16)} on descriptor ${details.fd}`]);
    if (details.attempts > 1) facts.push(['Attempts', `${details.attempts}, the last with room enough`]);
  }
  return element(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );
}

function membersOf(members: readonly PageMember[]): HTMLElement {
  const rows = members.map((member) =>
    element(
      'tr',
      { class: member.changed ? 'changed' : undefined },
      element('th', { scope: 'row' }, ...breakable(member.name)),
      element('td', {}, memberText(member, member.before, member.beforeName)),
      element(
        'td',
        {},
        member.after === null
          ? element('span', { class: 'same' }, 'unknown')
          : member.changed
            ? element('strong', {}, memberText(member, member.after, member.afterName))
            : element('span', { class: 'same' }, 'same'),
      ),
    ),
  );
  return part(
    'Members of zfs_cmd_t',
    `${members.filter(({ changed }) => changed).length} changed`,
    element(
      'table',
      { class: 'members' },
      element('thead', {}, element('tr', {}, ...['Member', 'Before', 'After'].map(columnHead))),
      element('tbody', {}, ...rows),
    ),
  );
}

/** A member's name, which a line may end after a dot. */
function breakable(name: string): (string | HTMLElement)[] {
  return name.split(/(?<=\.)/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}

function columnHead(name: string): HTMLElement {
  return element('th', { scope: 'col' }, name);
}

function memberText({ isText }: PageMember, value: string, name: string | null): string {
  if (isText) return `'${printable(value)}'`;
  return name === null ? value : `${value} ${name}`;
}

function listOf({ place, list, hex, size, captured, redacted, problem: why }: PageList): HTMLElement {
  const bytes = String(captured) === size ? `${size} bytes` : `${captured} of ${size} bytes`;
  const tree = list ? listTree(list, redacted) : undefined;
  const section = part(
    place,
    `${LIST_TITLES[place] ?? ''}, ${bytes}`,
    ...(why === null ? [] : [problem(why)]),
    ...(tree ? [tree] : []),
    ...(hex ? [hexView(hex)] : []),
  );
  if (tree?.querySelector('details')) section.firstElementChild?.append(foldButtons(tree));
  return section;
}

/** Branches that one press opens at most. */
const MOST_OPENED = 2000;

function foldButtons(tree: HTMLElement): HTMLElement {
  return element(
    'span',
    { class: 'fold' },
    button('Expand', { 'aria-label': 'Expand all' }, () => expand(tree)),
    button('Collapse', { 'aria-label': 'Collapse all' }, () => {
      for (const branch of tree.querySelectorAll('details')) branch.open = false;
    }),
  );
}

/** Opens all branches. What is in them is made on the event, which browsers send too late for the next level. */
function expand(tree: HTMLElement): void {
  for (let opened = 0; opened < MOST_OPENED; opened++) {
    const branch = tree.querySelector<HTMLDetailsElement>('details:not([open])');
    if (!branch) return;
    branch.open = true;
    branch.dispatchEvent(new Event('toggle'));
  }
}

function historyOf({ size, records, hex }: PageHistory): HTMLElement {
  const text = hex === null || records ? undefined : textOf(hex);
  return part(
    'zc_history',
    `answered, ${size} bytes`,
    ...(records ? [listTree(records, false)] : []),
    ...(text === undefined ? [] : [element('pre', { class: 'history' }, text)]),
    ...(hex !== null && text === undefined ? [hexView(hex)] : []),
  );
}

function failuresOf(failures: PageDetails['failures']): HTMLElement {
  const lines = failures.map(([item, code]) =>
    element(
      'li',
      {},
      element('span', { class: 'name' }, printable(item)),
      element('span', { class: 'result failed' }, code),
    ),
  );
  return part('Failed items', String(failures.length), element('ul', { class: 'pairs' }, ...lines));
}

/** Bytes as text, if they are; a NUL may end it. */
function textOf(hex: string): string | undefined {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  try {
    const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end));
    return /[^\P{Cc}\t\n\r]/u.test(text) ? undefined : text.split('\n').map(printable).join('\n');
  } catch {
    return undefined;
  }
}

function part(title: string, note: string, ...contents: HTMLElement[]): HTMLElement {
  return element(
    'section',
    { class: 'part' },
    element('h3', {}, title, ' ', element('span', { class: 'note' }, note)),
    ...contents,
  );
}
