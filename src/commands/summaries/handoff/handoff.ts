import * as z from 'zod';
import { UsageError } from '../../../base/errors.js';
import type { Job } from '../../../jobs/job.js';
import type { Deps } from '../../../ports/deps.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { user } from '../../../views/text.js';
import { authorize } from '../../kernel/authorize.js';
import { change, readIncident } from '../../kernel/change.js';
import type { Invocation } from '../../kernel/invocation.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { openJob } from '../../kernel/open-job.js';
import { answer, confirm, type Reply } from '../../kernel/reply.js';
import { readUser } from '../../kernel/vocabulary.js';
import { addParticipant } from '../../people/add-participant.js';
import { composeHandoff } from './compose-handoff.js';

const payload = z.object({ incident_id: z.string(), by: z.string(), note: z.string().optional() });

/** Tells the channel where things stand, when nobody new takes command. */
const postHandoff: Job = {
  kind: 'handoff',
  async run(deps, { request, step }) {
    const { incident_id, by, note } = payload.parse(request.payload);
    const incident = await readIncident(deps, incident_id);
    const { channel_id } = incident;
    if (channel_id === undefined) return;
    const message = await composeHandoff(deps, { incident, by, note, at: request.created_at });
    await step('post', (mayExist) =>
      deps.slack.post(channel_id, message, { key: request.request_id, since: request.created_at, mayExist }),
    );
  },
};

export const handoff: LegacyCommand = {
  name: 'handoff',
  aliases: ['handover'],
  group: 'Work together',
  usage: 'handoff [@person] [note]',
  summary: 'post where things stand; a person named takes command with it',
  examples: ['/incident handoff', '/incident handoff @bob failover done, watch the replica lag'],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask, incidentId, words }) {
    const to = words.takeAny(readUser);
    const text = words.rest();
    if (text.length > NOTE_MAX) {
      throw new UsageError(`A handoff note may have ${NOTE_MAX} characters, this has ${text.length}.`);
    }
    const note = text === '' ? undefined : text;
    if (to === undefined) return tellWhereItStands(deps, ask, { incidentId, note });
    return handOver(deps, ask, { incidentId, to, note });
  },
  job: postHandoff,
};

const NOTE_MAX = 1000;

async function tellWhereItStands(
  deps: Deps,
  ask: Invocation,
  { incidentId, note }: { incidentId: string; note: string | undefined },
): Promise<Reply> {
  const incident = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'hand over', incident });
  const job = { incident_id: incidentId, by: ask.userId, ...(note !== undefined && { note }) };
  await openJob(deps, ask, { kind: postHandoff.kind, lane: incidentId, payload: job });
  return confirm(ask, incident, notice(`${shortId(incidentId)}: where it stands is posted in its channel.`));
}

async function handOver(
  deps: Deps,
  ask: Invocation,
  { incidentId, to, note }: { incidentId: string; to: string; note: string | undefined },
): Promise<Reply> {
  const before = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'hand over', incident: before });
  await addParticipant(deps, ask, { incident: before, userId: to, what: 'command' });
  const { incident, outcome } = await change(deps, ask, {
    incidentId,
    permission: 'participant',
    what: 'hand over',
    decide: ({ roles }) => {
      if (roles.commander === to) return undefined;
      const from = roles.commander;
      return {
        set: { roles: { ...roles, commander: to } },
        type: 'HANDED_OVER',
        description: `${user(to)} took command`,
        detail: { role: 'commander', user_id: to, ...(from !== undefined && { from }) },
        note,
      };
    },
  });
  if (outcome === 'same') return answer(notice(`${user(to)} already leads ${shortId(incidentId)}.`));
  return confirm(ask, incident, notice(`${user(to)} leads ${shortId(incidentId)} now.`));
}
