import type { Incident } from '../../incidents/records/incident.js';
import type { Settings } from '../../ports/settings.js';
import type { Slack } from '../../ports/slack.js';
import { serviceRuleOf } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { type Block, context } from '../../views/blocks.js';
import { label, user } from '../../views/text.js';
import { onCallNow } from '../responders/on-call.js';
import { respondersOf } from '../responders/responders-of.js';
import { callLink } from './call-link.js';

/** What an incident's card shows that isn't part of the incident. */
export interface Around {
  process: Process;
  /** User ids of the people who respond to the service. */
  onCall: readonly string[];
}

interface AroundDeps {
  settings: Pick<Settings, 'process'>;
  slack: Pick<Slack, 'directory' | 'groupMembers' | 'user' | 'userGroups'>;
}

export async function readAround(
  { settings: { process }, slack }: AroundDeps,
  incident: Incident,
): Promise<Around> {
  const named = respondersOf(process, incident).filter(({ of }) => of === incident.service);
  return { process, onCall: await onCallNow(slack, named) };
}

const SHOWN_MAX = 5;

/** Who owns the service and is on call for it, its runbook and the call; nothing if aegis.yml names none of these. */
export function serviceLine({ service, incident_id }: Incident, { process, onCall }: Around): Block[] {
  const rule = serviceRuleOf(process, service);
  const call = callLink(process, incident_id);
  const shown = onCall.slice(0, SHOWN_MAX).map(user).join(', ');
  const more = onCall.length > SHOWN_MAX ? ` and ${onCall.length - SHOWN_MAX} more` : '';
  const parts = [
    ...(rule?.owner === undefined ? [] : [label(rule.owner)]),
    ...(shown === '' ? [] : [`on call: ${shown}${more}`]),
    ...(rule?.runbook === undefined ? [] : [`<${escapeLink(rule.runbook)}|Runbook>`]),
    ...(call === undefined ? [] : [`<${escapeLink(call)}|Join the call>`]),
  ];
  return parts.length === 0 ? [] : [context(parts.join(' · '))];
}

/** Slack reads an ampersand in a link as the start of an entity. */
function escapeLink(link: string): string {
  return link.replaceAll('&', '&amp;');
}
