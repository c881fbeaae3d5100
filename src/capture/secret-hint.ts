import * as z from 'zod';
import { fromSlackTs } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import { defineJob } from '../jobs/define-job.js';
import { notice } from '../views/blocks.js';
import type { CaptureDeps } from './capture-deps.js';
import type { MessageEvent } from './captured-event.js';
import { isPersons } from './read-comment.js';

interface FoundSecrets {
  /** The message or its edit, which may also add a secret. */
  event: MessageEvent;
  message: Comment;
  /** The kinds of credentials, as shown to the author. */
  secrets: readonly string[];
}

/** Warns the author of a message with credentials once it's stored; one warning, even if Slack redelivers the event. */
export async function hintAtSecrets(
  deps: Pick<CaptureDeps, 'store' | 'queue'>,
  { event: { channel, event_ts, ts }, message, secrets }: FoundSecrets,
): Promise<void> {
  if (secrets.length === 0 || !isPersons(message)) return;
  const moment = event_ts ?? ts;
  const origin = { requestId: `secret-${channel}-${moment}`, at: fromSlackTs(moment) ?? '' };
  await secretHint.open(deps, origin, {
    channel_id: channel,
    user_id: message.user_id,
    secrets: [...secrets],
  });
}

export const secretHint = defineJob({
  kind: 'secret-hint',
  payload: z.object({ channel_id: z.string(), user_id: z.string(), secrets: z.array(z.string()) }),
  async run(_deps, { payload: { channel_id, user_id, secrets }, attempt, postEphemeralOnce }) {
    const message = buildHint(secrets);
    await attempt('hint', () =>
      postEphemeralOnce({ channelId: channel_id, userId: user_id, about: [], message }),
    );
  },
});

function buildHint(secrets: readonly string[]) {
  const kinds = [...new Set(secrets)].join(', ');
  return notice(
    `Your message seems to contain a credential (${kinds}). It's redacted in the record, but Slack still shows it. ` +
      'Delete or edit the message, and rotate the credential.',
  );
}
