import { fromIso, toSlackTs } from '../../../base/timestamp.js';
import { citedMessage, citedMessages } from '../../../data/entities/claims-on-messages.js';
import { keysOf } from '../../../data/table/keys.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { readRecord } from '../../kernel/read-record.js';

/** Looks up the URL of a cited message; undefined for items that aren't messages. */
export type Permalink = (citation: string) => string | undefined;

export type LinkDeps = Pick<JobDeps, 'archive' | 'slack' | 'store'>;

/** Reads the messages that a summary cites, in order to link to them. */
export async function readSourceLinks(deps: LinkDeps, summary: Summary): Promise<Permalink> {
  const [comments, workspaceUrl] = await Promise.all([
    readCitedComments(deps, summary),
    deps.slack.workspaceUrl(),
  ]);
  const current = await readCurrentIds(deps, comments);
  const links = new Map(
    comments.map((comment) => {
      const channel_id = current.get(comment.channel_id) ?? comment.channel_id;
      return [comment.timestamp, linkTo({ ...comment, channel_id }, workspaceUrl)];
    }),
  );
  // An event that quotes a message, or that a bot's message became, represents the message.
  return (citation) => links.get(citedMessage(citation) ?? '');
}

/** The current ids of channels, by the ids their messages were recorded under. */
async function readCurrentIds(
  { store }: Pick<JobDeps, 'store'>,
  comments: readonly Comment[],
): Promise<ReadonlyMap<string | undefined, string | undefined>> {
  const ids = [...new Set(comments.map(({ channel_id }) => channel_id))];
  const entries = ids.map(async (id) => [id, id && (await store.getChannelLink(id))?.channel_id] as const);
  return new Map(await Promise.all(entries));
}

async function readCitedComments(
  deps: Pick<JobDeps, 'archive' | 'store'>,
  summary: Summary,
): Promise<Comment[]> {
  const { incident_id } = summary;
  const cited = new Set(
    citedMessages(summary).map((timestamp) => keysOf.comment({ incident_id, timestamp }).SK),
  );
  const found = await deps.store.getComments(incident_id, [...cited]);
  // Once an incident is archived, its messages are no longer in the table.
  if (found.length > 0 || cited.size === 0) return found;
  const { comments } = await readRecord(deps, incident_id);
  return comments.filter((comment) => cited.has(keysOf.comment(comment).SK));
}

/** Undefined for notes, which aren't in Slack. */
function linkTo(
  { channel_id, source, timestamp, thread }: Comment,
  workspaceUrl: string,
): string | undefined {
  if (source !== 'message' || channel_id === undefined || !fromIso(timestamp)) return undefined;
  const message = `${workspaceUrl}archives/${channel_id}/p${toSlackTs(timestamp).replace('.', '')}`;
  if (thread === undefined || !fromIso(thread)) return message;
  return `${message}?thread_ts=${toSlackTs(thread)}&cid=${channel_id}`;
}
