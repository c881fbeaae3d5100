import { changeGroup } from '../../alerts/change-group.js';
import { requestGroup } from '../../alerts/request-batch.js';
import { NotFoundError, UsageError } from '../../base/errors.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import { ACTIVE_STATUSES } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { buildProgress } from '../declare/declaration-progress.js';
import { changing, member, participant, viewer } from '../kernel/access.js';
import { choice } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findIncidents } from '../look-up/find-incidents.js';
import { buildAlertList, buildAttachChoice } from './alert-view.js';
import { openDeclaration } from './decide-group.js';
import { type GroupRef, groupArgument } from './group-ref.js';

export const alerts = defineCommand({
  name: 'alerts',
  aliases: ['alert'],
  group: 'Look back',
  usage: 'alerts [id]',
  summary: 'show the alerts of an incident, and which are still firing',
  examples: ['/incident alerts', '/incident alerts 42'],
  target: 'optional',
  access({ incident, args: { verb } }) {
    if (verb === undefined) return viewer;
    return verb === 'attach' && incident
      ? changing(participant('attach alerts to'))
      : member('decide about alerts of');
  },
  arguments: {
    /** What the buttons of a question do, and the group they're about. */
    verb: choice(['declare', 'attach', 'dismiss'], 'first'),
    group: groupArgument(),
  },
  async run(deps, { invocation, incident, args: { verb, group } }) {
    if (verb === undefined) return listAlerts(deps, incident);
    if (!group)
      throw new UsageError(
        'Use the buttons on the message about the alerts. `/incident alerts` shows that message.',
      );
    if (verb === 'declare') return declareFor(deps, invocation, group);
    if (verb === 'dismiss') return dismiss(deps, invocation, group);
    return incident ? attach(deps, invocation, { group, incident }) : offerIncidents(deps, invocation, group);
  },
});

async function listAlerts({ store }: RequestDeps, incident: Incident | undefined): Promise<Reply> {
  if (!incident) {
    throw new UsageError(
      'Which incident? Add its id, `/incident alerts 42`, or run it in the incident channel. `/incident list` shows the ids.',
    );
  }
  return answer(buildAlertList(incident.incident_id, await store.alertGroupsOf(incident.incident_id)));
}

async function declareFor(deps: RequestDeps, invocation: Invocation, ref: GroupRef): Promise<Reply> {
  const { requestId, userId, at } = invocation;
  const group = await openDeclaration(deps, ref, { requestId, userId, at });
  if (!group) return alreadyDecided(deps, ref);
  await requestGroup(deps, ref);
  return answer(buildProgress(group));
}

async function dismiss(deps: RequestDeps, { userId }: Invocation, ref: GroupRef): Promise<Reply> {
  const group = await changeGroup(deps, ref, (current) =>
    current.state === 'triage'
      ? { after: { ...current, state: 'dismissed', decided_by: userId } }
      : undefined,
  );
  if (!group) return alreadyDecided(deps, ref);
  await requestGroup(deps, ref);
  return answer(notice('Dismissed. If these alerts come back after a quiet spell, they count as new.'));
}

async function attach(
  deps: RequestDeps,
  { userId }: Invocation,
  { group: ref, incident }: { group: GroupRef; incident: Incident },
): Promise<Reply> {
  const { incident_id } = incident;
  const group = await changeGroup(deps, ref, (current) =>
    current.state === 'triage'
      ? { after: { ...current, decided_by: userId, state: 'linked', incident_id } }
      : undefined,
  );
  if (!group) return alreadyDecided(deps, ref);
  await requestGroup(deps, ref);
  return answer(
    notice(`Attached to ${shortId(incident_id)}. The alerts will be on its timeline in a moment.`),
  );
}

/** Incidents that this person may see. */
const OFFERED = 5;

async function offerIncidents(deps: RequestDeps, { userId }: Invocation, ref: GroupRef): Promise<Reply> {
  const { items } = await findIncidents(
    deps,
    { viewerId: userId, statuses: ACTIVE_STATUSES },
    { limit: OFFERED },
  );
  return answer(
    buildAttachChoice(ref, items),
    items.map(({ incident_id }) => incident_id),
  );
}

const OUTCOME: Readonly<Record<AlertGroup['state'], string>> = {
  new: 'Aegis is still looking at these alerts. Try again in a moment.',
  triage: 'These alerts changed just now. Try again.',
  declaring: 'An incident is already being declared for these alerts.',
  linked: 'These alerts are already part of an incident.',
  dismissed: 'Someone already dismissed these alerts.',
};

/** The first delivery of this very request may have died before it had the group handled. */
async function alreadyDecided(deps: RequestDeps, ref: GroupRef): Promise<Reply> {
  const group = await deps.store.getAlertGroup(ref);
  if (!group)
    throw new NotFoundError('These alerts are no longer stored. `/incident alerts` shows the ones that are.');
  await requestGroup(deps, ref);
  return answer(notice(OUTCOME[group.state]));
}
