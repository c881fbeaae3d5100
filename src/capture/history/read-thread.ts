import type { Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { CheckRun } from '../../incidents/records/history-check.js';
import type { HistoryPage } from '../../ports/slack.js';
import { type CheckSession, saveRun } from './check-session.js';
import { compareThreadPage, type PageComparison } from './compare-page.js';
import { isGone, isRecorded } from './find-missed.js';
import { callHistory, HistoryCallError } from './history-call.js';
import { compareTwice, comparisonOf } from './read-channel-page.js';
import { recordMissed } from './record-missed.js';

export type ThreadProgress = NonNullable<CheckRun['thread']>;

/**
 * Reads a thread, compares it with the record and records what's missing. Resolves to the replies that the
 * record then shows; undefined if the budget is used up before the end, in which case the next run continues
 * there.
 */
export async function readThread(
  session: CheckSession,
  parent: Timestamp,
): Promise<ThreadProgress | undefined> {
  const { thread } = session.run;
  let progress = thread?.parent === parent ? thread : { parent, after: parent, counted: 0, latest: '' };
  for (;;) {
    const page = await requestPage(session, progress);
    // Deleted since the channel was read; the next check handles it.
    if (!page) return progress;
    progress = await comparePage(session, progress, page);
    if (!page.hasMore) return progress;
    await saveRun(session, { thread: progress });
    if (session.budget.isUsedUp()) return undefined;
  }
}

async function requestPage(
  session: CheckSession,
  { parent, after }: ThreadProgress,
): Promise<HistoryPage | undefined> {
  const { deps, channelId } = session;
  try {
    return await callHistory(session, () => deps.slack.threadPage(channelId, parent, { after }));
  } catch (error) {
    if (error instanceof HistoryCallError && error.cause.upstreamCode === 'thread_not_found')
      return undefined;
    throw error;
  }
}

async function comparePage(
  session: CheckSession,
  progress: ThreadProgress,
  first: HistoryPage,
): Promise<ThreadProgress> {
  const { deps, incident, replies } = session;
  const { parent, after } = progress;
  const times = first.messages.map(({ timestamp }) => timestamp);
  const found = await deps.store.getMessages(incident.incident_id, times);
  const stored = new Map(found.map((comment) => [comment.timestamp, comment]));
  const recorded = replies.repliesTo(parent);
  const compare = (page: HistoryPage) =>
    compareThreadPage(comparisonOf(session), { page, stored, recorded, parent, after });
  const again = async () => (await requestPage(session, progress)) ?? first;
  const compared = await compareTwice(again, { first, compare });
  await recordMissed(session, compared);
  return advance(progress, { page: first, stored, compared });
}

interface ComparedPage {
  page: HistoryPage;
  stored: ReadonlyMap<Timestamp, Comment>;
  compared: PageComparison;
}

function advance(progress: ThreadProgress, { page, stored, compared }: ComparedPage): ThreadProgress {
  const shown = page.messages.filter((past) => {
    const comment = stored.get(past.timestamp);
    return comment ? !isGone(comment) : isRecorded(past);
  });
  const times = [...shown.map(({ timestamp }) => timestamp), ...compared.kept, progress.latest].sort();
  return {
    ...progress,
    after: page.messages.at(-1)?.timestamp ?? progress.after,
    counted: progress.counted + shown.length + compared.kept.length,
    latest: times.at(-1) ?? '',
  };
}
