import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import { SEVERITIES } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { isRaise } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';

/** A task that aegis.yml asks for. */
export interface ProcessTask {
  text: string;
  /** The checklist it comes from, or the event it follows. */
  of: string;
  owner?: string | undefined;
  due?: Timestamp | undefined;
}

const POSTMORTEM = 'Write the post-mortem';

/** The tasks of all checklists for an incident. */
export function checklistTasks(
  { checklists }: Pick<Process, 'checklists'>,
  { severity, service }: Pick<Incident, 'severity' | 'service'>,
): ProcessTask[] {
  return checklists
    .filter(({ severities, services }) => isAmong(severity, severities) && isAmong(service, services))
    .flatMap(({ name, tasks }) => tasks.map((text) => ({ text, of: name })));
}

/** The tasks that a change adds: those of a worse severity's or another service's checklists, and the post-mortem. */
export function tasksAfter(process: Process, incident: Incident, event: TimelineEvent): ProcessTask[] {
  if (['RESOLVED', 'CLOSED'].includes(newValue('status', event) ?? '')) {
    return postmortemTask(process, incident, event.timestamp);
  }
  const severity = SEVERITIES.find((level) => level === newValue('severity', event));
  const isRaised = severity !== undefined && isRaise(event.detail?.from ?? '', severity);
  const { service, from_service } = event.detail ?? {};
  const isMoved = event.type === 'INCIDENT_EDITED' && service !== from_service;
  return isRaised || isMoved ? checklistTasks(process, incident) : [];
}

function postmortemTask(
  { postmortem: { due, severities } }: Pick<Process, 'postmortem'>,
  { severity, roles }: Incident,
  at: Timestamp,
): ProcessTask[] {
  if (due === undefined || !isAmong(severity, severities)) return [];
  return [
    {
      text: POSTMORTEM,
      of: 'After the incident',
      owner: roles.commander,
      due: addMillis(at, due * MINUTE_MS),
    },
  ];
}

function isAmong(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.includes(value);
}
