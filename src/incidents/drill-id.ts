/** Prefix of drill ids. The id alone keeps a drill out of lists, statistics, announcements and pages. */
const PREFIX = 'DRILL-';

export function drillId(number: number): string {
  return `${PREFIX}${String(number).padStart(6, '0')}`;
}

/** Whether an incident is practiced rather than real. */
export function isDrill(incidentId: string): boolean {
  return incidentId.startsWith(PREFIX);
}

/** Whether an incident may be announced outside its channel; private ones and drills may not. */
export function isAnnounced({
  incident_id,
  visibility,
}: {
  incident_id: string;
  visibility: 'public' | 'private';
}): boolean {
  return visibility === 'public' && !isDrill(incident_id);
}
