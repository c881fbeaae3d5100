import { type Config, chooseMode, readConfig } from '../app/config/config.js';
import { loadProcess } from '../app/config/load-process.js';
import { USUAL_PORT } from '../app/config/process-settings.js';
import { withTrialAlerts, withTrialToken } from '../app/embedded/embedded-alerts.js';
import { type HomeLock, lockHome } from '../app/in-process/home-lock.js';
import type { Running } from '../app/in-process/run-socket.js';
import { createLogger } from '../app/open/create-logger.js';
import type { Logger } from '../ports/logger.js';
import { parseOptions } from './parse-options.js';
import { stopOnSignal } from './stop-on-signal.js';
import type { CliCall } from './subcommand.js';

/**
 * `aegis start`: your workspace when a Slack token is set, else one of its own. Keeps running until a signal.
 * Loads the rest only once the settings are valid, so that a wrong one is reported immediately.
 */
export async function start(call: CliCall): Promise<number> {
  parseOptions(call, {});
  const { env } = call;
  const mode = chooseMode(env);
  const said = await loadProcess(env);
  const config = readConfig(env, mode, mode === 'embedded' ? withTrialAlerts(said) : said);
  const logger = createLogger(config.logLevel);
  const lock = await lockHome(config.home);
  const started = mode === 'socket' ? await connect(config, logger) : await embed(config, logger, lock);
  stopOnSignal(async () => {
    await started.stop();
    await lock.release();
  });
  // It says that Ctrl+C keeps everything, so only once it does.
  console.log(started.greeting);
  return 0;
}

interface Started extends Pick<Running, 'stop'> {
  greeting: string;
}

async function connect(config: Config, logger: Logger): Promise<Started> {
  const { startRealWorkspace } = await import('../app/real-workspace.js');
  const { stop } = await startRealWorkspace(config, logger);
  return { stop, greeting: 'Aegis is connected. Try /incident help in Slack. Ctrl+C stops it.' };
}

async function embed(config: Config, logger: Logger, lock: HomeLock): Promise<Started> {
  const { startEmbedded } = await import('../app/embedded/embedded.js');
  const { url, stop } = await startEmbedded(
    { ...config, secrets: withTrialToken(config.secrets, config.settings.process) },
    logger,
  );
  lock.runningAt(url);
  return { stop, greeting: welcome(config, url) };
}

function welcome({ port: set }: Config, url: string): string {
  const isElsewhere = set === undefined && new URL(url).port !== String(USUAL_PORT);
  const port = isElsewhere ? `\n  (Another program has port ${USUAL_PORT}; PORT chooses one.)\n` : '';
  return `
  Aegis is running, with its own Slack workspace:

      ${url}
${port}
  Aegis greets you there, with a practice incident, a finished one, and the form for your own.
  Or type, in any channel:  /incident declare P1 checkout fails in the EU

  You are Alice; a click on another face makes you Bob, Carol or Dave. Ctrl+C stops Aegis; everything is kept.
`;
}
