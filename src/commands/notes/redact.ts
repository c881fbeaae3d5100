import * as z from 'zod';
import { ForbiddenError, NotFoundError, UsageError } from '../../base/errors.js';
import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import { MESSAGE_EVENT } from '../../data/store/messages/mark-message.js';
import { keysOf } from '../../data/table/keys.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, user } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import type { Invocation } from '../kernel/invocation.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { openJob } from '../kernel/open-job.js';
import { answer } from '../kernel/reply.js';
import { renderSummary } from '../summaries/workflow/render-summary.js';

const LINK = /^<?https?:\/\/[^/\s]+\/archives\/[A-Z0-9]+\/p(\d+)(\d{6})(?:[?|][^\s>]*)?>?$/;
const TS = /^\d{9,11}\.\d{6}$/;

function readMessage(word: string): Timestamp | undefined {
  const [, seconds, micros] = LINK.exec(word) ?? [];
  return fromSlackTs(seconds === undefined ? (TS.exec(word)?.[0] ?? '') : `${seconds}.${micros}`);
}

type Said = Comment | TimelineEvent;

function findSaid({ comments, events }: IncidentRecord, timestamp: Timestamp): Said | undefined {
  const isIt = (one: Said) =>
    one.timestamp === timestamp && (!('event_id' in one) || one.event_id === MESSAGE_EVENT);
  return comments.find(isIt) ?? events.find(isIt);
}

/** The resolution note that came of a summary. */
function notesMadeOf({ events }: IncidentRecord, { timestamp }: Summary): TimelineEvent[] {
  return events.filter(({ type, detail }) => type === 'RESOLUTION_NOTE' && detail?.summary === timestamp);
}

/** Everybody may take back their own words; those of others only who leads the incident. */
async function authorizeRedaction(
  deps: Deps,
  ask: Invocation,
  { record: { incident }, said }: { record: IncidentRecord; said: Said },
): Promise<void> {
  const isOwn = said.user_id === ask.userId;
  const permission = isOwn ? 'participant' : 'lead';
  await authorize(deps, ask, { permission, what: 'redact the words of others in', incident }).catch(
    (error: unknown) => {
      if (!(error instanceof ForbiddenError) || isOwn) throw error;
      throw new ForbiddenError(`${error.message} Your own words you may redact yourself.`);
    },
  );
}

const payload = z.object({
  incident_id: z.string(),
  timestamp: z.string(),
  user_id: z.string(),
  why: z.string(),
});

/** Takes the words out, then the claims that rest on them, and says so. Each step may be done again. */
const takeOut: Job = {
  kind: 'redact',
  async run(deps, { request, step, attempt }) {
    const { incident_id, timestamp, user_id, why } = payload.parse(request.payload);
    const record = await deps.store.loadRecord(incident_id);
    const said = record && findSaid(record, timestamp);
    if (!record || !said) return;
    await deps.store.deleteMessage({ ...said, deleted_at: request.created_at, redacted_by: user_id });
    const citation = 'event_id' in said ? keysOf.event(said).SK : keysOf.comment(said).SK;
    for (const summary of record.summaries) {
      const without = withoutClaimsOn(summary, citation);
      if (!without) continue;
      await deps.store.replaceClaims(without);
      for (const note of notesMadeOf(record, summary)) {
        await deps.store.deleteMessage({ ...note, deleted_at: request.created_at, redacted_by: user_id });
      }
      const { channel_id, message_ts } = summary;
      if (!channel_id || !message_ts) continue;
      const message = await renderSummary(deps, without);
      await attempt('summary', () => deps.slack.update(channel_id, message_ts, message));
    }
    await deps.store.recordEvent({
      incident_id,
      event_id: `redacted-${timestamp}`,
      timestamp: request.created_at,
      type: 'MESSAGE_REDACTED',
      description: 'A message was redacted',
      source: 'System',
      user_id,
      detail: { of: timestamp },
      ...(why !== '' && { note: why }),
    });
    const { channel_id } = record.incident;
    if (channel_id === undefined) return;
    const text = `${user(user_id)} took the message of ${date(timestamp)} off the record.`;
    await step('tell', (mayExist) =>
      deps.slack.post(channel_id, notice(text), {
        key: request.request_id,
        since: request.created_at,
        mayExist,
      }),
    );
  },
};

export const redact: LegacyCommand = {
  name: 'redact',
  aliases: [],
  group: 'Run an incident',
  usage: 'redact message-link [why]',
  summary: 'take the words of a message off the record, and out of every summary that rests on them',
  examples: ['/incident redact https://acme.slack.com/archives/C1/p1736949909123456 a customer’s name'],
  about: 'incident',
  takesProse: 'all',
  async run(deps, { ask, incidentId, words }) {
    const timestamp = words.takeFirst(readMessage);
    if (!timestamp) {
      throw new UsageError(
        'Which message? Its link, from "Copy link" in its menu: `/incident redact https://…/p1736949909123456`.',
      );
    }
    const record = await deps.store.loadRecord(incidentId);
    const said = record && findSaid(record, timestamp);
    if (!record || !said)
      throw new NotFoundError(`That message is not on the record of ${shortId(incidentId)}.`);
    await authorizeRedaction(deps, ask, { record, said });
    await openJob(deps, ask, {
      kind: takeOut.kind,
      lane: incidentId,
      payload: { incident_id: incidentId, timestamp, user_id: ask.userId, why: words.rest() },
    });
    return answer(
      notice(
        `Taking the message of ${date(timestamp)} off the record. Delete it in Slack too: there it still stands.`,
      ),
    );
  },
  job: takeOut,
};

/** The summary without the claims that rest on an item; undefined when there are none. */
function withoutClaimsOn(
  summary: Summary,
  citation: string,
): (Summary & { redacted_claims: number }) | undefined {
  const claims = summary.claims.filter(({ citations }) => !citations.includes(citation));
  const taken = summary.claims.length - claims.length;
  if (taken === 0) return undefined;
  return { ...summary, claims, redacted_claims: (summary.redacted_claims ?? 0) + taken };
}
