import '../app/quiet-sdk.js';
import { chooseMode, readConfig } from '../app/config/config.js';
import { type Embedded, startEmbedded } from '../app/embedded/embedded.js';
import { createLogger } from '../app/logger.js';
import { startRealWorkspace } from '../app/real-workspace.js';
import { AegisError } from '../base/errors.js';

/** `npm start`: the real workspace when there are Slack tokens, else one of its own. */
async function main(): Promise<void> {
  const mode = chooseMode(process.env);
  const config = readConfig(process.env, mode);
  const logger = createLogger(config.logLevel);
  if (mode === 'socket') {
    const running = await startRealWorkspace(config, logger);
    console.log('Aegis is connected. Try /incident help in Slack; Ctrl+C stops it.');
    stopOnSignal(running.stop);
    return;
  }
  const embedded = await startEmbedded(config, logger);
  console.log(welcome(embedded));
  stopOnSignal(embedded.stop);
}

function welcome({ url }: Embedded): string {
  return `
  Aegis is running, with a Slack workspace of its own:

      ${url}

  Three things to try, in any channel there:
    1.  /incident declare P1 checkout fails in the EU
    2.  say what you see in the channel that opens, edit a message, press Acknowledge on the card
    3.  /incident summary

  You are Alice; "Act as" makes you Bob, Carol or Dave. Ctrl+C stops it, and everything is kept.
`;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    // A second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const starter = process.ppid;
  const watch = () => process.ppid !== starter && !stopping && onSignal();
  setInterval(watch, WATCH_MS).unref();
}

/** npm dies of a SIGTERM without passing it on, and would leave Aegis and its servers behind. */
const WATCH_MS = 500;

function fail(error: unknown): never {
  console.error(error instanceof AegisError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
