import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { checkPermissionSet, type DelegationScope, type Grantee, keysOf, readKey } from './delegation-key.ts';
import { flagsOf } from './one-pool.ts';
import { datasetProperties } from './property/dataset-properties.ts';
import type { DatasetPropertyName } from './property/property-values.ts';

/** Permissions that are no properties, in the words of zfs-allow(8): `zfs_deleg_perm_tab` in `module/zcommon/zfs_deleg.c`. */
export const PERMISSIONS = [
  'allow',
  'bookmark',
  'change-key',
  'clone',
  'create',
  'destroy',
  'diff',
  'groupobjquota',
  'groupobjused',
  'groupquota',
  'groupused',
  'hold',
  'load-key',
  'mount',
  'projectobjquota',
  'projectobjused',
  'projectquota',
  'projectused',
  'promote',
  'receive',
  'receive:append',
  'release',
  'rename',
  'rollback',
  'send',
  'send:encrypted',
  'send:raw',
  'share',
  'snapshot',
  'userobjquota',
  'userobjused',
  'userprop',
  'userquota',
  'userused',
] as const;

/** A permission: a word of {@link PERMISSIONS}, a property that may be set, or a permission set (`@name`). */
export type Permission = (typeof PERMISSIONS)[number] | DatasetPropertyName | `@${string}`;

/** Who may do what. */
export type Grant = Grantee & { readonly permissions: readonly Permission[] };

/** Whose permissions to take back, and which; all of them where none are named. */
export type Revocation = Grantee & { readonly permissions?: readonly Permission[] | undefined };

/** The permissions that were given on one dataset. */
export interface DatasetGrants {
  readonly dataset: string;
  readonly grants: readonly Grant[];
}

/** Permissions that root has given to others: what `zfs allow` and `zfs unallow` do. */
export class Delegation {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * The permissions that hold on a dataset: those given on itself first, then those of its ancestors, upwards. Datasets on
   * which none were given are left out. Someone who has some permissions on a dataset alone and others also below it comes
   * once for each scope, as `zfs allow` prints it. ZFS_IOC_GET_FSACL.
   *
   * @throws ZfsError `ENOENT`
   */
  async list(dataset: string): Promise<DatasetGrants[]> {
    const { zc_nvlist_dst } = await call(this.#transport, 'ZFS_IOC_GET_FSACL', { zc_name: dataset });
    return Object.entries(zc_nvlist_dst ?? {}).map(([name, acl]) => ({
      dataset: name,
      grants: grantsOf(acl),
    }));
  }

  /**
   * Gives permissions on a dataset, beside those that were given before; all at once. ZFS_IOC_SET_FSACL.
   *
   * @throws ZfsError `ENOENT`, `EPERM` (only permissions that one has can be given), `EINVAL` (a permission that this release
   *   does not have), `ZFSKIT_INVALID_ARGUMENT`
   */
  async allow(dataset: string, grants: readonly Grant[]): Promise<void> {
    const acl = emptyAcl();
    for (const grant of grants) {
      if (!grant.permissions?.length) refuse(dataset, 'a grant has no permissions');
      addPermissions(acl, grant, grant.permissions, dataset);
    }
    await this.#set(dataset, acl, 0n);
  }

  /**
   * Takes back permissions that were given on a dataset, all at once. What was not given needs no taking back, and
   * permissions that come from an ancestor stay. ZFS_IOC_SET_FSACL.
   *
   * @throws ZfsError as {@link allow} does
   */
  async unallow(dataset: string, revocations: readonly Revocation[]): Promise<void> {
    const acl = emptyAcl();
    for (const { permissions, ...grantee } of revocations) {
      if (permissions?.length === 0)
        refuse(dataset, 'an empty list of permissions: leave it out to take back all');
      if (permissions) {
        addPermissions(acl, grantee, permissions, dataset);
      } else {
        const { plain, sets } = keysOf(grantee);
        for (const key of [...plain, ...sets]) acl[key] = true;
      }
    }
    await this.#set(dataset, acl, 1n);
  }

  async #set(dataset: string, acl: Acl, zc_perm_action: 0n | 1n): Promise<void> {
    checkName(dataset, 'dataset');
    if (Object.keys(acl).length === 0) refuse(dataset, 'nobody is named');
    const input = { zc_name: dataset, zc_perm_action, zc_nvlist_src: acl };
    await call(this.#transport, 'ZFS_IOC_SET_FSACL', input);
  }
}

/** Permissions by key; `true` takes back all of them. */
type Acl = Record<string, Record<string, true> | true>;

/** Scopes in the order in which `zfs allow` prints them. */
const SCOPE_ORDER: readonly DelegationScope[] = ['local', 'descendent', 'local+descendent'];

const words: ReadonlySet<string> = new Set(PERMISSIONS);

function emptyAcl(): Acl {
  return Object.create(null) as Acl;
}

function addPermissions(
  acl: Acl,
  grantee: Grantee,
  permissions: readonly Permission[],
  dataset: string,
): void {
  const { plain, sets } = keysOf(grantee);
  for (const permission of permissions) {
    for (const key of isSet(permission) ? sets : plain) {
      const given = acl[key];
      if (given === true) continue;
      acl[key] = Object.assign(given ?? {}, flagsOf([checkPermission(permission, dataset)]));
    }
  }
}

function checkPermission(permission: Permission, dataset: string): string {
  if (isSet(permission)) return checkPermissionSet(permission);
  if (words.has(permission)) return permission;
  const property = Object.hasOwn(datasetProperties, permission)
    ? datasetProperties[permission as DatasetPropertyName]
    : undefined;
  if (property && property.access !== 'readonly') return permission;
  return refuse(dataset, `${JSON.stringify(String(permission).slice(0, 80))} is no permission`);
}

function isSet(permission: string): boolean {
  return typeof permission === 'string' && permission.startsWith('@');
}

/** Puts together what the kernel keeps apart: plain permissions and sets, and the two scopes. */
function grantsOf(acl: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Grant[] {
  const merged = new Map<string, { grantee: Grantee; scopes: Map<string, Set<string>> }>();
  for (const [key, permissions] of Object.entries(acl)) {
    const grantee = readKey(key);
    if (!grantee) continue;
    const identity = JSON.stringify({ ...grantee, scope: undefined });
    const entry = merged.get(identity) ?? { grantee, scopes: new Map() };
    merged.set(identity, entry);
    for (const permission of Object.keys(permissions)) {
      const scopes = entry.scopes.get(permission) ?? new Set();
      entry.scopes.set(permission, scopes.add('scope' in grantee ? grantee.scope : ''));
    }
  }
  return [...merged.values()].flatMap(({ grantee, scopes }) => grantsByScope(grantee, scopes));
}

function grantsByScope(grantee: Grantee, scopes: ReadonlyMap<string, ReadonlySet<string>>): Grant[] {
  const sorted = [...scopes].sort(([a], [b]) => (a < b ? -1 : 1));
  const within = (scope: DelegationScope) =>
    sorted.filter(([, found]) => (found.size > 1 ? 'local+descendent' : [...found][0]) === scope);
  const names = (found: readonly (readonly [string, unknown])[]) => found.map(([name]) => name as Permission);
  if (!('scope' in grantee)) return [{ ...grantee, permissions: names(sorted) }];
  return SCOPE_ORDER.map((scope) => ({ ...grantee, scope, permissions: names(within(scope)) })).filter(
    ({ permissions }) => permissions.length > 0,
  );
}

function refuse(dataset: string, why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${dataset}: delegation: ${why}`,
    subject: dataset,
  });
}
