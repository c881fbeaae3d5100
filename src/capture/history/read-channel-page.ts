import type { HistoryPage, PastMessage } from '../../ports/slack.js';
import type { CheckSession } from './check-session.js';
import { compareChannelPage, type PageComparison } from './compare-page.js';
import type { MarkComparison } from './find-missed-marks.js';
import { findMissedMembers, readMoves } from './find-missed-members.js';
import { callHistory } from './history-call.js';
import { END_OF_TIME, readStored } from './read-stored.js';
import { recordMembers, recordMissed } from './record-missed.js';

interface ChannelPage {
  /** Newest first, none older than the check's range. */
  messages: PastMessage[];
  /** Whether the check has reached the end of its range. */
  isLast: boolean;
}

/** Reads the next page of the channel, compares it with the record and records what's missing, except for replies. */
export async function readChannelPage(session: CheckSession): Promise<ChannelPage> {
  const { run } = session;
  const first = await requestPage(session);
  const oldest = first.messages.at(-1)?.timestamp ?? '';
  const from = first.hasMore && oldest > run.since ? oldest : run.since;
  const to = run.position ?? END_OF_TIME;
  const shown = new Set(first.messages.map(({ timestamp }) => timestamp));
  const stored = await readStored(session, { from, to, shown });
  const compare = (page: HistoryPage) =>
    compareChannelPage(comparisonOf(session), { page, stored, replies: session.replies, from, to });
  const again = () => requestPage(session);
  await recordMissed(session, await compareTwice(again, { first, compare, unreached }));
  const messages = first.messages.filter(({ timestamp }) => timestamp >= run.since);
  await compareMembers(session, messages);
  return { messages, isLast: !first.hasMore || oldest <= run.since };
}

/** The messages of a page that new ones pushed off it when it was read again. */
function unreached(first: HistoryPage, second: HistoryPage): PastMessage[] {
  const oldest = second.messages.at(-1)?.timestamp ?? '';
  return second.hasMore ? first.messages.filter(({ timestamp }) => timestamp < oldest) : [];
}

function requestPage(session: CheckSession): Promise<HistoryPage> {
  const { deps, channelId, run } = session;
  return callHistory(session, () => deps.slack.historyPage(channelId, { before: run.position }));
}

/** People may have joined or left meanwhile, and people who left a private incident may no longer see it. */
async function compareMembers(session: CheckSession, messages: readonly PastMessage[]): Promise<void> {
  const moves = readMoves(messages);
  if (moves.length === 0) return;
  const { deps, incident, channelId } = session;
  const participants = await deps.store.participantsOf(incident.incident_id);
  await recordMembers(session, findMissedMembers(channelId, moves, participants));
}

export function comparisonOf({ deps, channelId }: CheckSession): MarkComparison {
  return { channelId, markEmoji: deps.settings.markEmoji, now: deps.clock.now() };
}

interface Compared {
  first: HistoryPage;
  compare: (page: HistoryPage) => PageComparison;
  /** What's on the first page but not on the second; nothing if absent. */
  unreached?: (first: HistoryPage, second: HistoryPage) => PastMessage[];
}

/**
 * Compares a page, and compares it again if something is gone, because the page lacks anything posted or
 * marked after the page was read and before the record was. The second page is newer than the part of the
 * record that was read.
 */
export async function compareTwice(
  requestAgain: () => Promise<HistoryPage>,
  { first, compare, unreached = () => [] }: Compared,
): Promise<PageComparison> {
  const found = compare(first);
  if (found.removed.length === 0) return found;
  const second = await requestAgain();
  const compared = compare(second);
  const { added, changes } = compare({ ...first, messages: unreached(first, second) });
  return {
    ...compared,
    added: [...compared.added, ...added],
    changes: [...compared.changes, ...changes],
  };
}
