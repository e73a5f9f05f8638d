import { lstat, mkdir, readlink, rm, rmdir, symlink } from 'node:fs/promises';
import { readMounts, spaceOf, type Zfs } from 'zfskit';
import type { Controller } from './controller.ts';
import { type Fields, nameField, pathField } from './fields.ts';
import { StatusError } from './status-error.ts';

/**
 * Volumes on this host, as CSI's node service has them: a filesystem is mounted on its target, a volume's target is a link to
 * its device.
 */
export class Node {
  readonly #zfs: Zfs;
  readonly #controller: Controller;

  constructor(zfs: Zfs, controller: Controller) {
    this.#zfs = zfs;
    this.#controller = controller;
  }

  async publishVolume(fields: Fields): Promise<object> {
    const dataset = await this.#controller.volume(nameField(fields, 'volume_id'));
    const target = pathField(fields, 'target_path');
    const readonly = fields['readonly'] === true;
    if (dataset.kind === 'volume') await this.#link(dataset.name, target);
    else await this.#mount(dataset.name, target, readonly);
    return {};
  }

  async unpublishVolume(fields: Fields): Promise<object> {
    const dataset = this.#controller.dataset(nameField(fields, 'volume_id'));
    const target = pathField(fields, 'target_path');
    const found = await lstat(target).catch(unlessAbsent);
    if (found === undefined) return {};
    if (found.isSymbolicLink()) {
      if ((await readlink(target)) === `/dev/zvol/${dataset}`) await rm(target);
      return {};
    }
    const mount = (await readMounts()).findLast(({ path }) => path === target);
    if (mount !== undefined && mount.dataset !== dataset) {
      throw new StatusError('FAILED_PRECONDITION', `${mount.dataset} is mounted on ${target}`);
    }
    if (mount !== undefined) await this.#zfs.datasets.unmount(target);
    await rmdir(target);
    return {};
  }

  async getVolumeStats(fields: Fields): Promise<object> {
    const dataset = await this.#controller.volume(nameField(fields, 'volume_id'));
    const { available = 0n, referenced } = spaceOf(dataset);
    const total = dataset.kind === 'volume' ? (dataset.get('volsize') ?? 0n) : available + referenced;
    return {
      usage: [
        { unit: 'BYTES', total: String(total), used: String(referenced), available: String(available) },
      ],
    };
  }

  async #mount(dataset: string, target: string, readonly: boolean): Promise<void> {
    const mount = (await readMounts()).findLast(({ path }) => path === target);
    if (mount?.dataset === dataset) {
      if (mount.options.includes('ro') === readonly) return;
      throw new StatusError('ALREADY_EXISTS', `${dataset} is mounted on ${target} otherwise`);
    }
    if (mount !== undefined) throw new StatusError('FAILED_PRECONDITION', `${target} is in use`);
    await mkdir(target, { recursive: true });
    try {
      await this.#zfs.datasets.mount(dataset, { target, options: { readonly } });
    } catch (error) {
      await rmdir(target).catch(() => {});
      throw error;
    }
  }

  async #link(volume: string, target: string): Promise<void> {
    const device = await this.#zfs.datasets.waitForDevice(volume);
    try {
      await symlink(device, target);
    } catch (error) {
      if ((await readlink(target).catch(() => undefined)) === device) return;
      throw new StatusError('FAILED_PRECONDITION', `${target} cannot be made: ${(error as Error).message}`);
    }
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
