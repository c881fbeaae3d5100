import { isDrill } from '../../incidents/drill-id.js';
import { createNameOf } from '../../incidents/names.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { QuietSlack } from '../../jobs/job-deps.js';
import { shortId, statusWord } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { clean, truncate } from '../../views/text.js';

/** `INC-2 · P1 · Mitigating · commander @alice`; the channel's name has the title. */
export async function composeTopic(
  slack: Pick<QuietSlack, 'names'>,
  { incident_id, severity, status, roles: { commander } }: Incident,
): Promise<string> {
  const name = commander && createNameOf(await slack.names([commander]))(commander);
  const mark = isDrill(incident_id) ? ['Drill, not a real incident'] : [];
  const parts = [
    ...mark,
    shortId(incident_id),
    severity,
    statusWord(status),
    ...(name ? [`commander @${name}`] : []),
  ];
  return truncate(clean(parts.join(' · ')), LIMITS.topic);
}
