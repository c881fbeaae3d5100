import { DAY_MS, MINUTE_MS, WEEK_MS } from '../../base/durations.js';
import { addMillis, epochMillis, type Timestamp } from '../../base/timestamp.js';
import type { CheckRun, HistoryCheck } from '../../incidents/records/history-check.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { PastMessage } from '../../ports/slack.js';
import { type CheckSession, saveCheck, saveRun } from './check-session.js';
import { findGoneMembers } from './find-missed-members.js';
import { readHistoryFacts } from './history-facts.js';
import { readChannelPage } from './read-channel-page.js';
import { readPassedReplies } from './read-stored.js';
import { readThread, type ThreadProgress } from './read-thread.js';
import { recordMembers } from './record-missed.js';
import { createReplyIndex } from './reply-index.js';
import { formatFigures, isThreadToRead } from './select-thread.js';

/**
 * A check looks for edits, deletions, marks and new replies to old messages from this long before the last
 * check.
 */
const LOOK_BACK_MS = WEEK_MS;
/** A thorough check reads threads that were active this long before the last check, even if they look the same. */
const ACTIVE_MS = DAY_MS;
/** A longer pause between two checks means that Aegis was down. */
const PAUSE_MS = 45 * MINUTE_MS;
/** How many threads may look different in the record; few do, because only unrecorded messages cause it. */
const UNLIKE_MAX = 100;

/**
 * A new check. A thorough one assumes that Aegis was down, so anything may have changed, even if the parent
 * doesn't show it.
 */
export function startRun(
  incident: Incident,
  { verified_until }: HistoryCheck,
  { now, isAsked = false }: { now: Timestamp; isAsked?: boolean },
): CheckRun {
  const { created_at } = incident;
  const since = verified_until === undefined ? created_at : addMillis(verified_until, -LOOK_BACK_MS);
  const isLate = verified_until === undefined || epochMillis(now) - epochMillis(verified_until) > PAUSE_MS;
  return {
    started_at: now,
    since: since > created_at ? since : created_at,
    is_thorough: isAsked || isLate,
    found: 0,
    is_behind: false,
    threads_left: 0,
  };
}

/** Continues a check until it's finished or the budget is used up. Resolves to whether it's finished. */
export async function continueCheck(session: CheckSession): Promise<boolean> {
  await readPassedReplies(session);
  for (;;) {
    const page = await readChannelPage(session);
    if (!(await readThreads(session, page.messages))) return false;
    const oldest = page.messages.at(-1)?.timestamp;
    const isAtEnd = page.isLast || oldest === undefined;
    if (isAtEnd && !isToBeRepeated(session.run)) return finish(session);
    if (isAtEnd) await repeatThoroughly(session);
    else await saveRun(session, { position: oldest });
    if (session.budget.isUsedUp()) return false;
  }
}

/** False if the budget is used up before the end. */
async function readThreads(session: CheckSession, messages: readonly PastMessage[]): Promise<boolean> {
  const begun = session.run.thread?.parent;
  const threads = messages.filter(
    (past) => past.timestamp === begun || isThreadToRead(past, rulesOf(session, past)),
  );
  for (const [done, past] of threads.entries()) {
    const left = threads.length - done;
    if (session.budget.isUsedUp()) {
      await saveRun(session, { threads_left: left });
      return false;
    }
    const progress = await readThread(session, past.timestamp);
    if (!progress) {
      await saveRun(session, { threads_left: left });
      return false;
    }
    rememberFigures(session, past, progress);
    await saveRun(session, { position: past.timestamp, thread: undefined, threads_left: left - 1 });
  }
  return true;
}

function rulesOf({ replies, check, run }: CheckSession, { timestamp }: PastMessage) {
  const activeSince = addMillis(check.verified_until ?? run.since, -ACTIVE_MS);
  return {
    recorded: replies.repliesTo(timestamp),
    unlike: check.unlike[timestamp],
    readSince: run.is_thorough ? activeSince : undefined,
  };
}

/** Without this, every check would read threads with replies that aren't recorded. */
function rememberFigures(
  session: CheckSession,
  past: PastMessage,
  { counted, latest }: ThreadProgress,
): void {
  const { [past.timestamp]: _, ...others } = session.check.unlike;
  const { thread } = readHistoryFacts(past);
  const isLike = counted === thread.count && latest === thread.latest;
  const entries = Object.entries(others).slice(isLike ? 0 : 1 - UNLIKE_MAX);
  const unlike = isLike
    ? others
    : { ...Object.fromEntries(entries), [past.timestamp]: formatFigures(thread) };
  session.check = { ...session.check, unlike };
}

/** If something was missed, changes that don't show in the parent may have been missed, too. */
function isToBeRepeated({ is_thorough, is_behind }: CheckRun): boolean {
  return is_behind && !is_thorough;
}

async function repeatThoroughly(session: CheckSession): Promise<void> {
  session.replies = createReplyIndex();
  await saveRun(session, { is_thorough: true, position: undefined, thread: undefined });
}

/** The history may not show who left, so Slack is asked who is in the channel. */
async function compareWhoIsThere(session: CheckSession): Promise<void> {
  const { deps, incident, channelId } = session;
  const present = await deps.slack.members(channelId);
  const participants = await deps.store.participantsOf(incident.incident_id);
  const now = deps.clock.now();
  await recordMembers(session, findGoneMembers(channelId, { present, participants, now }));
}

async function finish(session: CheckSession): Promise<true> {
  await compareWhoIsThere(session);
  await saveCheck(session, { verified_until: session.run.started_at, run: undefined });
  return true;
}
