/** Tables from which public types are taken (`keyof typeof TABLE`): what they hold shows in those types. */
const TABLES = [
  'ACTIVITIES',
  'COMMANDS',
  'DATASET',
  'LATENCY_HISTOGRAMS',
  'PACKAGE',
  'POOL_STATES',
  'QUEUES',
  'RECORD_LAYOUT',
  'REWIND',
  'RULES',
  'SCAN_FUNCTIONS',
  'SIZE_HISTOGRAMS',
  'TYPE_TABLE',
  'VDEV_AUX',
  'eventPayloads',
  'folders',
  'kinds',
];

/** Bases of public types, whose members are those of the public types too. */
const BASES = [
  'Created',
  'DiffFacts',
  'EventBase',
  'EventFacts',
  'HistoryFacts',
  'ListGetters',
  'NewDataset',
  'RecordPlace',
  'RowBase',
];

/** Steps of a type that is computed from a table: a caller names the result. */
const STEPS = [
  'AbortSource',
  'CheckedUpdate',
  'ElementArray',
  'ElementValue',
  'FieldKind',
  'FieldValue',
  'InferKnown',
  'Inputs',
  'ListInput',
  'MemberInputs',
  'MemberUses',
  'Members',
  'Output',
  'PayloadOf',
  'PeerRules',
  'RawProperty',
  'ReadPoolValue',
  'ReadValue',
  'Returned',
  'Rows',
  'Subject',
  'WireType',
  'unmount',
];

/** Functions that democratic-csi has as members of `helpers`. */
const HELPERS = [
  'extractDatasetName',
  'extractLeafName',
  'extractParentDatasetName',
  'extractPool',
  'extractSnapshotName',
  'generateZvolSize',
  'isPropertyValueSet',
  'isZfsSnapshot',
  'listTableToPropertyList',
  'parsePropertyList',
  'parseTabSeperatedTable',
  'zfsError',
  'zfsErrorStr',
];

/** What the declarations of entry points use and none of them exports, on purpose. */
export const UNNAMED = new Set([...TABLES, ...BASES, ...STEPS, ...HELPERS]);
