import { readFile } from 'node:fs/promises';

/**
 * Id of this host as ZFS has it: the module parameter `spl_hostid`, else `/etc/hostid` (`get_system_hostid` in libzutil). 0n
 * where there is none.
 */
export async function readHostId(): Promise<bigint> {
  const parameter = await readFile('/sys/module/spl/parameters/spl_hostid', 'utf8').catch(() => '0');
  const given = /^\d{1,20}\s*$/.test(parameter) ? BigInt(parameter.trim()) : 0n;
  if (given !== 0n) return given & 0xffffffffn;
  const bytes = await readFile('/etc/hostid').catch(() => Buffer.alloc(0));
  return bytes.length >= 4 ? BigInt(bytes.readUInt32LE(0)) : 0n;
}
