import { App, type Receiver } from '@slack/bolt';
import { createCapture } from '../../capture/capture.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { createBoltLogger } from '../client/bolt-logger.js';
import type { IdentitySource } from '../client/identity.js';
import { createFillAfterOverload } from './fill-after-overload.js';
import { withGate } from './gate.js';
import { listenToActions } from './listen-to-actions.js';
import { listenToCommands } from './listen-to-commands.js';
import { createCaptureListener, listenToEvents } from './listen-to-events.js';
import { createHomeListener } from './listen-to-home.js';
import { createMentionListener } from './listen-to-mentions.js';
import { createPeopleListener } from './listen-to-people.js';
import { listenToShortcuts } from './listen-to-shortcuts.js';
import { listenToViews } from './listen-to-views.js';

interface AppOptions {
  deps: RequestDeps;
  identity: IdentitySource;
  receiver: Receiver;
  token: string;
}

/**
 * The Slack app, with the same listeners behind every receiver. Most requests are messages, so capture is loaded with
 * the app; listeners load commands and forms when the first one arrives, which keeps cold starts short.
 */
export function createApp({ deps, identity, receiver, token }: AppOptions): App {
  const app = new App({
    receiver: withGate(receiver, {
      identity,
      logger: deps.logger,
      settings: deps.settings,
      onRefused: createFillAfterOverload(deps),
    }),
    // Read once per process; Bolt would ask Slack on every request.
    authorize: async () => {
      const { botId, botUserId, teamId } = await identity();
      return { botToken: token, botId, botUserId, teamId };
    },
    logger: createBoltLogger(deps.logger),
    convoStore: false,
  });
  app.error(async (error) => {
    throw error;
  });
  listenToCommands(app, deps);
  listenToActions(app, deps);
  listenToShortcuts(app, deps);
  listenToViews(app, deps);
  const others = new Map([
    ['app_mention', createMentionListener(deps, identity)],
    ['app_home_opened', createHomeListener(deps)],
    ['user_change', createPeopleListener(deps)],
  ]);
  listenToEvents(app, { others, captured: createCaptureListener(createCapture(deps), identity) });
  return app;
}
