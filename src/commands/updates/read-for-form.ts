import { createNameOf, isSlackId } from '../../incidents/names.js';
import type { Incident } from '../../incidents/records/incident.js';
import { buildTranscript } from '../../summaries/transcript.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** Few incidents have more people, and each name may cost a call while someone waits for the form. */
const NAMED_MAX = 100;

/** What is on the record of an incident, with the names of its people; undefined when it's gone. */
export async function readForForm(
  { slack, store }: Pick<RequestDeps, 'slack' | 'store'>,
  incident: Incident,
) {
  const record = await store.loadRecord(incident.incident_id);
  if (!record) return undefined;
  const people = [...record.participants, ...record.comments].map(({ user_id }) => user_id);
  const ids = [...new Set(people)].filter(isSlackId).slice(0, NAMED_MAX);
  const names = await slack.names(ids, { ownChannel: incident.channel_id });
  const nameOf = createNameOf(names);
  return { record: { ...record, incident }, lines: await buildTranscript(record, nameOf), names, nameOf };
}
