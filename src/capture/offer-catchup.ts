import * as z from 'zod';
import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { Job } from '../jobs/job.js';
import type { Deps } from '../ports/deps.js';
import { actions, commandButton, ID_KEY, section } from '../views/blocks.js';
import { shortId } from '../views/labels.js';

/** A person who joins this soon has missed nothing: Aegis is still inviting people. */
const GRACE_MS = 5 * MINUTE_MS;

const payload = z.object({ incident_id: z.string(), user_id: z.string(), at: z.string() });

interface Arrival {
  incidentId: string;
  userId: string;
  at: Timestamp;
}

/** Offers a catch-up to a person who joined, once their arrival is stored; one offer for each arrival. */
export async function offerCatchup(
  { store, queue }: Pick<Deps, 'store' | 'queue'>,
  { incidentId, userId, at }: Arrival,
): Promise<void> {
  const requestId = `arrival-${incidentId}-${userId}-${at}`;
  const opened = await store.openRequest({
    request_id: requestId,
    kind: catchupOffer.kind,
    state: 'OPEN',
    created_at: at,
    payload: { incident_id: incidentId, user_id: userId, at },
    steps: {},
    attempts: 0,
  });
  if (opened) await queue.enqueue({ requestId, lane: requestId });
}

export const catchupOffer: Job = {
  kind: 'catchup-offer',
  async run({ slack, store }, { request, attempt }) {
    const { incident_id, user_id, at } = payload.parse(request.payload);
    const incident = await store.getIncident(incident_id);
    if (incident?.channel_id === undefined || incident.archive_key !== undefined) return;
    const { channel_id, created_at } = incident;
    if (epochMillis(at) - epochMillis(created_at) < GRACE_MS) return;
    await attempt('offer', async () => {
      const { isBot } = await slack.user(user_id);
      if (!isBot) await slack.postEphemeral(channel_id, user_id, buildOffer(incident_id));
    });
  },
};

function buildOffer(incidentId: string) {
  const text = `Welcome to ${shortId(incidentId)}. Want a summary of what happened so far? Only you will see it.`;
  const button = commandButton({
    label: 'Catch me up',
    command: `catchup ${ID_KEY}${incidentId}`,
    style: 'primary',
  });
  return { text, blocks: [section(text), actions([button])] };
}
