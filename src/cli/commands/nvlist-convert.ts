import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { type Encoding, type Endian, encode } from '../../nvlist/index.ts';
import { readListFile } from './nvlist-file.ts';

interface ConvertOptions {
  readonly to: Encoding;
  readonly endian: Endian;
  readonly output: string;
}

/** `zfskit nvlist convert`: the same list in another encoding. */
export function nvlistConvertCommand(): Command {
  return new Command('convert')
    .description('write a list in another encoding')
    .argument('<file>', 'encoded list, or - for standard input')
    .addOption(
      new Option('--to <encoding>', 'encoding to write').choices(['native', 'xdr']).makeOptionMandatory(),
    )
    .addOption(
      new Option('--endian <order>', 'byte order of native encoding')
        .choices(['little', 'big'])
        .default('little'),
    )
    .requiredOption('-o, --output <file>', 'file to write, or - for standard output')
    .action(async (file: string, options: ConvertOptions) => {
      const bytes = encode(await readListFile(file), { encoding: options.to, endian: options.endian });
      if (options.output === '-') process.stdout.write(bytes);
      else await writeFile(options.output, bytes);
    });
}
