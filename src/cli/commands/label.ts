import { Command } from 'commander';
import { printable } from '../../human.ts';
import {
  type DeviceLabels,
  type Label,
  type LabelFacts,
  readLabels,
  type Uberblock,
} from '../../label/index.ts';
import { dump, type Nvlist, toJson } from '../../nvlist/index.ts';
import { jsonText } from '../json-text.ts';
import { told } from '../told.ts';

interface LabelOptions {
  readonly json?: boolean;
  readonly uberblocks?: boolean;
  readonly config?: boolean;
}

/** `zfskit label`: the labels of devices, their damage, and what they say of a pool. Needs no ZFS. */
export function labelCommand(): Command {
  return new Command('label')
    .description('show the labels of devices or files; exit status 1 where a device has no valid label')
    .argument('<device...>', 'block devices or files; of a disk that is partitioned, the partition')
    .option('-u, --uberblocks', 'show the uberblocks too')
    .option('-c, --config', 'show the whole configuration')
    .option('--json', 'print one JSON object a device, 64-bit integers as decimal strings')
    .action(async (devices: string[], options: LabelOptions) => {
      for (const device of devices) {
        const labels = await told(readLabels(device));
        if (!labels) continue;
        if (!labels.best) process.exitCode = 1;
        process.stdout.write(options.json ? `${json(labels)}\n` : text(labels, options));
      }
    });
}

function text(labels: DeviceLabels, options: LabelOptions): string {
  const { path, best, newest } = labels;
  const lines = [`${printable(path)}: ${best ? `label ${best.index} is the newest` : 'no valid label'}`];
  if (best?.facts) lines.push(...facts(best.facts));
  if (newest) lines.push(row('newest uberblock', uberblockLine(newest)));
  for (const label of labels.labels) {
    lines.push(
      `  label ${label.index}: ${label.state}${label.reason === undefined ? '' : `, ${printable(label.reason)}`}`,
    );
  }
  for (const problem of labels.problems) lines.push(`  ! ${printable(problem)}`);
  if (options.config && best?.config) lines.push(dump(best.config).trimEnd());
  if (options.uberblocks) for (const label of labels.labels) lines.push(...ring(label));
  return `${lines.join('\n')}\n`;
}

function row(name: string, value: string): string {
  return `  ${name.padEnd(18)}${value}`;
}

function facts(found: LabelFacts): string[] {
  const { poolName, poolGuid, hostname, hostId, path, comment } = found;
  const rows: [string, string | undefined][] = [
    ['pool', poolName === undefined ? undefined : `${printable(poolName)}, guid ${poolGuid}`],
    ['state', found.state],
    ['vdev', `guid ${found.guid}, top-level ${found.topGuid ?? '-'} of ${found.topLevelVdevs ?? '-'}`],
    ['path', path === undefined ? undefined : printable(path)],
    ['txg', `${found.txg}`],
    ['host', `${printable(hostname ?? '-')}, id ${hostId.toString(16)}`],
    ['comment', comment === undefined ? undefined : printable(comment)],
    ['sector size', found.ashift === undefined ? undefined : `2^${found.ashift}`],
    ['needed to read', found.featuresForRead.map(printable).join(' ') || undefined],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [row(name, value)]));
}

function ring({ index, ring: { uberblocks, damagedSlots } }: Label): string[] {
  const valid = uberblocks.map(
    (uberblock) => `  label ${index} uberblock ${uberblock.slot}: ${uberblockLine(uberblock)}`,
  );
  return [
    ...valid,
    ...damagedSlots.map((slot) => `  label ${index} uberblock ${slot}: the checksum is wrong`),
  ];
}

function uberblockLine({ txg, timestampSeconds, checkpointTxg, mmp, raidzReflow }: Uberblock): string {
  const date = new Date(Number(timestampSeconds) * 1000);
  const when = Number.isNaN(date.getTime())
    ? `second ${timestampSeconds}`
    : date.toISOString().replace('.000Z', 'Z');
  return [
    `txg ${txg}, ${when}`,
    checkpointTxg === 0n ? undefined : `checkpoint of txg ${checkpointTxg}`,
    mmp && mmp.delayNs !== 0n
      ? `multihost, sequence ${mmp.sequence ?? '-'}, every ${mmp.intervalMs ?? '-'} ms`
      : undefined,
    raidzReflow ? `raidz expansion at ${raidzReflow.offset}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function json({ path, sizeBytes, labels, best, newest, problems }: DeviceLabels): string {
  const record = {
    path,
    sizeBytes,
    problems,
    best: best?.index ?? null,
    newest: newest ?? null,
    labels: labels.map(
      ({ index, offset, state, reason, facts: found, config, bootEnvironment, ring: slots }) => ({
        index,
        offset,
        state,
        reason,
        facts: found,
        config: config && toJson(config),
        bootEnvironment:
          bootEnvironment.state === 'list'
            ? { state: 'list', list: toJson(bootEnvironment.list as Nvlist) }
            : bootEnvironment,
        slotBytes: slots.slotBytes,
        uberblocks: slots.uberblocks,
        damagedSlots: slots.damagedSlots,
      }),
    ),
  };
  return jsonText(record);
}
