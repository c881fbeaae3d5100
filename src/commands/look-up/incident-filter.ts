import type { Incident, Severity } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import type { DateRange } from '../kernel/time/read-range.js';

export interface IncidentFilter {
  statuses: readonly string[];
  /** Any if absent. */
  severities?: readonly Severity[] | undefined;
  service?: string | undefined;
  /** Only incidents without a commander. */
  isUnled?: boolean;
  /** The person who looks; they find only incidents they may see. */
  viewerId: string;
  /** Only incidents in which this person participates or participated. */
  personId?: string | undefined;
  /** Only incidents whose title, service, custom fields or id have all of these words. */
  words?: readonly string[] | undefined;
  range?: DateRange | undefined;
}

/** Whether a filter lets an incident through; visibility is checked elsewhere. */
export function passes(
  incident: Incident,
  { statuses, severities, service, isUnled = false, range, words = [] }: IncidentFilter,
): boolean {
  const { status, severity, created_at } = incident;
  const values = Object.values(incident.fields ?? {});
  const searched = [incident.title, incident.service, shortId(incident.incident_id), ...values];
  const text = searched.join(' ').toLowerCase();
  return (
    statuses.includes(status) &&
    (severities === undefined || severities.some((one) => one === severity)) &&
    (service === undefined || incident.service === service) &&
    (!isUnled || incident.roles.commander === undefined) &&
    (range === undefined || (created_at >= range.from && created_at <= range.to)) &&
    words.every((word) => text.includes(word.toLowerCase()))
  );
}
