import { mapInChunks } from '../../base/chunks.js';
import { HOUR_MS } from '../../base/durations.js';
import { addMillis, epochMillis, fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import { captureEvent, createCaptureContext } from '../capture-event.js';
import type { CapturedEvent } from '../captured-event.js';
import type { MessageContext } from '../message-context.js';
import type { CheckSession } from './check-session.js';
import type { PageComparison } from './compare-page.js';
import { END_OF_TIME } from './read-stored.js';

/** How many messages are recorded in parallel. */
const PARALLEL = 10;

/** For this long after a message was posted, its event may still be on its way. */
const FRESH_MS = 10_000;

type Missed = Pick<PageComparison, 'added' | 'removed' | 'changes' | 'kept'>;

/** Slack may deliver an event this late. */
const LATE_MS = HOUR_MS;

/** Records what the record lacks from a page of a history. */
export async function recordMissed(
  session: CheckSession,
  { added, removed, changes, kept }: Missed,
): Promise<void> {
  for (const timestamp of kept) session.kept.add(timestamp);
  const found = [...added, ...removed.map((event) => [event])];
  await recordGroups(session, [
    ...found,
    ...changes.filter((event) => isNew(session, event)).map((one) => [one]),
  ]);
  countFound(session, found.flat());
}

/** Records members who joined or left. */
export async function recordMembers(session: CheckSession, events: readonly CapturedEvent[]): Promise<void> {
  // A person's joins and leaves must be recorded in order.
  await recordGroups(session, [events]);
  countFound(session, events);
}

async function recordGroups(
  session: CheckSession,
  groups: readonly (readonly CapturedEvent[])[],
): Promise<void> {
  if (groups.flat().length === 0) return;
  const context = await contextOf(session);
  const until = await sharedUntil(session);
  const contextFor = (event: CapturedEvent) => ({
    ...context,
    isWithheld: context.isWithheld || (postedAt(event) ?? END_OF_TIME) <= until,
  });
  await mapInChunks(groups, PARALLEL, async (events) => {
    for (const event of events) await captureEvent(contextFor(event), event);
  });
}

/** Changes of the channel from well before the last check are already on the record. */
function isNew({ check: { verified_until } }: CheckSession, event: CapturedEvent): boolean {
  if (verified_until === undefined || event.type !== 'message') return true;
  return (fromSlackTs(event.ts) ?? '') > addMillis(verified_until, -LATE_MS);
}

function countFound(session: CheckSession, events: readonly CapturedEvent[]): void {
  const { run } = session;
  const is_behind = run.is_behind || events.some((event) => !isFresh(event, session.deps.clock.now()));
  session.run = { ...run, found: run.found + events.length, is_behind };
}

/** Asks Slack whether the channel is shared only when there's something to record, because there rarely is. */
async function contextOf(session: CheckSession): Promise<MessageContext> {
  const { deps, incident, channelId } = session;
  session.context ??= {
    ...createCaptureContext(deps)(incident.incident_id),
    isWithheld: !deps.settings.captureShared && (await deps.slack.channel(channelId)).isShared,
  };
  return session.context;
}

/**
 * Messages up to this time may have been sent while the channel was shared, although it isn't anymore. Text
 * that was withheld then isn't recorded later.
 */
async function sharedUntil({ deps, channelId }: CheckSession): Promise<Timestamp> {
  if (deps.settings.captureShared) return '';
  return (await deps.store.getChannelLink(channelId))?.shared_at ?? '';
}

/** When the message of an event was posted. */
function postedAt(event: CapturedEvent): Timestamp | undefined {
  return event.type === 'message' ? fromSlackTs(event.message?.ts ?? event.ts) : undefined;
}

function isFresh(event: CapturedEvent, now: Timestamp): boolean {
  if (event.type !== 'message' || event.subtype === 'message_changed' || event.subtype === 'message_deleted')
    return false;
  return epochMillis(now) - Number(event.ts) * 1_000 < FRESH_MS;
}
