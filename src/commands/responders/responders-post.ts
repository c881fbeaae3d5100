import type { Incident } from '../../incidents/records/incident.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user as mention } from '../../views/text.js';
import type { FoundResponders } from './find-responders.js';
import type { NamedResponder } from './responders-of.js';

export interface Invited {
  incident: Pick<Incident, 'incident_id' | 'service' | 'severity'>;
  /** Who is in the channel now because of the invitation. */
  invited: readonly FoundResponders[];
  problems: readonly string[];
}

const PROBLEMS_MAX = 10;

/** Explains why the responders are in the channel, and who is missing. */
export function buildRespondersPost({ incident, invited, problems }: Invited): Message {
  const id = shortId(incident.incident_id);
  const lines = invited.map(
    ({ userIds, ...named }) => `•  ${userIds.map(mention).join(', ')}: ${describe(named)}`,
  );
  const more = problems.length - PROBLEMS_MAX;
  const missing = [...problems.slice(0, PROBLEMS_MAX), ...(more > 0 ? [`And ${more} more.`] : [])];
  return notice(
    [
      ...(lines.length > 0 ? [`:wave: Invited to ${id}:`, ...lines] : []),
      ...(missing.length > 0 ? [`:warning: Not everyone was invited. ${missing.join(' ')}`] : []),
    ].join('\n'),
  );
}

/** Lists whom aegis.yml would have invited to a private incident, where people decide that. */
export function buildPrivateRespondersPost(
  { incident_id }: Pick<Incident, 'incident_id'>,
  responders: readonly NamedResponder[],
): Message {
  const names = responders.map(({ name, of }) => `${nameOf(name)} (${label(of)})`).join(', ');
  return notice(
    `${shortId(incident_id)} is private, so nobody was invited. Its responders are ${names}; \`/invite @name\` lets someone in.`,
  );
}

function describe({ name, of }: NamedResponder): string {
  return `${/^[UW]/.test(name) ? 'responds' : `${nameOf(name)} responds`} to ${label(of)}`;
}

/** Without a mention of the group, which would notify all its members. */
function nameOf(name: string): string {
  return /^[UW]/.test(name) ? mention(name) : label(name);
}
