import { UpstreamError } from '../base/errors.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { JobDeps } from '../jobs/job-deps.js';
import type { CaptureDeps } from './capture-deps.js';
import { captureEvent, createCaptureContext } from './capture-event.js';
import { gapRun } from './channels/channel-jobs.js';
import { findMissedEvents, knownMessages } from './missed-events.js';

type GapDeps = CaptureDeps & Pick<JobDeps, 'clock' | 'slack'>;

/** Only this many of a channel's newest messages are compared. */
const MAX_COMPARED = 20_000;

const ACTIVE = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'];

/** One incident's gaps, in a job of its own. */
export const fillGapsJob = gapRun.implement({
  async run(deps, { payload: { incident_id } }) {
    await fillGaps(deps, incident_id);
  },
});

/** Fills the gaps of every active incident, as after downtime. A failure is logged and doesn't stop the others. */
export async function fillAllGaps(deps: GapDeps): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await deps.store.listIncidents({ statuses: ACTIVE, limit: 25, cursor });
    for (const { incident_id } of page.items) await tryToFillGaps(deps, incident_id);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function tryToFillGaps(deps: GapDeps, incident_id: string): Promise<void> {
  try {
    const filled = await fillGaps(deps, incident_id);
    if (filled > 0) deps.logger.info({ incident_id, filled }, 'recorded changes that were missed');
  } catch (err) {
    deps.logger.warn({ incident_id, err }, "couldn't compare the record with Slack");
  }
}

/**
 * Compares a record with the channel's history in Slack and records the messages, edits and marks that are missing;
 * everything recorded already stays as it is. Where Slack refuses the history, an event says from when on messages
 * may be missing. Returns how many changes it recorded.
 */
export async function fillGaps(deps: GapDeps, incidentId: string): Promise<number> {
  const record = await deps.store.loadRecord(incidentId);
  const channelId = record?.incident.channel_id;
  if (!record || channelId === undefined) return 0;
  try {
    const history = await deps.slack.history(channelId, record.incident.created_at, MAX_COMPARED);
    const { markEmoji } = deps.settings;
    const comparison = { known: knownMessages(record), channelId, markEmoji, now: deps.clock.now() };
    const missed = history.flatMap((message) => findMissedEvents(comparison, message));
    const context = createCaptureContext(deps)(incidentId);
    for (const event of missed) await captureEvent(context, event);
    return missed.length;
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
    await recordGap(deps, record, error.upstreamCode);
    return 0;
  }
}

/** The gap starts where the record ends, so the same gap is recorded once. */
async function recordGap(deps: GapDeps, record: IncidentRecord, code: string): Promise<void> {
  const { incident_id, created_at } = record.incident;
  const newest = [...knownMessages(record).keys()].sort().at(-1) ?? created_at;
  await deps.store.recordEvent({
    incident_id,
    event_id: 'gap',
    timestamp: newest,
    type: 'GAP',
    description: `Messages may be missing from here on: Slack didn't show the channel's history (${code})`,
    source: 'System',
  });
}
