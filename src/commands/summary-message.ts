import { commentEntity } from '../data/entities/comment.js';
import type { Summary } from '../data/entities/summary.js';
import type { IncidentRecord } from '../data/record.js';
import type { Deps } from '../deps.js';
import { toSlackTs } from '../timestamp.js';
import type { Message } from '../views/blocks.js';
import { buildSummary } from '../views/summary.js';

/** A stored summary as it is posted, each line with links to where it was said. */
export async function renderSummary(
  { slack }: Pick<Deps, 'slack'>,
  record: IncidentRecord,
  summary: Summary,
): Promise<Message> {
  return buildSummary({ summary, permalink: permalinks(record, await slack.workspaceUrl()) });
}

/** Where each comment was said; notes were not said in Slack. */
function permalinks({ comments }: IncidentRecord, workspaceUrl: string) {
  const links = new Map(
    comments.flatMap((comment) => {
      const { channel_id, source, timestamp, thread } = comment;
      if (source !== 'message' || channel_id === undefined) return [];
      const message = `${workspaceUrl}archives/${channel_id}/p${toSlackTs(timestamp).replace('.', '')}`;
      const inThread = thread === undefined ? '' : `?thread_ts=${toSlackTs(thread)}&cid=${channel_id}`;
      return [[commentEntity.toItem(comment).SK, `${message}${inThread}`] as const];
    }),
  );
  return (citation: string) => links.get(citation);
}
