import { Command } from 'commander';
import { ioctlCallCommand } from './ioctl-call.ts';
import { ioctlListCommand } from './ioctl-list.ts';
import { ioctlShowCommand } from './ioctl-show.ts';

/** `zfskit ioctl`: the ioctls of `/dev/zfs`, one by one. */
export function ioctlCommand(): Command {
  return new Command('ioctl')
    .description('list, explain and issue the ioctls of /dev/zfs')
    .addCommand(ioctlListCommand())
    .addCommand(ioctlShowCommand())
    .addCommand(ioctlCallCommand());
}
