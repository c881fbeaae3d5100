import type { WebClient } from '@slack/web-api';
import type { InteractiveSlack, Slack } from '../../ports/slack.js';
import { createChannels } from './channels.js';
import type { IdentitySource } from './identity.js';
import { createLookups, createPeopleCache } from './lookups.js';
import { createMessages } from './messages.js';
import type { SlackClients } from './slack-clients.js';
import { callSlack } from './slack-failures.js';
import { createUploads } from './uploads.js';

interface BothSlacks {
  interactive: InteractiveSlack;
  slack: Slack;
}

/**
 * Slack as the rest of Aegis sees it, once for requests and once for jobs. `identity` serves both, so it uses the
 * interactive client unless it's known before the first request.
 */
export function createSlack({ interactive, worker }: SlackClients, identity: IdentitySource): BothSlacks {
  const people = createPeopleCache();
  return {
    interactive: {
      ...createLookups({ client: interactive, identity, people }),
      async openModal(triggerId, view) {
        await callSlack(() => interactive.views.open({ trigger_id: triggerId, view }));
      },
    },
    slack: createJobSlack(worker, createLookups({ client: worker, identity, people }), identity),
  };
}

function createJobSlack(
  client: WebClient,
  lookups: ReturnType<typeof createLookups>,
  identity: IdentitySource,
): Slack {
  const { resolveChannel, ...channels } = createChannels(client, identity);
  return {
    ...lookups,
    ...channels,
    ...createMessages(client, identity, resolveChannel),
    ...createUploads(client, identity),
    async publishHome(userId, view) {
      await callSlack(() => client.views.publish({ user_id: userId, view }));
    },
  };
}
