import type { Timestamp } from '../../base/timestamp.js';
import { type CheckSession, saveCheck } from './check-session.js';
import { buildFilledGap, buildKeptGap, buildRefusedGap, buildUnfinishedGap } from './gap-event.js';
import { END_OF_TIME } from './read-stored.js';

/** Says on the record what the comparison hasn't reached yet. */
export async function reportUnfinished(session: CheckSession): Promise<void> {
  const { deps, incident, run } = session;
  const gap = await openGap(session, session.check.verified_until ?? incident.created_at);
  await deps.store.replaceEvent(buildUnfinishedGap(gap, run), { holds: true });
}

/** Says on the record from where on messages may be missing: after the last one that it has. */
export async function reportRefused(session: CheckSession, code: string): Promise<void> {
  const { deps, incident } = session;
  const { created_at: from, incident_id } = incident;
  const range = { from: session.check.verified_until ?? from, to: END_OF_TIME };
  const { items } = await deps.store.commentsBetween(incident_id, range);
  const gap = await openGap(session, items[0]?.timestamp ?? range.from);
  deps.logger.warn({ incident_id, code }, "Slack doesn't show the history of an incident channel");
  await deps.store.replaceEvent(buildRefusedGap(gap, code), { holds: true });
}

/** Says on the record what was missing for a while; a gap in which nothing was is taken back. */
export async function reportFinished(session: CheckSession): Promise<void> {
  const { deps, incident, run, check } = session;
  if (check.gap_at === undefined) return;
  const gap = { incident_id: incident.incident_id, at: check.gap_at };
  const filled = buildFilledGap(gap, { found: run.found, until: deps.clock.now() });
  await deps.store.replaceEvent(filled, { holds: run.found > 0 });
  await saveCheck(session, { gap_at: undefined });
}

/** Says on the record that it has messages that Slack no longer shows. */
export async function reportKept({ deps, incident, kept }: CheckSession): Promise<void> {
  if (kept.size === 0) return;
  const { incident_id } = incident;
  deps.logger.warn({ incident_id, messages: kept.size }, 'Slack no longer shows messages of the record');
  await deps.store.replaceEvent(buildKeptGap(incident_id, kept), { holds: true });
}

/** Saved before the event is written: a gap that nobody knows of would never be taken back. */
async function openGap(session: CheckSession, at: Timestamp) {
  const { gap_at = at } = session.check;
  if (session.check.gap_at === undefined) await saveCheck(session, { gap_at });
  return { incident_id: session.incident.incident_id, at: gap_at };
}
