import { DAY_MS } from '../../../base/durations.js';
import { addMillis, type Timestamp } from '../../../base/timestamp.js';
import { idsInRecord } from '../../../incidents/ids-in-record.js';
import { createNameOf } from '../../../incidents/names.js';
import type { Claim, Summary } from '../../../incidents/records/incident-summary.js';
import type { JobRun } from '../../../jobs/job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { type Overtaken, overtakenClaims } from '../../../summaries/briefings/overtaken-claims.js';
import { buildState } from '../../../summaries/state/build-state.js';
import { buildTranscript } from '../../../summaries/transcript.js';
import { warnOfOvertaken } from './warn-of-overtaken.js';

/** Nobody mistakes an announcement older than this for the current state. */
const WATCHED_MS = DAY_MS;
/** People wouldn't read more warnings at a time. */
const WARNINGS_MAX = 3;

/**
 * Compares what was announced (the newest update, the accepted resolution note, the last posted summary) with what came
 * later, and has the commander warned, once per statement. Reads only later items and the ones that the statements
 * cite.
 */
export async function findOvertaken(
  deps: JobDeps,
  { payload: { incident_id }, request }: Pick<JobRun<{ incident_id: string }>, 'payload' | 'request'>,
): Promise<void> {
  const now = request.created_at;
  const announced = await readAnnounced(deps, incident_id, addMillis(now, -WATCHED_MS));
  const [oldest] = announced.map(({ timestamp }) => timestamp).sort();
  if (oldest === undefined) return;
  const cited = [...new Set(announced.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations)))];
  const record = await deps.store.loadRecordSince(incident_id, { after: oldest, cited });
  if (!record || record.incident.archive_key !== undefined) return;
  const { channel_id: ownChannel } = record.incident;
  const nameOf = createNameOf(await deps.slack.names(idsInRecord(record), { ownChannel }));
  const state = await buildState(await buildTranscript(record, nameOf));
  const found = announced.flatMap((summary) =>
    overtakenClaims(stated(summary), state, summary.timestamp).map((one) => ({ ...one, summary })),
  );
  for (const one of found.slice(0, WARNINGS_MAX)) await openWarning(deps, now, one);
}

/** A summary's own statements. Its headline repeats the newest update, which is watched separately. */
function stated({ claims }: Summary): Claim[] {
  return claims.filter(({ section }) => section !== 'headline');
}

/** One warning per statement, however often it's overtaken: its id is derived from what it rests on. */
async function openWarning(
  deps: JobDeps,
  at: Timestamp,
  { summary, claim, by, why }: Overtaken & { summary: Summary },
): Promise<void> {
  const { incident_id, timestamp } = summary;
  const source = claim.citations.at(-1) ?? '';
  const requestId = `${warnOfOvertaken.kind}-${incident_id}-${timestamp}-${source}`;
  await warnOfOvertaken.open(deps, { requestId, at }, { incident_id, timestamp, source, by: by.sk, why });
}

async function readAnnounced({ store }: JobDeps, incidentId: string, since: Timestamp): Promise<Summary[]> {
  const channelId = (await store.getIncident(incidentId))?.channel_id;
  const link = channelId === undefined ? undefined : await store.getChannelLink(channelId);
  const { summary_at = '', resolution_at = '' } = link ?? {};
  const found = await Promise.all([
    store.findSummary(incidentId, { kind: 'update', since, isWanted: () => true }),
    ...[...new Set([summary_at, resolution_at])]
      .filter((timestamp) => timestamp > since)
      .map((timestamp) => store.getSummary(incidentId, timestamp)),
  ]);
  return found.filter((one) => one !== undefined && one.as_of === undefined) as Summary[];
}
