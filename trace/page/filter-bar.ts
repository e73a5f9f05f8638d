import { printable } from '../../src/human.ts';
import { button, element } from './element.ts';
import { NO_FILTER } from './filter.ts';
import type { TraceModel } from './trace-model.ts';

/** The filter's controls. */
export interface FilterBar {
  readonly view: HTMLElement;
  /** How many calls are shown. */
  readonly state: HTMLElement;
  /** Puts the cursor into the text box. */
  focus(): void;
  /** Shows the calls of one ioctl. */
  choose(ioctl: string): void;
}

/** Text, ioctl, process, errors and changes: which calls are shown. */
export function filterBar(model: TraceModel): FilterBar {
  const { calls } = model.index;
  const text = element('input', {
    type: 'search',
    placeholder: 'Filter by ioctl, subject, error',
    'aria-label': 'Filter by ioctl, subject, error or process',
    'aria-keyshortcuts': '/',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const ioctl = select('ioctl', 'All ioctls', counted(calls.map(({ name }) => name)), printable);
  const pid = select('Process', 'All processes', counted(calls.map((call) => String(call.pid))), (value) =>
    printable(`${model.programs.get(Number(value)) ?? ''} ${value}`.trim()),
  );
  const errors = checkbox('Errors only');
  const changes = checkbox('Changes only');
  const state = element('output', {});
  const clear = button('Clear', { class: 'clear', hidden: '' }, () => {
    text.value = ioctl.value = pid.value = '';
    errors.box.checked = changes.box.checked = false;
    apply();
  });

  const apply = () =>
    model.show({
      text: text.value,
      ioctl: ioctl.value,
      pid: pid.value === '' ? undefined : Number(pid.value),
      errorsOnly: errors.box.checked,
      changesOnly: changes.box.checked,
    });
  for (const control of [text, ioctl, pid, errors.box, changes.box]) control.addEventListener('input', apply);
  const tell = () => {
    const { shown, filter } = model;
    state.textContent =
      shown.length === calls.length ? `${calls.length} calls` : `${shown.length} of ${calls.length}`;
    clear.hidden = (Object.keys(NO_FILTER) as (keyof typeof NO_FILTER)[]).every(
      (key) => filter[key] === NO_FILTER[key],
    );
  };
  model.onChange((change) => change === 'shown' && tell());
  tell();
  return {
    view: element('form', { class: 'filter', role: 'search' }, text, ioctl, pid, errors.view, changes.view),
    state: element('div', { class: 'state' }, state, clear),
    focus: () => {
      text.focus();
      text.select();
    },
    choose: (name) => {
      ioctl.value = name;
      apply();
    },
  };
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function select(
  label: string,
  all: string,
  counts: ReadonlyMap<string, number>,
  shown: (value: string) => string,
): HTMLSelectElement {
  const options = [...counts].map(([value, count]) =>
    element('option', { value }, `${shown(value)} (${count})`),
  );
  return element('select', { 'aria-label': label }, element('option', { value: '' }, all), ...options);
}

function checkbox(label: string): { readonly view: HTMLElement; readonly box: HTMLInputElement } {
  const box = element('input', { type: 'checkbox' });
  return { view: element('label', {}, box, label), box };
}
