import { printable } from '../../src/human.ts';
import { callDetails } from './call-details.ts';
import { callTable } from './call-table.ts';
import { button, element } from './element.ts';
import { filterBar } from './filter-bar.ts';
import { summaryTable } from './summary-table.ts';
import { themeButton } from './theme.ts';
import { dateText, durationText } from './time-text.ts';
import { Timeline } from './timeline.ts';
import { TraceModel } from './trace-model.ts';

const model = new TraceModel(document);
const timeline = new Timeline(model);
const filter = filterBar(model);
const table = callTable(model);
const summary = summaryTable(model, (ioctl) => {
  filter.choose(ioctl);
  showTab(0);
});

const panels = [table, summary];
const tabs = ['Calls', 'By ioctl'].map((name, index) =>
  button(name, { role: 'tab', id: `tab-${index}`, 'aria-controls': `panel-${index}` }, () => showTab(index)),
);
panels.forEach((panel, index) => {
  panel.id = `panel-${index}`;
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', `tab-${index}`);
});

function showTab(shown: number): void {
  tabs.forEach((tab, index) => {
    tab.setAttribute('aria-selected', String(index === shown));
  });
  panels.forEach((panel, index) => {
    panel.hidden = index !== shown;
  });
}

function pageHeader(): HTMLElement {
  const { command, release, startedAt, calls, leftOut } = model.index;
  const inCalls = calls.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  const facts: readonly (readonly [name: string, value: string, look?: string | undefined])[] = [
    ['Calls', String(calls.length)],
    ...(leftOut > 0 ? [['Left out', `${leftOut} events`, 'failed'] as const] : []),
    ['Changes', String(calls.filter(({ kind }) => kind === 'change').length)],
    ['Failed', String(model.errors), model.errors > 0 ? 'failed' : undefined],
    ['Processes', String(model.programs.size)],
    ['Lasted', durationText(lastedOf())],
    ['In calls', durationText(inCalls)],
    ['ZFS', printable(release)],
    ['Began', dateText(BigInt(startedAt))],
  ];
  const title = command === null ? 'Processes that ran already' : printable(command);
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'title' },
      element(
        'h1',
        {},
        element('span', { class: 'kind' }, 'ZFS trace'),
        element('span', { class: 'command' }, title),
      ),
      themeButton(() => timeline.redraw()),
    ),
    element(
      'dl',
      {},
      ...facts.map(([name, value, look]) =>
        element('div', {}, element('dt', {}, name), element('dd', { class: look }, value)),
      ),
    ),
  );
}

/** Nanoseconds to the last sign. */
function lastedOf(): number {
  const { calls, marks } = model.index;
  const ends = [...calls.map(({ at, duration }) => at + (duration ?? 0)), ...marks.map(({ at }) => at)];
  return ends.reduce((most, at) => Math.max(most, at), 0);
}

function footer(): HTMLElement {
  const keys = [
    ['/', 'filter'],
    ['↑ ↓', 'select a call'],
    ['Esc', 'clear the selection'],
  ] as const;
  return element(
    'footer',
    {},
    ...keys.map(([key, act]) => element('span', {}, element('kbd', {}, key), ` ${act}`)),
    element(
      'span',
      {},
      'Timeline: wheel or ',
      element('kbd', {}, '+ −'),
      ' zoom, drag or ',
      element('kbd', {}, '← →'),
      ' move',
    ),
  );
}

/** Whether a key belongs to the control that has it. */
function isTyped({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'search')
  );
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const page = Math.max(1, Math.floor(table.clientHeight / 30) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
  };
  const isSelect = event.target instanceof HTMLSelectElement;
  const isDetails = event.target instanceof Element && event.target.closest('.details') !== null;
  if (event.key === '/' && !isTyped(event)) {
    event.preventDefault();
    filter.focus();
  } else if (event.key === 'Escape') {
    if (isTyped(event)) (event.target as HTMLElement).blur();
    else model.select(undefined);
  } else if (event.key in steps && !isSelect && !isDetails && !table.hidden) {
    event.preventDefault();
    model.step(steps[event.key] ?? 0);
  }
}

document.querySelector('.unfinished')?.remove();
document.body.append(
  pageHeader(),
  timeline.view,
  element(
    'main',
    {},
    element(
      'section',
      { class: 'list', 'aria-label': 'Calls' },
      element(
        'div',
        { class: 'bar' },
        element('div', { role: 'tablist', class: 'tabs' }, ...tabs),
        filter.state,
        filter.view,
      ),
      ...panels,
    ),
    callDetails(model),
  ),
  footer(),
);
filter.view.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('keydown', onKey);
showTab(0);
timeline.redraw();
