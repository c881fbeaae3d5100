import type { FetchFunction, WebClient } from '@slack/web-api';
import { deliverAnswer } from '../../jobs/show/deliver-answer.js';
import type { InteractiveSlack, Slack } from '../../ports/slack.js';
import { createChannelCalls } from './channel-calls.js';
import { createHistoryPages } from './history-pages.js';
import type { IdentitySource } from './identity.js';
import { createLookupCache, createLookups } from './lookups.js';
import { createMessageCalls } from './message-calls.js';
import type { SlackClients } from './slack-clients.js';
import { callSlack } from './slack-failures.js';
import { createUploads } from './uploads.js';

const UPLOAD_DELAY_MS = 3_000;

interface SlackOptions {
  /** How long Slack may take to show an upload that it has accepted; 3 s unless a test says otherwise. */
  uploadDelayMs?: number;
  /**
   * The clock by which cached data about people ages: milliseconds from any start. Real time unless a test sets
   * another.
   */
  elapsed?: (() => number) | undefined;
}

interface BothSlacks {
  interactive: InteractiveSlack;
  slack: Slack;
}

/**
 * Slack as the rest of Aegis sees it, once for requests and once for jobs. Both use `identity`, so it's looked up with
 * the interactive client unless it's known before the first request.
 */
export function createSlack(
  { interactive, worker, fetch }: SlackClients,
  identity: IdentitySource,
  { uploadDelayMs = UPLOAD_DELAY_MS, elapsed = () => performance.now() }: SlackOptions = {},
): BothSlacks {
  const cache = createLookupCache(elapsed);
  const answering = createMessageCalls({ client: interactive, fetch }, async (id) => id);
  return {
    interactive: {
      ...createLookups({ client: interactive, identity, cache }),
      answer: (to, message, { replace }) => deliverAnswer(answering, { to, message, replace, isLast: true }),
      async openModal(triggerId, view) {
        await callSlack(() => interactive.views.open({ trigger_id: triggerId, view }));
      },
    },
    slack: createJobSlack({ client: worker, fetch }, createLookups({ client: worker, identity, cache }), {
      identity,
      uploadDelayMs,
    }),
  };
}

function createJobSlack(
  { client, fetch }: { client: WebClient; fetch: FetchFunction },
  lookups: ReturnType<typeof createLookups>,
  { identity, uploadDelayMs }: { identity: IdentitySource; uploadDelayMs: number },
): Slack {
  const { resolveChannel, ...channels } = createChannelCalls(client, identity);
  return {
    ...lookups,
    ...channels,
    ...createMessageCalls({ client, fetch }, resolveChannel),
    ...createHistoryPages(client, identity),
    ...createUploads({ client, identity, delayMs: uploadDelayMs }),
    async publishHome(userId, view) {
      await callSlack(() => client.views.publish({ user_id: userId, view }));
    },
  };
}
