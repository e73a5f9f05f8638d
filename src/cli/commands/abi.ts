import { Command } from 'commander';
import { KernelTransport, supportedReleases } from '../../ioctl/index.ts';

/** `zfskit abi`: the loaded module's version and the `zfs_cmd_t` layout that was chosen for it. */
export function abiCommand(): Command {
  return new Command('abi')
    .description('show which ZFS module is loaded and the ABI chosen for it')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      await using transport = KernelTransport.open();
      const { version, release, layout } = transport.abi;
      const releases = layout.releases.map(([first, last]) =>
        first === last ? first : `${first} to ${last}`,
      );
      if (options.json) {
        console.log(
          JSON.stringify({ version, release: release.join('.'), zfsCmdBytes: layout.size, releases }),
        );
      } else {
        console.log(`ZFS module       ${version}`);
        console.log(`zfs_cmd_t        ${layout.size} bytes, the layout of ${releases.join(', ')}`);
        console.log(`known releases   ${supportedReleases()}`);
      }
    });
}
