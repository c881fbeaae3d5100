import * as z from 'zod';
import { ConflictError, UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import { NOTHING, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** Archives the channel in Slack, which announces it there. */
export const archiveInSlack = defineJob({
  kind: 'archive-channel',
  payload: z.object({ incident_id: z.string(), channel_id: z.string(), user_id: z.string() }),
  lane: ({ incident_id }) => incident_id,
  async run({ slack, show }, { payload: { incident_id, channel_id, user_id }, attempt, step }) {
    await step('archive', () => slack.archiveChannel(channel_id));
    const text = `The channel of ${shortId(incident_id)} is archived. To bring it back, open ${channel(channel_id)} and choose *Unarchive* in its settings.`;
    await attempt('answer', () => show.notify({ userId: user_id }, notice(text), [incident_id]));
  },
  async onFailure({ show }, { payload: { incident_id, channel_id, user_id }, fact }) {
    const text = `Slack didn't archive ${channel(channel_id)}. ${fact} You can archive it in the channel's settings.`;
    await show.notify({ userId: user_id }, notice(text), [incident_id]);
  },
});

/** Archives the channel of a closed incident. Throws ConflictError for others. */
export async function archiveChannel(
  deps: RequestDeps,
  invocation: Invocation,
  { incident_id, channel_id, status }: Incident,
): Promise<Reply> {
  const id = shortId(incident_id);
  if (channel_id === undefined)
    throw new UsageError(`${id} has no channel to archive. \`/incident show ${id}\` shows what it has.`);
  if (status !== 'CLOSED')
    throw new ConflictError(`${id} isn't closed. Run \`/incident close ${id}\` first.`);
  await archiveInSlack.open(deps, invocation, { incident_id, channel_id, user_id: invocation.userId });
  return NOTHING;
}
