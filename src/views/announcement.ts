import type { Incident } from '../data/entities/incident.js';
import { actions, commandButton, context, ID_KEY, type Message, notice, section } from './blocks.js';
import { headline } from './incident-card.js';
import { shortId, statusLabel } from './labels.js';
import { channel, date, label, user } from './text.js';

/** The one message in the announcement channel that always shows where the incident stands. */
export function buildAnnouncement(incident: Incident): Message {
  if (incident.visibility === 'private') return notice(`${shortId(incident.incident_id)} is private.`);
  const { severity, status, title, service, channel_id, roles, updated_at, created_at, incident_id } =
    incident;
  const where = channel_id ? ` · ${channel(channel_id)}` : '';
  const lead = roles.commander ? user(roles.commander) : 'no commander yet';
  return {
    text: headline(incident),
    blocks: [
      section(`*${label(severity)}*  ${statusLabel(status)}  *${label(title)}*`),
      context(`${label(service)} · ${lead}${where} · as of ${date(updated_at ?? created_at)}`),
      actions([
        commandButton({ label: 'Join', command: `join ${ID_KEY}${incident_id}` }),
        commandButton({ label: 'Show', command: `show ${ID_KEY}${incident_id}` }),
      ]),
    ],
  };
}
