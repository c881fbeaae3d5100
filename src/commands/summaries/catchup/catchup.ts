import * as z from 'zod';
import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Participant } from '../../../incidents/records/participant.js';
import type { Job } from '../../../jobs/job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { date } from '../../../views/text.js';
import { readIncident } from '../../kernel/change.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { openJob } from '../../kernel/open-job.js';
import { answer } from '../../kernel/reply.js';
import { makeSummary, readRecord } from '../workflow/make-summary.js';
import { renderSummary } from '../workflow/summary-message.js';

const payload = z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() });

/** Sums up what somebody missed, for their eyes only, and remembers how far they have caught up. */
const catchUp: Job = {
  kind: 'catchup',
  async run(deps, { request, step }) {
    const { incident_id, user_id, channel_id } = payload.parse(request.payload);
    const record = await readRecord(deps, incident_id);
    const me = record.participants.find((participant) => participant.user_id === user_id);
    const since = lastSeen(record, me, user_id);
    const made = await step('summary', () =>
      makeSummary(
        deps,
        { record },
        {
          kind: 'catchup',
          requestedBy: user_id,
          requestedAt: request.created_at,
          since,
        },
      ),
    );
    const message =
      made.claims.length > 1
        ? await renderSummary(deps, made)
        : notice(
            `Nothing has happened on ${shortId(incident_id)} since ${date(since ?? request.created_at)}.`,
          );
    await step('tell', () => deps.slack.postEphemeral(channel_id, user_id, message));
    if (me) await deps.store.recordLastSeen({ ...me, seen_until: request.created_at });
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(
      channel_id,
      user_id,
      notice(`There is nothing to catch up with this time. ${reason}`),
    );
  },
};

export const catchup: LegacyCommand = {
  name: 'catchup',
  aliases: ['catch-up'],
  group: 'Look back',
  usage: 'catchup [id]',
  summary: 'tell only you what happened since you last said something, left, or caught up',
  examples: ['/incident catchup', '/incident catchup 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    if (words.rest().toLowerCase() !== '' && words.rest().toLowerCase() !== 'up') {
      throw new UsageError('`/incident catchup` takes an incident id and nothing else.');
    }
    await readIncident(deps, incidentId);
    const { userId, channelId } = ask;
    if (channelId === undefined)
      throw new UsageError('Ask for it in a channel: only you will see the answer.');
    const lane = `${incidentId}-${userId}`;
    await openJob(deps, ask, {
      kind: catchUp.kind,
      lane,
      payload: { incident_id: incidentId, user_id: userId, channel_id: channelId },
    });
    return answer(notice(`Looking up what you missed on ${shortId(incidentId)}…`));
  },
  job: catchUp,
};

/** The last moment at which they certainly knew what was going on; undefined when there is none. */
function lastSeen(
  { comments }: IncidentRecord,
  me: Participant | undefined,
  userId: string,
): Timestamp | undefined {
  const said = comments.findLast(({ user_id }) => user_id === userId)?.timestamp;
  const moments = [said, me?.seen_until, me?.left_at].filter((moment) => moment !== undefined);
  return moments.sort().at(-1);
}
