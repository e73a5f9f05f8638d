import { ownFailure } from './command-failure.ts';
import type { PrintedProperties } from './zetabyte-options.ts';

/** One property of a dataset, as it is printed. */
export interface PrintedCell {
  readonly name: string;
  readonly property: string;
  readonly value: string;
  readonly received: string;
  readonly source: string;
}

const FIELDS = ['name', 'property', 'value', 'received', 'source'] as const;

/** The fields of a cell that `-o` names. @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`: there is no such field */
export const fieldsOf =
  (fields: string | readonly string[] = 'name,property,value,source') =>
  (cell: PrintedCell): string[] => {
    const names = typeof fields === 'string' ? fields.split(',') : fields;
    return names
      .flatMap((name) => (name === 'all' ? [...FIELDS] : [name]))
      .map((name) => {
        const field = FIELDS.find((known) => known === name);
        if (field) return cell[field];
        throw ownFailure('ZFSKIT_INVALID_ARGUMENT', `invalid field '${name}'`);
      });
  };

/** Which cells `-s` leaves. */
export function fromSources(sources: string | readonly string[] | undefined): (cell: PrintedCell) => boolean {
  if (sources === undefined) return () => true;
  const wanted = typeof sources === 'string' ? sources.split(',') : sources;
  return ({ source }) => {
    const kind = source === '-' ? 'none' : source.startsWith('inherited') ? 'inherited' : source;
    return wanted.includes(kind);
  };
}

/** Cells by dataset and property. */
export function byDataset(cells: readonly PrintedCell[]): PrintedProperties {
  const datasets: PrintedProperties = Object.create(null);
  for (const { name, property, value, received, source } of cells) {
    datasets[name] ??= Object.create(null) as PrintedProperties[string];
    datasets[name][property] = { value, received, source };
  }
  return datasets;
}
