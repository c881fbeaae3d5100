import type { Timestamp } from '../../base/timestamp.js';
import { type CheckSession, saveCheck } from './check-session.js';
import { buildFilledGap, buildKeptGap, buildRefusedGap, buildUnfinishedGap } from './gap-event.js';
import { END_OF_TIME } from './read-stored.js';

/** Records what the comparison hasn't reached yet. */
export async function reportUnfinished(session: CheckSession): Promise<void> {
  const { deps, incident, run } = session;
  const gap = await openGap(session, session.check.verified_until ?? incident.created_at);
  await deps.store.replaceEvent(buildUnfinishedGap(gap, run), { holds: true });
}

/** Records the time after which messages may be missing: that of the last recorded one. */
export async function reportRefused(session: CheckSession, code: string): Promise<void> {
  const { deps, incident } = session;
  const { created_at: from, incident_id } = incident;
  const range = { from: session.check.verified_until ?? from, to: END_OF_TIME };
  const { items } = await deps.store.commentsBetween(incident_id, range);
  const gap = await openGap(session, items[0]?.timestamp ?? range.from);
  deps.logger.warn({ incident_id, code }, "Slack doesn't show the history of an incident channel");
  await deps.store.replaceEvent(buildRefusedGap(gap, code), { holds: true });
}

/** Records what was missing for a while; removes the gap if nothing was. */
export async function reportFinished(session: CheckSession): Promise<void> {
  const { deps, incident, run, check } = session;
  if (check.gap_at === undefined) return;
  const gap = { incident_id: incident.incident_id, at: check.gap_at };
  const filled = buildFilledGap(gap, { found: run.found, until: deps.clock.now() });
  await deps.store.replaceEvent(filled, { holds: run.found > 0 });
  await saveCheck(session, { gap_at: undefined });
}

/** Records that Slack no longer shows some of the record's messages. */
export async function reportKept({ deps, incident, kept }: CheckSession): Promise<void> {
  if (kept.size === 0) return;
  const { incident_id } = incident;
  deps.logger.warn({ incident_id, messages: kept.size }, 'Slack no longer shows messages of the record');
  await deps.store.replaceEvent(buildKeptGap(incident_id, kept), { holds: true });
}

/** Saved before the event is written; otherwise, an unknown gap would never be removed. */
async function openGap(session: CheckSession, at: Timestamp) {
  const { gap_at = at } = session.check;
  if (session.check.gap_at === undefined) await saveCheck(session, { gap_at });
  return { incident_id: session.incident.incident_id, at: gap_at };
}
