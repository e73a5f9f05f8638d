import { button, element } from './element.ts';
import { nameLabel } from './labels.ts';
import { type Order, sortRows } from './sort.ts';
import { type Column, sortableHead } from './sortable-head.ts';
import { type IoctlSummary, summarize } from './summary.ts';
import { durationText } from './time-text.ts';
import type { TraceModel } from './trace-model.ts';

type SummaryColumn = keyof IoctlSummary;

const COLUMNS: readonly Column<SummaryColumn>[] = [
  { key: 'name', title: 'ioctl' },
  { key: 'calls', title: 'Calls', isNumber: true },
  { key: 'errors', title: 'Errors', isNumber: true },
  { key: 'total', title: 'Total', isNumber: true },
  { key: 'mean', title: 'Mean', isNumber: true },
  { key: 'max', title: 'Max', isNumber: true },
];

/**
 * The calls that are shown, summed up by ioctl.
 *
 * @param choose - shows the calls of an ioctl
 */
export function summaryTable(model: TraceModel, choose: (ioctl: string) => void): HTMLElement {
  let order: Order<SummaryColumn> = { by: 'total', down: true };
  const { head, mark } = sortableHead(COLUMNS, (by) => {
    order = { by, down: by === order.by ? !order.down : by !== 'name' };
    draw();
  });
  const body = element('tbody', {});
  const draw = () => {
    mark(order);
    const rows = sortRows(summarize(model.shown), (row) => row[order.by], order.down);
    body.replaceChildren(...rows.map((row) => summaryRow(row, choose)));
  };
  model.onChange((change) => change === 'shown' && draw());
  draw();
  return element(
    'div',
    { class: 'scroller' },
    element('table', { class: 'summary', 'aria-label': 'Calls by ioctl' }, head, body),
  );
}

function summaryRow(row: IoctlSummary, choose: (ioctl: string) => void): HTMLElement {
  const name = button('', { title: 'Show these calls' }, () => choose(row.name));
  name.append(nameLabel(row.name));
  const numbers: readonly [SummaryColumn, string][] = [
    ['calls', String(row.calls)],
    ['errors', row.errors === 0 ? '' : String(row.errors)],
    ['total', timeCell(row.total)],
    ['mean', timeCell(row.mean)],
    ['max', timeCell(row.max)],
  ];
  return element(
    'tr',
    {},
    element('th', { scope: 'row', class: 'name' }, name),
    ...numbers.map(([key, text]) => element('td', { class: `${key} number` }, text)),
  );
}

/** Nothing where no call came back. */
function timeCell(nanoseconds: number): string {
  return nanoseconds === 0 ? '' : durationText(nanoseconds);
}
