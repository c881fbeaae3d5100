import { MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import { addMillis, epochMillis, fromMillis, nextMicrosecond, type Timestamp } from '../../base/timestamp.js';
import { createCaptureContext } from '../../capture/capture-event.js';
import { captureHistory } from '../../capture/capture-history.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { HistoryPage, PastMessage } from '../../ports/slack.js';
import { selectMessages, selectThreads, type ThreadedMessage, type ThreadToRead } from './select-history.js';

interface Origin {
  incidentId: string;
  /** The channel in which the incident was declared. */
  channelId: string;
  declaredAt: Timestamp;
  /** The message from whose menu it was declared. */
  message: ThreadedMessage | undefined;
}

/** Slack's clock may be ahead of ours by this much. */
const CLOCK_MARGIN_MS = 1_000;
/** Slack shows 999 messages of a thread in one response, so this is nearly all there are. */
const THREAD_PAGES_MAX = 3;

/**
 * Records what was said shortly before an incident was declared, in the channel where it was declared, and the message
 * it was declared from with its thread. Private and shared channels are left out, because not everyone who sees the
 * incident may see those; so are other incident channels. Returns the number of messages.
 */
export async function importHistory(
  deps: JobDeps,
  { incidentId, channelId, declaredAt, message }: Origin,
): Promise<number> {
  if ((await deps.cached.incidentOf(channelId)) !== undefined) return 0;
  const { isPrivate, isShared } = await deps.slack.channel(channelId);
  if (isPrivate || isShared) return 0;
  const { minutes, messages: limit } = deps.settings.history;
  const since = fromMillis(Math.max(0, epochMillis(declaredAt) - minutes * MINUTE_MS));
  const { messages: recent } = await deps.slack.historyPage(channelId, {});
  const threads = selectThreads(recent, { since, message });
  const found = [...recent];
  for (const thread of threads) found.push(...(await readThread(deps, channelId, thread)));
  const wanted = message ? [message.parent, message.timestamp] : [];
  found.push(...(await findMessages(deps, channelId, { wanted, found })));
  const until = addMillis(declaredAt, CLOCK_MARGIN_MS);
  const selected = selectMessages(found, { since, until, message, limit });
  await deps.store.recordCopies(
    { incident_id: incidentId, channel_id: channelId },
    selected.map(({ timestamp }) => timestamp),
  );
  return captureHistory(
    createCaptureContext(deps)(incidentId),
    channelId,
    selected.map(({ raw }) => raw),
  );
}

/** Nothing of a thread that is gone by now. */
async function readThread(
  { slack }: Pick<JobDeps, 'slack'>,
  channelId: string,
  { parent, after }: ThreadToRead,
): Promise<PastMessage[]> {
  const found: PastMessage[] = [];
  let page: HistoryPage | undefined;
  for (let pages = 0; pages < THREAD_PAGES_MAX && page?.hasMore !== false; pages += 1) {
    const from = page?.messages.at(-1)?.timestamp ?? after;
    page = await slack.threadPage(channelId, parent, { after: from }).catch(ifThreadIsGone);
    found.push(...page.messages);
  }
  return found;
}

function ifThreadIsGone(error: unknown): HistoryPage {
  if (error instanceof UpstreamError && error.upstreamCode === 'thread_not_found') return EMPTY_PAGE;
  throw error;
}

const EMPTY_PAGE: HistoryPage = { messages: [], hasMore: false, isLimited: false };

/** The top-level messages of these times that haven't been found yet. */
async function findMessages(
  { slack }: Pick<JobDeps, 'slack'>,
  channelId: string,
  { wanted, found }: { wanted: readonly Timestamp[]; found: readonly PastMessage[] },
): Promise<PastMessage[]> {
  const missing = [...new Set(wanted)].filter((at) => !found.some(({ timestamp }) => timestamp === at));
  const pages = await Promise.all(
    missing.map((at) => slack.historyPage(channelId, { before: nextMicrosecond(at), limit: 1 })),
  );
  return pages.flatMap(({ messages }) => messages).filter(({ timestamp }) => missing.includes(timestamp));
}
