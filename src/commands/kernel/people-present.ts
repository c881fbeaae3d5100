import type { Incident } from '../../incidents/records/incident.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/**
 * An incident with only those roles whose holders are in its channel: Slack notifies nobody else of a mention, so a
 * reminder goes to the next one.
 */
export async function withPeoplePresent(
  { slack }: Pick<JobDeps, 'slack'>,
  incident: Incident,
): Promise<Incident> {
  const { channel_id: channelId, roles } = incident;
  const holders = Object.entries(roles);
  if (channelId === undefined || holders.length === 0) return incident;
  const members = await slack.members(channelId);
  return { ...incident, roles: Object.fromEntries(holders.filter(([, holder]) => members.has(holder))) };
}
