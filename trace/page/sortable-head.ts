import { button, element } from './element.ts';
import type { Order } from './sort.ts';

/** A column of a table. */
export interface Column<K extends string> {
  readonly key: K;
  readonly title: string;
  /** Its cells are numbers, set to the right. */
  readonly isNumber?: boolean;
}

/** A head whose cells sort; `mark` says by what the rows stand now. */
export function sortableHead<K extends string>(
  columns: readonly Column<K>[],
  sortBy: (key: K) => void,
): { readonly head: HTMLElement; mark(order: Order<K>): void } {
  const cells = columns.map(({ key, title, isNumber }) =>
    element(
      'th',
      { scope: 'col', class: `${key}${isNumber ? ' number' : ''}` },
      button(title, {}, () => sortBy(key)),
    ),
  );
  return {
    head: element('thead', {}, element('tr', {}, ...cells)),
    mark: ({ by, down }) => {
      columns.forEach(({ key }, index) => {
        const cell = cells[index];
        if (key === by) cell?.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        else cell?.removeAttribute('aria-sort');
      });
    },
  };
}
