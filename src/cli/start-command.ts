import { chooseMode, readConfig } from '../app/config/config.js';
import { loadProcess } from '../app/config/load-process.js';
import { createLogger } from '../app/logger.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';

/** npm dies of a SIGTERM without passing it on, which would leave Aegis and its servers running. */
const PARENT_CHECK_MS = 500;

/**
 * `aegis start`: your workspace when a Slack token is set, else one of its own. Keeps running until a signal.
 * Loads the rest only once the settings are valid, so that a wrong one is reported immediately.
 */
export async function start(call: CliCall): Promise<number> {
  parseOptions(call, {});
  const { env } = call;
  const mode = chooseMode(env);
  const config = readConfig(env, mode, await loadProcess(env));
  const logger = createLogger(config.logLevel);
  if (mode === 'socket') {
    const { startRealWorkspace } = await import('../app/real-workspace.js');
    const { stop } = await startRealWorkspace(config, logger);
    console.log('Aegis is connected. Try /incident help in Slack. Ctrl+C stops it.');
    stopOnSignal(stop);
  } else {
    const { startEmbedded } = await import('../app/embedded/embedded.js');
    const { url, stop } = await startEmbedded(config, logger);
    console.log(welcome(url));
    stopOnSignal(stop);
  }
  return 0;
}

function welcome(url: string): string {
  return `
  Aegis is running, with its own Slack workspace:

      ${url}

  Three things to try, in any channel there:
    1.  /incident declare P1 checkout fails in the EU
    2.  in the channel that opens: write a few messages, edit one, press Acknowledge on the card
    3.  /incident summary

  You are Alice; "Act as" makes you Bob, Carol or Dave. Ctrl+C stops Aegis; everything is kept.
`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    // A second signal doesn't wait.
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && !stopping && onSignal(), PARENT_CHECK_MS).unref();
}
