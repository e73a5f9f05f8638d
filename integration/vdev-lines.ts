import { command } from './fixture.ts';

/** Names and states of a pool's vdevs as `zpool status -P` shows them, without the pool itself and the headings of groups. */
export async function vdevLines(pool: string): Promise<Map<string, string>> {
  const text = await command('zpool', 'status', '-P', pool);
  const config = /\n\s+NAME.*\n\n?([\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  const lines = config.split('\n').map((line) => line.trim().split(/\s+/));
  const vdevs = lines.filter(([name, state]) => name !== pool && state !== undefined);
  return new Map(vdevs.map(([name, state]) => [name as string, state as string]));
}
