import { Command } from 'commander';
import { printableJson } from '../../human.ts';
import { describeIoctl, type FieldDescription, type IoctlDescription } from '../../ioctl/index.ts';
import { ioctlNamed } from '../ioctl/ioctl-named.ts';

/** `zfskit ioctl show`: what zfskit knows of one ioctl. */
export function ioctlShowCommand(): Command {
  const command = new Command('show')
    .description('explain one ioctl: arguments, reply, errors')
    .argument('<name>', 'in any case, with or without ZFS_IOC_')
    .option('--json', 'print one JSON object')
    .action((text: string, options: { json?: boolean }) => {
      const name = ioctlNamed(text);
      if (name === undefined) {
        return command.error(`zfskit: there is no ioctl ${text}: see "zfskit ioctl list"`);
      }
      const ioctl = describeIoctl(name);
      console.log(options.json ? printableJson(JSON.stringify(ioctl)) : textOf(ioctl).join('\n'));
    });
  return command;
}

/** The description of an ioctl as lines of text. */
export function textOf(ioctl: IoctlDescription): string[] {
  const more = [
    ...(ioctl.nvlistSince === undefined ? [] : [`as an nvlist ioctl since ${ioctl.nvlistSince}`]),
    ...(ioctl.alias === undefined ? [] : [`${ioctl.alias} on other systems`]),
    ioctl.readOnly ? 'changes nothing' : 'may change something',
    ...(ioctl.lasting === undefined ? [] : [`may last (${ioctl.lasting})`]),
  ];
  return [
    `${ioctl.name}  0x${ioctl.number.toString(16)}  ${ioctl.style}, since ${ioctl.since}, ${more.join(', ')}`,
    ...(ioctl.withheld === undefined ? [] : [`withheld: ${ioctl.withheld}`]),
    ...block('arguments', ioctl.arguments, (field) => (field.required ? 'required' : '')),
    ...block('reply', ioctl.reply, () => ''),
    '',
    'errors',
    ...ioctl.errors.map(({ code, errno, meaning }) => `  ${code} (${errno})  ${meaning}`),
    ...(ioctl.errors.length === 0 ? ['  none of its own'] : []),
  ];
}

function block(
  title: string,
  fields: readonly FieldDescription[],
  mark: (field: FieldDescription) => string,
): string[] {
  if (fields.length === 0) return ['', title, '  none'];
  const paths = Math.max(...fields.map(({ path }) => path.length));
  const lines = fields.map((field) => {
    const since = field.since === undefined ? '' : `since ${field.since}`;
    const facts = [field.type, mark(field), since, field.doc ?? ''].filter((fact) => fact !== '');
    return `  ${field.path.padEnd(paths)}  ${facts.join(', ')}`;
  });
  return ['', title, ...lines];
}
