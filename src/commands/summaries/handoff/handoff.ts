import { UsageError } from '../../../base/errors.js';
import { DuplicateRequestError } from '../../../data/table/failures.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Request } from '../../../incidents/records/request.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { user } from '../../../views/text.js';
import { participant } from '../../kernel/access.js';
import { limited } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { openUnlessRepeated } from '../../kernel/forms/open-unless-repeated.js';
import type { Invocation } from '../../kernel/invocation.js';
import { answer, confirm, openForm, type Reply } from '../../kernel/reply.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { applyChange, type WantedChange } from '../../lifecycle/apply-change.js';
import { settledNote } from '../../lifecycle/decided-reason.js';
import { addParticipant } from '../../people/add-participant.js';
import { buildHandoffModal, HANDOFF_MAX } from './handoff-modal.js';
import { newCommander } from './new-commander.js';
import { postHandoff } from './post-handoff.js';

export const handoff = defineCommand({
  name: 'handoff',
  aliases: ['handover'],
  group: 'Work together',
  usage: 'handoff [@person] [note]',
  summary: 'post the state of the incident; if you name a person, they take command',
  examples: ['/incident handoff', '/incident handoff @bob failover done, watch the replica lag'],
  target: 'live-incident',
  access: participant('hand over'),
  arguments: {
    to: newCommander,
    note: limited(settledNote, { what: 'A handoff note', max: HANDOFF_MAX }),
  },
  async run(deps, { invocation, incident, args: { to, note } }) {
    if (invocation.isClick && to === undefined && note === '') {
      return openForm(buildHandoffModal(incident), '/incident handoff @bob watch the replica lag');
    }
    return postHandover(deps, invocation, { incident, to, note });
  },
});

/** Makes someone the commander and posts the state for them, or only posts it. */
export function postHandover(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, to, note }: { incident: Incident; to: string | undefined; note: string },
): Promise<Reply> {
  if (to === undefined) return postState(deps, invocation, { incident, note });
  return handOver(deps, invocation, { incident, to, note });
}

async function postState(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, note }: { incident: Incident; note: string },
): Promise<Reply> {
  const { incident_id, channel_id } = incident;
  const id = shortId(incident_id);
  if (channel_id === undefined)
    throw new UsageError(
      `${id} has no channel to post a handoff in. \`/incident show ${id}\` shows its state.`,
    );
  const repeated = await openPost(deps, invocation, { incident, channel_id, note });
  return (
    repeated ??
    confirm(invocation, incident, notice(`The handoff of ${id} will be in its channel in a moment.`))
  );
}

/** The text is a note on the record. */
async function openPost(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, channel_id, note: text }: { incident: Incident; channel_id: string; note: string },
): Promise<Reply | undefined> {
  const { incident_id } = incident;
  const { userId: by, at: timestamp } = invocation;
  if (text === '') return openUnlessRepeated(deps, invocation, postHandoff, { incident_id, by });
  const note = { incident_id, timestamp, user_id: by, text, source: 'note' as const, channel_id };
  const payload = { incident_id, by, text };
  const request = (stored: Comment): Request =>
    postHandoff.buildRequest(invocation, { ...payload, noted_at: stored.timestamp });
  try {
    await deps.store.recordNote({ note, request });
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
  }
  await postHandoff.start(deps, invocation, payload);
  return undefined;
}

/** Announcing the change posts the handoff. */
async function handOver(
  deps: RequestDeps,
  invocation: Invocation,
  { incident: before, to, note }: { incident: Incident; to: string; note: string },
): Promise<Reply> {
  await addParticipant(deps, invocation, { incident: before, userId: to, what: 'command' });
  const { incident, outcome } = await applyChange(deps, invocation, {
    incident: before,
    decide: (current) => decide(current, to, note),
  });
  const id = shortId(incident.incident_id);
  if (outcome === 'unchanged') return answer(notice(`${user(to)} is already the commander of ${id}.`));
  return confirm(invocation, incident, notice(`${user(to)} is now the commander of ${id}.`));
}

function decide({ roles }: Incident, to: string, note: string): WantedChange | undefined {
  const from = roles.commander;
  if (from === to) return undefined;
  return {
    set: { roles: { ...roles, commander: to } },
    type: 'HANDED_OVER',
    description: `${user(to)} took command`,
    detail: { role: 'commander', user_id: to, ...(from !== undefined && { from }) },
    ...(note !== '' && { note }),
  };
}
