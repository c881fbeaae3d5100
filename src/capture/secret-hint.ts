import * as z from 'zod';
import { fromSlackTs } from '../base/timestamp.js';
import { defineJob } from '../jobs/define-job.js';
import { notice } from '../views/blocks.js';
import type { CaptureDeps } from './capture-deps.js';

interface FoundSecrets {
  channelId: string;
  userId: string;
  /** Of the event, not of the message: an edit may add a secret too. */
  ts: string;
  /** The kinds of credentials, as shown to the author. */
  secrets: readonly string[];
}

/** Warns the author of a message with credentials once it's stored; one warning, even if Slack redelivers the event. */
export async function hintAtSecrets(
  deps: Pick<CaptureDeps, 'store' | 'queue'>,
  { channelId, userId, ts, secrets }: FoundSecrets,
): Promise<void> {
  const origin = { requestId: `secret-${channelId}-${ts}`, at: fromSlackTs(ts) ?? '' };
  await secretHint.open(deps, origin, { channel_id: channelId, user_id: userId, secrets: [...secrets] });
}

export const secretHint = defineJob({
  kind: 'secret-hint',
  payload: z.object({ channel_id: z.string(), user_id: z.string(), secrets: z.array(z.string()) }),
  async run(_deps, { payload: { channel_id, user_id, secrets }, attempt, postEphemeralOnce }) {
    const message = buildHint(secrets);
    await attempt('hint', () => postEphemeralOnce({ channelId: channel_id, userId: user_id, message }));
  },
});

function buildHint(secrets: readonly string[]) {
  const kinds = [...new Set(secrets)].join(', ');
  return notice(
    `Your message seems to contain a credential (${kinds}). It's redacted in the record, but Slack still shows it. ` +
      'Delete or edit the message, and rotate the credential.',
  );
}
