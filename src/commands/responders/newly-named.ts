import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import { SEVERITIES } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { isRaise } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { type NamedResponder, respondersOf } from './responders-of.js';

/**
 * The responders that a change brings in: those of a worse severity or a new service, or all of them once it's public.
 */
export function newlyNamed(process: Process, incident: Incident, event: TimelineEvent): NamedResponder[] {
  const all = respondersOf(process, incident);
  if (newValue('visibility', event) === 'public') return all;
  const severity = SEVERITIES.find((level) => level === newValue('severity', event));
  if (severity && isRaise(event.detail?.from ?? '', severity)) return all.filter(({ of }) => of === severity);
  const { service, from_service } = event.detail ?? {};
  const isMoved = event.type === 'INCIDENT_EDITED' && service !== from_service;
  return isMoved ? all.filter(({ of }) => of === service) : [];
}
