import { help, parseArguments } from './arguments.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { buildImage } from './image.mjs';
import { complain, say, setQuiet } from './message.mjs';
import { run } from './run.mjs';
import { handleSignals } from './signals.mjs';
import { clean, printStatus } from './status.mjs';
import { openToolsImage } from './tools-image.mjs';
import { keepWarm, startWarm, stopWarm } from './warm.mjs';

/**
 * @param {import('./arguments.mjs').Options} options
 * @returns {Promise<number>}
 */
async function act(options) {
  const { action, release } = options;
  if (action === 'help') process.stdout.write(help);
  else if (action === 'build') {
    await buildImage(release, { again: options.refresh });
    await openToolsImage();
  } else if (action === 'start') await startWarm(options);
  else if (action === 'stop')
    say((await stopWarm(release)) ? `${release} is stopped` : `${release} does not run`);
  else if (action === 'status') await printStatus(options);
  else if (action === 'clean') await clean(options);
  else if (action === 'keep') await keepWarm(options);
  else return await run(options);
  return 0;
}

handleSignals();
try {
  const options = parseArguments(process.argv.slice(2));
  setQuiet(options.quiet);
  if (process.arch !== 'x64')
    throw new ExitError(exitStatus.unavailable, 'only x86-64 hosts are known to this harness');
  process.exit(await act(options));
} catch (error) {
  if (error instanceof ExitError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(error instanceof ExitError ? error.status : exitStatus.failed);
}
