import { readFile } from 'node:fs/promises';

/**
 * The id of this host as ZFS sees it, 32 bits; 0 when none is set. Source: `zone_get_hostid` in
 * `module/os/linux/spl/spl-generic.c`, hostid(5): the module's parameter `spl_hostid`, else `/etc/hostid`.
 */
export async function readHostId(): Promise<bigint> {
  const fromModule = await readText('/proc/sys/kernel/spl/hostid');
  if (fromModule !== undefined && /^[0-9a-f]+$/i.test(fromModule)) {
    const id = BigInt(`0x${fromModule}`) & 0xffff_ffffn;
    if (id !== 0n) return id;
  }
  const parameter = await readText('/sys/module/spl/parameters/spl_hostid');
  if (parameter !== undefined && /^\d+$/.test(parameter) && parameter !== '0') {
    return BigInt(parameter) & 0xffff_ffffn;
  }
  const file = await readFile('/etc/hostid').catch(() => Buffer.alloc(0));
  return file.length >= 4 ? BigInt(new Uint32Array(Uint8Array.from(file.subarray(0, 4)).buffer)[0] ?? 0) : 0n;
}

async function readText(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.trim();
}
