import type { DatasetPropertyInputs, PoolPropertyInputs } from '../zfs/index.ts';
import { datasetProperty, poolProperty } from './property-alias.ts';
import type { PropertyTexts } from './zetabyte-options.ts';

/** Properties as the command takes them, every value as text, under their full names. */
export function datasetInputs(properties: PropertyTexts | undefined): DatasetPropertyInputs {
  return texts(properties, datasetProperty) as DatasetPropertyInputs;
}

/** As {@link datasetInputs}, of a pool. */
export function poolInputs(properties: PropertyTexts | undefined): PoolPropertyInputs {
  return texts(properties, poolProperty) as PoolPropertyInputs;
}

function texts(
  properties: PropertyTexts | undefined,
  nameOf: (name: string) => string,
): Record<string, string> {
  const entries = Object.entries(properties ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [nameOf(name), String(value)]));
}
