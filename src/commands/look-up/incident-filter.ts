import type { Incident, Severity } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import type { DateRange } from '../kernel/time/read-range.js';

export interface IncidentFilter {
  statuses: readonly string[];
  /** Any if absent. */
  severities?: readonly Severity[] | undefined;
  service?: string | undefined;
  /** The person who looks; they find only incidents they may see. */
  viewerId: string;
  /** Only incidents in which this person participates or participated. */
  personId?: string | undefined;
  /** Only incidents whose title, service or id has all of these words. */
  words?: readonly string[] | undefined;
  range?: DateRange | undefined;
}

/** Whether a filter lets an incident through. Who may see it is another question. */
export function passes(
  incident: Incident,
  { statuses, severities, service, range, words = [] }: IncidentFilter,
): boolean {
  const { status, severity, created_at } = incident;
  const text = `${incident.title} ${incident.service} ${shortId(incident.incident_id)}`.toLowerCase();
  return (
    statuses.includes(status) &&
    (severities === undefined || severities.some((one) => one === severity)) &&
    (service === undefined || incident.service === service) &&
    (range === undefined || (created_at >= range.from && created_at <= range.to)) &&
    words.every((word) => text.includes(word.toLowerCase()))
  );
}
