import type { PeerCredentials } from '../ffi/peer.ts';
import { checkName, type IoctlName, ioctls, ZfsError } from '../ioctl/index.ts';
import { RIGHTS, type Right } from './rights.ts';

/** What a rule gives: a class of commands, or one ioctl. */
export type Grant = Right | IoctlName;

/** Where a rule holds: a dataset with its snapshots and bookmarks, and, with `below`, all below it. Everything is '' with `below`. */
export interface Scope {
  readonly name: string;
  readonly below: boolean;
}

/** Who may do what, where. */
export interface Rule {
  /** Whom it is about: `uid` or `gid` with their numbers, or anyone. A gid counts among the supplementary ones too. */
  readonly who: { readonly kind: 'uid' | 'gid'; readonly ids: readonly number[] } | 'anyone';
  readonly grants: ReadonlySet<Grant>;
  readonly scopes: readonly Scope[];
}

const EVERYTHING: Scope = { name: '', below: true };

/** What root and the user of the server may do. */
const OWNER: Rule = { who: 'anyone', grants: new Set(['all']), scopes: [EVERYTHING] };

/** What others may do where no rule is given. */
const READ_ONLY: Rule = { who: 'anyone', grants: new Set(['read']), scopes: [EVERYTHING] };

/** The rules that hold for one client: it may do what any of them gives. */
export class PeerRules {
  readonly #rules: readonly Rule[];
  /** Everything is allowed. */
  readonly unlimited: boolean;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.unlimited = rules.some(({ grants, scopes }) => grants.has('all') && scopes.some(isEverything));
  }

  /** Whether a right, or an ioctl, is given on a dataset or, with `below`, on all below it too. */
  allow(right: Right, ioctl: IoctlName | undefined, place: Scope): boolean {
    return this.#rules.some(
      ({ grants, scopes }) =>
        (grants.has('all') || grants.has(right) || (ioctl !== undefined && grants.has(ioctl))) &&
        scopes.some((scope) => covers(scope, place)),
    );
  }
}

/**
 * The rules for a client. Root and the user that the server runs as may do all. Others are read-only where no rule is given at
 * all, and may otherwise do what the rules give them, no more.
 */
export function rulesFor({ uid, gid, groups }: PeerCredentials, rules: readonly Rule[]): PeerRules {
  if (uid === 0 || uid === process.getuid?.()) return new PeerRules([OWNER]);
  if (rules.length === 0) return new PeerRules([READ_ONLY]);
  const gids = new Set([gid, ...groups]);
  return new PeerRules(
    rules.filter(
      ({ who }) => who === 'anyone' || who.ids.some((id) => (who.kind === 'uid' ? id === uid : gids.has(id))),
    ),
  );
}

/** The part of a name that a scope is about: without what is behind `@` or `#`. */
export function datasetOf(name: string): string {
  return /^[^@#]*/.exec(name)?.[0] ?? '';
}

function isEverything({ name, below }: Scope): boolean {
  return name === '' && below;
}

function covers(scope: Scope, place: Scope): boolean {
  if (isEverything(scope)) return true;
  if (isEverything(place)) return false;
  if (!scope.below) return place.name === scope.name && !place.below;
  return place.name === scope.name || place.name.startsWith(`${scope.name}/`);
}

/**
 * Reads one rule: `uid=1000: read, snapshot on tank/home/**`.
 *
 * Who is `uid=N` or `gid=N`, several with commas, or `*` for anyone. What is a list of classes ({@link RIGHTS}) or names of ioctls.
 * Where is a list of datasets; `NAME/**` is one and all below it, `**` everything.
 *
 * @param source - what the text is called in messages
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`, with where in the text it is wrong
 */
export function parseRule(text: string, source = 'rule'): Rule {
  const fail = (at: number, why: string): never => {
    throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${source}:${at + 1}: ${why}` });
  };
  const colon = text.indexOf(':');
  if (colon < 0) fail(text.length, 'a ":" is missing behind whom the rule is about');
  const on = /\son\s/.exec(text.slice(colon + 1));
  if (!on) fail(text.length, '" on " and the datasets are missing');
  const what = colon + 1;
  const where = what + (on?.index ?? 0);
  return {
    who: parseWho(text.slice(0, colon), fail),
    grants: new Set(items(text.slice(what, where), what).map(({ item, at }) => parseGrant(item, at, fail))),
    scopes: items(text.slice(where + 4), where + 4).map(({ item, at }) => parseScope(item, at, fail)),
  };
}

/**
 * Reads the rules of a file: one a line; empty lines, and lines that begin with `#`, are skipped.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`, with line and column
 */
export function parseRules(text: string, source: string): Rule[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.replace(/\r$/, ''), source: `${source}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .map((entry) => parseRule(entry.line, entry.source));
}

type Fail = (at: number, why: string) => never;

function parseWho(text: string, fail: Fail): Rule['who'] {
  const who = text.trim();
  if (who === '*') return 'anyone';
  const [, kind, ids = ''] = /^(uid|gid)=(.*)$/.exec(who) ?? [];
  if (kind !== 'uid' && kind !== 'gid') {
    return fail(text.search(/\S|$/), `${JSON.stringify(who)} is not "uid=N", "gid=N" or "*"`);
  }
  const start = text.indexOf('=') + 1;
  return {
    kind,
    ids: items(ids, start).map(({ item, at }) => {
      if (/^\d{1,10}$/.test(item) && Number(item) < 0xffffffff) return Number(item);
      return fail(at, `${JSON.stringify(item)} is not the number of a user or group`);
    }),
  };
}

function parseGrant(item: string, at: number, fail: Fail): Grant {
  if (RIGHTS.includes(item as Right) || Object.hasOwn(ioctls, item)) return item as Grant;
  return fail(at, `${JSON.stringify(item)} is neither an ioctl nor one of ${RIGHTS.join(', ')}`);
}

function parseScope(item: string, at: number, fail: Fail): Scope {
  if (item === '**') return EVERYTHING;
  const below = item.endsWith('/**');
  const name = below ? item.slice(0, -3) : item;
  try {
    checkName(name, 'dataset');
  } catch (error) {
    fail(at, error instanceof Error ? error.message : String(error));
  }
  return { name, below };
}

/** The items of a list with commas, and where they are. An empty one stands for what is missing. */
function items(text: string, start: number): { item: string; at: number }[] {
  let at = start;
  return text.split(',').map((part) => {
    const found = { item: part.trim(), at: at + part.search(/\S|$/) };
    at += part.length + 1;
    return found;
  });
}
