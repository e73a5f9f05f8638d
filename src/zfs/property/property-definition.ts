/** What can have a dataset property. */
export type DatasetKind = 'filesystem' | 'volume' | 'snapshot' | 'bookmark';

/**
 * One native property, as data.
 *
 * - `type`: `number` is a uint64, `index` one of `values`, `string` free text
 * - `access`: `default` settable, not inherited; `inherit` settable and inherited; `onetime` only at creation, inherited
 *   then; `onetime_default` only at creation; `readonly` never settable
 * - `on`: dataset kinds that have it, separated by spaces (dataset properties only)
 * - `default`: what holds where nothing was set; `earlier`: `[release, value]`, the default before that release
 * - `since`: first OpenZFS release, when later than 2.0.0
 * - `values`: names and numbers of an `index`; where two names share a number, the first is the one that is shown
 */
export interface PropertyDefinition {
  readonly type: 'number' | 'index' | 'string';
  readonly access: 'default' | 'inherit' | 'onetime' | 'onetime_default' | 'readonly';
  readonly on?: string;
  readonly default?: bigint | string;
  readonly earlier?: readonly (readonly [before: string, value: bigint | string])[];
  readonly since?: string;
  readonly values?: Readonly<Record<string, bigint>>;
}

/** Native properties by name. */
export type PropertyTable = Readonly<Record<string, PropertyDefinition>>;
