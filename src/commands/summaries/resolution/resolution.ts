import { fromIso, type Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { escapeText } from '../../../views/text.js';
import { participant } from '../../kernel/access.js';
import { choice, word } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import type { Invocation } from '../../kernel/invocation.js';
import { answer, NOTHING, openForm, type Reply } from '../../kernel/reply.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { acceptResolution } from './accept-resolution.js';
import { findNewestProposal, findProposal, isOfThisResolution, refuseUnresolved } from './find-proposal.js';
import { proposeResolution } from './propose-resolution.js';
import { buildResolutionModal } from './resolution-modal.js';
import { resolutionText } from './resolution-text.js';
import { buildNoProposal, buildResolutionProposal } from './resolution-view.js';

export const resolution = defineCommand({
  name: 'resolution',
  aliases: [],
  group: 'Look back',
  usage: 'resolution [id]',
  summary: 'propose a resolution note for you to accept, edit or dismiss',
  examples: ['/incident resolution', '/incident resolution 42'],
  target: 'live-incident',
  access: participant('write the resolution note of'),
  arguments: {
    /** What the buttons of a proposal do, and the proposal they belong to. */
    verb: choice(['accept', 'edit', 'dismiss'], 'first'),
    proposal: word(fromIso, 'first'),
  },
  async run(deps, { invocation, incident, args: { verb, proposal } }) {
    if (verb === undefined) return propose(deps, invocation, incident);
    if (verb === 'dismiss') return dismiss(deps, incident.incident_id, proposal);
    const summary = await findProposal(deps, incident, proposal);
    if (verb === 'edit') return openForm(buildResolutionModal(summary), '/incident resolution accept');
    const note = escapeText(resolutionText(summary));
    if (note === '') return answer(buildNoProposal(summary));
    await acceptResolution(deps, invocation, { summary, note });
    return answer(notice(`The resolution note of ${shortId(incident.incident_id)} is on the record.`));
  },
});

async function dismiss(
  deps: RequestDeps,
  incidentId: string,
  proposal: Timestamp | undefined,
): Promise<Reply> {
  const summary =
    proposal === undefined
      ? await findNewestProposal(deps, incidentId)
      : await deps.store.getSummary(incidentId, proposal);
  // An accepted note stays accepted, even if someone opens the proposal later.
  if (summary?.kind === 'resolution' && summary.outcome === undefined)
    await deps.store.recordOutcome({ ...summary, outcome: 'dismissed' });
  return answer(notice('Dismissed. `/incident resolution` proposes it again.'));
}

/** Shows the newest proposal again, unless it's of an earlier resolution, or starts the job that writes one. */
async function propose(deps: RequestDeps, invocation: Invocation, incident: Incident): Promise<Reply> {
  const { incident_id } = incident;
  refuseUnresolved(incident);
  const proposal = await findNewestProposal(deps, incident_id);
  if (proposal && isOfThisResolution(proposal, incident)) return answer(buildResolutionProposal(proposal));
  await proposeResolution.open(deps, invocation, {
    incident_id,
    user_id: invocation.userId,
    channel_id: invocation.channelId,
  });
  return NOTHING;
}
