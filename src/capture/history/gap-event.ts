import { formatUtc, type Timestamp } from '../../base/timestamp.js';
import type { CheckRun } from '../../incidents/records/history-check.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';

interface GapEvent {
  incident_id: string;
  /** The start of the gap. */
  at: Timestamp;
}

/** Records that messages may be missing, because Slack refuses the channel's history. */
export function buildRefusedGap(gap: GapEvent, code: string): TimelineEvent {
  return build(
    gap,
    `Messages may be missing from here on: Slack didn't show the channel's history (${code})`,
  );
}

/** Records the progress of a comparison that takes several runs. */
export function buildUnfinishedGap(gap: GapEvent, { position, threads_left }: CheckRun): TimelineEvent {
  const reached =
    position === undefined
      ? 'has just begun'
      : `has reached ${formatUtc(position)} UTC, newest messages first`;
  const threads = threads_left === 1 ? "1 thread isn't" : `${threads_left} threads aren't`;
  const left = threads_left > 0 ? `; ${threads} read yet` : '';
  return build(gap, `Messages may be missing: the comparison with Slack's history ${reached}${left}`);
}

/** Records that something was missing for a while. */
export function buildFilledGap(
  gap: GapEvent,
  { found, until }: { found: number; until: Timestamp },
): TimelineEvent {
  const changes = found === 1 ? '1 change was' : `${found} changes were`;
  return build(
    gap,
    `${changes} added from Slack's history at ${formatUtc(until)} UTC, because Aegis had missed them`,
  );
}

/** Records that Slack no longer shows messages that probably nobody deleted. */
export function buildKeptGap(incident_id: string, kept: ReadonlySet<Timestamp>): TimelineEvent {
  const at = [...kept].sort().at(-1) ?? '';
  const messages = kept.size === 1 ? '1 message' : `${kept.size} messages`;
  return {
    ...build(
      { incident_id, at },
      `Slack no longer shows ${messages} up to here. They stay on the record, because it's Slack's retention or plan that hides them, not a person`,
    ),
    event_id: 'kept',
  };
}

/** An incident has one gap at a time; a later state of it replaces an earlier one. */
function build({ incident_id, at }: GapEvent, description: string): TimelineEvent {
  return { incident_id, event_id: 'gap', timestamp: at, type: 'GAP', description, source: 'System' };
}
