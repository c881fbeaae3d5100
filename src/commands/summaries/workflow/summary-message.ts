import { fromIso, toSlackTs } from '../../../base/timestamp.js';
import { keysOf, sk } from '../../../data/table/keys.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { Deps } from '../../../ports/deps.js';
import type { Message } from '../../../views/blocks.js';
import { buildSummary } from '../summary/summary-view.js';
import { readRecord } from './make-summary.js';

type LinkDeps = Pick<Deps, 'archive' | 'slack' | 'store'>;

/** A stored summary as it is posted, each line with links to where it was said. */
export async function renderSummary(deps: LinkDeps, summary: Summary, behind = 0): Promise<Message> {
  return buildSummary({ summary, permalink: await linksOf(deps, summary), behind });
}

/** The address of each message that a summary cites. */
export async function linksOf(
  deps: LinkDeps,
  summary: Summary,
): Promise<(citation: string) => string | undefined> {
  const [comments, workspaceUrl] = await Promise.all([
    citedComments(deps, summary),
    deps.slack.workspaceUrl(),
  ]);
  return permalinks(comments, workspaceUrl);
}

async function citedComments(
  deps: Pick<Deps, 'archive' | 'store'>,
  { incident_id, claims }: Summary,
): Promise<Comment[]> {
  const cited = new Set(
    claims.flatMap(({ citations }) => citations).filter((one) => one.startsWith(sk.prefix.comment)),
  );
  const found = await deps.store.getComments(incident_id, [...cited]);
  // Of an archived incident the table has no messages any more.
  if (found.length > 0 || cited.size === 0) return found;
  const { comments } = await readRecord(deps, incident_id);
  return comments.filter((comment) => cited.has(keysOf.comment(comment).SK));
}

/** Where each comment was said; notes were not said in Slack. */
function permalinks(comments: readonly Comment[], workspaceUrl: string) {
  const links = new Map(
    comments.flatMap((comment) => {
      const { channel_id, source, timestamp, thread } = comment;
      if (source !== 'message' || channel_id === undefined || !fromIso(timestamp)) return [];
      const message = `${workspaceUrl}archives/${channel_id}/p${toSlackTs(timestamp).replace('.', '')}`;
      const inThread =
        thread === undefined || !fromIso(thread) ? '' : `?thread_ts=${toSlackTs(thread)}&cid=${channel_id}`;
      return [[keysOf.comment(comment).SK, `${message}${inThread}`] as const];
    }),
  );
  return (citation: string) => links.get(citation);
}
