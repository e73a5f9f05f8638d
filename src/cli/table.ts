import { type Style, styled } from './style.ts';

/** A cell: text, or text in a style. */
export type Cell = string | { readonly text: string; readonly style: Style | undefined };

/** A column: where its cells stand. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/**
 * Lines of a table whose columns are as wide as their widest cell, two spaces apart.
 *
 * @param header - whether the titles come first
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  header = true,
): string[] {
  const titles = columns.map(({ title }) => ({ text: title, style: 'bold' as const }));
  const all = header ? [titles, ...rows] : rows;
  const widths = columns.map((_, index) => widest(all, index));
  return all.map((row) =>
    columns
      .map(({ align }, index) => padded(row[index], widths[index] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
}

/** Not with an argument for each row: there can be more rows than arguments. */
function widest(rows: readonly (readonly Cell[])[], index: number): number {
  return rows.reduce((width, row) => Math.max(width, textOf(row[index]).length), 0);
}

function padded(cell: Cell | undefined, width: number, align: 'left' | 'right'): string {
  const text = textOf(cell);
  const space = ' '.repeat(Math.max(width - text.length, 0));
  const shown = typeof cell === 'object' ? styled(text, cell.style) : text;
  return align === 'left' ? shown + space : space + shown;
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}
