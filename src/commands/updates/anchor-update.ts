import { keysOf } from '../../data/table/keys.js';
import { idsInRecord } from '../../incidents/ids-in-record.js';
import { createNameOf } from '../../incidents/names.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { checkText } from '../../summaries/checker/text/check-text.js';
import { buildTranscript } from '../../summaries/transcript.js';
import { plain } from '../../views/text.js';
import { readRecord } from '../kernel/read-record.js';

/**
 * Stores which lines an update's sentences rest on, so that its author is warned when they're out of date, and a
 * redaction reaches them. Does nothing for other events.
 */
export async function anchorUpdate(deps: JobDeps, event: TimelineEvent): Promise<void> {
  const { incident_id, timestamp, type, note = '', user_id } = event;
  if (type !== 'UPDATE_POSTED' || note === '') return;
  const record = await readRecord(deps, incident_id);
  const { incident } = record;
  const names = await deps.slack.names(idsInRecord(record), { ownChannel: incident.channel_id });
  const nameOf = createNameOf(names);
  const own = keysOf.event(event).SK;
  const lines = (await buildTranscript(record, nameOf)).filter(({ sk, at }) => sk !== own && at <= timestamp);
  const sentences = await checkText(plain(note, nameOf), { lines, incident, now: timestamp, nameOf });
  const claims = sentences
    .filter(({ verdict }) => verdict === 'on_record')
    .map(
      ({ text, citations }): Claim => ({
        section: 'what_happened',
        text,
        citations: [own, ...citations],
      }),
    );
  await deps.store.recordSummary({
    ...{ incident_id, timestamp, claims, kind: 'update', event_at: timestamp },
    ...(user_id !== undefined && { requested_by: user_id }),
    model: 'extractive',
    fallback: false,
  });
}
