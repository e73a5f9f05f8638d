import { datasetProperties } from '../src/zfs/property/dataset-properties.ts';
import { poolProperties } from '../src/zfs/property/pool-properties.ts';
import type { PropertyDefinition, PropertyTable } from '../src/zfs/property/property-definition.ts';
import { vdevProperties } from '../src/zfs/property/vdev-properties.ts';
import { markdownTable } from './markdown-table.ts';

const INTRODUCTION = `---
aside: false
pageClass: wide
---

<!-- Written by "npm run generate" from src/zfs/property: change the tables, not this page. -->

# Properties

Every native property of OpenZFS 2.0 to 2.4, as zfskit knows it: the types of \`DatasetPropertyInputs\`, the checks before a call
and this page come from the same tables. \`datasetPropertySchema(RELEASE)\` gives those of one release to a program.

- A **number** is a \`bigint\` when read; \`'10G'\`, \`10\` and \`10n\` are taken when set. A **word** is one of those that stand here,
  and \`true\` and \`false\` are taken for \`on\` and \`off\`. **Words** is a set of names.
- Set **always**, or **at creation** alone, or **never**. What is **inherited** holds for descendants as well.
- *Since* is empty for what 2.0.0 has. Earlier releases have other defaults where it says so.
- A **user property** has a colon in its name, \`org.example:owner\`, and any text of up to 8191 bytes.
`;

const SETTABLE = {
  default: 'always',
  inherit: 'always, inherited',
  onetime: 'at creation, inherited',
  onetime_default: 'at creation',
  readonly: 'never',
} as const satisfies Record<PropertyDefinition['access'], string>;

const TYPE = {
  number: 'number',
  index: 'word',
  string: 'text',
  names: 'words',
  numbers: 'numbers',
} as const satisfies Record<PropertyDefinition['type'], string>;

/** The reference page of all properties, `docs/reference/properties.md`. */
export function propertyReference(): string {
  return [
    INTRODUCTION,
    chapter('Datasets', 'Of', datasetProperties),
    chapter('Pools', undefined, poolProperties),
    chapter('Vdevs', undefined, vdevProperties),
  ].join('\n');
}

function chapter(title: string, kinds: string | undefined, properties: PropertyTable): string {
  const rows = Object.entries(properties).map(([name, property]) => [
    `\`${name}\`${property.hidden ? ' (hidden)' : ''}`,
    ...(kinds === undefined ? [] : [kindsCell(property)]),
    TYPE[property.type],
    SETTABLE[property.access],
    defaultCell(property),
    valuesCell(property),
    property.since ?? '',
  ]);
  const head = [
    'Property',
    ...(kinds === undefined ? [] : [kinds]),
    'Type',
    'Set',
    'Default',
    'Values',
    'Since',
  ];
  return `## ${title}\n\n${markdownTable(head, rows)}\n`;
}

function kindsCell({ on = '', kindsSince = {} }: PropertyDefinition): string {
  const later = new Map(Object.entries(kindsSince));
  return on
    .split(' ')
    .map((kind) => (later.has(kind) ? `${kind} (${later.get(kind)})` : kind))
    .join(', ');
}

function defaultCell(property: PropertyDefinition): string {
  const { default: value, earlier = [] } = property;
  const before = earlier.map(([release, old]) => `before ${release}: ${valueText(property, old)}`);
  return [...(value === undefined ? [] : [valueText(property, value)]), ...before].join('; ');
}

function valueText({ none }: PropertyDefinition, value: bigint | string): string {
  return `\`${value === none ? 'none' : value}\``;
}

function valuesCell(property: PropertyDefinition): string {
  const { values, valuesSince = {}, range, none, auto, path } = property;
  const words = folded(Object.keys(values ?? {})).map((name) =>
    valuesSince[name] === undefined ? `\`${name}\`` : `\`${name}\` (${valuesSince[name]})`,
  );
  return [
    ...words.map((word) => word.replace(' … ', '` … `')),
    ...(range ? [`${range.min} to ${range.max}${range.powerOfTwo ? ', a power of two' : ''}`] : []),
    ...(none === undefined ? [] : ['`none`']),
    ...(auto ? ['`auto`'] : []),
    ...(path ? ['an absolute path', ...path.map((word) => `\`'${word}'\``)] : []),
  ].join(', ');
}

/** `gzip-1 … gzip-9` for three and more names that differ in a number at the end. */
function folded(names: readonly string[]): string[] {
  const stem = (name: string) => (/-\d+$/.test(name) ? name.replace(/\d+$/, '') : name);
  return [...new Set(names.map(stem))].flatMap((prefix) => {
    const group = names.filter((name) => stem(name) === prefix);
    return group.length < 3 ? group : [`${group[0]} … ${group[group.length - 1]}`];
  });
}
