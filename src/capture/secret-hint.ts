import * as z from 'zod';
import { fromSlackTs } from '../base/timestamp.js';
import type { Job } from '../jobs/job.js';
import type { Deps } from '../ports/deps.js';
import { notice } from '../views/blocks.js';

const payload = z.object({
  channel_id: z.string(),
  user_id: z.string(),
  secrets: z.array(z.string()),
});

interface Seen {
  channelId: string;
  userId: string;
  /** Of the event, not of the message: an edit may add a secret too. */
  ts: string;
  secrets: readonly string[];
}

/** Warns the author of a message with credentials once it's stored; one warning, even if Slack redelivers the event. */
export async function hintAtSecrets(
  { store, queue }: Pick<Deps, 'store' | 'queue'>,
  { channelId, userId, ts, secrets }: Seen,
): Promise<void> {
  const requestId = `secret-${channelId}-${ts}`;
  const opened = await store.openRequest({
    request_id: requestId,
    kind: secretHint.kind,
    state: 'OPEN',
    created_at: fromSlackTs(ts) ?? '',
    payload: { channel_id: channelId, user_id: userId, secrets },
    steps: {},
    attempts: 0,
  });
  if (opened) await queue.enqueue({ requestId, lane: requestId });
}

export const secretHint: Job = {
  kind: 'secret-hint',
  async run({ slack }, { request, attempt }) {
    const { channel_id, user_id, secrets } = payload.parse(request.payload);
    const what = [...new Set(secrets)].join(', ');
    await attempt('hint', () =>
      slack.postEphemeral(
        channel_id,
        user_id,
        notice(
          `Your message seems to contain a credential (${what}). It's redacted in the record, but Slack still shows it. ` +
            'Delete or edit the message, and rotate the credential.',
        ),
      ),
    );
  },
};
