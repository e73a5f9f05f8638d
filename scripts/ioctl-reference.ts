import { notServed } from '../src/engine/not-served.ts';
import { describeIoctl, type FieldDescription, type IoctlDescription } from '../src/ioctl/describe-ioctl.ts';
import { commonMeanings } from '../src/ioctl/ioctl-error.ts';
import type { IoctlName } from '../src/ioctl/ioctls.ts';
import { bookmarkIoctls } from '../src/ioctl/table/bookmark.ts';
import { datasetIoctls } from '../src/ioctl/table/dataset.ts';
import { delegationIoctls } from '../src/ioctl/table/delegation.ts';
import { encryptionIoctls } from '../src/ioctl/table/encryption.ts';
import { eventIoctls } from '../src/ioctl/table/event.ts';
import { faultIoctls } from '../src/ioctl/table/fault.ts';
import { objectIoctls } from '../src/ioctl/table/object.ts';
import { platformIoctls } from '../src/ioctl/table/platform.ts';
import { poolIoctls } from '../src/ioctl/table/pool.ts';
import { programIoctls } from '../src/ioctl/table/program.ts';
import { scanIoctls } from '../src/ioctl/table/scan.ts';
import { snapshotIoctls } from '../src/ioctl/table/snapshot.ts';
import { streamIoctls } from '../src/ioctl/table/stream.ts';
import { userspaceIoctls } from '../src/ioctl/table/userspace.ts';
import { vdevIoctls } from '../src/ioctl/table/vdev.ts';
import { markdownTable } from './markdown-table.ts';

const chapters: readonly (readonly [title: string, rows: object])[] = [
  ['Pools', poolIoctls],
  ['Vdevs', vdevIoctls],
  ['Scans', scanIoctls],
  ['Datasets', datasetIoctls],
  ['Snapshots', snapshotIoctls],
  ['Bookmarks', bookmarkIoctls],
  ['Streams', streamIoctls],
  ['Encryption', encryptionIoctls],
  ['Delegation', delegationIoctls],
  ['Space of users', userspaceIoctls],
  ['Objects', objectIoctls],
  ['Events', eventIoctls],
  ['Programs and history', programIoctls],
  ['Fault injection', faultIoctls],
  ['Other operating systems', platformIoctls],
];

const introduction = `<!-- Written by "npm run generate" from src/ioctl/table: change the rows, not this page. -->

# ioctls of /dev/zfs

Every ioctl that OpenZFS has on Linux up to 2.4.4, as zfskit knows it. \`zfskit ioctl show NAME\` prints one of them,
\`zfskit ioctl call NAME\` issues it, and \`call(transport, NAME, { ... })\` of \`zfskit/ioctl\` takes the arguments by the
names that stand here.

- A **legacy** ioctl takes members of \`zfs_cmd_t\` (\`zc_cookie\`) and packed nvlists in \`zc_nvlist_src\` and
  \`zc_nvlist_conf\`; its reply is in members and in \`zc_nvlist_dst\`.
- An **nvlist** ioctl takes one list, \`innvl\`, of which the kernel checks the keys, and answers with another, \`outnvl\`.
- A **flag** is a key that is there or not. NAME stands for any name. 64-bit integers are \`bigint\` in TypeScript.
- An ioctl that is **withheld** is in the table so that it can be decoded; zfskit does not issue it.
- An engine in userspace has all of them, but for those that say otherwise.
`;

/** The reference page of all ioctls, `docs/reference/ioctls.md`. */
export function ioctlReference(): string {
  const described = chapters.map(
    ([title, rows]) => [title, (Object.keys(rows) as IoctlName[]).map(describeIoctl)] as const,
  );
  const contents = described.map(([title, rows]) => {
    const links = rows.map(({ name }) => `[${shortName(name)}](#${name.toLowerCase()})`);
    return `- [${title}](#${title.toLowerCase().replaceAll(' ', '-')}): ${links.join(', ')}`;
  });
  const errors = Object.entries(commonMeanings).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return [
    introduction,
    '## Contents\n',
    ...contents,
    '- [Errors of all ioctls](#errors-of-all-ioctls)\n',
    ...described.map(([title, rows]) => `## ${title}\n\n${rows.map(section).join('\n')}`),
    '## Errors of all ioctls\n\nWhere an ioctl does not give an error its own meaning, it means this.\n',
    markdownTable(['Error', 'Meaning'], errors),
    '',
  ].join('\n');
}

function shortName(name: string): string {
  return name.replace('ZFS_IOC_', '');
}

function section(ioctl: IoctlDescription): string {
  return [
    `### ${ioctl.name}\n`,
    `${facts(ioctl).join(', ')}.\n`,
    ...(ioctl.withheld === undefined ? [] : [`Withheld: ${ioctl.withheld}.\n`]),
    ...engineNote(ioctl.name as IoctlName),
    fields('Argument', 'Required', ioctl.arguments),
    fields('Reply', 'Always', ioctl.reply),
    ioctl.errors.length === 0
      ? ''
      : `${markdownTable(
          ['Error', 'Number', 'Meaning'],
          ioctl.errors.map(({ code, errno, meaning }) => [`\`${code}\``, String(errno), meaning]),
        )}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function engineNote(name: IoctlName): string[] {
  const reason = notServed[name];
  return reason === undefined ? [] : [`Not in an engine in userspace: ${reason}.\n`];
}

function facts(ioctl: IoctlDescription): string[] {
  const subject = ioctl.subject === 'none' ? 'no name' : `about a ${ioctl.subject.replaceAll('-', ' ')}`;
  return [
    `\`0x${ioctl.number.toString(16)}\``,
    ioctl.style,
    subject,
    `since ${ioctl.since}`,
    ...(ioctl.nvlistSince === undefined ? [] : [`as an nvlist ioctl since ${ioctl.nvlistSince}`]),
    ...(ioctl.alias === undefined ? [] : [`${ioctl.alias} elsewhere`]),
    ...(ioctl.readOnly ? ['changes nothing'] : []),
    ...(ioctl.lasting === undefined ? [] : [`may last (${ioctl.lasting})`]),
  ];
}

function fields(title: string, required: string, rows: readonly FieldDescription[]): string {
  if (rows.length === 0) return `${title}: none.\n`;
  const cells = rows.map(({ path, type, required: isRequired, since, doc }) => [
    `\`${path}\``,
    type,
    isRequired ? 'yes' : 'no',
    [doc, since === undefined ? undefined : `since ${since}`].filter((part) => part !== undefined).join('; '),
  ]);
  return `${markdownTable([title, 'Type', required, ''], cells)}\n`;
}
