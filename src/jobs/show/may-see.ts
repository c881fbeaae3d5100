import { WithheldError } from '../../base/errors.js';
import type { Store } from '../../data/store/store.js';
import { decideAccess, needsChannel } from '../../incidents/access-rules.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Slack } from '../../ports/slack.js';

export interface ShowDeps {
  slack: Slack;
  store: Store;
}

/**
 * Whether someone may see all of these incidents right now, as the table and Slack say at this moment. Without `fresh`,
 * what Slack said in the last minute counts.
 */
export async function maySeeNow(
  deps: Pick<ShowDeps, 'slack' | 'store'>,
  userId: string,
  about: readonly string[],
  { fresh = true }: { fresh?: boolean } = {},
): Promise<boolean> {
  if (about.length === 0) return true;
  const incidents = await readNow(deps, about);
  const person = await deps.slack.user(userId);
  const answers = incidents.map(async (incident) => {
    const isInChannel =
      needsChannel(person, incident) && (await isInIncidentChannel(deps, incident, { userId, fresh }));
    return decideAccess('viewer', { person, incident, isInChannel }) === 'allowed';
  });
  return (await Promise.all(answers)).every(Boolean);
}

async function isInIncidentChannel(
  { slack }: Pick<ShowDeps, 'slack'>,
  { channel_id }: Incident,
  { userId, fresh }: { userId: string; fresh: boolean },
): Promise<boolean> {
  return channel_id !== undefined && slack.isInChannel(channel_id, userId, { fresh });
}

/** These incidents as they are now. Throws WithheldError when there's one that Aegis knows nothing of. */
export async function readNow(
  { store }: Pick<ShowDeps, 'store'>,
  about: readonly string[],
): Promise<Incident[]> {
  const ids = [...new Set(about)];
  const incidents = await store.getIncidents(ids, { consistent: true });
  if (incidents.length < ids.length) throw new WithheldError();
  return incidents;
}

/** Whether a channel may show an incident: everyone sees a public one, and a private one is shown in its own channel. */
export async function isShownIn(
  { store }: Pick<ShowDeps, 'store'>,
  channelId: string,
  { visibility, incident_id, channel_id }: Incident,
): Promise<boolean> {
  if (channel_id === channelId || visibility === 'public') return true;
  // A channel may have had another id when a job was opened.
  return (await store.getChannelLink(channelId))?.incident_id === incident_id;
}
