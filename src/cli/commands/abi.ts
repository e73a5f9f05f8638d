import { Command } from 'commander';
import { printable, printableJson } from '../../human.ts';
import {
  type Capabilities,
  KernelTransport,
  readCapabilities,
  supportedReleases,
} from '../../ioctl/index.ts';

/** `zfskit abi`: the loaded module's version, the `zfs_cmd_t` layout that was chosen for it, and what it supports. */
export function abiCommand(): Command {
  return new Command('abi')
    .description('show which ZFS module is loaded, what it supports, and the ABI chosen for it')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      await using transport = KernelTransport.open();
      const { version, release, layout, provenBy } = transport.abi;
      const capabilities = readCapabilities();
      const releases = layout.releases.map(([first, last]) =>
        first === last ? first : `${first} to ${last}`,
      );
      if (options.json) {
        const abi = { version, release: release.join('.'), zfsCmdBytes: layout.size, releases, provenBy };
        console.log(printableJson(JSON.stringify({ ...abi, ...namesIn(capabilities) })));
        return;
      }
      console.log(`ZFS module       ${printable(version)}`);
      console.log(`zfs_cmd_t        ${layout.size} bytes, the layout of ${releases.join(', ')}`);
      if (provenBy === 'probe')
        console.log('                 this release is not known: the layout was tried and proved right');
      console.log(`known releases   ${supportedReleases()}`);
      console.log(`ioctls           ${capabilities.ioctls.size}`);
      const { datasetProperties, poolProperties, vdevProperties, features } = capabilities;
      console.log(
        `properties       ${datasetProperties.size} of datasets, ${poolProperties.size} of pools, ${vdevProperties.size} of vdevs`,
      );
      console.log(`features         ${features.size}: ${[...features].sort().map(printable).join(' ')}`);
    });
}

function namesIn(capabilities: Capabilities): Record<string, readonly string[]> {
  const { ioctls, datasetProperties, poolProperties, vdevProperties, features, listed } = capabilities;
  const sets = { ioctls, datasetProperties, poolProperties, vdevProperties, features };
  const names = Object.entries(sets).map(([name, set]) => [name, [...set].sort()]);
  return { ...Object.fromEntries(names), listedByModule: listed };
}
