import { printable } from '../../src/human.ts';
import { element } from './element.ts';
import { lookOf, nameLabel, resultLabel } from './labels.ts';
import type { PageCall } from './page-data.ts';
import { type Column, sortableHead } from './sortable-head.ts';
import { durationText, sinceText } from './time-text.ts';
import type { CallColumn, TraceModel } from './trace-model.ts';

const COLUMNS: readonly Column<CallColumn>[] = [
  { key: 'time', title: 'Time, s', isNumber: true },
  { key: 'process', title: 'Process' },
  { key: 'ioctl', title: 'ioctl' },
  { key: 'subject', title: 'Subject' },
  { key: 'result', title: 'Result' },
  { key: 'duration', title: 'Duration', isNumber: true },
];

/** Rows beyond the visible ones, above and below. */
const SPARE_ROWS = 12;

/** The table of calls. Only the rows in view exist, so that a long trace is as quick as a short one. */
export function callTable(model: TraceModel): HTMLElement {
  const { head, mark } = sortableHead(COLUMNS, (key) => model.sortBy(key));
  const body = element('tbody', {});
  const table = element(
    'table',
    { class: 'call-table', role: 'grid', tabindex: '0', 'aria-label': 'Calls' },
    head,
    body,
  );
  const none = element('p', { class: 'nothing', hidden: '' }, 'No call fits the filter.');
  const scroller = element('div', { class: 'scroller' }, table, none);

  const rowHeight = () => Number.parseFloat(getComputedStyle(table).getPropertyValue('--row-height'));
  const draw = () => {
    const height = rowHeight();
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - SPARE_ROWS);
    const last = Math.min(
      model.shown.length,
      Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + SPARE_ROWS,
    );
    body.replaceChildren(
      spacer(first * height),
      ...model.shown.slice(first, last).map((call, index) => row(model, call, first + index)),
      spacer((model.shown.length - last) * height),
    );
  };
  const update = () => {
    mark(model.order);
    table.setAttribute('aria-rowcount', String(model.shown.length + 1));
    none.hidden = model.shown.length > 0;
    draw();
  };
  const reveal = () => {
    const at = model.selected ? model.shown.indexOf(model.selected) : -1;
    if (at >= 0) {
      const height = rowHeight();
      const top = at * height;
      const room = scroller.clientHeight - head.offsetHeight - height;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    }
    draw();
    if (at < 0) table.removeAttribute('aria-activedescendant');
    else table.setAttribute('aria-activedescendant', `call-${model.selected?.id}`);
  };

  body.addEventListener('click', ({ target }) => {
    const id = target instanceof Element ? target.closest('tr')?.dataset['call'] : undefined;
    if (id !== undefined) model.select(model.index.calls[Number(id)]);
  });
  scroller.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(scroller);
  model.onChange((change) => {
    if (change === 'selected') return reveal();
    scroller.scrollTop = 0;
    update();
    reveal();
  });
  update();
  return scroller;
}

function spacer(height: number): HTMLElement {
  const made = element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td', { colspan: '6' }));
  made.style.height = `${height}px`;
  return made;
}

function row(model: TraceModel, call: PageCall, index: number): HTMLElement {
  const isSelected = model.selected === call;
  const program = printable(model.programs.get(call.pid) ?? '');
  const subject = printable(call.subject);
  const thread = call.tid === call.pid ? '' : `/${call.tid}`;
  return element(
    'tr',
    {
      id: `call-${call.id}`,
      'data-call': String(call.id),
      'aria-rowindex': String(index + 2),
      'aria-selected': String(isSelected),
    },
    element('td', { class: 'time number' }, sinceText(call.at)),
    element(
      'td',
      { class: 'process' },
      program,
      ' ',
      element('span', { class: 'id' }, `${call.pid}${thread}`),
    ),
    element(
      'td',
      { class: 'ioctl' },
      element('span', { class: `dot ${lookOf(call)}` }),
      nameLabel(call.name),
    ),
    element(
      'td',
      { class: 'subject', title: subject === '' ? undefined : subject },
      element('bdi', {}, subject),
    ),
    element(
      'td',
      { class: 'result', title: call.code === '' ? undefined : printable(call.code) },
      resultLabel(call),
    ),
    element('td', { class: 'duration number' }, call.duration === null ? '' : durationText(call.duration)),
  );
}
