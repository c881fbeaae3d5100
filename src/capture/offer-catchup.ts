import * as z from 'zod';
import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { Incident } from '../incidents/records/incident.js';
import { defineJob } from '../jobs/define-job.js';
import type { JobDeps } from '../jobs/job-deps.js';
import { actions, commandButton, ID_KEY, section } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import type { CaptureDeps } from './capture-deps.js';

/** People who join this soon haven't missed anything: Aegis is still inviting people. */
const GRACE_MS = 5 * MINUTE_MS;
/** With fewer messages than this, reading them is faster than reading a summary. */
const EARLY_MS = 15 * MINUTE_MS;
const FEW_MESSAGES = 8;

interface Arrival {
  incidentId: string;
  userId: string;
  at: Timestamp;
}

/** Offers a catch-up to a person who joined, once their join is stored; one offer for each join. */
export async function offerCatchup(
  deps: Pick<CaptureDeps, 'store' | 'queue'>,
  { incidentId, userId, at }: Arrival,
): Promise<void> {
  const origin = { requestId: `arrival-${incidentId}-${userId}-${at}`, at };
  await catchupOffer.open(deps, origin, { incident_id: incidentId, user_id: userId, at });
}

export const catchupOffer = defineJob({
  kind: 'catchup-offer',
  payload: z.object({ incident_id: z.string(), user_id: z.string(), at: z.string() }),
  async run({ slack, store }, { payload: { incident_id, user_id, at }, attempt, postEphemeralOnce }) {
    const incident = await store.getIncident(incident_id);
    if (incident?.channel_id === undefined || incident.archive_key !== undefined) return;
    const { channel_id } = incident;
    if (!(await hasMissedMuch({ store }, incident, at))) return;
    await attempt('offer', async () => {
      const { isBot } = await slack.user(user_id);
      if (isBot) return;
      const message = buildOffer(incident_id);
      await postEphemeralOnce({ channelId: channel_id, userId: user_id, about: [incident_id], message });
    });
  },
});

async function hasMissedMuch(
  { store }: Pick<JobDeps, 'store'>,
  { incident_id, created_at }: Incident,
  at: Timestamp,
): Promise<boolean> {
  const age = epochMillis(at) - epochMillis(created_at);
  if (age < GRACE_MS || age >= EARLY_MS) return age >= EARLY_MS;
  const { items } = await store.commentsBetween(incident_id, { from: created_at, to: at });
  return items.length >= FEW_MESSAGES;
}

function buildOffer(incidentId: string) {
  const text = `Welcome to ${shortId(incidentId)}. Want a summary of what happened so far? Only you will see it.`;
  const button = commandButton({
    label: 'Catch me up',
    command: `catchup ${ID_KEY}${incidentId}`,
    style: 'primary',
  });
  return { text, blocks: [section(text), actions([button])] };
}
