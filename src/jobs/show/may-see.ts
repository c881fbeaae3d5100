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
 * Whether someone may see all of these incidents right now, according to the table and Slack. Without `fresh`, Slack's
 * answers from the last minute count.
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

/** These incidents in their current state. Throws WithheldError if Aegis doesn't know one of them. */
export async function readNow(
  { store }: Pick<ShowDeps, 'store'>,
  about: readonly string[],
): Promise<Incident[]> {
  const ids = [...new Set(about)];
  const incidents = await store.getIncidents(ids, { consistent: true });
  if (incidents.length < ids.length) throw new WithheldError();
  return incidents;
}

/**
 * Whether a channel may show an incident: everyone may see a public one, and a private one is shown only in its own
 * channel.
 */
export async function isShownIn(
  { store }: Pick<ShowDeps, 'store'>,
  channelId: string,
  { visibility, incident_id, channel_id }: Incident,
): Promise<boolean> {
  if (channel_id === channelId || visibility === 'public') return true;
  // A channel may have had a different id when the job was opened.
  return (await store.getChannelLink(channelId))?.incident_id === incident_id;
}
